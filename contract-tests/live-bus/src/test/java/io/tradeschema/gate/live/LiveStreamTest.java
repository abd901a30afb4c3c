package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.GateRun;
import io.tradeschema.generator.SampleMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/** {@code tradeschema validate --redis}: what it says, and that it leaves everything as it was. */
class LiveStreamTest {

    private static final String STREAM = TradeIntent.TYPE.stream();

    private RedisServer server;
    private RedisClient jedis;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        jedis = RedisClient.create("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() {
        if (jedis != null) {
            jedis.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private GateRun validate(String... options) {
        var arguments = new ArrayList<>(List.of("validate", "--redis", server.address(), "--stream", STREAM));
        arguments.addAll(List.of(options));
        return GateRun.of(arguments.toArray(String[]::new));
    }

    private void add(String id, String source, String payload) {
        jedis.xadd(
                STREAM,
                new StreamEntryID(id),
                Map.of(
                        "event_type", "trade.intent",
                        "payload", payload,
                        "timestamp", "2026-01-21T04:10:00Z",
                        "source", source,
                        "schema_version", "1.1.0"));
    }

    private static String valid() {
        return SampleMessages.of(TradeIntent.TYPE).showcase().get(0).json();
    }

    private static String withSide() {
        return valid().replace("\"action\"", "\"side\"");
    }

    @Test
    void findings_are_counted_by_producer_and_rule_with_an_id() {
        add("1-1", "ai_engine", valid());
        add("1-2", "exit_monitor", withSide());
        add("1-3", "exit_monitor", withSide());

        var run = validate();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .anyMatch(line ->
                        line.startsWith("2 " + TradeIntent.TYPE + " exit_monitor RETIRED_FIELD " + STREAM + "/1-2"))
                .noneMatch(line -> line.contains("ai_engine"));
        assertThat(run.out()).contains("messages: 3", "go on with: --from 1-3");
    }

    @Test
    void a_run_goes_on_after_the_last_id_and_says_when_nothing_is_new() {
        add("1-1", "exit_monitor", withSide());
        add("1-2", "ai_engine", valid());

        assertThat(validate("--from", "1-1").exitCode()).isEqualTo(0);
        assertThat(validate("--from", "1-1").out()).contains("messages: 1", "last id: 1-2");
        assertThat(validate("--to", "1-1").out()).contains("messages: 1", "RETIRED_FIELD", "last id: 1-1");
        var again = validate("--from", "1-2");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(0);
        assertThat(again.out()).contains("messages: 0", "go on with: --from 1-2");
    }

    @Test
    void more_entries_than_fit_one_page_are_all_read() {
        for (var i = 1; i <= 1203; i++) {
            add("1-" + i, "ai_engine", valid());
        }

        assertThat(validate().out()).contains("messages: 1203", "accepted: 1203", "last id: 1-1203");
    }

    @Test
    void only_what_is_pending_and_what_is_gone_though_pending() {
        add("1-1", "exit_monitor", withSide());
        add("1-2", "exit_monitor", withSide());
        add("1-3", "ai_engine", valid());
        jedis.xgroupCreate(STREAM, "executors", new StreamEntryID(0, 0), false);
        jedis.xreadGroup(
                "executors",
                "one",
                new XReadGroupParams().count(2),
                Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        jedis.xdel(STREAM, new StreamEntryID("1-1"));

        var run = validate("--pending");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("messages: 2");
        assertThat(run.findings())
                .hasSize(2)
                .contains(
                        STREAM + "/1-1: entry: pending in executors, and gone from the stream; find the message in the"
                                + " writer's records; keep the stream longer than its slowest group [PENDING_GONE]")
                .anyMatch(line -> line.startsWith(STREAM + "/1-2: " + TradeIntent.TYPE + " $.side: "));
    }

    @Test
    void what_several_groups_have_pending_is_read_by_id_with_all_its_groups() {
        for (var i = 1; i <= 450; i++) {
            add("1-" + i, "ai_engine", valid());
        }
        for (var group : List.of("executors", "recorders\u202e")) {
            jedis.xgroupCreate(STREAM, group, new StreamEntryID(0, 0), false);
            jedis.xreadGroup(
                    group,
                    "one",
                    new XReadGroupParams().count(group.equals("executors") ? 450 : 300),
                    Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        }
        jedis.xdel(STREAM, new StreamEntryID("1-250"), new StreamEntryID("1-400"));

        var run = validate("--pending", "--from", "1-100");

        assertThat(run.out()).contains("messages: 350\n", "accepted: 348\n");
        assertThat(run.findings())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(
                        STREAM + "/1-250: entry: pending in executors, recorders\\u202e, and gone from the stream"))
                .anyMatch(line -> line.startsWith(STREAM + "/1-400: entry: pending in executors, and gone"));
    }

    @Test
    void nothing_is_disturbed() {
        add("1-1", "ai_engine", valid());
        jedis.xgroupCreate(STREAM, "executors", new StreamEntryID(0, 0), false);
        jedis.sendCommand(Protocol.Command.CONFIG, "RESETSTAT");

        validate();
        validate("--pending");

        var used = new String((byte[]) jedis.sendCommand(Protocol.Command.INFO, "commandstats"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .map(line -> line.replaceFirst("cmdstat_", "").replaceFirst(":.*", ""))
                .filter(command -> !command.startsWith("config") && !command.equals("info"))
                .toList();
        assertThat(used).isNotEmpty().isSubsetOf("type", "xinfo", "xinfo|stream", "xinfo|groups", "xrange", "xpending");
        assertThat(jedis.xlen(STREAM)).isEqualTo(1);
    }

    private static void says(GateRun run, String text) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(text).doesNotContain("Exception", "\tat ");
    }

    @Test
    void what_cannot_be_read_is_named_and_never_clean() {
        says(validate(), "there is no stream \"" + STREAM + "\" at 127.0.0.1:" + server.port());
        jedis.rpush(STREAM, "one");
        says(validate(), "is a list, no stream");
        jedis.del(STREAM);
        add("1-1", "ai_engine", valid());
        says(validate("--from", "yesterday"), "\"yesterday\" is no id of an entry");
        says(validate("--from", "9-9"), "lies behind the stream's last id, 1-1");
        says(GateRun.of("validate", "--redis", server.address()), "a live stream needs both");
        says(GateRun.of("validate", "--redis", "localhost:1", "--stream", STREAM), "no address of a server");
        says(validate("--from", "1-1", "--to", "1-0"), "--to 1-0 lies before --from 1-1");
        says(GateRun.of("validate"), "no file is named");
        jedis.close();
        server.close();
        says(validate(), "no server answers at 127.0.0.1:" + server.port() + "; is it running there?");
    }

    @Test
    void a_login_is_asked_for_and_never_repeated() {
        add("1-1", "ai_engine", valid());
        jedis.sendCommand(Protocol.Command.CONFIG, "SET", "requirepass", "s3cret");
        var right = "redis://:s3cret@127.0.0.1:" + server.port() + "/0";
        var wrong = "redis://:gu3ss@127.0.0.1:" + server.port();

        says(validate(), "wants another login (NOAUTH");
        var guessed = GateRun.of("validate", "--redis", wrong, "--stream", STREAM);
        says(guessed, "wants another login (WRONGPASS");
        assertThat(guessed.out() + guessed.err()).doesNotContain("gu3ss");
        assertThat(GateRun.of("validate", "--redis", right, "--stream", STREAM).exitCode())
                .isEqualTo(0);
    }

    @Test
    void what_is_no_redis_is_told_so() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> {
                try (var client = other.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The test has read what it wanted.
                }
            });
            answering.start();

            says(
                    GateRun.of("validate", "--redis", "redis://127.0.0.1:" + other.getLocalPort(), "--stream", STREAM),
                    "is no Redis server");
        }
    }
}
