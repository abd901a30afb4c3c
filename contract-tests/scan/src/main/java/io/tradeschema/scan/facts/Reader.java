package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Set;

/**
 * One place that takes entries from streams.
 *
 * @param streams the streams it reads; empty when the scan could not tell
 * @param where the call that reads or subscribes
 * @param from the call in that file which leads here; the same place unless a bus class of the tree lies between
 * @param by the file whose code brings this about
 * @param function the function of that file
 * @param transport what carries the messages
 * @param handler whether this is a registered handler, whose argument a wrapper prepares
 * @param queues the queues it takes from under whose own names others may write to it directly, where what they are bound to
 *     are its streams
 */
public record Reader(
        Set<String> streams,
        Where where,
        Where from,
        String by,
        String function,
        Transport transport,
        boolean handler,
        Set<String> queues) {

    /** A place that takes from no queue which has another name. */
    public Reader(
            Set<String> streams,
            Where where,
            Where from,
            String by,
            String function,
            Transport transport,
            boolean handler) {
        this(streams, where, from, by, function, transport, handler, Set.of());
    }

    /** The same place, on these streams. */
    public Reader on(Set<String> others) {
        return new Reader(others, where, from, by, function, transport, handler, queues);
    }
}
