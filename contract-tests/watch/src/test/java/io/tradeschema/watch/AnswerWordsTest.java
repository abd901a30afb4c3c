package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each line about an answer names the question. Minute 0 is 2026-01-21T00:00:00Z, which is 1768953600000. */
class AnswerWordsTest {

    private static final long START = 1_768_953_600_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @Test
    void what_is_given_up_is_named() {
        assertThat(last(asks("exit-1", 0), new Input.Tick(START + 25 * HOUR)))
                .isEqualTo("2026-01-22T00:00:00Z page GIVEN UP exit-answered: trade.intent 1768953600000-0 (intent_id"
                        + " \"exit-1\") of 2026-01-21T00:00:00Z was never answered; nobody waits after 24h; who reads"
                        + " trade.intent, and who writes trade.closed? [ANSWER_OVERDUE]");
    }

    @Test
    void of_several_that_are_given_up_the_first_is_named() {
        assertThat(last(
                        asks("exit-1", 0),
                        asks("exit-2", MINUTE),
                        asks("exit-3", 2 * MINUTE),
                        new Input.Tick(START + 25 * HOUR)))
                .contains("trade.intent 1768953600000-0 (intent_id \"exit-1\") of 2026-01-21T00:00:00Z and 2 more were"
                        + " never answered; nobody waits after 24h;");
    }

    @Test
    void an_answer_to_the_last_of_them_names_the_first_that_was_given_up() {
        assertThat(last(asks("exit-1", 0), asks("exit-2", HOUR), answers("exit-2", 24 * HOUR + MINUTE)))
                .contains("(intent_id \"exit-2\") of 2026-01-21T01:00:00Z is answered, late by 22h46m; trade.intent"
                        + " 1768953600000-0 (intent_id \"exit-1\") of 2026-01-21T00:00:00Z was never answered;");
    }

    /** The last line that is told; the state is saved and restored before each input. */
    private static String last(Input... inputs) {
        var expectations = ExpectationsOfTraces.named(List.of("exit-answered"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        var told = new ArrayList<Alarm>();
        for (var input : inputs) {
            try {
                watching = Watching.restored(ExpectationsOfTraces.CONTRACTS, expectations, watching.save());
            } catch (StateRefused e) {
                throw new AssertionError(e);
            }
            told.addAll(watching.step(input));
        }
        return told.get(told.size() - 1).toString();
    }

    private static Input asks(String id, long after) {
        return entry("trade.intent", after, Map.of("symbol", "BTCUSDT", "action", "CLOSE", "intent_id", id));
    }

    private static Input answers(String id, long after) {
        return entry("trade.closed", after, Map.of("symbol", "BTCUSDT", "close_intent_id", id));
    }

    private static Input entry(String source, long after, Map<String, ?> fields) {
        return new Input.Entry(source, START + after, 0, Optional.of(fields), "");
    }
}
