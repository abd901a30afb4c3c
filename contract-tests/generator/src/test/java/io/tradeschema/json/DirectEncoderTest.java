package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Note;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.TradeStatus;
import io.tradeschema.event.Usd;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.direct.DirectEncoder;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.TextType;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import java.lang.invoke.MethodHandles;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direct encoder writes what the reference writes, or leaves it to the reference. */
class DirectEncoderTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int EVENTS = 50_000;

    static Stream<EventType<?>> types() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_is_written_directly_is_what_the_reference_writes(EventType<?> type) {
        assertThat(writtenDirectly(type)).isGreaterThan(EVENTS / 10);
    }

    private static <T> int writtenDirectly(EventType<T> type) {
        var codec = EventCodec.of(type);
        var direct = DirectEncoder.of(type).orElseThrow();
        var buffer = ByteBuffer.allocate(1 << 16);
        var written = 0;
        for (var sample :
                SampleMessages.of(type).seed(SEED).stream().limit(EVENTS).toList()) {
            var event = codec.decode(sample.json()).orThrow();
            var reference = codec.encodeByReference(event);
            codec.encode(event, buffer.clear());
            var given = Arrays.copyOf(buffer.array(), buffer.position());
            var bytes = direct.encode(event);
            if (bytes != null && !Arrays.equals(bytes, reference)
                    || !Arrays.equals(codec.encode(event), reference)
                    || !Arrays.equals(given, reference)) {
                throw new AssertionError(SEED + ": " + sample + "\n" + new String(reference, StandardCharsets.UTF_8));
            }
            written += bytes == null ? 0 : 1;
        }
        return written;
    }

    @Test
    void what_its_constructor_let_pass_is_refused_as_by_the_reference() {
        var codec = EventCodec.of(TradeIntent.TYPE);

        assertThatThrownBy(() -> codec.encode(intent(Symbol.of("BTCUSDT"), Usd.of("0"))))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("position_size_usd");
        assertThatThrownBy(() -> codec.encode(intent(null, Usd.of("1"))))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("symbol");
        assertThat(codec.encode(intent(Symbol.of("BTCUSDT"), Usd.of("1"))))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":1,\"leverage\":1.5,"
                        + "\"entry_price\":88000.05}");
    }

    private static TradeIntent intent(Symbol symbol, Usd size) {
        Optional<Price> none = Optional.empty();
        return new TradeIntent(
                symbol,
                Action.SELL,
                size,
                Leverage.of("1.5"),
                Price.of("88000.05"),
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_field_that_another_one_demands_is_demanded() {
        var codec = EventCodec.of(TradeClosed.TYPE);

        assertThatThrownBy(() -> codec.encode(closed(Optional.empty())))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("tp_level");
        assertThat(codec.encode(closed(Optional.of(Price.of("3")))))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("{\"symbol\":\"ETHUSDT\",\"status\":\"closed\",\"pnl\":-0.05,\"exit_reason\":\"tp_hit\","
                        + "\"exit_price\":2,\"tp_level\":3}");
    }

    private static TradeClosed closed(Optional<Price> level) {
        return new TradeClosed(
                Symbol.of("ETHUSDT"),
                TradeStatus.CLOSED,
                Usd.of("-0.05"),
                ExitReason.TP_HIT,
                Price.of("2"),
                level,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void every_character_is_written_as_by_the_reference() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        for (var character = 0; character < Character.MIN_SURROGATE; character++) {
            var event = intent(Symbol.of("BTCUSDT"), Usd.of("1")).withReason(Note.of("a" + (char) character));

            assertThat(codec.encode(event)).isEqualTo(codec.encodeByReference(event));
        }
    }

    @Test
    void an_event_with_later_fields_is_left_to_the_reference() {
        assertThat(DirectEncoder.of(TradeIntent.TYPE.at(new Version(1, 0, 0)))).isEmpty();
    }

    @Test
    void a_buffer_that_is_too_small_stays_as_it_was() {
        var buffer = ByteBuffer.allocate(20);

        assertThatThrownBy(() -> EventCodec.of(TradeIntent.TYPE).encode(intent(Symbol.of("AB"), Usd.of("1")), buffer))
                .isInstanceOf(BufferOverflowException.class);

        assertThat(buffer.position()).isZero();
        assertThat(buffer.array()).containsOnly(0);
    }

    /** A text whose class writes an event itself, in the middle of the event that it stands in. */
    public record Remark(String value) {

        public static final TextType<Remark> TYPE = ValueType.text(Remark.class, Remark::new, Remark::written)
                .doc("a remark")
                .length(1, 20)
                .examples("see below");

        private String written() {
            if (value.startsWith("see")) {
                Said.CODEC.encode(new Said(Symbol.of("ETHUSDT"), new Remark("another one")));
            }
            return value;
        }
    }

    @Doc("what somebody said")
    record Said(@Doc("of what") Symbol symbol, @Doc("what") Remark remark) implements Event {

        static final EventCodec<Said> CODEC = EventCodec.of(EventType.of(MethodHandles.lookup(), Said.class)
                .named("said")
                .on("said")
                .build());
    }

    @Test
    void an_event_may_write_another_one_while_it_is_written() {
        var event = new Said(Symbol.of("BTCUSDT"), new Remark("see below"));

        assertThat(Said.CODEC.encode(event))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"remark\":\"see below\"}");
    }
}
