package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {

    private static final List<Contract<?>> TYPES = List.of(TradeIntent.TYPE, TradeClosed.TYPE);
    private static final LineJudge JUDGE = new LineJudge(Contracts.declared(), Optional.empty(), Selection.ALL);
    private static final String VALID = """
            {"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5}""";

    @Test
    void it_reads_what_the_reader_of_every_form_reads_or_nothing() {
        var random = new Random(20_261_123);
        var read = lines().map(line -> agrees(line, random)).filter(yes -> yes).count();

        assertThat(read).isGreaterThan(2_000);
    }

    /** Holds the line and one that differs from it by a byte against the other reader; whether the line itself is read. */
    private static boolean agrees(String text, Random random) {
        var edited = text.getBytes(UTF_8);
        edited[random.nextInt(edited.length)] = (byte) " \"\\{}:,a0\t".charAt(random.nextInt(10));
        reads(edited);
        return reads(text.getBytes(UTF_8));
    }

    private static boolean reads(byte[] bytes) {
        var message = PlainLine.message(bytes, 0, bytes.length);
        if (message == null) {
            return false;
        }
        var text = new String(bytes, UTF_8);
        var other = MessageParser.parse(text, false);
        if (other instanceof CarriedMessage.Other) {
            // Brackets that close hold what is no JSON, too: the codec says so, and where.
            assertThat(JUDGE.judge(message).verdict()).as(text).isNotEqualTo(Verdict.ACCEPTED);
        } else {
            assertThat(message).as(text).isEqualTo(other);
        }
        return true;
    }

    private static Stream<String> lines() {
        return TYPES.stream()
                .flatMap(type -> Stream.concat(
                                SampleMessages.of(type).stream().limit(500).map(sample -> sample.json()),
                                Mutations.of(type).stream().limit(1_500).map(mutant -> mutant.text()))
                        .flatMap(json -> Stream.of(payload(type, json), entry(type, json))))
                .filter(line -> line.indexOf('\n') < 0);
    }

    private static String payload(Contract<?> type, String json) {
        return "{\"event\": \"" + type.name() + "\", \"payload\": " + json + "}";
    }

    private static String entry(Contract<?> type, String json) {
        return "{\"stream\": \"" + type.stream() + "\", \"id\": \"1769112000000-0\", \"fields\": {\"event_type\": \""
                + type.name() + "\", \"payload\": \""
                + json.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\", \"timestamp\": \"2026-01-22T20:00:00Z\", \"source\": \"exit_monitor\"}}";
    }

    @Test
    void an_entry_with_two_fields_of_one_name_is_left_to_the_other_reader() {
        var twice = entry(TradeIntent.TYPE, VALID).replace("\"source\":", "\"source\": \"someone\", \"source\":");

        assertThat(reads(twice.getBytes(UTF_8))).isFalse();
    }

    @Test
    void plain_lines_are_read_in_both_forms() {
        assertThat(reads((payload(TradeIntent.TYPE, VALID)).getBytes(UTF_8))).isTrue();
        assertThat(reads((payload(TradeIntent.TYPE, VALID) + "  \r").getBytes(UTF_8)))
                .isTrue();
        assertThat(reads((entry(TradeIntent.TYPE, VALID)).getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"event\": \"trade.intent\"}",
                "{\"event\": \"trade.intent\", \"payload\": ",
                "{\"event\": \"trade.intent\", \"payload\": {}} {}",
                "{\"stream\": \"quantum:stream:trade.intent\", \"fields\": {\"payload\": \"\\",
                "{\"stream\": \"quantum:stream:trade.intent\", \"fields\": {}}",
            })
    void anything_else_is_left_to_the_other_reader(String text) {
        assertThat(reads((text).getBytes(UTF_8))).isFalse();
    }
}
