package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.watch.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives, judged as if they came now. Minute 0 is 2026-01-21T00:00:00Z, which is 1768953600000. */
class WatchReplayTest {

    private static final String CLOSE = """
            {"stream":"quantum:stream:trade.intent","id":"%d-0","fields":{"event_type":"trade.intent","source":"exit_monitor",\
            "timestamp":"2026-01-21T00:00:00Z","schema_version":"1.2.0","payload":"{\\"symbol\\":\\"BTCUSDT\\",\\"action\\":\\"CLOSE\\",\
            \\"position_size_usd\\":200,\\"leverage\\":2,\\"entry_price\\":100,\\"intent_id\\":\\"exit-1\\"}"}}
            """;
    private static final String CLOSED = """
            {"stream":"quantum:stream:trade.closed","id":"%d-0","fields":{"event_type":"trade.closed","source":"executor",\
            "timestamp":"2026-01-21T00:00:00Z","schema_version":"1.2.0","payload":"{\\"symbol\\":\\"BTCUSDT\\",\\"status\\":\\"closed\\",\
            \\"pnl\\":-3,\\"exit_reason\\":\\"requested\\",\\"exit_price\\":90,\\"close_intent_id\\":\\"exit-1\\"}"}}
            """;
    private static final long START = 1_768_953_600_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private Path bus;

    @BeforeEach
    void bus() throws IOException {
        bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                external: {produces: [position.snapshot]}
                expect:
                  exit-pulse: {pulse: exit_monitor, every: 60s}
                  closed-while-open:
                    rhythm: trade.closed
                    every: 15m
                    excusedBy: exit_monitor
                    while: {open: position.snapshot, fresh: 60s}
                """);
    }

    @Test
    void of_the_eighteen_hours_the_pulse_is_told_after_two_minutes_and_the_silence_after_sixteen() throws IOException {
        var archive = archive("""
                {"stream":"position.snapshot","id":"1768953600000-0","fields":{"symbol":"BTCUSDT","quantity":"0.5"}}
                {"stream":"tradeschema:pulse:exit_monitor","id":"1768953600000-0","fields":{"due":"0","confirmed":"0"}}
                {"stream":"tradeschema:pulse:exit_monitor","id":"1768953660000-0","fields":{"due":"0","confirmed":"0"}}
                """);

        var run = watch("--replay", archive, "--until", "2026-01-21T18:00:00Z");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> !line.contains(" STILL ")))
                .containsExactly(
                        "2026-01-21T00:02:00Z page ALARM exit-pulse: exit_monitor proved no completed pass for 1m, the"
                                + " last one came at 2026-01-21T00:01:00Z; does exit_monitor run, and what did its last"
                                + " pass not complete? Its proofs come on tradeschema:pulse:exit_monitor"
                                + " [PULSE_MISSING]",
                        "2026-01-21T00:16:00Z page ALARM closed-while-open: no trade.closed for 15m though \"BTCUSDT\" is"
                                + " open; none came since 2026-01-21T00:00:00Z, and what came before is not known; the newest position.snapshot is of"
                                + " 2026-01-21T00:00:00Z; does the service that writes quantum:stream:trade.closed run, and"
                                + " what does it do? [STREAM_SILENT]",
                        "2 alarms, 2 open at the end; 3 entries, "
                                + "from 2026-01-21T00:00:00Z to 2026-01-21T00:01:00Z (1m)");
        assertThat(run.out().lines().filter(line -> line.contains(" STILL exit-pulse")))
                .hasSize(17);
    }

    @Test
    void a_close_that_is_answered_late_is_told_and_resolved_in_the_order_of_time_not_of_lines() throws IOException {
        var archive = archive(CLOSED.formatted(START + 20 * MINUTE) + CLOSE.formatted(START));

        var run = watch("--replay", archive, "--format", "json", "--bus", "");

        assertThat(run.out().lines().toList())
                .containsExactly(
                        "{\"id\":\"exit-answered/ANSWER_OVERDUE@2026-01-21T00:15:00Z\",\"telling\":1,\"kind\":\"opened\","
                                + "\"expectation\":\"exit-answered\",\"rule\":\"ANSWER_OVERDUE\",\"severity\":\"page\","
                                + "\"due\":\"2026-01-21T00:15:00Z\",\"at\":\"2026-01-21T00:15:00Z\",\"count\":1,"
                                + "\"what\":\"no answer to trade.intent 1768953600000-0 (intent_id \\\"exit-1\\\", symbol \\\"BTCUSDT\\\") of"
                                + " 2026-01-21T00:00:00Z within 15m\","
                                + "\"fix\":\"who reads quantum:stream:trade.intent, and who writes quantum:stream:trade.closed?\"}",
                        "{\"id\":\"exit-answered/ANSWER_OVERDUE@2026-01-21T00:15:00Z\",\"telling\":2,\"kind\":\"resolved\","
                                + "\"expectation\":\"exit-answered\",\"rule\":\"ANSWER_OVERDUE\",\"severity\":\"page\","
                                + "\"due\":\"2026-01-21T00:15:00Z\",\"at\":\"2026-01-21T00:20:00Z\",\"count\":1,"
                                + "\"late_seconds\":300.0,"
                                + "\"what\":\"trade.intent 1768953600000-0 (intent_id \\\"exit-1\\\", symbol \\\"BTCUSDT\\\") of"
                                + " 2026-01-21T00:00:00Z is answered, late by 5m\",\"fix\":\"\"}");
    }

    /** An alarm that is back after them is the same one, of before them. */
    @Test
    @Timeout(60)
    void quiet_hours_of_a_minute_end_an_alarm_once() throws IOException {
        var bus = Files.writeString(folder.resolve("short.yaml"), """
                version: 1
                external: {produces: [market.tick]}
                expect:
                  exit-answered: none
                  ticks: {rhythm: market.tick, every: 5s, quiet: {zone: UTC, from: "00:02", to: "00:03"}}
                """);
        var tick = archive("{\"stream\":\"market.tick\",\"id\":\"" + START + "-0\",\"fields\":{\"bid\":\"1\"}}\n");

        var run = CommandLineRun.of(
                "watch", "--replay", tick, "--bus", bus.toString(), "--until", "2026-01-21T00:04:00Z");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .extracting(line -> line.replaceAll(" ticks: .*", ""))
                .startsWith(
                        "2026-01-21T00:00:05Z page ALARM",
                        "2026-01-21T00:02:00Z page RESOLVED",
                        "2026-01-21T00:03:05Z page BACK");
    }

    /** What is refused is done by nobody: before anything is overdue, that is the incident, and not all is well. */
    @Test
    void messages_that_are_refused_are_said_in_the_last_line_and_by_the_exit_code() throws IOException {
        var close = CLOSE.replace("\\\"action\\\"", "\\\"side\\\":\\\"SELL\\\",\\\"action\\\"");
        var three = archive(close.formatted(START)
                + close.formatted(START + MINUTE)
                + close.replace("exit_monitor", "router").formatted(START + 2 * MINUTE));

        assertThat(watch("--replay", three, "--bus", ""))
                .isEqualTo(new CommandLineRun(
                        1,
                        "no alarm, 0 open at the end; 3 entries, from 2026-01-21T00:00:00Z to 2026-01-21T00:02:00Z (2m);"
                                + " 1 answer is waited for, which --open lists; 3 messages of trade.intent refused: 2 times RETIRED_FIELD $.side from exit_monitor\n",
                        ""));
        assertThat(watch("--replay", three, "--bus", "", "--format", "json"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "{\"kind\":\"refused\",\"event\":\"trade.intent\",\"count\":3,\"commonest\":\"RETIRED_FIELD"
                                + " $.side from exit_monitor\",\"times\":2}\n",
                        ""));
    }

    /** The message is refused; what it answers can be read in its payload, beside it, or not at all. */
    @Test
    void an_answer_that_breaks_the_contract_is_none_and_the_alarm_says_that_it_came() throws IOException {
        var misspelt = CLOSED.replace("exit_reason", "exit_raeson").formatted(START + 5 * MINUTE);
        var unreadable = CLOSED.replace("close_intent_id", "closes").formatted(START + 5 * MINUTE);
        var beside = unreadable.replace("\"source\":", "\"correlation_id\":\"exit-1\",\"source\":");
        var cut = misspelt.replace(",\\\"close_intent_id\\\":\\\"exit-1\\\"}\"", ",\"");
        var refused = "trade.closed 1768953900000-0: ";

        assertThat(saidOf(misspelt))
                .isEqualTo("; an answer came at 2026-01-21T00:05:00Z, but was refused: " + refused
                        + "MISSING_FIELD $.exit_reason from executor; ");
        assertThat(saidOf(beside))
                .isEqualTo("; an answer came at 2026-01-21T00:05:00Z, but was refused: " + refused
                        + "UNKNOWN_FIELD $.closes from executor; ");
        assertThat(saidOf(unreadable))
                .isEqualTo("; meanwhile 1 entry was refused: " + refused + "UNKNOWN_FIELD $.closes from executor; ");
        assertThat(saidOf(cut)).startsWith("; meanwhile 1 entry was refused: " + refused);
    }

    private String saidOf(String answer) throws IOException {
        var run = watch(
                "--replay", archive(CLOSE.formatted(START) + answer), "--until", "2026-01-21T00:16:00Z", "--bus", "");
        assertThat(run.exitCode()).isEqualTo(1);
        return run.out().lines().findFirst().orElseThrow().replaceAll(".* within 15m(.*)who reads.*", "$1");
    }

    private CommandLineRun anHour(String lines) throws IOException {
        return CommandLineRun.of(
                "watch", "--bus", bus.toString(), "--replay", archive(lines), "--until", "2026-01-21T01:00:00Z");
    }

    /** Who sent a message says the envelope, whether or not the message says it as well. */
    @Test
    void what_one_service_sends_asks_whether_its_message_names_it_or_the_envelope_alone() throws IOException {
        Files.writeString(bus, "version: 1\nexpect: {exit-answered: {also: {source: exit_monitor}, within: 10m}}\n");
        var sell = CLOSE.formatted(START).replace("CLOSE", "SELL");

        var byEnvelope = anHour(sell);
        var byMessage = anHour(sell.replace("\\\"leverage", "\\\"source\\\":\\\"exit_monitor\\\",\\\"leverage")
                .replace("\"source\":\"exit_monitor\"", "\"source\":\"desk\""));
        var byNobody = anHour(sell.replace("exit_monitor", "desk"));

        assertThat(byEnvelope.out()).contains("2026-01-21T00:10:00Z page ALARM exit-answered");
        assertThat(byMessage.out()).contains("2026-01-21T00:10:00Z page ALARM exit-answered");
        assertThat(byNobody.out()).startsWith("no alarm, 0 open at the end");
    }

    @Test
    void what_came_after_until_is_not_judged_and_its_number_is_said() throws IOException {
        var archive = archive(CLOSE.formatted(START)
                + CLOSED.formatted(START + 16 * MINUTE)
                + CLOSE.replace("exit-1", "exit-2").formatted(START + 17 * MINUTE));

        var before = watch("--replay", archive, "--bus", "", "--until", "2026-01-21T00:15:59.999Z");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.out().lines())
                .containsExactly(
                        "2026-01-21T00:15:00Z page ALARM exit-answered: no answer to trade.intent 1768953600000-0"
                                + " (intent_id \"exit-1\", symbol \"BTCUSDT\") of 2026-01-21T00:00:00Z within 15m; who reads"
                                + " quantum:stream:trade.intent, and who writes quantum:stream:trade.closed? [ANSWER_OVERDUE]",
                        "1 alarm, 1 open at the end; 1 entry, at 2026-01-21T00:00:00Z; 2 that came after --until are not judged;"
                                + " 1 answer is waited for, which --open lists");

        assertThat(watch("--replay", archive, "--bus", "", "--until", "2026-01-21T00:16:00Z")
                        .out()
                        .lines())
                .as("what came in its own millisecond is judged")
                .last()
                .isEqualTo(
                        "1 alarm, 0 open at the end; 2 entries, "
                                + "from 2026-01-21T00:00:00Z to 2026-01-21T00:16:00Z (16m); 1 that came after --until is not judged");
        assertThat(watch("--replay", archive, "--bus", "", "--until", "2026-01-20T00:00:00Z"))
                .isEqualTo(new CommandLineRun(
                        2, "", "tradeschema: no entry came up to --until; the first came at 2026-01-21T00:00:00Z\n"));
    }

    @Test
    void an_archive_without_alarm_is_clean_and_several_files_are_one_time() throws IOException {
        var asked = archive(CLOSE.formatted(START));
        var answered = folder.resolve("answers.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(answered))) {
            out.write(CLOSED.formatted(START + 15 * MINUTE).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        var run = watch("--replay", answered.toString(), asked, "--bus", "");

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        0,
                        "no alarm, 0 open at the end; 2 entries, "
                                + "from 2026-01-21T00:00:00Z to 2026-01-21T00:15:00Z (15m)\n",
                        ""));
    }

    @Test
    void each_answer_that_is_waited_for_is_listed_with_what_asked_since_when_and_until_when() throws IOException {
        var archive = archive(CLOSE.formatted(START)
                + CLOSE.replace("exit-1", "exit-2")
                        .replace("BTCUSDT", "ETHUSDT")
                        .formatted(START + 10 * MINUTE)
                + CLOSED.formatted(START + 14 * MINUTE));

        assertThat(watch("--replay", archive, "--bus", "", "--open", "--until", "2026-01-21T00:20:00Z"))
                .isEqualTo(new CommandLineRun(
                        0,
                        "OPEN exit-answered: trade.intent 1768954200000-0 (intent_id \"exit-2\", symbol \"ETHUSDT\"),"
                                + " since 2026-01-21T00:10:00Z, due 2026-01-21T00:25:00Z\n"
                                + "no alarm, 0 open at the end; 3 entries, from 2026-01-21T00:00:00Z to"
                                + " 2026-01-21T00:14:00Z (14m); 1 answer is waited for\n",
                        ""));
        assertThat(watch("--replay", archive, "--bus", "", "--open", "--until", "2026-01-21T00:26:00Z")
                        .out())
                .contains("\nOPEN exit-answered: trade.intent 1768954200000-0 (intent_id \"exit-2\", symbol"
                        + " \"ETHUSDT\"), since 2026-01-21T00:10:00Z, due 2026-01-21T00:25:00Z, overdue\n");
        assertThat(watch(
                                "--replay",
                                archive,
                                "--bus",
                                "",
                                "--open",
                                "--format",
                                "json",
                                "--until",
                                "2026-01-21T00:20:00Z")
                        .out())
                .isEqualTo("{\"kind\":\"open\",\"expectation\":\"exit-answered\",\"event\":\"trade.intent\","
                        + "\"entry\":\"1768954200000-0\",\"about\":{\"intent_id\":\"exit-2\",\"symbol\":\"ETHUSDT\"},"
                        + "\"since\":\"2026-01-21T00:10:00Z\",\"due\":\"2026-01-21T00:25:00Z\",\"overdue\":false}\n");
        assertThat(watch("--redis", "redis://127.0.0.1:1", "--open").err())
                .isEqualTo(
                        "tradeschema: --open lists what is open when a look ends; add --once, or --replay an archive\n");
    }

    /** What redis-cli writes of a pulse names neither its stream nor an event. */
    @Test
    void pulses_are_read_in_each_form_in_which_events_are() throws IOException {
        var entries = "[[\"1768953600000-0\",[\"due\",\"0\",\"confirmed\",\"0\"]],"
                + "[\"1768953660000-0\",[\"due\",\"0\",\"confirmed\",\"0\"]]]\n";
        for (var form : List.of(
                entries,
                "{\"tradeschema:pulse:exit_monitor\":" + entries.strip() + "}\n",
                "[[\"tradeschema:pulse:exit_monitor\"," + entries.strip() + "]]\n",
                "{\"stream\":\"tradeschema:pulse:exit_monitor\",\"id\":\"1768953600000-0\",\"fields\":{\"due\":\"0\","
                        + "\"confirmed\":\"0\"}}\n{\"stream\":\"tradeschema:pulse:exit_monitor\",\"id\":"
                        + "\"1768953660000-0\",\"fields\":{\"due\":\"0\",\"confirmed\":\"0\"}}\n")) {
            assertThat(watch("--replay", archive(form), "--until", "2026-01-21T00:01:59Z"))
                    .as(form)
                    .isEqualTo(new CommandLineRun(
                            0,
                            "no alarm, 0 open at the end; 2 entries, from 2026-01-21T00:00:00Z to 2026-01-21T00:01:00Z"
                                    + " (1m)\n",
                            ""));
        }
    }

    @Test
    void entries_that_do_not_say_their_stream_are_not_passed_over_in_silence_and_the_stream_can_be_named()
            throws IOException {
        var snapshots = archive("[[\"1768953600000-0\",[\"symbol\",\"BTCUSDT\",\"quantity\",\"0.5\"]]]");

        assertThat(watch("--replay", snapshots, "--until", "2026-01-21T00:16:00Z"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "tradeschema: 1 entry says neither its stream nor event, and was not judged, the first"
                                + " 1768953600000-0; name the stream before the file, such as --replay"
                                + " quantum:stream:trade.intent=FILE\n"));
        assertThat(watch("--replay", "position.snapshot=" + snapshots, "--until", "2026-01-21T00:16:00Z")
                        .out())
                .contains("ALARM closed-while-open: no trade.closed for 15m though \"BTCUSDT\" is open;");
    }

    /** So {@code redis-cli --json XRANGE} prints a stream to which nobody wrote: the incident's own. */
    @Test
    void an_archive_in_which_nothing_stands_is_that_of_a_silent_stream() throws IOException {
        var asked = archive(CLOSE.formatted(START));
        var silent = Files.writeString(folder.resolve("closed.json"), "[]\n");

        var run = watch("--replay", asked, "quantum:stream:trade.closed=" + silent, "--until", "2026-01-21T00:16:00Z");

        assertThat(run.out()).contains("page ALARM exit-answered");
        assertThat(run.out() + run.err()).contains("; nothing stands in " + silent);
    }

    @Test
    void what_cannot_be_judged_is_one_sentence() throws IOException {
        assertThat(watch().err())
                .isEqualTo("tradeschema: watch needs --redis redis://HOST:PORT, or --replay FILE, and not both\n");
        assertThat(watch("--replay", archive("{\"event\":\"trade.intent\",\"payload\":{}}\n"))
                        .err())
                .isEqualTo(
                        "tradeschema: " + folder.resolve("archive.jsonl") + " has no entry of which it is said when it"
                                + " came; write lines of {\"stream\", \"id\", \"fields\"}, or what redis-cli --json XRANGE prints:"
                                + " without --json it is not read\n");
        assertThat(watch("--replay", archive("1) 1) \"1768953600000-0\"\n   2) 1) \"event_type\"\n"))
                        .err())
                .contains("redis-cli --json XRANGE");
        assertThat(watch("--replay", archive("{\"stream\":\"other\",\"id\":\"1-0\",\"fields\":{}}\n"))
                        .err())
                .startsWith("tradeschema: no entry is of a stream that an expectation is about; these are: "
                        + "quantum:stream:trade.");
        assertThat(watch("--replay", archive("x\n"), "--until", "noon").exitCode())
                .isEqualTo(2);
        assertThat(watch("--replay", folder.resolve("none").toString()).err()).contains("does not exist");
        assertThat(watch("--redis", "redis://127.0.0.1:1", "--for", "soon").err())
                .isEqualTo("tradeschema: --for: \"soon\" is no length of time; write 500ms, 60s, 15m, 24h or 7d\n");
    }

    @Test
    void an_option_that_would_do_nothing_is_refused() {
        for (var option :
                List.of(List.of("--once"), List.of("--for", "1h"), List.of("--state", "s"), List.of("--http", "0"))) {
            var all = new java.util.ArrayList<>(List.of("--replay", "a.jsonl"));
            all.addAll(option);
            assertThat(watch(all.toArray(String[]::new)).err())
                    .isEqualTo("tradeschema: --once, --for, --state and --http are for a live bus; leave them out with"
                            + " --replay\n");
        }
        assertThat(watch("--redis", "redis://127.0.0.1:1", "--until", "2026-01-21T00:00:00Z")
                        .err())
                .isEqualTo("tradeschema: --until is for --replay; a live bus is watched --for a time\n");
        assertThat(watch("--redis", "redis://127.0.0.1:1", "--once", "--for", "1h")
                        .err())
                .isEqualTo("tradeschema: --once looks once and ends; leave out --for and --http\n");
    }

    @Test
    void an_id_of_a_time_that_has_not_come_ends_nothing_and_is_told() throws IOException {
        for (var future : List.of("9999999999999", "9223372036854775807", "18446744073709551615")) {
            var archive = archive(CLOSE.formatted(START)
                    + CLOSED.formatted(START + MINUTE)
                    + CLOSED.replace("%d", future).replace("exit-1", "exit-2"));

            var run = watch("--replay", archive, "--bus", "");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .isEqualTo("2026-01-21T00:01:00Z warning ALARM watch: the id of trade.closed " + future + "-0 is"
                            + " ahead of the time; it counts as come when it was read, and moves no deadline; who writes"
                            + " ids of its own, and by which clock; or did the server's clock go back? [ENTRY_CLOCK]\n"
                            + "1 alarm, 0 open at the end; 3 entries, "
                            + "from 2026-01-21T00:00:00Z to 2026-01-21T00:01:00Z (1m)\n");
        }
        assertThat(watch("--replay", archive(CLOSE.formatted(START)), "--until", "9999-12-31T00:00:00Z")
                        .err())
                .isEqualTo("tradeschema: --until lies ahead: an archive tells nothing of what has not come yet\n");
    }

    @Test
    void an_archive_of_which_a_line_was_not_judged_is_not_clean_and_the_line_is_named() throws IOException {
        var whole = CLOSE.formatted(START) + CLOSED.formatted(START + MINUTE);
        var half = archive(whole + CLOSE.substring(0, 60));

        assertThat(watch("--replay", half, "--bus", ""))
                .isEqualTo(new CommandLineRun(
                        2,
                        "no alarm, 0 open at the end; 2 entries, "
                                + "from 2026-01-21T00:00:00Z to 2026-01-21T00:01:00Z (1m)\n",
                        "tradeschema: " + half + ":3 is no entry, or does not say when it came; what it says was not"
                                + " judged\n"));

        var noId = archive(whole + CLOSE.replace("%d-0", "noon"));
        assertThat(watch("--replay", noId, "--bus", "").err())
                .isEqualTo("tradeschema: " + noId + ":3: \"noon\" is no id of an entry; write MILLISECONDS-NUMBER, such"
                        + " as 1768968600000-0\n");

        var list = archive("[[\"1768953600000-0\",[\"event_type\",\"trade");
        assertThat(watch("--replay", list, "--bus", "").err())
                .isEqualTo("tradeschema: " + list + " cannot be read to its end: no JSON any more at character 40\n");
    }

    @Test
    void a_file_that_is_none_is_named() throws IOException {
        assertThat(CommandLineRun.of("watch", "--redis", "redis://127.0.0.1:1", "--bus", "")
                        .err())
                .isEqualTo("tradeschema: \"\":1: this is no name; name the bus file\n");
        assertThat(watch("--redis", "redis://127.0.0.1:1", "--state", folder.toString())
                        .err())
                .isEqualTo("tradeschema: " + folder + " is a folder; name a file in it with --state\n");
    }

    @Test
    void an_alarm_is_written_down_before_it_is_told_and_crossed_out_after_it() throws IOException {
        var order = new ArrayList<String>();
        var out = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                order.add("told " + new String(text, from, length).strip());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        new WrittenFirst(new Teller(new PrintWriter(out), false, false), untold -> order.add("written " + untold))
                .tell(List.of("an alarm"));
        new WrittenFirst(new Teller(new PrintWriter(out), false, false), untold -> order.add("written " + untold))
                .tell(List.of());

        assertThat(order)
                .filteredOn(one -> !one.equals("told "))
                .containsExactly("written [an alarm]", "told an alarm", "written []");
    }

    /** The close with its id, a pulse that proves nothing, and a snapshot: all that alarms show of messages. */
    @Test
    void asked_to_show_no_values_it_shows_none_of_a_message_in_alarms_nor_in_what_is_open() throws IOException {
        var archive =
                archive((CLOSE.formatted(START) + CLOSE.formatted(START + 1).replace("200", "300"))
                                .replace("BTCUSDT", "SECRETUSDT")
                                .replace("exit-1", "SECRET-id")
                        + """
                {"stream":"position.snapshot","id":"1768953600000-0","fields":{"symbol":"SECRET is open; 7","quantity":"0.5"}}
                {"stream":"tradeschema:pulse:exit_monitor","id":"1768953600000-0","fields":{"due":"SECRET","confirmed":"0"}}
                """);
        var until = "2026-01-21T02:00:00Z";

        var shown = watch("--replay", archive, "--until", until, "--open");
        var text = watch("--replay", archive, "--until", until, "--open", "--redact");
        var json = watch("--replay", archive, "--until", until, "--open", "--redact", "--format", "json");
        Files.writeString(bus, Files.readString(bus) + "redact: true\n");
        var byFile = watch("--replay", archive, "--until", until, "--open");

        assertThat(shown.out())
                .contains("(intent_id \"SECRET-id\", symbol \"SECRETUSDT\")")
                .contains("though \"SECRET is open; 7\" is open")
                .contains("due \"SECRET\" is no whole number from 0 to 999999999, confirmed \"0\"")
                .contains("has the intent_id \"SECRET-id\" of another one");
        assertThat(text.out())
                .doesNotContain("SECRET")
                .contains(
                        "OPEN exit-answered: trade.intent 1768953600000-0 (intent_id a text of 9 characters, symbol a")
                .contains("though a text of 17 characters is open")
                .contains(
                        "due a text of 6 characters is no whole number from 0 to 999999999, confirmed a text of 1 character")
                .contains("has the intent_id a text of 9 characters of another one");
        assertThat(json.out())
                .doesNotContain("SECRET")
                .contains("\"about\":{\"intent_id\":\"a text of 9 characters\"")
                .contains("though a text of 17 characters is open");
        assertThat(byFile.out()).isEqualTo(text.out());
        assertThat(text.exitCode()).isEqualTo(shown.exitCode()).isEqualTo(1);
    }

    /** Redis gives an id of a stream once. */
    @Test
    void archives_that_overlap_count_an_entry_once() throws IOException {
        var bus = Files.writeString(folder.resolve("parts.yaml"), """
                version: 1
                expect:
                  parts: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, on: close_intent_id, id: intent_id, within: 15m, complete: quantity}
                """);
        var close = CLOSE.formatted(START).replace("\\\"leverage", "\\\"quantity\\\":3,\\\"leverage");
        var part = CLOSED.formatted(START + MINUTE).replace("\\\"pnl", "\\\"quantity\\\":1.5,\\\"pnl");
        var one = archive(close + part);
        var other =
                Files.writeString(folder.resolve("other.jsonl"), part + close).toString();
        var until = "2026-01-21T00:16:00Z";

        var run = CommandLineRun.of("watch", "--replay", one, other, "--until", until, "--bus", bus.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("parts: no whole answer to trade.intent 1768953600000-0")
                .contains("of quantity \"3\", \"1.5\" is answered and \"1.5\" open")
                .doesNotContain("it was sent 2 times")
                .contains("open at the end; 2 entries, from");

        Files.writeString(Path.of(other), part.replace("executor", "another"));
        var disputed = CommandLineRun.of("watch", "--replay", one, other, "--until", until, "--bus", bus.toString());
        assertThat(disputed.out()).contains("0 open at the end; 3 entries, from");
        assertThat(disputed.err())
                .contains("1 id stands in the archives with different contents, the first trade.closed 1768953660000-0;"
                        + " each content was judged as an entry of its own: are they of one stream?");
        assertThat(disputed.exitCode()).isEqualTo(2);
    }

    @Test
    void a_finding_of_archives_that_overlap_is_counted_once() throws IOException {
        var refused = archive(CLOSE.formatted(START).replace("symbol", "symbl"));

        var run = watch("--replay", refused, refused);

        assertThat(run.out()).contains("; 1 message of trade.intent refused: ").doesNotContain("2 messages");
    }

    @Test
    void a_stream_of_which_nothing_is_expected_is_named_before_a_file_and_told() throws IOException {
        var file = archive("[]");

        assertThat(watch("--replay", "quantum:stream:trade.intnt=" + file).err())
                .isEqualTo("tradeschema: nothing is expected of a stream \"quantum:stream:trade.intnt\"; did you mean"
                        + " \"quantum:stream:trade.intent\"? These can be named: quantum:stream:trade.intent,"
                        + " quantum:stream:trade.closed, position.snapshot, tradeschema:pulse:exit_monitor\n");
        assertThat(watch("--replay", "x=none.json").err())
                .startsWith("tradeschema: nothing is expected of a stream \"x\"; these can be named: quantum:");
        assertThat(watch("--replay", folder.resolve("year=2026.jsonl").toString())
                        .err())
                .as("a path may hold that sign as well")
                .contains("year=2026.jsonl does not exist");
    }

    /** Away from 00:00:01 to 00:00:50, and given as long again: silence is counted from 00:01:39 on, and five seconds of it are one. */
    @Test
    void what_a_watch_said_of_the_time_in_which_it_saw_nothing_is_read_beside_the_archive() throws IOException {
        Files.writeString(bus, """
                version: 1
                external: {produces: [market.tick]}
                expect: {exit-answered: none, ticks: {rhythm: market.tick, every: 5s}}
                """);
        var ticks = archive("""
                {"stream":"market.tick","id":"1768953600000-0","fields":{"bid":"1"}}
                {"stream":"market.tick","id":"1768953660000-0","fields":{"bid":"1"}}
                """);
        var said = new Teller(new PrintWriter(new java.io.StringWriter()), true, false)
                .line(new Input.Unseen(START + 1_000, START + 50_000))
                .orElseThrow();
        var unseen = Files.writeString(folder.resolve("unseen.jsonl"), said + "\n");
        var until = "2026-01-21T00:02:00Z";

        assertThat(watch("--replay", ticks, "--until", until).out())
                .startsWith("2026-01-21T00:00:05Z page ALARM ticks");
        assertThat(watch("--replay", ticks, unseen.toString(), "--until", until)
                        .out()
                        .lines()
                        .filter(line -> line.contains("ALARM")))
                .singleElement()
                .asString()
                .startsWith("2026-01-21T00:01:44Z page ALARM ticks");

        Files.writeString(unseen, said.replace("1768953601000", "soon"));
        assertThat(watch("--replay", ticks, unseen.toString()).err())
                .isEqualTo(
                        "tradeschema: tradeschema:watch:unseen 1768953650000-0 does not say since when nothing could be"
                                + " read; write since in milliseconds, no later than the id\n");
    }

    /** All that the service sends asks; but whether this is a message of its own nobody can tell. */
    @Test
    void a_payload_that_is_no_json_is_unreadable_also_of_a_source_that_only_closes() throws IOException {
        var bus = Files.writeString(folder.resolve("also.yaml"), """
                version: 1
                expect:
                  exit-answered: {also: {source: exit_monitor}}
                """);
        var close = CLOSE.formatted(START);
        var garbled = archive(close.substring(0, close.indexOf("\"payload\"")) + "\"payload\":\"{no json\"}}\n");

        var run = CommandLineRun.of("watch", "--replay", garbled, "--bus", bus.toString());

        assertThat(run.out()).contains("[QUESTION_UNREADABLE]").doesNotContain("[QUESTION_NOT_JUDGED]");
    }

    @Test
    void what_a_run_before_left_to_be_told_shows_no_values_either() {
        var out = new java.io.StringWriter();
        var hidden = new Teller(new RedactedWriter(out), false, false);

        hidden.tellAgain("2026-01-21T00:15:00Z page ALARM a: no answer (symbol \"SEC\\\"RET\") [ANSWER_OVERDUE]");
        hidden.tellAgain("{\"stream\":\"unseen\",\"id\":\"2-0\",\"fields\":{\"since\":\"1\"},\"end\":0}");
        hidden.tellAgain("{\"telling\":1,\"what\":\"no answer (symbol \\\"SEC\\\\\\\"RET\\\")\",\"fix\":\"\"}");

        assertThat(out.toString().lines())
                .containsExactly(
                        "2026-01-21T00:15:00Z page ALARM a: no answer (symbol a text of 8 characters) [ANSWER_OVERDUE]",
                        "{\"stream\":\"unseen\",\"id\":\"2-0\",\"fields\":{\"since\":\"1\"},\"end\":0}",
                        "{\"telling\":1,\"what\":\"no answer (symbol a text of 8 characters)\",\"fix\":\"\"}");
    }

    private CommandLineRun watch(String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of("watch"));
        all.addAll(java.util.List.of(arguments));
        var place = all.indexOf("--bus");
        if (place >= 0) {
            all.subList(place, place + 2).clear();
        } else {
            all.addAll(java.util.List.of("--bus", bus.toString()));
        }
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String archive(String lines) throws IOException {
        return Files.writeString(folder.resolve("archive.jsonl"), lines).toString();
    }
}
