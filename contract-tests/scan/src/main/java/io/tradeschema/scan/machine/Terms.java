package io.tradeschema.scan.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the machine asks of the contract: which names are events' and streams', and what to write in place of a wrong one. */
record Terms(
        List<Event> events, Set<String> validators, Map<String, String> environment, Map<String, String> configured) {

    /**
     * One event.
     *
     * @param name its name
     * @param stream its stream
     * @param topics what carries it on other buses, beside its name
     * @param className the name that its class has in source
     * @param fields its fields' names
     * @param required the fields that every message has
     * @param lists the lists of objects, each by the names that lead to its elements: {@code fills[]}
     * @param envelope the names of an entry's fields
     * @param payloadKey the entry's field that holds the message
     * @param discriminator the entry's field that holds the event's name
     * @param successor the field that took a retired name's place
     * @param advice what to write in place of a name, beside others
     */
    record Event(
            String name,
            String stream,
            Set<String> topics,
            String className,
            Set<String> fields,
            Set<String> required,
            Set<String> lists,
            Set<String> envelope,
            String payloadKey,
            String discriminator,
            Function<String, Optional<String>> successor,
            BiFunction<String, Set<String>, String> advice) {}

    Optional<Event> ofClass(String name) {
        return events.stream().filter(event -> event.className().equals(name)).findFirst();
    }

    Optional<Event> onStream(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).findFirst();
    }

    Optional<Event> named(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name)
                        || event.stream().equals(name)
                        || event.topics().contains(name))
                .findFirst();
    }
}
