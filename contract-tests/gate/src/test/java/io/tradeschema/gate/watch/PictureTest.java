package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.Terminal;
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
                sees ? 0 : 1,
                List.of(
                        new Picture.StreamLine(
                                "prod:trade.intent",
                                new Watching.Stream("trade.intent", 40, 2, NOW - 65_000),
                                3,
                                OptionalLong.of(7),
                                Picture.Found.OK,
                                List.of("ANSWER_OVERDUE")),
                        new Picture.StreamLine(
                                "prod:trade.closed",
                                new Watching.Stream("trade.closed", 0, 0, Long.MIN_VALUE),
                                0,
                                OptionalLong.empty(),
                                Picture.Found.ABSENT,
                                List.of())),
                Map.of("prod:quarantine", OptionalLong.of(4)),
                List.of(
                        new Watching.Standing(exits, NOW - 900_500, 3, 0, List.of(WatchRule.ANSWER_OVERDUE), ""),
                        new Watching.Standing(
                                Expect.readers("executor", "a\"group").about("trade.intent"),
                                Long.MAX_VALUE,
                                0,
                                12,
                                List.of(),
                                "")));
    }

    @Test
    void a_person_sees_one_line_a_stream() {
        assertThat(board(100).text(picture(true)).replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                state   stream             last entry  a minute  refused  open  lag
                ALARM   prod:trade.intent  1m5s ago           -        2     3    7  ANSWER_OVERDUE
                absent  prod:trade.closed  none               -        0     0    -
                2026-01-21T00:00:00Z  3 answers waited for, oldest 15m0s; --once --open lists
                """);
    }

    @Test
    void a_narrow_screen_does_without_what_matters_least_and_wraps_nothing() {
        assertThat(board(60).text(picture(true)).replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                state   stream             refused
                ALARM   prod:trade.intent        2  ANSWER_OVERDUE
                absent  prod:trade.closed        0
                2026-01-21T00:00:00Z  3 answers waited for, oldest 15m0s; -…
                """);
        assertThat(board(40).text(picture(true)).lines())
                .containsExactly(
                        "state   stream",
                        "ALARM   …od:trade.intent  ANSWER_OVERDUE",
                        "absent  …od:trade.closed",
                        "2026-01-21T00:00:00Z  3 answers waited …");
        assertThat(board(20).text(picture(true)).lines()).allMatch(line -> line.length() <= 20);
    }

    @Test
    void a_long_name_is_shown_by_its_end_and_takes_no_column_from_the_others() {
        var name = "exchange:binance:futures:usdt-margined:depth-updates:BTCUSDT:100ms";

        assertThat(board(80)
                        .text(streams(line(name, "STREAM_SILENT", 0), line("market.tick", "", 1234567)))
                        .lines())
                .containsExactly(
                        "state  stream                 last entry  a minute  open      lag",
                        "ALARM  …pdates:BTCUSDT:100ms  none               -     0        0  STREAM_SILENT",
                        "ok     market.tick            none               -     0  1234567",
                        "2026-01-21T00:00:00Z");
    }

    @Test
    void a_low_screen_shows_what_is_not_well_first_and_says_how_many_streams_it_does_without() {
        var lines = new Picture.StreamLine[20];
        for (var number = 0; number < 20; number++) {
            lines[number] = line("stream:" + number, number == 17 ? "STREAM_SILENT" : "", 0);
        }

        assertThat(board(8, 80).text(streams(lines)).lines())
                .containsExactly(
                        "state  stream     last entry  a minute  open  lag",
                        "ok     stream:0   none               -     0    0",
                        "ok     stream:1   none               -     0    0",
                        "ok     stream:2   none               -     0    0",
                        "ALARM  stream:17  none               -     0    0  STREAM_SILENT",
                        "and 16 streams more",
                        "2026-01-21T00:00:00Z");
    }

    @Test
    void a_terminal_that_becomes_another_one_is_drawn_as_it_is_within_seconds() {
        var width = new int[] {80};
        var board = new Board(
                new Teller(new PrintWriter(Writer.nullWriter()), false, true),
                true,
                () -> new Terminal.Size(24, width[0]));
        board.text(picture(true));
        width[0] = 40;

        assertThat(board.text(later(4_999)).lines()).anyMatch(line -> line.length() > 40);
        assertThat(board.text(later(5_000)).lines()).allMatch(line -> line.length() <= 40);
    }

    private static Picture later(long millis) {
        var now = picture(true);
        return new Picture(
                NOW + millis, now.evaluated(), now.knownSince(), true, 2, 0, now.streams(), Map.of(), now.standings());
    }

    private static Picture.StreamLine line(String stream, String alarm, long lag) {
        return new Picture.StreamLine(
                stream,
                new Watching.Stream(stream, 0, 0, Long.MIN_VALUE),
                0,
                OptionalLong.of(lag),
                Picture.Found.OK,
                alarm.isEmpty() ? List.of() : List.of(alarm));
    }

    private static Picture streams(Picture.StreamLine... lines) {
        return new Picture(NOW, NOW, NOW, true, 0, 0, List.of(lines), Map.of(), List.of());
    }

    @Test
    void a_watch_that_is_blind_says_of_no_stream_that_it_is_well() {
        assertThat(board(80).text(picture(false)))
                .contains("BLIND: the server does not answer; nothing is judged")
                .contains("blind  prod:trade.intent")
                .doesNotContain("ok", "ALARM", "ANSWER_OVERDUE");
    }

    @Test
    void what_is_wider_than_the_screen_is_cut_and_not_wrapped_since_wrapped_lines_would_be_drawn_over() {
        var drawn = new StringWriter();
        var teller = new Teller(new PrintWriter(drawn), false, true);

        new Board(teller, true, () -> new Terminal.Size(24, 80)).shows(picture(true));

        assertThat(drawn.toString())
                .startsWith("\033[0J\033[?7lstate   stream")
                .endsWith("2026-01-21T00:00:00Z  3 answers waited for, oldest 15m0s; --once --open lists"
                        + System.lineSeparator() + "\033[?7h\033[4A\r");
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
                        "tradeschema_stream_readable{stream=\"prod:trade.intent\"} 1",
                        "tradeschema_stream_readable{stream=\"prod:trade.closed\"} 1",
                        "tradeschema_expectation_known{expectation=\"exit-answered\"} 1",
                        "tradeschema_expectation_known{expectation=\"executor\"} 1",
                        "tradeschema_trimmed_unread_total{stream=\"prod:trade.intent\",group=\"a\\\"group\"} 12",
                        "tradeschema_quarantine_entries{stream=\"prod:quarantine\"} 4",
                        "tradeschema_watch_sees 1",
                        "tradeschema_watch_last_evaluation_timestamp_seconds 1768953599.000");
    }

    private static Board board(int screen) {
        return board(24, screen);
    }

    private static Board board(int rows, int columns) {
        return new Board(
                new Teller(new PrintWriter(Writer.nullWriter()), false, true),
                true,
                () -> new Terminal.Size(rows, columns));
    }
}
