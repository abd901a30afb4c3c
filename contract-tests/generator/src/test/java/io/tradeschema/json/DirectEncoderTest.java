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
import io.tradeschema.model.Since;
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
    private static final int EVENTS = Integer.getInteger("tradeschema.encoded.events", 30_000);

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
        System.out.printf(
                "agreement: both encoders of %s, seed %d: %,d events, %,d of them written directly%n",
                type, SEED, EVENTS, written);
        return written;
    }

    @Test
    void what_nobody_has_checked_is_refused_as_by_the_reference() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var good = intent("BTCUSDT", "1");
        var worthless = unchecked(TradeIntent.TYPE, good, "position_size_usd", Usd.of("0"));
        @SuppressWarnings("NullAway")
        var nameless = new Said(null, new Remark("nothing"));

        assertThatThrownBy(() -> codec.encode(worthless))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("position_size_usd");
        assertThatThrownBy(() -> Said.CODEC.encode(nameless))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("symbol");
        assertThat(codec.encode(good))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":1,\"leverage\":1.5,"
                        + "\"entry_price\":88000.05}");
    }

    private static TradeIntent intent(String symbol, String size) {
        return TradeIntent.builder()
                .symbol(symbol)
                .action(Action.SELL)
                .positionSizeUsd(Usd.of(size))
                .leverage(Leverage.of("1.5"))
                .entryPrice(Price.of("88000.05"))
                .build();
    }

    /** The event with another component, past every check: what a shape makes for whoever has held it against the rest. */
    private static <R> R unchecked(EventType<R> type, R event, String field, Object value) {
        var components = type.shape().components(event);
        components[type.shape().field(field).orElseThrow().position()] = value;
        return type.shape().make(components);
    }

    @Test
    void a_field_that_another_one_demands_is_demanded() {
        var codec = EventCodec.of(TradeClosed.TYPE);
        var good = TradeClosed.builder()
                .symbol("ETHUSDT")
                .status(TradeStatus.CLOSED)
                .pnl(Usd.of("-0.05"))
                .exitReason(ExitReason.TP_HIT)
                .exitPrice(Price.of("2"))
                .tpLevel(Price.of("3"))
                .build();
        var levelless = unchecked(TradeClosed.TYPE, good, "tp_level", Optional.empty());

        assertThatThrownBy(() -> codec.encode(levelless))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("tp_level");
        assertThat(codec.encode(good))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("{\"symbol\":\"ETHUSDT\",\"status\":\"closed\",\"pnl\":-0.05,\"exit_reason\":\"tp_hit\","
                        + "\"exit_price\":2,\"tp_level\":3}");
    }

    @Test
    void every_character_is_written_as_by_the_reference() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        for (var character = 0; character < Character.MIN_SURROGATE; character++) {
            var event = intent("BTCUSDT", "1").withReason(Note.of("a" + (char) character));

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

        assertThatThrownBy(() -> EventCodec.of(TradeIntent.TYPE).encode(intent("AB", "1"), buffer))
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

    /** The later value stands in the middle: its place must not matter. */
    public enum Market {
        SPOT,
        @Since("1.1.0")
        MARGIN,
        PERPETUAL
    }

    @Doc("where something was traded")
    record Traded(@Doc("the market") Market market) implements Event {

        static final EventType<Traded> TYPE = EventType.of(MethodHandles.lookup(), Traded.class)
                .named("traded")
                .on("traded")
                .version("1.1.0")
                .build();
    }

    @Test
    void a_value_of_a_later_version_is_neither_written_nor_read_at_an_earlier_one() {
        var first = EventCodec.of(Traded.TYPE.at(new Version(1, 0, 0)));

        assertThat(first.encodeToString(new Traded(Market.PERPETUAL))).isEqualTo("{\"market\":\"PERPETUAL\"}");
        assertThatThrownBy(() -> first.encode(new Traded(Market.MARGIN)))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("traded@1.0.0 $.market: not a value of Market, found \"MARGIN\"");
        assertThat(first.decode("{\"market\":\"MARGIN\"}").accepted()).isFalse();
        assertThat(EventCodec.of(Traded.TYPE).encodeToString(new Traded(Market.MARGIN)))
                .isEqualTo("{\"market\":\"MARGIN\"}");
    }
}
