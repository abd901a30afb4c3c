package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer may send, by mistake or on purpose, ends no watch and stops none. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTest {

    private static final long START = 1_768_953_600_000L;
    private static final long MINUTE = 60_000;

    private final List<Alarm> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, -1, Long.MIN_VALUE, 99_999_999_999_999_999L})
    void an_id_that_is_no_time_is_told_and_moves_none_even_where_nobody_says_what_time_it_is(long millis) {
        var watching = watching("exit-answered");
        asks(watching, START, "exit-1");

        asks(watching, millis, "exit-2");

        assertThat(watching.time()).isEqualTo(START);
        assertThat(told)
                .extracting(Alarm::toString)
                .containsExactly("2026-01-21T00:00:00Z warning ALARM watch: the id of trade.intent "
                        + Long.toUnsignedString(millis) + "-0 is ahead of the time; it counts as come when it was read,"
                        + " and moves no deadline; who writes ids of its own, and by which clock; or did the server's"
                        + " clock go back? [ENTRY_CLOCK]");
    }

    @Test
    void an_alarm_names_the_id_of_an_entry_that_is_there_not_a_time_of_ours() {
        var watching = watching("exit-answered");
        watching.step(new Input.Now(START));
        asks(watching, START + 60 * MINUTE, "exit-1");

        tick(watching, START + 16 * MINUTE);

        assertThat(told.get(1).what())
                .isEqualTo("no answer to trade.intent 1768957200000-0 (intent_id \"exit-1\") of 2026-01-21T00:00:00Z"
                        + " within 15m");
    }

    @Test
    void a_text_of_any_length_is_in_the_state() throws StateRefused {
        var expectations = ExpectationsOfTraces.named(List.of("intents-repeat"));
        var watching = watching("intents-repeat");
        for (var i = 0; i <= 50; i++) {
            step(
                    watching,
                    new Input.Entry(
                            "trade.intent", START + i, 0, Optional.empty(), "UNKNOWN_FIELD $." + "x".repeat(70_000)));
        }
        tick(watching, START + MINUTE);
        assertThat(told).extracting(Alarm::rule).containsExactly(WatchRule.FINDING_REPEATED);

        var restored = Watching.restored(ExpectationsOfTraces.CONTRACTS, expectations, watching.save());

        assertThat(restored.save()).isEqualTo(watching.save());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E-999999999", "0e2147483647"})
    void an_amount_that_nobody_means_is_none(String amount) {
        assertThat(Said.amount(Map.of("quantity", amount), "quantity")).isEmpty();
        assertThat(Said.amount(Map.of("quantity", "9".repeat(1_000_000)), "quantity"))
                .isEmpty();
        assertThat(Said.amount(Map.of("quantity", "0." + "3".repeat(34)), "quantity"))
                .isPresent();
    }

    @Test
    void the_ids_that_were_answered_are_a_hundred_thousand_at_most() {
        var settled = new Settled();
        for (var i = 0; i <= Settled.MOST; i++) {
            settled.add(new Key(i, 0), START, i);
        }

        assertThat(settled.content(new Key(0, 0), START)).isEmpty();
        assertThat(settled.content(new Key(1, 0), START)).hasValue(1);
    }

    @Test
    void the_ids_that_were_answered_are_in_the_state() throws StateRefused {
        List<Expectation> expectations = ExpectationsOfTraces.named(List.of("exit-answered"));
        var watching = watching("exit-answered");
        asks(watching, START, "exit-1");
        step(
                watching,
                new Input.Entry(
                        "trade.closed",
                        START + MINUTE,
                        0,
                        Optional.of(Map.of("symbol", "BTCUSDT", "close_intent_id", "exit-1")),
                        ""));

        var restored = Watching.restored(ExpectationsOfTraces.CONTRACTS, expectations, watching.save());
        asks(restored, START + 2 * MINUTE, "exit-1");
        tick(restored, START + 60 * MINUTE);

        assertThat(told).isEmpty();
    }

    private static Watching watching(String name) {
        return Watching.of(
                ExpectationsOfTraces.CONTRACTS, ExpectationsOfTraces.named(List.of(name)), Watching.Start.at(START));
    }

    private void asks(Watching watching, long millis, String id) {
        Map<String, Object> fields = Map.of("symbol", "BTCUSDT", "action", "CLOSE", "intent_id", id);
        step(watching, new Input.Entry("trade.intent", millis, 0, Optional.of(fields), ""));
    }

    private void tick(Watching watching, long millis) {
        step(watching, new Input.Tick(millis));
    }

    private void step(Watching watching, Input input) {
        told.addAll(watching.step(input));
    }
}
