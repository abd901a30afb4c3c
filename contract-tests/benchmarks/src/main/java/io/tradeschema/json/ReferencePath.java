package io.tradeschema.json;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Outcome;
import java.util.function.Function;

/** A door to the codec's reference paths, which nobody else needs to choose. */
public final class ReferencePath {

    private ReferencePath() {}

    /** Reads token by token, whatever the message. */
    public static <T> Function<byte[], Outcome<T>> of(EventType<T> type) {
        return EventCodec.of(type)::decodeByReference;
    }

    /** Writes value by value, whatever the event. */
    public static <T> Function<T, byte[]> writing(EventType<T> type) {
        return EventCodec.of(type)::encodeByReference;
    }
}
