package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.GateRun;
import io.tradeschema.gate.RunningGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch on a real server, to which everything happens that happens to servers; each test has a server of its own. */
@Execution(ExecutionMode.CONCURRENT)
class WatchTest {

    private static final String INTENT = "quantum:stream:trade.intent";
    private static final String CLOSED = "quantum:stream:trade.closed";
    private static final String[] PULSE = {"XADD", "tradeschema:pulse:exit_monitor", "*", "due", "0", "confirmed", "0"};

    @TempDir
    Path folder;

    private Path bus;

    @BeforeEach
    void bus() throws IOException {
        bus = Files.writeString(
                folder.resolve("tradeschema.yaml"), "version: 1\nexpect: {exit-answered: {within: 3s}}\n");
    }

    @Test
    void a_close_that_nobody_answers_is_told_and_resolved_when_it_is_answered() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "30s");
            watch.await("watching");

            asks(server, "exit-1");
            assertThat(watch.await("ALARM exit-answered"))
                    .contains("(intent_id \"exit-1\", symbol \"BTCUSDT\")", "[ANSWER_OVERDUE]");

            answers(server, "exit-1");
            assertThat(watch.await("RESOLVED exit-answered")).contains("is answered, late by");
        }
    }

    @Test
    void what_is_answered_in_time_is_not_told_and_nothing_is_written_to_the_server() {
        try (var server = RedisServer.start()) {
            asks(server, "exit-1");
            answers(server, "exit-1");
            var before = commands(server);

            var watch = watch(server, "--for", "6s");

            assertThat(watch.exitCode()).isZero();
            assertThat(watch.out()).contains("the watch ends; no alarm is open").doesNotContain("ALARM");
            var during = new ArrayList<>(commands(server));
            during.removeAll(before);
            assertThat(Set.of("time", "multi", "exec", "xinfo|stream", "xinfo|groups", "xrange", "info"))
                    .as("commands that change nothing")
                    .containsAll(during);
        }
    }

    @Test
    void a_server_that_is_paused_makes_the_watch_blind_and_what_came_meanwhile_is_judged_then() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "40s");
            watch.await("watching");
            asks(server, "exit-1");

            server.pause();
            assertThat(watch.await("WATCH_BLIND")).contains("page ALARM watch: the bus could not be read for 5s");
            server.goOn();

            watch.await("ALARM exit-answered");
            watch.await("RESOLVED watch", "the bus can be read again");
        }
    }

    /** Pulses come each half second, and the server is away for longer than five seconds; what a group holds then is taken from it, and the group made anew. */
    @Test
    void what_nobody_could_write_while_the_server_was_away_is_missed_by_nobody() throws IOException {
        Files.writeString(bus, """
                version: 1
                expect:
                  exit-answered: none
                  exit-pulse: {pulse: exit_monitor, every: 4s}
                  executor: {group: executor, of: trade.intent, pending: 4s}
                """);
        var state = folder.resolve("watch.state").toString();
        try (var server = RedisServer.start()) {
            var pulses = pulses(server);
            try {
                redis(server, "XGROUP", "CREATE", INTENT, "executor", "0", "MKSTREAM");
                redis(server, PULSE);
                once(server, "--state", state);
                var watch = watch(server, "--for", "60s", "--state", state);
                watch.await("watching");
                waitUntilRead(watch, server);
                asks(server, "exit-1");
                redis(server, readBy("executor-1", "1", ">"));

                server.pause();
                watch.await("WATCH_BLIND");
                server.goOn();
                redis(server, "XGROUP", "DESTROY", INTENT, "executor");
                watch.await("RESOLVED watch");
                redis(server, "XGROUP", "CREATE", INTENT, "executor", "$");
                waitUntilRead(watch, server);
                assertThat(watch.out()).doesNotContain("PULSE_MISSING", "GROUP_");

                pulses.destroy();
                assertThat(watch.await("ALARM exit-pulse"))
                        .as("a service that ends afterwards is missed")
                        .contains("[PULSE_MISSING]");
            } finally {
                pulses.destroy();
            }
        }
    }

    private static Process pulses(RedisServer server) throws IOException {
        var words = new ArrayList<>(List.of("-r", "-1", "-i", "0.5"));
        words.addAll(List.of(PULSE));
        return new ProcessBuilder(cli(server.port(), words))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void a_failover_to_an_empty_server_is_told_and_what_was_asked_stays_open() {
        RunningGate watch;
        int port;
        try (var server = RedisServer.start()) {
            port = server.port();
            watch = watch(server, "--for", "40s");
            watch.await("watching");
            asks(server, "exit-1");
            watch.await("ALARM exit-answered");
            answers(server, "exit-of-another-day");
            waitUntilRead(watch, server);
        }
        watch.await("WATCH_BLIND");
        try (var empty = RedisServer.start("--port", Integer.toString(port))) {
            assertThat(watch.await("STREAM_RESET"))
                    .as("what happens to the server is told once, not once a stream")
                    .contains("2 streams at once: " + INTENT + ": it is gone; " + CLOSED + ": it is gone;");
            watch.await("RESOLVED watch");

            Programs.run("", cli(port, answer("exit-1")));
            watch.await("RESOLVED exit-answered");
            assertThat(empty.port()).isPositive();
        }
    }

    @Test
    void a_stream_that_is_deleted_flushed_or_trimmed_before_it_is_read_is_told() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "60s");
            watch.await("watching");
            asks(server, "exit-1");
            watch.await("ALARM exit-answered");

            redis(server, "DEL", INTENT);
            assertThat(watch.await("STREAM_RESET")).contains(INTENT + ": it is gone; what was asked before stays open");
            asks(server, "exit-2");
            redis(
                    server,
                    "EVAL",
                    "for i = 1, 12 do redis.call('XADD', KEYS[1], '*', 'a', 'b') end"
                            + " redis.call('XTRIM', KEYS[1], 'MAXLEN', 0)",
                    "1",
                    INTENT);
            assertThat(watch.await("STREAM_RESET"))
                    .contains("entries were trimmed or deleted before the watch could read");
            asks(server, "exit-3");
            asks(server, "exit-4");
            waitUntilRead(watch, server);
            redis(server, "EVAL", "redis.call('DEL', KEYS[1]) redis.call('XADD', KEYS[1], '*', 'a', 'b')", "1", INTENT);
            assertThat(watch.await("STREAM_RESET", INTENT)).contains("it was deleted and made anew");
            waitUntilRead(watch, server);
            redis(
                    server,
                    "EVAL",
                    "redis.call('DEL', KEYS[1]) redis.call('SET', KEYS[1], 'a') redis.call('DEL', KEYS[1])"
                            + " redis.call('XADD', KEYS[1], '*', 'a', 'b') redis.call('XADD', KEYS[1], '*', 'a', 'b')",
                    "1",
                    INTENT);
            assertThat(watch.await("STREAM_RESET", INTENT))
                    .as("with as many entries as before, and one more")
                    .contains("it was deleted and made anew");
            redis(server, "FLUSHALL");
            assertThat(watch.await("STREAM_RESET", INTENT)).contains("it is gone");
        }
    }

    @Test
    void a_watch_goes_on_from_its_state_and_tells_nothing_twice() {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            asks(server, "exit-1");
            var first = watch(server, "--for", "6s", "--state", state, "--format", "json");
            first.await("\"kind\":\"opened\"");
            assertThat(first.exitCode()).as("an alarm is open at the end").isEqualTo(1);

            var second = watch(server, "--for", "4s", "--state", state, "--format", "json");
            answers(server, "exit-1");
            second.await("\"kind\":\"resolved\"");

            assertThat(second.exitCode()).isZero();
            assertThat(second.out()).doesNotContain("\"kind\":\"opened\"");
        }
    }

    @Test
    void what_was_open_is_served_before_a_server_that_hangs_has_answered() throws IOException, InterruptedException {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            asks(server, "exit-1");
            assertThat(watch(server, "--for", "6s", "--state", state).exitCode())
                    .as("an alarm is open at the end")
                    .isEqualTo(1);
            server.pause();
            var anew = watch(server, "--for", "1s", "--state", state, "--http", "0");
            var address = anew.await("serving").replaceAll(".*(http://[0-9.:]+).*", "$1");
            anew.await("going on from");

            var health = get(address + "/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"open_alarms\":1");
            server.goOn();
            assertThat(anew.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_watch_whose_port_is_taken_tells_nothing_before_it_says_so() throws IOException {
        try (var server = RedisServer.start();
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            asks(server, "exit-1");
            var watch = watch(server, "--for", "6s", "--http", Integer.toString(taken.getLocalPort()));

            assertThat(watch.exitCode()).isEqualTo(2);
            assertThat(watch.out())
                    .startsWith(
                            "tradeschema: port " + taken.getLocalPort() + " is taken; give another one with --http");
        }
    }

    @Test
    void a_watch_that_is_started_anew_while_the_server_is_away_is_blind_and_goes_on_when_it_is_back() {
        var state = folder.resolve("watch.state").toString();
        int port;
        RunningGate second;
        try (var server = RedisServer.start()) {
            port = server.port();
            assertThat(watch(server, "--for", "2s", "--state", state).exitCode())
                    .isZero();
            asks(server, "exit-1");
            assertThat(watch(server, "--for", "3s").exitCode())
                    .as("the time in which no watch has that state")
                    .isNotEqualTo(2);
            server.pause();
            second = watch(server, "--for", "40s", "--state", state);
            second.await("WATCH_BLIND");
            server.goOn();
            second.await("ALARM exit-answered");
            assertThat(second.out()).doesNotContain("SERVER_CLOCK");
        }
        assertThat(port).isPositive();
        assertThat(GateRun.of("watch", "--redis", "redis://127.0.0.1:" + port, "--bus", bus.toString(), "--once")
                        .err())
                .as("without a state there is nothing to go on from")
                .contains("no server answers at 127.0.0.1:" + port);
    }

    @Test
    void once_looks_a_day_back_and_tells_what_is_open() {
        try (var server = RedisServer.start()) {
            assertThat(once(server).exitCode()).isZero();
            var hourAgo = System.currentTimeMillis() - 3_600_000;
            redis(server, "XADD", INTENT, hourAgo - 3_600_000 + "-0", entry("trade.intent", close("exit-0")));
            var late = answer("exit-0");
            redis(server, "XADD", CLOSED, hourAgo - 1_000_000 + "-0", late.subList(3, late.size()));
            redis(server, "XADD", INTENT, hourAgo + "-0", entry("trade.intent", close("exit-1")));

            var run = once(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out().lines().filter(line -> line.contains("ALARM exit-answered")))
                    .as("what was over before it looked is not told")
                    .singleElement()
                    .asString()
                    .contains("(intent_id \"exit-1\", symbol \"BTCUSDT\")");
        }
    }

    @Test
    void once_says_what_was_refused_and_is_not_clean() {
        try (var server = RedisServer.start()) {
            redis(server, "XADD", INTENT, "*", entry("trade.intent", "{\"action\":\"BUY\"}"));

            var run = once(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains(": no alarm is open; 1 message of trade.intent refused: MISSING_FIELD ")
                    .doesNotContain("nothing is open");

            redis(server, "XADD", INTENT, "*", List.of("event_type", "trade.intent"));
            assertThat(once(server).out())
                    .contains(" warning ALARM exit-answered: trade.intent ", "[QUESTION_UNREADABLE]")
                    .contains("; 2 messages of trade.intent refused: ");
        }
    }

    /** The incident's own shape: what should close is refused, so nobody closes anything. */
    @Test
    void a_close_that_is_refused_is_owed_its_answer() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "30s");
            watch.await("watching");

            redis(
                    server,
                    "XADD",
                    INTENT,
                    "*",
                    entry("trade.intent", close("exit-1").replace("\"action\"", "\"side\"")));

            assertThat(watch.await("ALARM exit-answered"))
                    .contains("(intent_id \"exit-1\", symbol \"BTCUSDT\")")
                    .contains("; it was refused itself, so nobody acts on it: RETIRED_FIELD $.side from tests;");
            answers(server, "exit-1");
            watch.await("RESOLVED exit-answered");
        }
    }

    /** A single look, such as a cron job's, gives no grace: nobody looks a second time. */
    @Test
    void once_tells_a_group_that_is_missing_and_a_pulse_that_ended_and_says_what_it_looked_at() throws IOException {
        try (var server = RedisServer.start()) {
            assertThat(once(server).out())
                    .startsWith("looked at 2 streams of 127.0.0.1:" + server.port() + " for 1 expectation, back to ")
                    .endsWith(": nothing is open\n");
            Files.writeString(bus, """
                    version: 1
                    expect:
                      exit-answered: none
                      exit-pulse: {pulse: exit_monitor, every: 60s}
                      executor: {group: executor, of: trade.intent}
                    """);
            var hourAgo = System.currentTimeMillis() - 3_600_000;
            var pulse = "tradeschema:pulse:exit_monitor";
            redis(server, "XADD", pulse, hourAgo - 86_000_000 + "-0", List.of("due", "0", "confirmed", "0"));
            redis(server, "XADD", pulse, hourAgo + "-0", List.of("due", "0", "confirmed", "0"));

            var lines = once(server).out().lines().toList();

            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .contains("page ALARM exit-pulse: exit_monitor proved no completed pass for 1h")
                    .containsOnlyOnce(" since ");
            assertThat(lines.get(1))
                    .contains(
                            "page ALARM executor: the server has no stream " + INTENT + ", and so no group executor;");
            assertThat(lines.get(2))
                    .contains(": 2 alarms are open: exit-pulse (PULSE_MISSING), executor (GROUP_MISSING)");
        }
    }

    @Test
    void a_watch_that_begins_tells_what_goes_on_for_hours_as_a_beginning() {
        try (var server = RedisServer.start()) {
            redis(
                    server,
                    "XADD",
                    INTENT,
                    System.currentTimeMillis() - 7_300_000 + "-0",
                    entry("trade.intent", close("exit-1")));

            var watch = watch(server, "--for", "3s");

            assertThat(watch.exitCode()).isEqualTo(1);
            assertThat(watch.out().lines().filter(line -> line.contains(" exit-answered: ")))
                    .singleElement()
                    .asString()
                    .contains(
                            " page ALARM exit-answered: no answer to ",
                            " within 3s; the server has no stream " + CLOSED + "; open since ");
        }
    }

    @Test
    void an_answer_that_is_refused_is_told_with_the_alarm_and_after_a_restart() throws IOException {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            Files.writeString(bus, "version: 1\nexpect: {exit-answered: {within: 9s}}\n");
            asks(server, "exit-1");
            var refused = answer("exit-1").get(12).replace("exit_reason", "exit_raeson");
            redis(server, "XADD", CLOSED, "*", entry("trade.closed", refused));

            assertThat(watch(server, "--for", "1s", "--state", state).exitCode())
                    .as("what is refused is not well")
                    .isEqualTo(1);
            var second = watch(server, "--for", "20s", "--state", state);

            assertThat(second.await("ALARM exit-answered"))
                    .contains(
                            "; an answer came at ",
                            ", but was refused: trade.closed ",
                            ": MISSING_FIELD $.exit_reason");
        }
    }

    @Test
    void health_and_metrics_are_served_and_say_when_the_watch_is_blind() throws IOException, InterruptedException {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "40s", "--http", "0");
            var address = watch.await("serving").replaceAll(".*(http://[0-9.:]+).*", "$1");
            asks(server, "exit-1");
            watch.await("ALARM exit-answered");

            assertThat(get(address + "/health").statusCode()).isEqualTo(200);
            assertThat(get(address + "/metrics").body())
                    .contains("tradeschema_open_answers{expectation=\"exit-answered\"} 1")
                    .contains("tradeschema_messages_total{stream=\"" + INTENT + "\",verdict=\"accepted\"} 1")
                    .contains(
                            "tradeschema_messages_total{stream=\"quantum:stream:trade.closed\",verdict=\"refused\"} 0");
            server.pause();
            watch.await("WATCH_BLIND");
            assertThat(get(address + "/health").statusCode()).isEqualTo(503);
            server.goOn();
            watch.await("RESOLVED watch");
        }
    }

    @Test
    void what_lies_in_a_declared_quarantine_is_counted_and_judged_by_nobody() throws IOException, InterruptedException {
        Files.writeString(
                bus,
                "version: 1\nexpect:\n  executor: {group: executor, of: trade.intent, quarantine: aside}\n"
                        + "  exit-monitor: {group: monitor, of: trade.closed, quarantine: text}\n");
        try (var server = RedisServer.start()) {
            redis(server, "XADD", "aside", "*", "a", "b");
            redis(server, "SET", "text", "no stream");
            redis(server, "XGROUP", "CREATE", INTENT, "executor", "$", "MKSTREAM");
            redis(server, "XGROUP", "CREATE", "quantum:stream:trade.closed", "monitor", "$", "MKSTREAM");
            var watch = watch(server, "--for", "15s", "--http", "0");
            var address = watch.await("serving").replaceAll(".*(http://[0-9.:]+).*", "$1");

            assertThat(metrics(address))
                    .contains("tradeschema_quarantine_entries{stream=\"aside\"} 1\n")
                    .contains("tradeschema_quarantine_entries{stream=\"text\"} NaN\n")
                    .contains("tradeschema_watch_sees 1\n");
            assertThat(watch.exitCode()).isZero();
        }
    }

    /** Services are given a minute after the start, so a shorter look tells no alarm; but it is not well either. */
    @Test
    void a_look_that_is_shorter_than_the_grace_says_what_is_not_told_yet() throws IOException {
        Files.writeString(bus, "version: 1\nexpect:\n  executor: {group: executor, of: trade.intent}\n");
        try (var server = RedisServer.start()) {
            redis(server, "XGROUP", "CREATE", INTENT, "another", "$", "MKSTREAM");
            var watch = watch(server, "--for", "3s");

            watch.await("of executor nobody can tell whether it is met: there is no group executor");
            assertThat(watch.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_begins_anew_with_another_entry_where_it_was_read_up_to_is_told() {
        var id = System.currentTimeMillis() + "-0";
        RunningGate watch;
        int port;
        try (var server = RedisServer.start()) {
            port = server.port();
            watch = watch(server, "--for", "30s");
            watch.await("watching");
            redis(server, "XADD", INTENT, id, entry("trade.intent", close("exit-1")));
            waitUntilRead(watch, server);
        }
        try (var other = RedisServer.start()) {
            redis(other, "XADD", INTENT, id, entry("trade.intent", close("exit-2")));
            answers(other, "exit-1");
            redis(other, "CONFIG", "SET", "port", Integer.toString(port));

            assertThat(watch.await("STREAM_RESET"))
                    .contains(INTENT + ": the server began anew, with another entry " + id);
            assertThat(watch.await("ALARM exit-answered", "exit-2"))
                    .as("what stands there now is read")
                    .contains("(intent_id \"exit-2\", symbol \"BTCUSDT\")");
        }
    }

    /** The grace after the first start is a minute: a state of a look before has it behind it. */
    @Test
    void a_group_that_is_missing_that_lags_that_fails_again_and_that_lost_entries_is_told() throws IOException {
        try (var server = RedisServer.start()) {
            Files.writeString(bus, """
                    version: 1
                    expect:
                      monitor: {group: monitor, of: trade.closed}
                      executor: {group: executor, of: trade.intent, pending: 12s, deliveries: 2}
                      archivist: {group: archivist, of: trade.intent}
                    """);
            var state = folder.resolve("watch.state").toString();
            assertThat(once(server, "--state", state).out())
                    .contains("the server has no stream " + INTENT + ", and so no group executor;");
            var millis = System.currentTimeMillis();
            for (var number = 1; number <= 3; number++) {
                redis(server, "XADD", INTENT, millis + "-" + number, entry("trade.intent", close("exit-" + number)));
            }
            redis(server, "XGROUP", "CREATE", INTENT, "executor", "0");
            redis(server, "XGROUP", "CREATE", INTENT, "archivist", "0");
            redis(server, readBy("executor-1", "2", ">"));
            redis(server, readBy("executor-1", "1", "0"));
            redis(server, readBy("executor-1", "1", "0"));
            redis(server, "XADD", CLOSED, "*", "a", "b");
            var watch = watch(server, "--for", "20s", "--state", state);
            watch.await("watching");
            waitUntilRead(watch, server);
            redis(server, "XTRIM", INTENT, "MAXLEN", "0");

            assertThat(watch.exitCode()).isEqualTo(1);
            assertThat(watch.out())
                    .containsPattern("page ALARM executor: " + INTENT + " " + millis
                            + "-2 at executor-1 waits for an acknowledgement for [0-9ms]+;")
                    .contains(
                            "page ALARM executor: " + INTENT + " " + millis + "-1 at executor-1 was delivered 3 times;")
                    .contains("page HAPPENED archivist: 3 entries of " + INTENT
                            + " were trimmed before archivist read them;")
                    .contains("page HAPPENED executor: 1 entry of " + INTENT + " was trimmed before executor read it;");
        }
    }

    /** The server's time is that of its clock; how long an entry waits is not. */
    @Test
    void a_group_is_not_behind_because_the_servers_clock_jumped() throws IOException {
        Files.writeString(bus, """
                version: 1
                expect:
                  exit-answered: none
                  executor: {group: executor, of: trade.intent, pending: 30m}
                """);
        try (var server = RedisServer.start();
                var between = Interposer.withClockAhead(server, 3, 3_600)) {
            var state = folder.resolve("watch.state").toString();
            redis(server, "XGROUP", "CREATE", INTENT, "executor", "0", "MKSTREAM");
            assertThat(once(server, "--state", state).exitCode()).isZero();
            asks(server, "exit-1");

            var watch = watch(between.address(), "--for", "8s", "--state", state);

            watch.await("SERVER_CLOCK");
            assertThat(watch.exitCode()).isZero();
            assertThat(watch.out()).doesNotContain("GROUP_BEHIND");
        }
    }

    @Test
    void a_watch_that_could_not_read_the_server_at_its_end_is_not_clean() {
        RunningGate watch;
        try (var server = RedisServer.start()) {
            watch = watch(server, "--for", "4s");
            watch.await("watching");
        }
        assertThat(watch.exitCode()).isEqualTo(2);
        assertThat(watch.out()).contains("the watch ends; not all could be read, and of what was, no alarm is open");
    }

    /** What redis-cli itself writes. */
    @Test
    void an_archive_that_redis_cli_wrote_is_replayed_with_its_pulses() throws IOException {
        Files.writeString(bus, "version: 1\nexpect: {exit-pulse: {pulse: exit_monitor, every: 60s}}\n");
        try (var server = RedisServer.start()) {
            var pulse = "tradeschema:pulse:exit_monitor";
            for (var minute = 0; minute < 3; minute++) {
                redis(
                        server,
                        "XADD",
                        pulse,
                        1_768_953_600_000L + minute * 60_000L + "-0",
                        List.of("due", "0", "confirmed", "0"));
            }
            for (var words : List.of(
                    List.of("--json", "XRANGE", pulse, "-", "+"),
                    List.of("--json", "XREAD", "STREAMS", pulse, "0"),
                    List.of("-3", "--json", "XREAD", "STREAMS", pulse, "0"),
                    List.of("--json", "XREVRANGE", pulse, "+", "-"))) {
                var archive =
                        Files.writeString(folder.resolve("archive.json"), Programs.run("", cli(server.port(), words)));

                var run = GateRun.of(
                        "watch",
                        "--replay",
                        archive.toString(),
                        "--bus",
                        bus.toString(),
                        "--until",
                        "2026-01-21T00:02:59Z");

                assertThat(run.out()).as(words + "").contains("no alarm, 0 open at the end; 3 entries");
                assertThat(run.exitCode()).isZero();
            }
        }
    }

    private static String[] readBy(String consumer, String count, String from) {
        return new String[] {"XREADGROUP", "GROUP", "executor", consumer, "COUNT", count, "STREAMS", INTENT, from};
    }

    @Test
    void a_server_whose_clock_jumps_is_told_and_the_deadline_stays() throws IOException {
        try (var server = RedisServer.start();
                var between = Interposer.withClockAhead(server, 3, 3_600)) {
            var watch = watch(between.address(), "--for", "30s");
            watch.await("watching");

            assertThat(watch.await("SERVER_CLOCK"))
                    .containsPattern(
                            "warning HAPPENED watch: the server's clock is (59m5[0-9]s|1h[0-9]*s?) ahead of the time that passed");
            asks(server, "exit-1");
            assertThat(watch.await("ALARM exit-answered")).contains("(intent_id \"exit-1\", symbol \"BTCUSDT\")");
            assertThat(watch.out()).doesNotContain("WATCH_BLIND", "STREAM_RESET");
        }
    }

    /** The metrics, once it has judged. */
    private static String metrics(String address) throws IOException, InterruptedException {
        var response = get(address + "/metrics");
        while (response.statusCode() == 503) {
            response = get(address + "/metrics");
        }
        return response.body();
    }

    @Test
    void a_stream_of_yesterday_and_an_empty_one_are_what_they_were_and_nothing_old_is_asked() {
        try (var server = RedisServer.start()) {
            redis(
                    server,
                    "XADD",
                    INTENT,
                    System.currentTimeMillis() - 90_000_000 + "-0",
                    entry("trade.intent", close("exit-1")));
            redis(server, "XGROUP", "CREATE", CLOSED, "readers", "$", "MKSTREAM");
            var state = folder.resolve("watch.state").toString();

            var watch = watch(server, "--for", "6s", "--state", state);
            assertThat(watch.exitCode()).isZero();
            var second = watch(server, "--for", "6s", "--state", state);
            assertThat(second.exitCode()).isZero();

            assertThat(watch.out() + second.out()).doesNotContain("STREAM_RESET", "ANSWER_OVERDUE");
        }
    }

    @Test
    void an_id_of_a_time_that_has_not_come_neither_pages_nor_blinds_nor_hangs() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "14s");
            watch.await("watching");
            var hourAhead = System.currentTimeMillis() + 3_600_000 + "-0";
            redis(server, "XADD", INTENT, hourAhead, entry("trade.intent", close("exit-1")));
            answers(server, "exit-1");
            asks(server, "exit-2");
            answers(server, "exit-2");
            assertThat(watch.await("ENTRY_CLOCK"))
                    .contains("warning ALARM watch: the id of trade.intent " + hourAhead + " is ahead of the time");

            redis(
                    server,
                    "XADD",
                    CLOSED,
                    "18446744073709551615-0",
                    answer("exit-0").subList(3, answer("exit-0").size()));
            asks(server, "exit-3");

            assertThat(watch.await("ALARM exit-answered"))
                    .contains("trade.intent " + hourAhead.replace("-0", "-2")
                            + " (intent_id \"exit-3\", symbol \"BTCUSDT\")");
            assertThat(watch.exitCode()).isEqualTo(1);
            assertThat(watch.out())
                    .contains("the watch ends; 2 alarms are open: ")
                    .doesNotContain("SERVER_CLOCK", "STREAM_RESET");
        }
    }

    /** With as many entries as before and older ones among them: what was read is not there, and was not taken out. */
    @Test
    void a_stream_in_the_place_of_another_one_that_is_no_shorter_is_told_and_what_it_asks_as_well() {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            asks(server, "away");
            redis(server, "RENAME", INTENT, "away");
            redis(server, "XADD", INTENT, "*", entry("trade.intent", close("x").replace("CLOSE", "BUY")));
            assertThat(look(server, state).out()).doesNotContain("\"away\"");
            redis(server, "XADD", "away", "*", entry("trade.intent", close("y").replace("CLOSE", "BUY")));
            redis(server, "RENAME", "away", INTENT);

            assertThat(look(server, state).out()).contains("STREAM_RESET").contains("(intent_id \"away\"");
            redis(server, "DEL", INTENT);
            redis(
                    server,
                    "XADD",
                    INTENT,
                    System.currentTimeMillis() - 60_000 + "-0",
                    entry("trade.intent", close("anew")));
            redis(server, "XADD", INTENT, "*", entry("trade.intent", close("z").replace("CLOSE", "BUY")));
            redis(server, "XADD", INTENT, "*", entry("trade.intent", close("u").replace("CLOSE", "BUY")));

            assertThat(look(server, state).out())
                    .contains("it does not hold ", "which was read of it")
                    .contains("(intent_id \"anew\"");
        }
    }

    @Test
    void one_look_tells_what_was_due_before_it_was_there_to_be_read() {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            redis(server, "XADD", INTENT, "*", entry("trade.intent", close("x").replace("CLOSE", "BUY")));
            assertThat(look(server, state).exitCode()).isZero();
            redis(server, "DEL", INTENT);
            redis(
                    server,
                    "XADD",
                    INTENT,
                    System.currentTimeMillis() - 60_000 + "-0",
                    entry("trade.intent", close("anew")));

            var look = look(server, state);

            assertThat(look.out()).contains("ALARM exit-answered").contains("(intent_id \"anew\"");
            assertThat(look.exitCode()).isEqualTo(1);
        }
    }

    /** What an operator takes out of a stream makes no other one of it. */
    @Test
    void a_stream_of_which_the_entry_that_was_read_last_is_deleted_or_trimmed_is_the_same_one() {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("watch.state").toString();
            answers(server, "older");
            asks(server, "first");
            var last = Programs.run("", cli(server.port(), answer("first"))).strip();
            look(server, state);
            redis(server, "XDEL", CLOSED, last);
            redis(
                    server,
                    "XADD",
                    CLOSED,
                    "*",
                    answer("other").subList(3, answer("other").size()));
            asks(server, "second");
            redis(server, "XTRIM", INTENT, "MAXLEN", "1");

            assertThat(look(server, state).out()).doesNotContain("STREAM_RESET");
        }
    }

    /** A clock that was put back: Redis gives all later entries of the stream ids that are ahead. */
    @Test
    void what_asked_by_ids_that_are_ahead_before_the_watch_began_is_waited_for() {
        try (var server = RedisServer.start()) {
            var now = System.currentTimeMillis();
            var ahead = now + 600_000;
            redis(
                    server,
                    "XADD",
                    CLOSED,
                    now - 60_000 + "-0",
                    answer("before").subList(3, answer("before").size()));
            asks(server, "plain");
            redis(server, "XADD", INTENT, ahead + "-0", entry("trade.intent", close("ahead-1")));
            asks(server, "ahead-2");
            asks(server, "answered");
            asks(server, "before");
            answers(server, "answered");
            answers(server, "plain");
            redis(server, "XADD", INTENT, "*", entry("trade.intent", close("x").replace(",\"intent_id\":\"x\"", "")));
            var state = folder.resolve("watch.state").toString();

            var look = look(server, state);

            assertThat(look.out())
                    .contains("ENTRY_CLOCK", "QUESTION_NOT_JUDGED")
                    .contains("(intent_id \"ahead-1\"")
                    .contains("(intent_id \"ahead-2\"")
                    .doesNotContain("\"answered\"", "\"plain\"", "\"before\"");
            assertThat(look.exitCode()).isEqualTo(1);
            var later = watch(server, "--for", "6s", "--state", state);
            later.await("ALARM exit-answered", "ahead-1");
            assertThat(later.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_stream_that_falls_back_is_read_a_day_back_and_what_was_answered_is_not_asked_again() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "12s");
            watch.await("watching");
            redis(
                    server,
                    "EVAL",
                    "redis.call('XADD', KEYS[1], ARGV[1], 'event_type', 'trade.intent', 'source', 'tests', 'timestamp',"
                            + " '2026-01-21T00:00:00Z', 'schema_version', '1.2.0', 'payload', ARGV[2])",
                    "1",
                    INTENT,
                    System.currentTimeMillis() - 90_000_000 + "-0",
                    close("exit-old"));
            asks(server, "exit-1");
            answers(server, "exit-1");
            asks(server, "exit-2");
            answers(server, "exit-2");
            waitUntilRead(watch, server);

            redis(
                    server,
                    "EVAL",
                    "local all = redis.call('XRANGE', KEYS[1], '-', '+') redis.call('DEL', KEYS[1])"
                            + " for i = 1, #all - 1 do redis.call('XADD', KEYS[1], all[i][1], unpack(all[i][2])) end",
                    "1",
                    INTENT);

            assertThat(watch.await("STREAM_RESET")).contains("its last id fell back to ");
            assertThat(watch.exitCode()).isZero();
            assertThat(watch.out()).doesNotContain("ANSWER_OVERDUE", "trimmed");
        }
    }

    /**
     * Renamed away and back, deleted and restored: an entry that was judged is no second one, of what asks as of what answers in
     * part.
     */
    @Test
    void what_was_judged_is_judged_no_second_time_when_its_stream_is_back() throws IOException, InterruptedException {
        Files.writeString(bus, """
                version: 1
                expect:
                  exit-answered: none
                  parts: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, on: close_intent_id, id: intent_id, within: 35s, complete: quantity}
                """);
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "60s", "--http", "0");
            var address = watch.await("serving").replaceAll(".*(http://[0-9.:]+).*", "$1");
            redis(
                    server,
                    "XADD",
                    INTENT,
                    "*",
                    entry("trade.intent", close("exit-1").replace("\"leverage", "\"quantity\":3,\"leverage")));
            redis(
                    server,
                    "XADD",
                    CLOSED,
                    "*",
                    entry("trade.closed", answer("exit-1").get(12).replace("\"pnl", "\"quantity\":1,\"pnl")));
            waitUntilRead(watch, server);
            for (var stream : List.of(INTENT, CLOSED)) {
                redis(server, "RENAME", stream, "away");
                watch.await("STREAM_RESET", stream);
                redis(server, "RENAME", "away", stream);
                waitUntilRead(watch, server);
                redis(
                        server,
                        "EVAL",
                        "redis.call('SET', 'kept', redis.call('DUMP', KEYS[1])) redis.call('DEL', KEYS[1])",
                        "1",
                        stream);
                watch.await("STREAM_RESET", stream);
                redis(server, "EVAL", "redis.call('RESTORE', KEYS[1], 0, redis.call('GET', 'kept'))", "1", stream);
                waitUntilRead(watch, server);
            }

            assertThat(watch.await("ALARM parts"))
                    .contains("; of quantity \"3\", \"1\" is answered and \"2\" open")
                    .doesNotContain("sent 2 times");
            assertThat(get(address + "/metrics").body())
                    .contains("tradeschema_messages_total{stream=\"" + CLOSED + "\",verdict=\"accepted\"} 1\n");
        }
    }

    @Test
    void programs_are_told_in_which_time_nothing_could_be_read() {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "30s", "--format", "json");
            asks(server, "exit-1");
            watch.await("ANSWER_OVERDUE");
            server.pause();
            watch.await("WATCH_BLIND");
            server.goOn();

            assertThat(watch.await("tradeschema:watch:unseen"))
                    .containsPattern("\\{\"stream\":\"tradeschema:watch:unseen\",\"id\":\"[0-9]{13}-0\","
                            + "\"fields\":\\{\"since\":\"[0-9]{13}\"}}");
        }
    }

    @Test
    void a_look_that_breaks_off_in_its_middle_loses_nothing_of_what_it_had_read() throws IOException {
        try (var server = RedisServer.start();
                var between = Interposer.before(
                        2, "XRANGE", server, () -> redis(server, "CLIENT", "KILL", "TYPE", "normal"))) {
            var watch = watch(between.address(), "--for", "8s");
            watch.await("watching");

            redis(
                    server,
                    "EVAL",
                    "redis.call('XADD', KEYS[1], '*', 'event_type', 'trade.intent', 'source', 'tests', 'timestamp',"
                            + " '2026-01-21T00:00:00Z', 'schema_version', '1.2.0', 'payload', ARGV[1])"
                            + " redis.call('XADD', KEYS[2], '*', 'a', 'b')",
                    "2",
                    INTENT,
                    CLOSED,
                    close("exit-1"));

            assertThat(watch.await("ALARM exit-answered")).contains("(intent_id \"exit-1\", symbol \"BTCUSDT\")");
            assertThat(watch.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_long_day_is_read_back_in_parts_and_each_answer_after_its_question() {
        try (var server = RedisServer.start()) {
            redis(
                    server,
                    "EVAL",
                    "local function add(key, id, event, payload) redis.call('XADD', key, id, 'event_type', event,"
                            + " 'source', 'tests', 'timestamp', '2026-01-21T00:00:00Z', 'schema_version', '1.2.0',"
                            + " 'payload', payload) end"
                            + " for i = 1, 5000 do local id = (ARGV[1] + i) .. '-0'"
                            + " if i % 10 > 0 then add(KEYS[1], id, 'trade.intent', ARGV[2])"
                            + " else add(KEYS[1], id, 'trade.intent', (string.gsub(ARGV[3], 'NUMBER', i)))"
                            + " if i ~= 3210 then"
                            + " add(KEYS[2], (ARGV[1] + i + 1) .. '-0', 'trade.closed', (string.gsub(ARGV[4], 'NUMBER', i)))"
                            + " end end end",
                    "2",
                    INTENT,
                    CLOSED,
                    Long.toString(System.currentTimeMillis() - 3_600_000),
                    close("open-1").replace("CLOSE", "BUY"),
                    close("exit-NUMBER"),
                    answer("exit-NUMBER").get(12));

            var run = once(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out().lines().filter(line -> line.contains("ALARM exit-answered")))
                    .singleElement()
                    .asString()
                    .contains("(intent_id \"exit-3210\", symbol \"BTCUSDT\")");
        }
    }

    @Test
    void a_look_at_what_cannot_be_read_is_not_clean() {
        try (var server = RedisServer.start()) {
            redis(server, "SET", CLOSED, "no stream");

            var run = once(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("page ALARM watch: 1 stream cannot be read: " + CLOSED + ": \"" + CLOSED
                            + "\" at 127.0.0.1:" + server.port() + " is no stream; look at the name; ")
                    .contains(": 1 alarm is open: watch (STREAM_UNREADABLE)");

            redis(server, "SET", INTENT, "no stream");
            assertThat(once(server).err())
                    .as("of none of them anything is judged")
                    .isEqualTo("tradeschema: \"" + INTENT + "\" at 127.0.0.1:" + server.port()
                            + " is no stream; look at the name\n");
        }
    }

    @Test
    void one_stream_that_cannot_be_read_blinds_nobody_for_the_others() throws IOException, InterruptedException {
        try (var server = RedisServer.start()) {
            var watch = watch(server, "--for", "60s", "--http", "0");
            var address = watch.await("serving").replaceAll(".*(http://[0-9.:]+).*", "$1");
            answers(server, "exit-0");
            waitUntilRead(watch, server);

            redis(server, "EVAL", "redis.call('DEL', KEYS[1]) redis.call('SET', KEYS[1], 'x')", "1", CLOSED);
            watch.await("ALARM watch: 1 stream cannot be read: " + CLOSED);
            asks(server, "exit-1");
            assertThat(watch.await("ALARM exit-answered"))
                    .contains("; " + CLOSED + " cannot be read, so nobody knows what came; ");
            var health = get(address + "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"unreadable\"", "\"unreadable\":[\"" + CLOSED + "\"]");
            assertThat(get(address + "/metrics").body())
                    .contains("tradeschema_stream_readable{stream=\"" + CLOSED + "\"} 0")
                    .contains("tradeschema_stream_readable{stream=\"" + INTENT + "\"} 1")
                    .contains("tradeschema_open_alarms{expectation=\"watch\",severity=\"page\"} 1")
                    .contains("tradeschema_watch_sees 1");

            redis(server, "DEL", CLOSED);
            answers(server, "exit-1");
            watch.awaitEach("RESOLVED watch: all streams can be read again", "RESOLVED exit-answered");
            assertThat(get(address + "/health").statusCode()).isEqualTo(200);
            assertThat(watch.out()).doesNotContain("WATCH_BLIND");
        }
    }

    @Test
    void a_stream_that_is_kept_from_the_watch_blinds_nobody_for_the_others() {
        try (var server = RedisServer.start()) {
            redis(server, "ACL", "SETUSER", "watch", "on", ">secret", "%R~" + INTENT, "+@all");
            asks(server, "exit-1");

            var watch = watch(server.address().replace("redis://", "redis://watch:secret@"), "--for", "30s");

            assertThat(watch.await("STREAM_UNREADABLE")).contains(CLOSED + ": ", "%R~" + CLOSED);
            watch.await("ALARM exit-answered");
            redis(server, "ACL", "SETUSER", "watch", "%R~" + CLOSED);
            answers(server, "exit-1");
            watch.awaitEach("RESOLVED watch: all streams can be read again", "RESOLVED exit-answered");
        }
    }

    /** The line is the one that the page shows. */
    @Test
    void a_user_with_the_rights_of_the_page_alone_may_watch_all_that_can_be_expected() throws IOException {
        Files.writeString(bus, """
                version: 1
                external: {produces: [position.snapshot, market.tick]}
                expect:
                  exit-pulse: {pulse: exit_monitor, every: 60s}
                  executor: {group: executor, of: trade.intent, quarantine: quantum:quarantine:trade.intent}
                  closed-while-open: {rhythm: trade.closed, every: 15m, while: {open: position.snapshot}}
                  ticks: {rhythm: market.tick, every: 5s}
                """);
        var line = Files.readString(Path.of("../../docs/watch.md"))
                .lines()
                .filter(one -> one.startsWith("ACL SETUSER watch "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        try (var server = RedisServer.start()) {
            var rights = new ArrayList<>(List.of(line));
            rights.replaceAll(word -> word.equals(">PASSWORD") ? ">secret" : word);
            redis(server, rights.toArray(String[]::new));
            asks(server, "exit-1");
            redis(server, "XGROUP", "CREATE", INTENT, "executor", "0");
            redis(server, readBy("executor-1", "1", ">"));

            var run = GateRun.of(
                    "watch",
                    "--redis",
                    server.address().replace("redis://", "redis://watch:secret@"),
                    "--bus",
                    bus.toString(),
                    "--once",
                    "--open");

            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("OPEN exit-answered: trade.intent ")
                    .contains("the server has no stream tradeschema:pulse:exit_monitor");
            assertThat(run.exitCode()).isEqualTo(1);
            for (var right : List.of("multi", "exec", "time", "info", "xinfo", "xrange", "xpending", "xlen")) {
                redis(server, "ACL", "SETUSER", "watch", "-" + right);
                assertThat(GateRun.of(
                                        "watch",
                                        "--redis",
                                        server.address().replace("redis://", "redis://watch:secret@"),
                                        "--bus",
                                        bus.toString(),
                                        "--once")
                                .exitCode())
                        .as("without " + right)
                        .isEqualTo(2);
                redis(server, "ACL", "SETUSER", "watch", "+" + right);
            }
        }
    }

    @Test
    void a_state_that_cannot_be_written_is_told_at_the_start() {
        try (var server = RedisServer.start()) {
            var state = folder.resolve("none").resolve("watch.state").toString();

            var run = GateRun.of("watch", "--redis", server.address(), "--bus", bus.toString(), "--state", state);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo("tradeschema: " + state + " cannot be written: there is no such folder; a watch that"
                            + " cannot write its state ends, since it would forget what it told\n");
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The watch asks the server in each of its looks; after two more of them, what came before is read. */
    private static void waitUntilRead(RunningGate watch, RedisServer server) {
        var before = looks(server);
        var end = System.nanoTime() + 30_000_000_000L;
        while (looks(server) < before + 2) {
            assertThat(System.nanoTime())
                    .as(() -> "the watch looks: " + watch.out())
                    .isLessThan(end);
        }
    }

    private static long looks(RedisServer server) {
        return Programs.run("", cli(server.port(), List.of("INFO", "commandstats")))
                .lines()
                .filter(line -> line.startsWith("cmdstat_time:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("cmdstat_time:calls=([0-9]+),.*", "$1")))
                .sum();
    }

    private RunningGate watch(RedisServer server, String... options) {
        return watch(server.address(), options);
    }

    private RunningGate watch(String address, String... options) {
        var all = new ArrayList<>(List.of("watch", "--redis", address, "--bus", bus.toString()));
        all.addAll(List.of(options));
        return RunningGate.of(all.toArray(String[]::new));
    }

    private GateRun look(RedisServer server, String state) {
        return once(server, "--open", "--state", state);
    }

    private GateRun once(RedisServer server, String... options) {
        var all = new ArrayList<>(List.of("watch", "--redis", server.address(), "--bus", bus.toString(), "--once"));
        all.addAll(List.of(options));
        return GateRun.of(all.toArray(String[]::new));
    }

    private static void asks(RedisServer server, String id) {
        redis(server, "XADD", INTENT, "*", entry("trade.intent", close(id)));
    }

    private static String close(String id) {
        return "{\"symbol\":\"BTCUSDT\",\"action\":\"CLOSE\",\"position_size_usd\":200,\"leverage\":2,"
                + "\"entry_price\":100,\"intent_id\":\"" + id + "\"}";
    }

    private static void answers(RedisServer server, String id) {
        Programs.run("", cli(server.port(), answer(id)));
    }

    private static List<String> answer(String id) {
        var all = new ArrayList<>(List.of("XADD", CLOSED, "*"));
        all.addAll(entry(
                "trade.closed",
                "{\"symbol\":\"BTCUSDT\",\"status\":\"closed\",\"pnl\":-3,\"exit_reason\":\"requested\","
                        + "\"exit_price\":90,\"close_intent_id\":\"" + id + "\"}"));
        return all;
    }

    private static List<String> entry(String event, String payload) {
        return List.of(
                "event_type",
                event,
                "source",
                "tests",
                "timestamp",
                "2026-01-21T00:00:00Z",
                "schema_version",
                "1.2.0",
                "payload",
                payload);
    }

    private static void redis(RedisServer server, String command, String key, String id, List<String> fields) {
        var all = new ArrayList<>(List.of(command, key, id));
        all.addAll(fields);
        Programs.run("", cli(server.port(), all));
    }

    private static void redis(RedisServer server, String... words) {
        Programs.run("", cli(server.port(), List.of(words)));
    }

    private static List<String> cli(int port, List<String> words) {
        var all = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
        all.addAll(words);
        return all;
    }

    private static List<String> commands(RedisServer server) {
        return Programs.run("", cli(server.port(), List.of("INFO", "commandstats")))
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .map(line -> line.substring("cmdstat_".length(), line.indexOf(':')))
                .toList();
    }
}
