package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Optional;

/**
 * One place that writes to a stream, with one object that it writes.
 *
 * @param stream the stream's name, or the event's name where only that is known
 * @param where the call that writes
 * @param from the call in that file which leads here; the same place unless a bus class of the tree lies between
 * @param by the file whose code brings this about: the writer, or the one that calls a bus class of the tree
 * @param function the function of that file
 * @param form how the message lies in the entry
 * @param key the key that holds the JSON; empty unless the form is {@link WireForm#JSON_UNDER_KEY}
 * @param entry the fields of the entry, where seen
 * @param message the fields of the message, where seen
 * @param unseen why the message's fields are not known at all
 * @param transport what carries the message
 * @param validated whether the message was held against a schema before, on every path
 */
public record Write(
        String stream,
        Where where,
        Where from,
        String by,
        String function,
        WireForm form,
        String key,
        Optional<ObjectFacts> entry,
        Optional<ObjectFacts> message,
        Gap unseen,
        Transport transport,
        boolean validated) {

    /** Why names of the message may be set that the scan has not seen; empty when it has seen them all. */
    public Gap open() {
        return message.map(ObjectFacts::open).orElse(unseen);
    }

    /** Whether only the callers of the sender can tell them. */
    public boolean isOpenToCallers() {
        return open().cause() == Gap.Cause.CALLERS;
    }

    /** The same, where the only field of the entry holds JSON of a message that is not seen. */
    public Write under(String name, Gap reason) {
        return new Write(
                stream,
                where,
                from,
                by,
                function,
                WireForm.JSON_UNDER_KEY,
                name,
                message,
                Optional.empty(),
                reason,
                transport,
                validated);
    }

    /** A message of which the scan has not seen that it was validated. */
    public Write(
            String stream,
            Where where,
            Where from,
            String by,
            String function,
            WireForm form,
            String key,
            Optional<ObjectFacts> entry,
            Optional<ObjectFacts> message,
            String unseen,
            Transport transport) {
        this(stream, where, from, by, function, form, key, entry, message, Gap.because(unseen), transport, false);
    }
}
