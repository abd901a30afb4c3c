package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Expect;
import io.tradeschema.watch.WatchRule;
import io.tradeschema.watch.Watching;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How it stands, for the screen and for Prometheus. */
class PictureTest {

    private static final long NOW = 1_768_953_600_000L;

    private static Picture picture(boolean sees) {
        var contracts = KnownEvents.all();
        var exits = Expectations.declaredBy(contracts, contracts).get(0);
        return new Picture(
                NOW,
                NOW - 1_000,
                NOW - 86_400_000,
                sees,
                sees ? 2 : 3,
                List.of(
                        new Picture.StreamLine(
                                "prod:trade.intent",
                                new Watching.Stream("trade.intent", 40, 2, NOW - 65_000),
                                3,
                                OptionalLong.of(7),
                                true,
                                List.of("ANSWER_OVERDUE")),
                        new Picture.StreamLine(
                                "prod:trade.closed",
                                new Watching.Stream("trade.closed", 0, 0, Long.MIN_VALUE),
                                0,
                                OptionalLong.empty(),
                                false,
                                List.of())),
                Map.of("prod:quarantine", OptionalLong.of(4)),
                List.of(
                        new Watching.Standing(exits, NOW - 900_500, 3, 0, List.of(WatchRule.ANSWER_OVERDUE)),
                        new Watching.Standing(
                                Expect.readers("executor", "a\"group").about("trade.intent"),
                                Long.MAX_VALUE,
                                0,
                                12,
                                List.of())));
    }

    @Test
    void a_person_sees_one_line_a_stream() {
        assertThat(board(80).text(picture(true)).replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                state   stream             last entry   a minute   open    lag
                ALARM   prod:trade.intent  1m5s ago            -      3      7  ANSWER_OVERDUE
                absent  prod:trade.closed  none                -      0      -
                2026-01-21T00:00:00Z
                """);
    }

    @Test
    void a_narrow_screen_does_without_what_matters_least_and_wraps_nothing() {
        assertThat(board(60).text(picture(true)).replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                state   stream             last entry   a minute   open
                ALARM   prod:trade.intent  1m5s ago            -      3  AN…
                absent  prod:trade.closed  none                -      0
                2026-01-21T00:00:00Z
                """);
        assertThat(board(40).text(picture(true)).lines())
                .containsExactly(
                        "state   stream             last entry",
                        "ALARM   prod:trade.intent  1m5s ago    …",
                        "absent  prod:trade.closed  none",
                        "2026-01-21T00:00:00Z");
        assertThat(board(20).text(picture(true)).lines()).first().isEqualTo("state   stream");
    }

    @Test
    void a_watch_that_is_blind_says_of_no_stream_that_it_is_well() {
        assertThat(board(80).text(picture(false)))
                .contains("BLIND: the server does not answer; nothing is judged")
                .contains("blind   prod:trade.intent")
                .doesNotContain("ok", "ALARM", "ANSWER_OVERDUE");
    }

    @Test
    void what_is_wider_than_the_screen_is_cut_and_not_wrapped_since_wrapped_lines_would_be_drawn_over() {
        var drawn = new StringWriter();
        var teller = new Teller(new PrintWriter(drawn), false, true);

        Board.on(teller, List.of("prod:trade.intent", "prod:trade.closed"), true, 80)
                .shows(picture(true));

        assertThat(drawn.toString())
                .startsWith("\033[0J\033[?7lstate   stream")
                .endsWith("2026-01-21T00:00:00Z" + System.lineSeparator() + "\033[?7h\033[4A\r");
    }

    /** What is blind is an open alarm in one as in the other. */
    @Test
    void the_metrics_and_the_health_count_the_same_alarms() {
        for (var sees : List.of(true, false)) {
            var picture = picture(sees);
            var sum = Metrics.text(picture)
                    .lines()
                    .filter(line -> line.startsWith(WatchMetric.OPEN_ALARMS.wire()))
                    .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();

            assertThat(sum).isEqualTo(picture.openAlarms()).isEqualTo(sees ? 2 : 3);
        }
        assertThat(Metrics.text(picture(false)))
                .contains("tradeschema_open_alarms{expectation=\"watch\",severity=\"page\"} 1\n")
                .contains("tradeschema_open_alarms{expectation=\"watch\",severity=\"warning\"} 1\n");
    }

    @Test
    void the_metrics_are_prometheus_text() {
        assertThat(Metrics.text(picture(true)).lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "tradeschema_waiting_since_timestamp_seconds{expectation=\"exit-answered\"} 1768952699.500",
                        "tradeschema_waiting_since_timestamp_seconds{expectation=\"executor\"} +Inf",
                        "tradeschema_open_answers{expectation=\"exit-answered\"} 3",
                        "tradeschema_open_answers{expectation=\"executor\"} 0",
                        "tradeschema_open_alarms{expectation=\"exit-answered\",severity=\"page\"} 1",
                        "tradeschema_open_alarms{expectation=\"executor\",severity=\"page\"} 0",
                        "tradeschema_open_alarms{expectation=\"watch\",severity=\"page\"} 0",
                        "tradeschema_open_alarms{expectation=\"watch\",severity=\"warning\"} 1",
                        "tradeschema_last_message_timestamp_seconds{stream=\"prod:trade.intent\"} 1768953535.000",
                        "tradeschema_last_message_timestamp_seconds{stream=\"prod:trade.closed\"} 0",
                        "tradeschema_messages_total{stream=\"prod:trade.intent\",verdict=\"accepted\"} 40",
                        "tradeschema_messages_total{stream=\"prod:trade.intent\",verdict=\"refused\"} 2",
                        "tradeschema_messages_total{stream=\"prod:trade.closed\",verdict=\"accepted\"} 0",
                        "tradeschema_messages_total{stream=\"prod:trade.closed\",verdict=\"refused\"} 0",
                        "tradeschema_trimmed_unread_total{stream=\"prod:trade.intent\",group=\"a\\\"group\"} 12",
                        "tradeschema_quarantine_entries{stream=\"prod:quarantine\"} 4",
                        "tradeschema_watch_sees 1",
                        "tradeschema_watch_last_evaluation_timestamp_seconds 1768953599.000");
    }

    private static Board board(int screen) {
        return Board.on(
                new Teller(new PrintWriter(Writer.nullWriter()), false, true),
                List.of("prod:trade.intent", "prod:trade.closed"),
                true,
                screen);
    }
}
