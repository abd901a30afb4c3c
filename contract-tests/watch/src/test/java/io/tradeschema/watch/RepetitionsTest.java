package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alarm is told at once, then each minute while it grows, then hourly; what is only counted falls silent. */
class RepetitionsTest {

    private static final long MINUTE = 60_000;
    private static final long SECOND = 1_000;

    @Test
    void overdue_answers_are_told_again_each_minute_while_there_are_more_and_then_hourly() {
        assertThat(told(150 * MINUTE, asks("a", 0), asks("b", 20 * SECOND), asks("c", 2 * MINUTE)))
                .containsExactly(
                        "OPENED 1 at 15m0s",
                        "STILL 2 at 16m0s",
                        "STILL 3 at 17m0s",
                        "STILL 3 at 77m0s",
                        "STILL 3 at 137m0s");
    }

    @Test
    void what_names_no_id_is_told_once_then_in_numbers_and_ends_in_silence_after_an_hour_without_more() {
        var inputs = new ArrayList<Input>();
        for (var second = 0; second <= 120; second += 5) {
            inputs.add(asks("", second * SECOND));
        }
        inputs.add(asks("", 100 * MINUTE));

        assertThat(told(150 * MINUTE, inputs.toArray(Input[]::new)))
                .containsExactly("OPENED 1 at 0m0s", "STILL 13 at 1m0s", "STILL 25 at 2m0s", "OPENED 1 at 100m0s");
    }

    private static List<String> told(long until, Input... inputs) {
        var watching = Watching.of(
                ExpectationsOfTraces.CONTRACTS,
                ExpectationsOfTraces.named(List.of("exit-answered")),
                Watching.Start.at(0));
        var told = new ArrayList<String>();
        for (var input : inputs) {
            watching.step(input).forEach(alarm -> told.add(words(alarm)));
        }
        watching.step(new Input.Tick(until)).forEach(alarm -> told.add(words(alarm)));
        return told;
    }

    private static String words(Alarm alarm) {
        return alarm.kind() + " " + alarm.count() + " at " + alarm.at() / MINUTE + "m" + alarm.at() % MINUTE / SECOND
                + "s";
    }

    private static Input asks(String id, long at) {
        Map<String, Object> fields =
                id.isEmpty() ? Map.of("action", "CLOSE") : Map.of("action", "CLOSE", "intent_id", id);
        return new Input.Entry("trade.intent", at, 0, Optional.of(fields), "");
    }
}
