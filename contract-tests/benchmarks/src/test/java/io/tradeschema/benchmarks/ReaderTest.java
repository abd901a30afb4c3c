package io.tradeschema.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.benchmarks.proto.Intent;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever refuses a message, or does not look at it, is fast: nobody in the table may get there that way. */
class ReaderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Corpus, List<byte[]>> MESSAGES = new EnumMap<>(Corpus.class);

    private static List<byte[]> messages(Corpus corpus) {
        return MESSAGES.computeIfAbsent(corpus, made -> List.of(made.messages()).subList(0, 2000));
    }

    @ParameterizedTest
    @EnumSource
    void every_reader_reads_what_one_producer_writes(Reader reader) throws Exception {
        var read = reader.prepare();
        for (var message : messages(Corpus.STEADY)) {
            var result = reader.writes()
                    ? read.write(EventCodec.of(TradeIntent.TYPE).decode(message).orThrow())
                    : read.read(Objects.requireNonNull(read.translated(message)));

            assertThat(isRefused(result)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_message_of_any_corpus_stops_a_reader(Reader reader) throws Exception {
        var read = reader.prepare();
        for (var message : messages(Corpus.HOSTILE)) {
            var translated = read.translated(message);
            if (!reader.writes() && translated != null) {
                assertThat(read.read(translated)).isNotNull();
            }
        }
    }

    static Stream<Reader> checkingNames() {
        return Stream.of(Reader.values()).filter(reader -> !reader.writes() && reader.checks() != Reader.Checks.NONE);
    }

    @ParameterizedTest
    @MethodSource("checkingNames")
    void who_is_said_to_look_at_names_refuses_an_unknown_one(Reader reader) throws Exception {
        var read = reader.prepare();
        for (var message : messages(Corpus.REFUSED)) {
            assertThat(isRefused(read.read(message))).isTrue();
        }
    }

    static Stream<Reader> checkingBounds() {
        return checkingNames().filter(reader -> reader.checks() != Reader.Checks.NAMES);
    }

    @ParameterizedTest
    @MethodSource("checkingBounds")
    void who_is_said_to_look_at_bounds_refuses_a_leverage_of_126(Reader reader) throws Exception {
        var message = "{\"symbol\": \"BTCUSDT\", \"action\": \"SELL\", \"position_size_usd\": 1, \"leverage\": 12%s,"
                + " \"entry_price\": 88000.5}";

        assertThat(isRefused(reader.prepare().read(message.formatted("5").getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
        assertThat(isRefused(reader.prepare().read(message.formatted("6").getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
    }

    private static boolean isRefused(Object result) {
        return result instanceof Exception
                || result instanceof Collection<?> errors && !errors.isEmpty()
                || result instanceof Outcome<?> outcome && !outcome.accepted();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TRADESCHEMA",
                "REFERENCE",
                "DSL_JSON",
                "AVAJE",
                "FASTJSON2",
                "DATABIND",
                "DATABIND_3",
                "NETWORKNT_VALUE",
                "PROTOBUF",
                "PROTOBUF_JSON"
            })
    void what_makes_a_value_puts_the_message_into_it(Reader reader) throws Exception {
        var read = reader.prepare();
        for (var message : messages(Corpus.STEADY)) {
            var tree = MAPPER.readTree(message);
            var made = made(read.read(Objects.requireNonNull(read.translated(message))));

            assertThat(made.symbol).isEqualTo(tree.get("symbol").asText());
            assertThat(made.entryPrice)
                    .isEqualByComparingTo(tree.get("entry_price").decimalValue());
            assertThat(made.positionSize)
                    .isEqualByComparingTo(tree.get("position_size_usd").decimalValue());
        }
    }

    private record Made(String symbol, BigDecimal entryPrice, BigDecimal positionSize) {}

    private static Made made(Object result) {
        if (result instanceof Outcome<?> outcome && outcome.orThrow() instanceof TradeIntent intent) {
            return new Made(
                    intent.symbol().value(),
                    intent.entryPrice().value(),
                    intent.positionSizeUsd().value());
        }
        if (result instanceof Intent intent) {
            return new Made(
                    intent.getSymbol(),
                    BigDecimal.valueOf(intent.getEntryPrice()),
                    BigDecimal.valueOf(intent.getPositionSizeUsd()));
        }
        var plain = result instanceof PlainIntent.Checked checked ? checked.intent() : (PlainIntent) result;
        return new Made(
                Objects.requireNonNull(plain.symbol()),
                Objects.requireNonNull(plain.entryPrice()),
                Objects.requireNonNull(plain.positionSizeUsd()));
    }

    @Test
    void whoever_counts_counts_everything() throws Exception {
        var message = "{\"a\": [1, true], \"b\": \"x\"}".getBytes(StandardCharsets.US_ASCII);

        assertThat(Reader.TOKENS.prepare().read(message)).isEqualTo(9);
        assertThat(Reader.TOKENS_3.prepare().read(message)).isEqualTo(9);
        assertThat(Reader.TOKENS_TEXT.prepare().read(message)).isEqualTo("{a[1true]bx}".length());
        assertThat(Reader.SUM.prepare().read(message))
                .isEqualTo(IntStream.range(0, message.length)
                        .map(at -> message[at])
                        .sum());
        assertThat(Reader.COPY.prepare().read(message)).isEqualTo(message).isNotSameAs(message);
    }

    @Test
    void every_corpus_but_the_refused_one_has_events_to_write() {
        assertThat(Corpus.values()).filteredOn(corpus -> !corpus.holdsEvents()).containsExactly(Corpus.REFUSED);
    }

    @Test
    void one_message_of_a_hundred_is_invalid_at_the_most() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var refused = 0;
        for (var message : Corpus.VARIED.messages()) {
            refused += codec.decode(message).accepted() ? 0 : 1;
        }

        assertThat(refused).isBetween(50, 100);
    }
}
