package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.replay.Judgement.Verdict;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.Contract;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickJudgeTest {

    private static final List<Contract<?>> TYPES = List.of(TradeIntent.TYPE, TradeClosed.TYPE);
    private static final String VALID = """
            {"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5}""";

    private final QuickJudge quick = new QuickJudge(TYPES, new Codecs(Optional.empty()));
    private final Judge judge = new Judge(KnownEvents.all(), Optional.empty(), Selection.ALL);

    @Test
    void it_accepts_only_what_the_judge_accepts_without_a_word() {
        var random = new Random(20_261_123);
        var accepted =
                lines().map(line -> agrees(line, random)).filter(yes -> yes).count();

        assertThat(accepted).isGreaterThan(500);
    }

    /** Holds the line and one that differs from it by a byte against the judge; whether the line itself is accepted. */
    private boolean agrees(String text, Random random) {
        var edited = text.getBytes(UTF_8);
        edited[random.nextInt(edited.length)] = (byte) " \"\\{}:,a0\t".charAt(random.nextInt(10));
        accepts(edited);
        return accepts(text.getBytes(UTF_8));
    }

    private boolean accepts(byte[] bytes) {
        var line = new Line(1, bytes, false);
        if (!quick.accepts(line)) {
            return false;
        }
        var judgement = judge.judge(new String(bytes, UTF_8));
        assertThat(judgement.verdict()).as(new String(bytes, UTF_8)).isEqualTo(Verdict.ACCEPTED);
        assertThat(judgement.findings()).as(new String(bytes, UTF_8)).isEmpty();
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
    void an_entry_with_two_fields_of_one_name_is_left_to_the_judge() {
        var twice = entry(TradeIntent.TYPE, VALID).replace("\"source\":", "\"source\": \"someone\", \"source\":");

        assertThat(quick.accepts(line(twice))).isFalse();
    }

    @Test
    void plain_lines_are_accepted_in_both_forms() {
        assertThat(quick.accepts(line(payload(TradeIntent.TYPE, VALID)))).isTrue();
        assertThat(quick.accepts(line(payload(TradeIntent.TYPE, VALID) + "  \r")))
                .isTrue();
        assertThat(quick.accepts(line(entry(TradeIntent.TYPE, VALID)))).isTrue();
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
                "{\"event\": \"trade.closed\", \"payload\": " + "{}}",
                "{\"event\": \"trade.intent\", \"payload\": {}} {}",
                "{\"stream\": \"quantum:stream:trade.intent\", \"fields\": {\"payload\": \"\\",
                "{\"stream\": \"quantum:stream:trade.intent\", \"fields\": {}}",
            })
    void anything_else_is_left_to_the_judge(String text) {
        assertThat(quick.accepts(line(text))).isFalse();
    }

    private static Line line(String text) {
        return new Line(1, text.getBytes(UTF_8), false);
    }
}
