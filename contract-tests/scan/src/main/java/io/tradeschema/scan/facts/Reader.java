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
 */
public record Reader(
        Set<String> streams,
        Where where,
        Where from,
        String by,
        String function,
        Transport transport,
        boolean handler) {}
