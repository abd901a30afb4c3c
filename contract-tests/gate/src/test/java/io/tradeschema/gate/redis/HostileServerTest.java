package io.tradeschema.gate.redis;

import static io.tradeschema.gate.redis.FakeServer.bulk;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever listens there: one sentence, exit code 2, in bounded time. */
@Timeout(60)
class HostileServerTest {

    @TempDir
    Path folder;

    private static CommandLineRun validate(FakeServer server, String... options) {
        var arguments = new ArrayList<>(List.of("validate", "--redis", server.address(), "--stream", "trades"));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    /** Exactly this sentence, with the place of the port taken by {@code SERVER}; and the report is not green. */
    private static void says(CommandLineRun run, FakeServer server, String sentence) {
        assertThat(run.err().replace(server.address().substring("redis://".length()), "SERVER"))
                .isEqualTo("tradeschema: " + sentence + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("[STREAM_NOT_READ]").doesNotContain("no findings");
    }

    @Test
    void a_server_that_says_nothing_is_left_after_the_time_for_an_answer() throws IOException {
        try (var server = FakeServer.answering("TYPE", "")) {
            says(
                    validate(server, "--redis-answer-timeout", "0.2"),
                    server,
                    "SERVER did not answer TYPE within 0.2 seconds (--redis-answer-timeout)");
        }
    }

    /** Redis 6 and 7 say it in other words, and neither names the key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOPERM this user has no permissions to access one of the keys used as arguments",
                "NOPERM No permissions to access a key"
            })
    void of_a_key_that_is_not_allowed_the_key_is_named_and_not_the_command(String error) throws IOException {
        try (var server = FakeServer.answering("TYPE", "-" + error + "\r\n")) {
            says(
                    validate(server),
                    server,
                    "SERVER lets this user do TYPE, but not read the key trades; give the user the key as well:"
                            + " ACL SETUSER NAME %R~trades (or ~trades before Redis 7)");
        }
    }

    @Test
    void a_server_that_drips_is_left_after_the_time_for_an_answer() throws IOException {
        try (var server = FakeServer.answering("XINFO", HostileServerTest::drip)) {
            says(
                    validate(server, "--redis-answer-timeout", "0.5"),
                    server,
                    "SERVER did not answer XINFO within 0.5 seconds (--redis-answer-timeout)");
        }
    }

    @Test
    void a_server_that_drips_is_left_after_the_time_for_all() throws IOException {
        try (var server = FakeServer.answering("XINFO", HostileServerTest::drip)) {
            says(
                    validate(server, "--redis-timeout", "0.5"),
                    server,
                    "SERVER did not send all within 0.5 seconds (--redis-timeout)");
        }
    }

    private static void drip(java.io.OutputStream out) throws IOException, InterruptedException {
        out.write("$1000000\r\n".getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001"})
    void a_time_that_is_none_is_refused(String seconds) throws IOException {
        try (var server = FakeServer.answering("TYPE", "")) {
            says(
                    validate(server, "--redis-timeout", seconds),
                    server,
                    "--redis-timeout is a number of seconds above 0, at most 1000000");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            NOAUTH Authentication required.|SERVER wants another login (NOAUTH); give it as redis://USER@HOST:PORT with the password in REDISCLI_AUTH
            MOVED 3999 10.1.2.3:7001|SERVER does not hold the stream; its cluster says that 10.1.2.3:7001 does: write that address after --redis
            ASK 3999 10.1.2.3:7001|SERVER is just giving the stream away; its cluster says that 10.1.2.3:7001 takes it: write that address after --redis
            MOVED|SERVER does not hold the stream; its cluster says that another node does: write that address after --redis
            CLUSTERDOWN The cluster is down|SERVER belongs to a cluster that is down; try again when its cluster is up
            LOADING Redis is loading the dataset in memory|SERVER is still loading its data; try again when it is done
            MASTERDOWN Link with MASTER is down|SERVER is a replica without its master, and told not to serve old data; read from the master
            READONLY You can't write|SERVER is a replica that refuses TYPE; read from the master
            BUSY Redis is busy running a script|SERVER is busy with a script and refuses TYPE; try again when the script has ended
            ERR something new|SERVER refuses TYPE: ERR something new
            """)
    void an_error_of_the_server_is_one_sentence(String error, String sentence) throws IOException {
        try (var server = FakeServer.answering("TYPE", "-" + error + "\r\n")) {
            says(validate(server), server, sentence);
        }
    }

    /** A node that has the streams of one event, and of another one only knows where they are. */
    private static FakeServer nodeOfACluster(String first) {
        var asked = new AtomicInteger();
        return FakeServer.answering("EVAL", out -> {
            var answer = asked.getAndIncrement() == 0 ? first : "-MOVED 3999 10.1.2.3:7001\r\n";
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    void a_node_lists_the_quarantines_that_it_has_and_says_where_the_others_lie() throws IOException {
        try (var server = nodeOfACluster("*1\r\n$4\r\nread\r\n")) {
            var run = CommandLineRun.of("quarantine", "list", "--redis", server.address());

            assertThat(run.exitCode()).as("not all was listed").isEqualTo(2);
            assertThat(run.out()).contains("trade.intent: 0 in ", "trade.closed: not listed: ", "10.1.2.3:7001 does");
        }
    }

    @Test
    void what_is_sought_on_a_node_may_lie_on_another_one() throws IOException {
        try (var has = nodeOfACluster("*1\r\n$4\r\nread\r\n");
                var hasNot = nodeOfACluster("-MOVED 11793 10.1.2.3:7003\r\n")) {
            assertThat(CommandLineRun.of("quarantine", "show", "1-1", "--redis", has.address())
                            .err())
                    .contains("nothing lies under 1-1", "10.1.2.3:7001 does");
            assertThat(CommandLineRun.of("quarantine", "show", "1-1", "--redis", hasNot.address())
                            .err())
                    .doesNotContain("nothing lies")
                    .contains("10.1.2.3:7003 does", "10.1.2.3:7001 does");
        }
    }

    @Test
    void the_text_of_an_error_is_escaped_and_cut() throws IOException {
        var text = "ERR \u001b[31m\u202e::error::" + "x".repeat(500);
        try (var server = FakeServer.answering(
                "TYPE", out -> out.write(("-" + text + "\r\n").getBytes(StandardCharsets.UTF_8)))) {
            var run = validate(server);

            says(run, server, "SERVER refuses TYPE: ERR \\u001b[31m\\u202e::error::" + "x".repeat(141) + "…");
            assertThat(run.out()).doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void a_password_that_the_server_sends_back_is_not_printed() throws IOException {
        var echo = "-ERR unknown command `SELECT`, with args beginning with: `s3cret`\r\n";
        try (var server = FakeServer.answering("SELECT", echo)) {
            var address = server.address().replace("redis://", "redis://app:s3cret@") + "/3";

            var run = CommandLineRun.of("validate", "--redis", address, "--stream", "trades");

            says(run, server, "SERVER refuses SELECT: ERR unknown command `SELECT`, with args beginning with: `***`");
        }
        try (var server = FakeServer.answering("AUTH", echo.replace("SELECT", "AUTH"))) {
            var address = server.address().replace("redis://", "redis://app:s3cret@");

            var run = CommandLineRun.of("validate", "--redis", address, "--stream", "trades");

            says(
                    run,
                    server,
                    "SERVER wants another login (AUTH refused); give it as redis://USER@HOST:PORT with the password in"
                            + " REDISCLI_AUTH");
        }
    }

    private static final String PROXY = "; is there a proxy before it that changes answers?";

    private static String unread(String sentence) {
        return sentence + "; not everything was read, go on with --from 0-0/0";
    }

    private static void entries(String reply, String sentence) throws IOException {
        try (var server = FakeServer.answering("XRANGE", reply)) {
            says(validate(server), server, unread(sentence));
        }
    }

    @Test
    void an_answer_of_any_other_kind_is_told() throws IOException {
        var one = "*1\r\n*2\r\n" + bulk("1-1");
        var expectsField = " where the text of a field is expected" + PROXY;

        entries(one + "*2\r\n" + bulk("a") + ":7\r\n", "the server's answer to XRANGE has a number" + expectsField);
        entries(one + "*2\r\n" + bulk("a") + "$-1\r\n", "the server's answer to XRANGE has nothing" + expectsField);
        entries(one + "*2\r\n" + bulk("a") + "*0\r\n", "the server's answer to XRANGE has a list" + expectsField);
        entries(one + "*2\r\n" + bulk("a") + "-ERR\r\n", "the server's answer to XRANGE has an error" + expectsField);
        entries(
                one + "*1\r\n" + bulk("a"),
                "the server's answer to XRANGE has the entry 1-1 with a name and no value" + PROXY);
        entries("*1\r\n:7\r\n", "the server's answer to XRANGE has a number where a list is expected" + PROXY);
        entries(
                "*1\r\n*0\r\n",
                "the server's answer to XRANGE has a list where an entry of an id and fields is expected" + PROXY);
        entries(
                "*1\r\n*2\r\n:7\r\n*0\r\n",
                "the server's answer to XRANGE has a number where a text is expected" + PROXY);
        entries(":7\r\n", "the server's answer to XRANGE has a number where a list is expected" + PROXY);
        entries(
                "*1\r\n*2\r\n" + bulk("soon") + "*0\r\n",
                "\"soon\" is no id of an entry;" + " write MILLISECONDS-NUMBER, such as 1768968600000-0");
    }

    @Test
    void ids_out_of_order_do_not_make_it_ask_for_ever() throws IOException {
        var told = ", which is out of order or was not asked for" + PROXY;
        var second = "*2\r\n" + bulk("1-2") + "*0\r\n";

        entries("*2\r\n" + second + second, "the server's answer to XRANGE has the id 1-2" + told);
        entries("*1\r\n*2\r\n" + bulk("1-4") + "*0\r\n", "the server's answer to XRANGE has the id 1-4" + told);
    }

    @Test
    void what_is_no_answer_is_told() throws IOException {
        var noRedis = "what answers at SERVER is no Redis server: ";

        entries("*1\r\n".repeat(100_000), noRedis + "its answer is nested deeper than 8 lists");
        entries("HTTP/1.1 400 Bad Request\r\n", noRedis + "its answer begins with byte 72");
        entries("_\r\n", noRedis + "its answer begins with byte 95");
        entries("$-2\r\n", noRedis + "its answer has a size below nothing");
        entries("$99999999999999999999\r\n", noRedis + "a number is expected in its answer");
        entries("$9999999999999999999\r\n", noRedis + "a number is expected in its answer");
        entries("$-\r\n", noRedis + "a number is expected in its answer");
        entries("$5a\r\n", noRedis + "a number is expected in its answer");
        entries("$2\r\nabcd\r\n", noRedis + "a part of its answer is longer than it says");
        entries("+" + "x".repeat(5000), noRedis + "its answer has no end of line");
        entries("+x\rx", noRedis + "its answer has half an end of line");
    }

    @Test
    void a_server_that_sends_without_end_fills_no_memory() throws IOException {
        var megabyte = new byte[1024 * 1024];
        try (var server = FakeServer.answering("XRANGE", out -> {
            out.write("*9999999999\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("$1048576\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(megabyte);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            says(
                    validate(server, "--redis-timeout", "1"),
                    server,
                    unread("SERVER did not send all within 1 second (--redis-timeout)"));
        }
    }

    @Test
    void a_server_that_closes_is_told() throws IOException {
        try (var server = FakeServer.answering("XRANGE", out -> out.close())) {
            var run = validate(server);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("tradeschema: the connection to 127.0.0.1:")
                    .contains(" broke: ", "; not everything was read, go on with --from 0-0/0\n");
        }
    }

    @Test
    void a_server_before_seven_says_what_it_can() throws IOException {
        var entry = "*2\r\n%s*2\r\n" + bulk("a") + bulk("b");
        var page = "*2\r\n" + entry.formatted(bulk("1-2")) + entry.formatted(bulk("1-3"));
        var old = "*8\r\n" + bulk("length") + ":3\r\n" + bulk("last-generated-id") + bulk("1-3") + bulk("groups")
                + ":0\r\n" + bulk("first-entry") + entry.formatted(bulk("1-1"));
        try (var server = FakeServer.answering(java.util.Map.of(
                "XRANGE", out -> out.write(page.getBytes(StandardCharsets.UTF_8)),
                "XINFO", out -> out.write(old.getBytes(StandardCharsets.UTF_8))))) {
            var run = validate(server, "--from", "1-1");

            assertThat(run.out()).doesNotContain("STREAM_NOT_READ");
            assertThat(run.out())
                    .contains("  messages: 2\n", "  go on with: --from 1-3\n")
                    .contains(
                            "  not told: a server before Redis 7.0 does not tell whether entries were deleted (XDEL)");
        }
    }

    @Test
    void entries_that_never_come_are_counted() throws IOException {
        try (var server = FakeServer.answering("XRANGE", "*0\r\n")) {
            says(
                    validate(server),
                    server,
                    "3 of the 3 entries from the first entry to 1-3 were never seen: they were trimmed or deleted before"
                            + " they could be read; keep more of the stream, or run more often");
        }
    }

    @Test
    void a_stream_without_an_entry_is_not_clean_beside_a_file_that_is() throws IOException {
        var none = "*8\r\n" + bulk("length") + ":0\r\n" + bulk("last-generated-id") + bulk("0-0") + bulk("groups")
                + ":0\r\n" + bulk("first-entry") + "$-1\r\n";
        var good = Files.writeString(
                folder.resolve("good.jsonl"),
                "{\"event\": \"trade.intent\", \"payload\": {\"symbol\": \"BTCUSDT\", \"action\": \"SELL\","
                        + " \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5}}\n");
        try (var server = FakeServer.answering(java.util.Map.of(
                "XRANGE", out -> out.write("*0\r\n".getBytes(StandardCharsets.US_ASCII)),
                "XINFO", out -> out.write(none.getBytes(StandardCharsets.US_ASCII))))) {
            var run = validate(server, good.toString());

            assertThat(run.out()).contains("accepted: 1\n", "[STREAM_NOT_READ]");
            says(
                    run,
                    server,
                    "the stream trades gave no entry: nothing was checked; look at its name, --from and --to");
        }
    }

    @Test
    void entries_too_large_to_be_kept_are_sent_once() throws IOException {
        var large = new byte[5 * 1024 * 1024];
        var sent = new AtomicInteger();
        try (var server = FakeServer.answeringRanges((from, count, out) -> {
            var first = Math.max(1, Integer.parseInt(from.replaceFirst(".*-", "")));
            var entries = Math.max(0, Math.min(count, 4 - first));
            out.write(("*" + entries + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (var number = first; number < first + entries; number++) {
                sent.incrementAndGet();
                out.write(("*2\r\n" + bulk("1-" + number) + "*2\r\n" + bulk("a") + "$" + large.length + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(large);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            var run = validate(server);

            assertThat(run.out()).contains("messages: 3\n");
            assertThat(sent).hasValue(3);
        }
    }

    @Test
    void a_socket_that_is_not_there_is_told() {
        var socket = folder.resolve("redis.sock");

        var run = CommandLineRun.of("validate", "--redis", "unix://" + socket, "--stream", "trades");

        assertThat(run.err())
                .isEqualTo("tradeschema: there is no socket " + socket
                        + "; is the server running, and is that its unixsocket?\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
