package io.tradeschema.json.direct;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes events that keep their contract beyond doubt, straight to bytes. Immutable; one encoder
 * serves all threads.
 *
 * @param <T> the event
 */
public final class DirectEncoder<T> {

    private final ObjectWriter<T> writer;

    private DirectEncoder(Shape<T> shape) {
        this.writer = new ObjectWriter<>(shape);
    }

    /** The encoder of an event; empty for an earlier version, whose events may hold fields that it must not write. */
    public static <T> Optional<DirectEncoder<T>> of(EventType<T> type) {
        return Extent.of(type.shape()).isWithin(Limits.STANDARD) && isLatest(type.shape())
                ? Optional.of(new DirectEncoder<>(type.shape()))
                : Optional.empty();
    }

    private static boolean isLatest(Shape<?> shape) {
        return !shape.isEarlier()
                && shape.fields().stream()
                        .allMatch(field -> !(field.type() instanceof ObjectType<?> object) || isLatest(object.shape()));
    }

    /** The message, or null when there is the least doubt about the event. */
    public byte @Nullable [] encode(T event) {
        var out = new Output();
        return writer.write(event, out) ? out.toBytes() : null;
    }

    /** Writes the message into a buffer; false, and nothing written, when there is the least doubt about the event. */
    public boolean encode(T event, ByteBuffer buffer) {
        var out = new Output();
        if (!writer.write(event, out)) {
            return false;
        }
        out.to(buffer);
        return true;
    }
}
