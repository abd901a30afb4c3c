package io.tradeschema.gate.replay;

import io.tradeschema.model.ValueType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads when a message was written. */
final class MessageTime {

    private MessageTime() {}

    /** The instant that a text names as the contract reads times, if it does. */
    static Optional<Instant> of(String text) {
        return ValueType.time().read(text, "time").value();
    }

    /** The instant at which a stream took an entry: its id begins with milliseconds since 1970. */
    static Optional<Instant> ofId(String id) {
        var dash = id.indexOf('-');
        try {
            return dash < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(id, 0, dash, 10)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
