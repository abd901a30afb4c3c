package io.tradeschema.scan.python;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the Python scan must know of a contract's event to recognise it.
 *
 * @param name the event's name, such as {@code trade.intent}
 * @param stream the stream it travels on
 * @param className the class name that says the same, such as {@code TradeIntent}
 * @param fields the names of its fields
 * @param envelope the names of the entry's own fields
 * @param payloadKey the entry's field that holds the JSON
 * @param successor the name that took the place of a retired one
 * @param advice what to write instead of a name that the event does not have, beside these names
 */
record KnownEvent(
        String name,
        String stream,
        String className,
        Set<String> fields,
        Set<String> envelope,
        String payloadKey,
        Function<String, Optional<String>> successor,
        BiFunction<String, Set<String>, String> advice) {}
