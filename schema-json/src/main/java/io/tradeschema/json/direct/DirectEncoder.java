package io.tradeschema.json.direct;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Shape;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes events that keep their contract beyond doubt, straight to bytes. Immutable but for what it keeps to be used again;
 * one encoder serves all threads.
 *
 * @param <T> the event
 */
public final class DirectEncoder<T> {

    private final ObjectWriter<T> writer;
    /** Each thread's own: what threads share, they wait for. */
    private final ThreadLocal<Output> outputs = ThreadLocal.withInitial(Output::new);

    private DirectEncoder(Shape<T> shape) {
        this.writer = new ObjectWriter<>(shape, Room.of(shape, Limits.STANDARD));
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
                        .flatMap(field -> field.type().single().asObject().stream())
                        .allMatch(object -> isLatest(object.shape()));
    }

    /** The message, or null when there is the least doubt about the event. */
    public byte @Nullable [] encode(T event) {
        var out = take();
        try {
            return writer.write(event, out) ? out.toBytes() : null;
        } finally {
            giveBack(out);
        }
    }

    /** Writes the message into a buffer; false, and nothing written, when there is the least doubt about the event. */
    public boolean encode(T event, ByteBuffer buffer) {
        var out = take();
        try {
            if (!writer.write(event, out)) {
                return false;
            }
            out.to(buffer);
            return true;
        } finally {
            giveBack(out);
        }
    }

    private Output take() {
        var out = outputs.get();
        // An event whose accessors write events themselves.
        return out.length() == 0 ? out : new Output();
    }

    private void giveBack(Output out) {
        out.clear();
        if (!out.isWorthKeeping()) {
            outputs.remove();
        }
    }
}
