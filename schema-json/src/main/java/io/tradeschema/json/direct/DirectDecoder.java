package io.tradeschema.json.direct;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages that are valid beyond doubt, straight from their bytes. Immutable but for guesses that change nothing;
 * one decoder serves all threads.
 *
 * @param <T> the event
 */
public final class DirectDecoder<T> {

    /** Shorter than any word. */
    private static final int SHORTEST = Words.LENGTH;

    private final ObjectReader<T> reader;
    private final int longest;

    private DirectDecoder(Contract<T> type, Limits limits) {
        this.reader = new ObjectReader<>(type.shape(), Room.of(type.shape(), limits), true);
        this.longest = limits.bytes();
    }

    /** The decoder of an event; empty when even a valid message might exceed the limits, or when it has too many fields. */
    public static <T> Optional<DirectDecoder<T>> of(Contract<T> type, Limits limits) {
        return Extent.of(type.shape()).isWithin(limits)
                ? Optional.of(new DirectDecoder<>(type, limits))
                : Optional.empty();
    }

    /** The event, or null when there is the least doubt about the message. */
    public @Nullable T decode(byte[] message) {
        var end = message.length;
        return end >= SHORTEST && end <= longest && message[0] == '{' && message[end - 1] == '}'
                ? reader.read(message, 0, end)
                : null;
    }
}
