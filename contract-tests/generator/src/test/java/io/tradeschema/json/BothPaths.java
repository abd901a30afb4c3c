package io.tradeschema.json;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.direct.DirectDecoder;
import io.tradeschema.json.direct.DirectEncoder;
import io.tradeschema.model.Contract;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paths of a codec: the direct one, that of plain messages' tokens, and the reference. Each message is read by all of
 * them, and each event that comes of it is written directly and by reference; the first difference is an error. Any number of threads may ask at the same time.
 */
final class BothPaths<T> {

    private static final Limits NARROW = new Limits(400, 64, 2, 35, 64, 8);

    private final EventCodec<T> codec;
    private final DirectDecoder<T> decoder;
    private final Optional<DirectEncoder<T>> encoder;
    private final String name;

    private BothPaths(Contract<T> type, Limits limits) {
        this.codec = EventCodec.of(type, limits);
        this.decoder = DirectDecoder.of(type, limits).orElseThrow();
        this.encoder = type instanceof EventType<T> record ? DirectEncoder.of(record) : Optional.empty();
        this.name = type + (limits == NARROW ? ", narrow limits" : "");
    }

    /** What came of a message: whether it was read directly, and what the reference says. */
    record Answer(boolean direct, Outcome<?> reference) {}

    /** The paths of every event in every version, and of every event within narrow limits. */
    static List<BothPaths<?>> all() {
        return Stream.concat(
                        Published.all().stream().map(each -> new BothPaths<>(each.type(), Limits.STANDARD)),
                        Stream.of(TradeIntent.TYPE, TradeClosed.TYPE).map(type -> new BothPaths<>(type, NARROW)))
                .<BothPaths<?>>map(each -> each)
                .toList();
    }

    Contract<T> type() {
        return codec.type();
    }

    /** Whether these are the paths that nearly every message takes: of the latest version, within the usual limits. */
    boolean isUsual() {
        return encoder.isPresent() && name.equals(type().toString());
    }

    /** Asks the others only when the direct path has an answer: much faster where most messages are broken. */
    boolean readDirectly(byte[] message) {
        return decoder.decode(message) != null && ask(message).direct();
    }

    /**
     * Asks all: what is read directly, or by the tokens of plain messages, is what the parser's tokens say, findings and
     * all.
     *
     * @throws AssertionError when they differ, with the message
     */
    Answer ask(byte[] message) {
        var before = message.clone();
        var event = decoder.decode(message);
        var reference = codec.decodeByReference(message);
        agree(Arrays.equals(before, message), before, "the message was changed");
        if (event != null) {
            agree(reference.equals(accepted(event)), message, "read directly " + event + ", else " + reference);
        }
        var decoded = codec.decode(message);
        agree(decoded.equals(reference), message, "read as " + decoded + ", by the parser's tokens as " + reference);
        var text = new String(message, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), message)) {
            agree(codec.decode(text).equals(reference), message, "read otherwise as text");
        }
        reference.value().ifPresent(value -> write(value, message));
        return new Answer(event != null, reference);
    }

    private Outcome<T> accepted(T event) {
        return new Outcome.Accepted<>(event, List.of());
    }

    private void write(T event, byte[] message) {
        var reference = codec.encodeByReference(event);
        var direct = encoder.map(each -> each.encode(event)).orElse(reference);
        var buffer = ByteBuffer.allocate(reference.length);
        codec.encode(event, buffer);
        agree(Arrays.equals(direct, reference), message, "written directly as " + utf8(direct));
        agree(Arrays.equals(buffer.array(), reference), message, "written into a buffer as " + utf8(buffer.array()));
    }

    private void agree(boolean holds, byte[] message, String what) {
        if (!holds) {
            throw new AssertionError("%s: %s%n%s%n%s"
                    .formatted(name, what, utf8(message), HexFormat.of().formatHex(message)));
        }
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
