package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each line says what a person needs who reads no other. Minute 0 is 2026-01-21T00:00:00Z, which is 1768953600000. */
class AlarmWordsTest {

    private static final long START = 1_768_953_600_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @Test
    void what_a_question_is_about_is_named_by_the_fields_that_are_declared() {
        var symbols = ExpectationsOfTraces.named(List.of("exit-answered")).stream()
                .map(one -> (Expectation) ((Answer) one).naming("symbol", "quantity"))
                .toList();
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, symbols, Watching.Start.at(START));
        watching.step(asks("exit-1", 0));

        assertThat(watching.step(new Input.Tick(START + 16 * MINUTE)))
                .extracting(Alarm::what)
                .containsExactly("no answer to trade.intent 1768953600000-0 (intent_id \"exit-1\", symbol \"BTCUSDT\")"
                        + " of 2026-01-21T00:00:00Z within 15m");
    }

    @Test
    void a_stream_that_is_not_there_an_empty_one_and_one_of_another_day_are_told_apart() {
        var snapshot = entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "quantity", "1"));
        for (var said : Map.of(
                        new Input.Seen(START, "trade.closed", false, Long.MIN_VALUE),
                        "no trade.closed though \"BTCUSDT\" is open; the server has no stream quantum:stream:trade.closed;",
                        new Input.Seen(START, "trade.closed", true, Long.MIN_VALUE),
                        "no trade.closed for 15m though \"BTCUSDT\" is open; quantum:stream:trade.closed is there, and never had an entry;",
                        new Input.Seen(START, "trade.closed", true, START - 25 * HOUR),
                        "no trade.closed for 15m though \"BTCUSDT\" is open; the last one came at 2026-01-19T23:00:00Z;")
                .entrySet()) {
            assertThat(told("closed-while-open", said.getKey(), snapshot, new Input.Tick(START + 16 * MINUTE)))
                    .extracting(Alarm::toString)
                    .singleElement()
                    .asString()
                    .contains(said.getValue());
        }
        assertThat(told("closed-while-open", snapshot, new Input.Tick(START + 16 * MINUTE)))
                .extracting(Alarm::what)
                .singleElement()
                .asString()
                .contains("is open; none came since 2026-01-21T00:00:00Z, and what came before is not known;");
    }

    @Test
    void several_positions_are_open_and_one_is() {
        assertThat(told(
                        "closed-while-open",
                        entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "quantity", "1")),
                        entry("position.snapshot", 0, Map.of("symbol", "ETHUSDT", "quantity", "1")),
                        new Input.Tick(START + 16 * MINUTE)))
                .extracting(Alarm::what)
                .singleElement()
                .asString()
                .startsWith("no trade.closed for 15m though \"BTCUSDT\", \"ETHUSDT\" are open;");
    }

    @Test
    void a_pulse_and_an_answer_whose_stream_is_not_there_say_so() {
        assertThat(told(
                        "exit-pulse",
                        new Input.Seen(START, ExpectationsOfTraces.PULSE, false, Long.MIN_VALUE),
                        new Input.Tick(START + 2 * MINUTE)))
                .extracting(Alarm::what)
                .containsExactly("exit_monitor proved no completed pass; the server has no stream"
                        + " tradeschema:pulse:exit_monitor");
        assertThat(last(
                        new Input.Seen(START, "trade.closed", false, Long.MIN_VALUE),
                        asks("exit-1", 0),
                        new Input.Tick(START + 16 * MINUTE)))
                .contains(" within 15m; the server has no stream quantum:stream:trade.closed; who reads");
        assertThat(last(
                        new Input.Seen(START, "trade.closed", false, Long.MIN_VALUE),
                        asks("exit-1", 0),
                        answers("exit-2", MINUTE),
                        new Input.Tick(START + 16 * MINUTE)))
                .contains(" within 15m; who reads");
    }

    @Test
    void a_server_that_answers_again_says_for_how_long_it_could_not_be_read() {
        assertThat(last(
                        new Input.Tick(START),
                        new Input.Unread(START + 7_000, "no answer"),
                        new Input.Now(START + 63_000),
                        new Input.Tick(START + 63_000)))
                .isEqualTo("2026-01-21T00:01:03Z page RESOLVED watch: the bus can be read again, which could not be"
                        + " for 1m3s; what came meanwhile is judged now [WATCH_BLIND]");
    }

    /** Away for ten seconds, there for seven, away for twelve: it is the same alarm, and not 29 seconds. */
    @Test
    void a_server_that_is_away_again_was_read_in_between() {
        assertThat(told(
                        "exit-answered",
                        new Input.Tick(START),
                        new Input.Unread(START + 6_000, "no answer"),
                        new Input.Tick(START + 10_000),
                        new Input.Tick(START + 17_000),
                        new Input.Unread(START + 23_000, "no answer"),
                        new Input.Tick(START + 29_000)))
                .extracting(alarm -> alarm.kind() + " " + alarm.what())
                .containsExactly(
                        "OPENED the bus could not be read for 5s (no answer)",
                        "RESOLVED the bus can be read again, which could not be for 10s; what came meanwhile is"
                                + " judged now",
                        "BACK the bus could not be read for 5s (no answer); it was over for 12s, and first open at"
                                + " 2026-01-21T00:00:05Z",
                        "RESOLVED the bus can be read again, which could not be for 12s; what came meanwhile is"
                                + " judged now");
    }

    /** In the first minute nothing is told of it; after that it is told in the order of all that is told. */
    @Test
    void a_group_that_was_behind_in_the_minute_of_grace_is_told_when_it_is_seen_and_since_when_it_is_so() {
        var group = new Input.Group("executor", 95_000, "1-0 at a", 1, "", 0, java.util.Optional.empty());

        assertThat(told(
                        "executor",
                        new Input.Unread(START + 10_000, "no answer"),
                        new Input.Unread(START + 16_000, "no answer"),
                        new Input.Tick(START + 20_000),
                        new Input.Groups(START + MINUTE + 2_000, "trade.intent", List.of(group))))
                .extracting(alarm -> alarm.rule() + " " + Instant.ofEpochMilli(alarm.at()) + " due "
                        + Instant.ofEpochMilli(alarm.due()))
                .containsExactly(
                        "WATCH_BLIND 2026-01-21T00:00:15Z due 2026-01-21T00:00:15Z",
                        "WATCH_BLIND 2026-01-21T00:00:20Z due 2026-01-21T00:00:15Z",
                        "GROUP_BEHIND 2026-01-21T00:01:02Z due 2026-01-20T23:59:57Z");
    }

    @Test
    void what_goes_on_says_for_how_long_it_does() {
        assertThat(last(
                        new Input.Tick(START),
                        new Input.Unread(START + 6_000, "no answer"),
                        new Input.Unread(START + 2 * HOUR, "no answer")))
                .contains(" STILL watch: the bus could not be read for 1h5s (no answer); open since ");
        assertThat(told(
                        "closed-while-open",
                        entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "quantity", "1")),
                        new Input.Tick(START + 17 * HOUR + 16 * MINUTE)))
                .last()
                .extracting(Alarm::what)
                .asString()
                .startsWith("no trade.closed for 17h15m though \"BTCUSDT\" is open;");
    }

    /** The service that writes snapshots runs; what it writes is what must be looked at. */
    @Test
    void snapshots_that_say_no_position_are_told_as_such() {
        assertThat(told(
                        "closed-while-open",
                        entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "qty", "1")),
                        entry("position.snapshot", 1_000, Map.of("symbol", "BTCUSDT", "quantity", "1,5")),
                        new Input.Tick(START + HOUR)))
                .extracting(Alarm::what)
                .first()
                .asString()
                .isEqualTo("nobody knows the positions: of position.snapshot, 2 came that name no symbol or no number"
                        + " as quantity");
    }

    /** What was before the first entry that a stream still has nobody knows: it may have begun with it. */
    @Test
    void a_stream_that_began_in_the_day_that_is_read_back_was_not_silent_before_it() {
        var first = 23 * HOUR;
        assertThat(told(
                        "ticks",
                        new Input.Seen(START + 24 * HOUR, ExpectationsOfTraces.TICK, true, START + first),
                        entry(ExpectationsOfTraces.TICK, first, Map.of("bid", "1")),
                        new Input.Tick(START + first + 6_000)))
                .extracting(alarm -> alarm.kind() + " " + alarm.id())
                .containsExactly("OPENED ticks/STREAM_SILENT@2026-01-21T23:00:05Z");
        assertThat(told(
                        "exit-pulse",
                        new Input.Seen(START + 24 * HOUR, ExpectationsOfTraces.PULSE, true, START + first + 1),
                        entry(ExpectationsOfTraces.PULSE, first, Map.of("due", "1", "confirmed", "0")),
                        entry(ExpectationsOfTraces.PULSE, first + 1, Map.of("due", "1", "confirmed", "0")),
                        new Input.Tick(START + first + 2 * MINUTE)))
                .extracting(Alarm::what)
                .singleElement()
                .asString()
                .startsWith("exit_monitor proved no completed pass for 1m; no proof came since"
                        + " 2026-01-21T23:00:00Z, and what came before is not known; meanwhile");
        assertThat(told(
                        "ticks",
                        new Input.Seen(START + HOUR, ExpectationsOfTraces.TICK, true, START - 1),
                        new Input.Tick(START + 6_000)))
                .as("of an older one it is known that nothing came since")
                .extracting(Alarm::id)
                .containsExactly("ticks/STREAM_SILENT@2026-01-21T00:00:05Z");
    }

    /** Nobody writes any more: that a share of nothing is small proves nothing. */
    @Test
    void too_few_messages_are_no_all_clear() {
        var inputs = new ArrayList<Input>();
        for (var i = 0; i < 20; i++) {
            inputs.add(refusedIntent(i * 1_000));
        }
        inputs.add(new Input.Tick(START + HOUR));

        assertThat(told("intents-valid", inputs.toArray(Input[]::new)))
                .last()
                .extracting(Alarm::toString)
                .isEqualTo("2026-01-21T00:05:00Z page RESOLVED intents-valid: too few came to judge, which is no"
                        + " all-clear: 19 of 19 trade.intent refused in 5m, judged from 20 on, open for 4m41s"
                        + " [REFUSED_TOO_OFTEN]");
    }

    private static Input refusedIntent(long after) {
        return new Input.Entry("trade.intent", START + after, 0, Optional.empty(), "RETIRED_FIELD $.side from router");
    }

    @Test
    void what_is_over_says_for_how_long_it_was_open() {
        assertThat(told(
                        "exit-pulse",
                        entry(ExpectationsOfTraces.PULSE, 0, Map.of("due", "0", "confirmed", "0")),
                        entry(ExpectationsOfTraces.PULSE, 3 * MINUTE, Map.of("due", "0", "confirmed", "0")),
                        new Input.Tick(START + 4 * MINUTE + 1),
                        entry(ExpectationsOfTraces.PULSE, 4 * MINUTE + 30_000, Map.of("due", "0", "confirmed", "0"))))
                .filteredOn(alarm -> alarm.kind() == Alarm.Kind.RESOLVED)
                .extracting(Alarm::what)
                .containsExactly(
                        "exit_monitor completes passes again, open for 2m",
                        "exit_monitor completes passes again, open for 30s");
    }

    /** What goes on is spoken of an hour after somebody was told, not an hour after it began. */
    @Test
    void whoever_is_told_late_that_it_began_is_not_told_at_once_that_it_goes_on() {
        var expectations = ExpectationsOfTraces.named(List.of("exit-answered"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        watching.step(asks("exit-1", 0));
        var told = watching.step(new Input.Tick(START + 74 * MINUTE));
        assertThat(told).extracting(Alarm::kind).containsExactly(Alarm.Kind.OPENED);

        watching.toldNow(Set.of(told.get(0).id()));

        assertThat(watching.step(new Input.Tick(START + 133 * MINUTE))).isEmpty();
        assertThat(watching.step(new Input.Tick(START + 134 * MINUTE + 1)))
                .extracting(Alarm::kind)
                .containsExactly(Alarm.Kind.STILL);
    }

    @Test
    void what_is_given_up_is_named() {
        assertThat(last(asks("exit-1", 0), new Input.Tick(START + 25 * HOUR)))
                .isEqualTo("2026-01-22T00:00:00Z page GIVEN UP exit-answered: trade.intent 1768953600000-0 (intent_id"
                        + " \"exit-1\") of 2026-01-21T00:00:00Z was never answered; nobody waits after 24h; who reads"
                        + " quantum:stream:trade.intent, and who writes quantum:stream:trade.closed?"
                        + " [ANSWER_OVERDUE]");
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

    @Test
    void an_answer_that_is_refused_answers_nothing_and_the_alarm_says_that_it_came_and_why_it_is_none() {
        assertThat(last(asks("exit-1", 0), refused("exit-1", 5 * MINUTE), new Input.Tick(START + 16 * MINUTE)))
                .isEqualTo("2026-01-21T00:15:00Z page ALARM exit-answered: no answer to trade.intent 1768953600000-0"
                        + " (intent_id \"exit-1\") of 2026-01-21T00:00:00Z within 15m; an answer came at"
                        + " 2026-01-21T00:05:00Z, but was refused: trade.closed 1768953900000-0: UNKNOWN_FIELD $.pln"
                        + " from executor; who reads quantum:stream:trade.intent, and who writes"
                        + " quantum:stream:trade.closed? [ANSWER_OVERDUE]");
    }

    @Test
    void an_answer_that_is_refused_while_the_alarm_is_open_is_told_within_the_minute_and_later_ones_are_counted() {
        assertThat(told(
                        "exit-answered",
                        asks("exit-1", 0),
                        refused("exit-1", 15 * MINUTE + 10_000),
                        refused("exit-1", 15 * MINUTE + 20_000),
                        refused("exit-1", 17 * MINUTE),
                        new Input.Tick(START + 77 * MINUTE)))
                .extracting(alarm -> alarm.kind() + " " + alarm.at() / MINUTE % 100 + ": "
                        + alarm.what().replaceFirst(".*within 15m", ""))
                .containsExactly(
                        "OPENED 75: ",
                        "STILL 76: ; 2 answers came, the last one at 2026-01-21T00:15:20Z, but were refused:"
                                + " trade.closed 1768954520000-0: UNKNOWN_FIELD $.pln from executor; open since"
                                + " 2026-01-21T00:15:00Z",
                        "STILL 36: ; 3 answers came, the last one at 2026-01-21T00:17:00Z, but were refused:"
                                + " trade.closed 1768954620000-0: UNKNOWN_FIELD $.pln from executor; open since"
                                + " 2026-01-21T00:15:00Z");
    }

    @Test
    void refused_messages_of_which_nobody_knows_what_they_answer_are_counted_from_the_question_on() {
        assertThat(last(
                        refused("", 0),
                        asks("exit-1", MINUTE),
                        refused("", 2 * MINUTE),
                        refused("exit-of-another-day", 3 * MINUTE),
                        new Input.Tick(START + 17 * MINUTE)))
                .contains(" within 15m; meanwhile 2 entries were refused, the last one trade.closed 1768953780000-0:"
                        + " UNKNOWN_FIELD $.pln from executor; who reads");
    }

    @Test
    void a_message_that_would_answer_and_names_nothing_is_none_and_the_alarm_says_that_it_came() {
        assertThat(last(
                        asks("exit-1", 0),
                        entry("trade.closed", MINUTE, Map.of("symbol", "BTCUSDT")),
                        new Input.Tick(START + 16 * MINUTE)))
                .contains(" within 15m; meanwhile 1 entry named no close_intent_id: trade.closed 1768953660000-0; who");
    }

    @Test
    void an_answer_that_was_refused_is_named_where_a_question_is_given_up() {
        assertThat(last(asks("exit-1", 0), refused("exit-1", MINUTE), new Input.Tick(START + 25 * HOUR)))
                .contains("was never answered; nobody waits after 24h; an answer came at 2026-01-21T00:01:00Z, but was"
                        + " refused: trade.closed 1768953660000-0: UNKNOWN_FIELD $.pln from executor;");
    }

    @Test
    void of_more_refused_messages_than_are_held_it_is_said_that_they_are_so_many_or_more() {
        var uncounted = Uncounted.refused();
        for (var i = 0; i < 3_000; i++) {
            uncounted.add(START + i, "trade.closed " + i);
        }

        assertThat(uncounted.words(START))
                .isEqualTo("; meanwhile 1000 or more entries were refused, the last one trade.closed 2999");
        assertThat(uncounted.words(START + 3_000)).isEmpty();
    }

    @Test
    void a_stream_whose_messages_are_all_refused_is_silent_and_the_alarm_says_that_they_come() {
        assertThat(told(
                        "closed-while-open",
                        entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "quantity", "1")),
                        refused("exit-1", MINUTE),
                        new Input.Tick(START + 16 * MINUTE)))
                .extracting(Alarm::toString)
                .singleElement()
                .asString()
                .contains("no trade.closed for 15m though \"BTCUSDT\" is open; no valid one came since"
                        + " 2026-01-21T00:00:00Z, and what came before is not known;")
                .contains("; meanwhile 1 entry was refused: trade.closed 1768953660000-0: UNKNOWN_FIELD $.pln from"
                        + " executor; does the service that writes quantum:stream:trade.closed run,");
    }

    @Test
    void a_pulse_that_proves_nothing_is_none_and_the_alarm_says_what_it_said() {
        assertThat(told(
                        "exit-pulse",
                        entry(ExpectationsOfTraces.PULSE, 0, Map.of("due", "0", "confirmed", "0")),
                        entry(ExpectationsOfTraces.PULSE, MINUTE, Map.of("due", "3", "confirmed", "1")),
                        new Input.Tick(START + 62 * MINUTE)))
                .extracting(Alarm::toString)
                .containsExactly(
                        "2026-01-21T00:01:00Z page ALARM exit-pulse: exit_monitor proved no completed pass for 1m, the"
                                + " last one came at 2026-01-21T00:00:00Z; meanwhile 1 entry proved no pass:"
                                + " tradeschema:pulse:exit_monitor 1768953660000-0: due \"3\", confirmed \"1\"; does"
                                + " exit_monitor run, and what did its last pass not complete? Its proofs come on"
                                + " tradeschema:pulse:exit_monitor [PULSE_MISSING]",
                        "2026-01-21T01:01:00Z page STILL exit-pulse: exit_monitor proved no completed pass for 1h1m,"
                                + " the last one came at 2026-01-21T00:00:00Z; meanwhile 1 entry proved no pass:"
                                + " tradeschema:pulse:exit_monitor 1768953660000-0: due \"3\", confirmed \"1\"; open"
                                + " since 2026-01-21T00:01:00Z; does exit_monitor run, and what did its last pass not"
                                + " complete? Its proofs come on tradeschema:pulse:exit_monitor [PULSE_MISSING]");
    }

    /** The day is read back before anything is told: no line that goes on, or is back, is the first. */
    @Test
    void whoever_hears_of_an_open_alarm_for_the_first_time_is_told_how_it_is_now_and_since_when() {
        var expectations = ExpectationsOfTraces.named(List.of("exit-answered", "exit-pulse"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        for (var input : List.of(
                asks("exit-1", 0),
                entry(ExpectationsOfTraces.PULSE, MINUTE, Map.of("due", "0", "confirmed", "0")),
                asks("exit-2", 3 * MINUTE),
                answers("exit-1", 16 * MINUTE),
                new Input.Tick(START + 19 * MINUTE))) {
            watching.step(input);
        }

        assertThat(watching.open())
                .extracting(Alarm::toString)
                .containsExactly(
                        "2026-01-21T00:19:00Z page ALARM exit-pulse: exit_monitor proved no completed pass for 18m, the"
                                + " last one came at 2026-01-21T00:01:00Z; open since 2026-01-21T00:02:00Z; does"
                                + " exit_monitor run, and what did its last pass not complete? Its proofs come on"
                                + " tradeschema:pulse:exit_monitor [PULSE_MISSING]",
                        "2026-01-21T00:19:00Z page ALARM exit-answered: no answer to trade.intent 1768953780000-0"
                                + " (intent_id \"exit-2\") of 2026-01-21T00:03:00Z within 15m; open since"
                                + " 2026-01-21T00:18:00Z; who reads quantum:stream:trade.intent, and who writes"
                                + " quantum:stream:trade.closed? [ANSWER_OVERDUE]");
    }

    /** One that is answered is counted no more: the number is that of positions that nobody closes now. */
    @Test
    void of_several_that_are_overdue_it_is_said_how_many_are_open_now_and_three_are_named_with_what_was_refused() {
        var told = told(
                "exit-answered",
                asks("exit-1", 0),
                asks("exit-2", MINUTE),
                asks("exit-3", 2 * MINUTE),
                asks("exit-4", 3 * MINUTE),
                asks("exit-5", 4 * MINUTE),
                answers("exit-1", 20 * MINUTE),
                refused("exit-3", 20 * MINUTE + 10_000),
                new Input.Tick(START + 21 * MINUTE + 1),
                answers("exit-2", 22 * MINUTE),
                answers("exit-3", 22 * MINUTE),
                answers("exit-4", 22 * MINUTE),
                answers("exit-5", 23 * MINUTE));

        assertThat(told)
                .filteredOn(alarm -> alarm.at() > START + 20 * MINUTE)
                .extracting(Alarm::toString)
                .containsExactly(
                        "2026-01-21T00:21:00Z page STILL exit-answered: 4 open now, the oldest since"
                                + " 2026-01-21T00:01:00Z: no answer within 15m to trade.intent 1768953660000-0"
                                + " (intent_id \"exit-2\") of 2026-01-21T00:01:00Z; to trade.intent"
                                + " 1768953720000-0 (intent_id \"exit-3\") of 2026-01-21T00:02:00Z; an answer came at"
                                + " 2026-01-21T00:20:10Z, but was refused: trade.closed 1768954810000-0: UNKNOWN_FIELD"
                                + " $.pln from executor; to trade.intent 1768953780000-0 (intent_id \"exit-4\") of"
                                + " 2026-01-21T00:03:00Z; and to the newest, trade.intent 1768953840000-0 (intent_id"
                                + " \"exit-5\") of 2026-01-21T00:04:00Z; open since"
                                + " 2026-01-21T00:15:00Z; who reads"
                                + " quantum:stream:trade.intent, and who writes quantum:stream:trade.closed?"
                                + " [ANSWER_OVERDUE]",
                        "2026-01-21T00:23:00Z page RESOLVED exit-answered: trade.intent 1768953840000-0 (intent_id"
                                + " \"exit-5\") of 2026-01-21T00:04:00Z is answered, late by 4m; all 5 are answered"
                                + " [ANSWER_OVERDUE]");
    }

    @Test
    void a_close_that_is_refused_itself_says_so_and_how_it_is_mended() {
        assertThat(last(unread("exit-1", 0), new Input.Tick(START + 16 * MINUTE)))
                .isEqualTo("2026-01-21T00:15:00Z page ALARM exit-answered: no answer to trade.intent 1768953600000-0"
                        + " (intent_id \"exit-1\") of 2026-01-21T00:00:00Z within 15m; it was refused itself, so nobody"
                        + " acts on it: RETIRED_FIELD $.side from exit_monitor; send it again as the contract says, by"
                        + " the same intent_id; who reads quantum:stream:trade.intent, and who writes"
                        + " quantum:stream:trade.closed? [ANSWER_OVERDUE]");
        assertThat(last(unread("exit-1", 0), asks("exit-1", MINUTE), new Input.Tick(START + 16 * MINUTE)))
                .doesNotContain("refused")
                .contains("; it was sent 2 times, the last one at 2026-01-21T00:01:00Z; who reads ");
        assertThat(told(
                        "exit-answered",
                        unread("exit-1", 0),
                        asks("exit-1", MINUTE),
                        answers("exit-1", 2 * MINUTE),
                        unread("exit-1", 3 * MINUTE),
                        new Input.Tick(START + 20 * MINUTE)))
                .isEmpty();
    }

    @Test
    void an_intent_of_which_nobody_can_tell_whether_it_closes_is_a_warning() {
        assertThat(last(
                        new Input.Entry("trade.intent", START, 0, Optional.empty(), "UNREADABLE $ from exit_monitor"),
                        new Input.Tick(START + 16 * MINUTE)))
                .isEqualTo(
                        "2026-01-21T00:00:00Z warning ALARM exit-answered: trade.intent 1768953600000-0: UNREADABLE $"
                                + " from exit_monitor; so nobody acts on it, and nobody can tell whether it asks for an answer;"
                                + " mend who writes it; was it meant to be answered? [QUESTION_UNREADABLE]");
    }

    @Test
    void an_answer_in_part_says_how_much_is_answered_and_how_much_is_open() {
        var asks = entry(
                "trade.intent",
                0,
                Map.of("symbol", "BTCUSDT", "action", "CLOSE", "intent_id", "exit-1", "quantity", "3.50"));
        var told = told(
                "exit-complete",
                asks,
                filled("1", MINUTE),
                new Input.Tick(START + 16 * MINUTE),
                filled("2", 17 * MINUTE),
                new Input.Tick(START + 20 * MINUTE),
                filled("0.5", 21 * MINUTE));

        assertThat(told)
                .extracting(alarm -> alarm.kind() + " " + alarm.what())
                .containsExactly(
                        "OPENED no whole answer to trade.intent 1768953600000-0 (intent_id \"exit-1\") of"
                                + " 2026-01-21T00:00:00Z within 15m; of quantity \"3.5\", \"1\" is answered and \"2.5\""
                                + " open",
                        "STILL no whole answer to trade.intent 1768953600000-0 (intent_id \"exit-1\") of"
                                + " 2026-01-21T00:00:00Z within 15m; of quantity \"3.5\", \"3\" is answered and \"0.5\""
                                + " open; open since 2026-01-21T00:15:00Z",
                        "RESOLVED trade.intent 1768953600000-0 (intent_id \"exit-1\") of 2026-01-21T00:00:00Z is"
                                + " answered, late by 6m");
    }

    @Test
    void a_stream_that_cannot_be_read_is_named_and_no_answer_is_said_to_be_missing_for_sure() {
        var why = Map.of("quantum:stream:trade.closed", "\"quantum:stream:trade.closed\" at h:1 is no stream");
        var told = told(
                "exit-answered",
                asks("exit-1", 0),
                new Input.Seen(START, "trade.closed", false, Long.MIN_VALUE, false),
                new Input.Unreadable(START + 1, why),
                new Input.Unreadable(START + 2, why),
                new Input.Tick(START + 16 * MINUTE),
                new Input.Seen(START, "trade.closed", true, Long.MIN_VALUE),
                new Input.Unreadable(START + 17 * MINUTE, Map.of()),
                answers("exit-1", 18 * MINUTE));

        assertThat(told)
                .extracting(Alarm::toString)
                .containsExactly(
                        "2026-01-21T00:00:00.001Z page ALARM watch: 1 stream cannot be read: quantum:stream:trade.closed:"
                                + " \"quantum:stream:trade.closed\" at h:1 is no stream; is that key a stream, and may"
                                + " this user read it? The other streams are judged meanwhile [STREAM_UNREADABLE]",
                        "2026-01-21T00:15:00Z page ALARM exit-answered: no answer to trade.intent 1768953600000-0"
                                + " (intent_id \"exit-1\") of 2026-01-21T00:00:00Z within 15m;"
                                + " quantum:stream:trade.closed cannot be read, so nobody knows what came; who reads"
                                + " quantum:stream:trade.intent, and who writes quantum:stream:trade.closed?"
                                + " [ANSWER_OVERDUE]",
                        "2026-01-21T00:17:00Z page RESOLVED watch: all streams can be read again; what came meanwhile"
                                + " is judged now, open for 16m59s [STREAM_UNREADABLE]",
                        "2026-01-21T00:18:00Z page RESOLVED exit-answered: trade.intent 1768953600000-0 (intent_id"
                                + " \"exit-1\") of 2026-01-21T00:00:00Z is answered, late by 3m [ANSWER_OVERDUE]");
    }

    /** Trace 1 forbids an alarm for it; but it is not well either. */
    @Test
    void snapshots_that_are_too_old_while_silence_is_excused_leave_it_unknown() {
        var expectations = ExpectationsOfTraces.named(List.of("exit-pulse", "closed-while-open"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        watching.step(entry("position.snapshot", 0, Map.of("symbol", "BTCUSDT", "quantity", "1")));
        watching.step(entry(ExpectationsOfTraces.PULSE, MINUTE, Map.of("due", "0", "confirmed", "0")));
        assertThat(unknown(watching))
                .as("the deadline's own millisecond is in time")
                .containsOnly("");

        watching.step(new Input.Tick(START + MINUTE + 1));
        assertThat(unknown(watching))
                .containsExactlyInAnyOrder(
                        "", "nobody knows the positions: the newest position.snapshot is of 2026-01-21T00:00:00Z");

        watching.step(entry("position.snapshot", 2 * MINUTE, Map.of("symbol", "BTCUSDT", "quantity", "1")));
        assertThat(unknown(watching)).containsOnly("");

        watching.step(new Input.Tick(START + 17 * MINUTE));
        assertThat(unknown(watching)).as("the alarm says it").containsOnly("");
    }

    /** In the minute that services are given after the start, nothing is told; but a pulse that is dead is not well. */
    @Test
    void what_is_wrong_and_not_told_for_a_minute_after_the_start_is_unknown_until_then() {
        var expectations = ExpectationsOfTraces.named(List.of("exit-pulse", "executor"));
        var start = new Watching.Start(START - HOUR, START, 10);
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, start);
        watching.step(entry(ExpectationsOfTraces.PULSE, -MINUTE + 5_000, Map.of("due", "0", "confirmed", "0")));
        watching.step(new Input.Tick(START + 5_000));
        assertThat(unknown(watching))
                .as("a minute old is in time, and of the group nobody knows anything")
                .containsOnly("");

        watching.step(new Input.Tick(START + 5_001));
        watching.step(new Input.Groups(START + 5_001, "trade.intent", List.of()));
        assertThat(unknown(watching))
                .containsExactlyInAnyOrder(
                        "exit_monitor proved no completed pass for 1m, the last one came at 2026-01-20T23:59:05Z; the"
                                + " service is given until 2026-01-21T00:01:00Z",
                        "there is no group executor on quantum:stream:trade.intent yet, and its service is given until"
                                + " 2026-01-21T00:01:00Z");
        assertThat(watching.open()).isEmpty();

        watching.step(new Input.Tick(START + MINUTE + 1));
        watching.step(new Input.Groups(START + MINUTE + 1, "trade.intent", List.of()));
        assertThat(unknown(watching)).as("the alarms say it").containsOnly("");
        assertThat(watching.open()).hasSize(2);
    }

    /** Restored in that minute and without a look since, it is not well either, and the words are those of the alarms. */
    @Test
    void what_is_wrong_with_a_group_in_the_first_minute_is_unknown_until_it_is_judged() throws StateRefused {
        var expectations = ExpectationsOfTraces.named(List.of("executor"));
        var start = new Watching.Start(START - HOUR, START, 10);
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, start);
        watching.step(group(1, MINUTE, 1));
        assertThat(unknown(watching))
                .containsExactly("quantum:stream:trade.intent 1-0 waits for an acknowledgement for 1m, and its service"
                        + " is given until 2026-01-21T00:01:00Z");
        watching.step(group(2, 0, 1));
        assertThat(unknown(watching)).containsExactly("");
        watching.step(group(3, 0, 6));
        var again = "quantum:stream:trade.intent 1-0 was delivered 6 times, and its service is given until"
                + " 2026-01-21T00:01:00Z";
        assertThat(unknown(watching)).containsExactly(again);

        var restored = Watching.restored(ExpectationsOfTraces.CONTRACTS, expectations, watching.save());
        restored.step(new Input.Tick(START + MINUTE + 1));
        assertThat(unknown(restored)).containsExactly(again);

        restored.step(group(MINUTE + 2, 0, 6));
        assertThat(unknown(restored)).containsExactly("");
        assertThat(restored.open()).extracting(Alarm::rule).containsExactly(WatchRule.DELIVERED_AGAIN);
    }

    private static Input group(long after, long waiting, long deliveries) {
        return new Input.Groups(
                START + after,
                "trade.intent",
                List.of(new Input.Group("executor", waiting, "1-0", deliveries, "1-0", 0, Optional.empty())));
    }

    @Test
    void answers_that_are_more_than_can_be_held_are_told_where_they_may_be_missing() {
        var inputs = new ArrayList<Input>();
        inputs.add(new Input.Seen(START, "trade.intent", false, Long.MIN_VALUE, false));
        for (var i = 0; i <= EarlyAnswers.MOST; i++) {
            inputs.add(answers("exit-" + i, MINUTE));
        }
        inputs.add(new Input.Tick(START + 20 * MINUTE));
        inputs.add(new Input.Seen(START + 20 * MINUTE, "trade.intent", true, START));
        inputs.add(asks("exit-" + (EarlyAnswers.MOST - 1), 0));
        inputs.add(asks("exit-" + EarlyAnswers.MOST, 0));
        inputs.add(new Input.Tick(START + 21 * MINUTE));
        var expectations = ExpectationsOfTraces.named(List.of("exit-answered"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));

        assertThat(inputs.stream().flatMap(input -> watching.step(input).stream()))
                .extracting(Alarm::what)
                .containsExactly("no answer to trade.intent 1768953600000-0 (intent_id \"exit-10000\") of"
                        + " 2026-01-21T00:00:00Z within 15m; meanwhile 1 entry could not be held for what was asked"
                        + " while quantum:stream:trade.intent could not be read: of 2026-01-21T00:01:00Z");
    }

    /** What nobody ever saw may have been missing for longer than was looked back. */
    @Test
    void since_when_is_said_as_far_as_it_is_known() {
        var expectations = ExpectationsOfTraces.named(List.of("exit-pulse", "ticks"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        watching.step(entry(ExpectationsOfTraces.PULSE, MINUTE, Map.of("due", "0", "confirmed", "0")));
        watching.step(new Input.Tick(START + HOUR));

        assertThat(watching.open())
                .extracting(Alarm::what)
                .containsExactly(
                        "no market.tick for 1h; none came since 2026-01-21T00:00:00Z, and what came before is not known; open since"
                                + " 2026-01-21T00:00:05Z at the latest",
                        "exit_monitor proved no completed pass for 59m, the last one came at 2026-01-21T00:01:00Z; open"
                                + " since 2026-01-21T00:02:00Z");
    }

    /** Silent from 00:00:05 on, back at 00:01:00, silent again from 00:01:05 on. */
    @Test
    void what_came_back_says_for_how_long_it_was_over_and_is_open_since_it_came_back() {
        var expectations = ExpectationsOfTraces.named(List.of("ticks"));
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, expectations, Watching.Start.at(START));
        var silent = "; the last one, market.tick 1768953660000-0, came at 2026-01-21T00:01:00Z";
        watching.step(entry(ExpectationsOfTraces.TICK, 0, Map.of()));
        watching.step(entry(ExpectationsOfTraces.TICK, MINUTE, Map.of()));

        assertThat(watching.step(new Input.Tick(START + 2 * MINUTE)))
                .extracting(alarm -> alarm.kind() + " " + alarm.what())
                .containsExactly("BACK no market.tick for 5s" + silent
                        + "; it was over for 5s, and first open at 2026-01-21T00:00:05Z");
        assertThat(watching.open())
                .extracting(Alarm::what)
                .containsExactly("no market.tick for 1m" + silent
                        + "; ×2, open again since 2026-01-21T00:01:05Z, first at 2026-01-21T00:00:05Z");
    }

    /** Question and answer are read at once, after 25 minutes: nobody knows when the answer came, but that it is here now. */
    @Test
    void an_answer_whose_id_is_ahead_came_when_it_was_read_and_not_when_all_was_judged_before() {
        assertThat(told(
                        "exit-answered",
                        new Input.Tick(START),
                        new Input.Now(START + 25 * MINUTE),
                        asks("exit-1", MINUTE),
                        answers("exit-1", HOUR + 25 * MINUTE),
                        new Input.Tick(START + 25 * MINUTE)))
                .filteredOn(alarm -> alarm.rule() == WatchRule.ANSWER_OVERDUE)
                .extracting(alarm -> alarm.kind() + " " + Instant.ofEpochMilli(alarm.at()) + " " + alarm.what())
                .containsExactly(
                        "OPENED 2026-01-21T00:16:00Z no answer to trade.intent 1768953660000-0 (intent_id \"exit-1\")"
                                + " of 2026-01-21T00:01:00Z within 15m",
                        "RESOLVED 2026-01-21T00:25:00Z trade.intent 1768953660000-0 (intent_id \"exit-1\") of"
                                + " 2026-01-21T00:01:00Z is answered, late by 9m");
    }

    @Test
    void what_waited_for_a_group_is_gone_with_its_stream_or_with_the_group() {
        var stream = "quantum:stream:trade.intent";
        var behind = group(2 * MINUTE, 95_000, 1);
        var nothing = group(3 * MINUTE, 0, 1);
        var none = new Input.Groups(START + 2 * MINUTE + 30_000, "trade.intent", List.of());
        var reset = new Input.Reset(START + 2 * MINUTE + 20_000, stream, "it is gone");
        var trimmed = new Input.Reset(START + 2 * MINUTE + 20_000, stream, "1 entry was trimmed", Set.of());

        assertThat(last("executor", behind, nothing)).contains("RESOLVED executor: nothing waits so long for executor");
        assertThat(last("executor", behind, trimmed, nothing)).contains("nothing waits so long for executor any more");
        assertThat(last("executor", behind, reset, nothing))
                .contains("RESOLVED executor: what waited for executor is gone with the stream, which was deleted or"
                        + " replaced: nobody acknowledged it, open for ");
        assertThat(last("executor", behind, reset, none, nothing)).contains("is gone with the stream, which was");
        assertThat(last("executor", behind, none, nothing)).contains("is gone with the group, which was deleted:");
        assertThat(last("executor", behind, reset, nothing, group(20 * MINUTE, 95_000, 1), group(21 * MINUTE, 0, 1)))
                .contains("nothing waits so long for executor any more");
    }

    @Test
    void a_silence_says_when_the_last_one_came_and_that_it_is_reckoned_from_the_end_of_quiet_hours() {
        var night = 21 * HOUR + 59 * MINUTE + 58_000;

        assertThat(told(
                        "ticks-by-day",
                        entry("market.tick", night, Map.of()),
                        new Input.Tick(START + 30 * HOUR + 6_000)))
                .extracting(Alarm::what)
                .contains("no market.tick for 5s since quiet hours ended at 2026-01-22T06:00:00Z; the last one,"
                        + " market.tick 1769032798000-0, came at 2026-01-21T21:59:58Z");
        assertThat(told("ticks", entry("market.tick", 0, Map.of()), new Input.Tick(START + 6_000)))
                .extracting(Alarm::what)
                .containsExactly("no market.tick for 5s; the last one, market.tick 1768953600000-0, came at"
                        + " 2026-01-21T00:00:00Z");
    }

    @Test
    void an_empty_id_is_none_for_a_question_and_for_an_answer() {
        assertThat(told("exit-answered", asks("", 0), answers("", MINUTE), new Input.Tick(START + 16 * MINUTE)))
                .extracting(Alarm::toString)
                .singleElement()
                .asString()
                .contains(
                        "trade.intent 1768953600000-0 names no intent_id, so nobody can tell its answer; write intent_id"
                                + " [QUESTION_NOT_JUDGED]");
        assertThat(told("exit-by-symbol", asks("", 0), answers("", MINUTE), new Input.Tick(START + 16 * MINUTE)))
                .as("its symbol stands for its id")
                .isEmpty();
    }

    @Test
    void a_refused_close_without_an_id_says_that_nobody_acts_on_it_and_why() {
        var close = new Input.Entry(
                "trade.intent",
                START,
                0,
                Optional.empty(),
                "RETIRED_FIELD $.side from exit_monitor",
                Map.of("action", "close"));

        assertThat(last(close))
                .contains(
                        "trade.intent 1768953600000-0: RETIRED_FIELD $.side from exit_monitor; it was refused, so nobody"
                                + " acts on it, and it names no intent_id, so nobody can tell its answer;")
                .endsWith(" [QUESTION_NOT_JUDGED]");
    }

    private static List<String> unknown(Watching watching) {
        return watching.standings().stream().map(Watching.Standing::unknown).toList();
    }

    /** A close that breaks the contract, and says so much all the same. */
    private static Input unread(String id, long after) {
        return new Input.Entry(
                "trade.intent",
                START + after,
                0,
                Optional.empty(),
                "RETIRED_FIELD $.side from exit_monitor",
                Map.of("action", "close", "intent_id", id));
    }

    private static Input filled(String quantity, long after) {
        return entry(
                "trade.closed", after, Map.of("symbol", "BTCUSDT", "close_intent_id", "exit-1", "quantity", quantity));
    }

    /** The last line that is told. */
    private static String last(Input... inputs) {
        return last("exit-answered", inputs);
    }

    private static String last(String expectation, Input... inputs) {
        var told = told(expectation, inputs);
        return told.get(told.size() - 1).toString();
    }

    /** What is told; the state is saved and restored before each input. */
    private static List<Alarm> told(String expectation, Input... inputs) {
        var expectations = ExpectationsOfTraces.named(List.of(expectation));
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
        return told;
    }

    private static Input asks(String id, long after) {
        return entry("trade.intent", after, Map.of("symbol", "BTCUSDT", "action", "CLOSE", "intent_id", id));
    }

    private static Input answers(String id, long after) {
        return entry("trade.closed", after, Map.of("symbol", "BTCUSDT", "close_intent_id", id));
    }

    /** Of some it can be read what they answer. */
    private static Input refused(String id, long after) {
        return new Input.Entry(
                "trade.closed",
                START + after,
                0,
                Optional.empty(),
                "UNKNOWN_FIELD $.pln from executor",
                id.isEmpty() ? Map.of() : Map.of("close_intent_id", id));
    }

    private static Input entry(String source, long after, Map<String, ?> fields) {
        return new Input.Entry(source, START + after, 0, Optional.of(fields), "");
    }
}
