package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.GateRun;
import io.tradeschema.generator.SampleMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XTrimParams;

/** {@code tradeschema validate --redis} on a stream that loses entries between two runs or during one: never green. */
@Timeout(120)
class LostEntriesTest {

    private static final String STREAM = TradeIntent.TYPE.stream();
    private static final String VALID =
            SampleMessages.of(TradeIntent.TYPE).showcase().get(0).json();

    private RedisServer server;
    private RedisClient jedis;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        jedis = RedisClient.create("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() {
        jedis.close();
        server.close();
    }

    private static GateRun at(String address, String... options) {
        var arguments = new ArrayList<>(List.of("validate", "--redis", address, "--stream", STREAM));
        arguments.addAll(List.of(options));
        return GateRun.of(arguments.toArray(String[]::new));
    }

    private GateRun validate(String... options) {
        return at(server.address(), options);
    }

    /** Entries {@code 1-first} to {@code 1-last}. */
    private void add(int first, int last, String payload) {
        try (AbstractPipeline pipeline = jedis.pipelined()) {
            for (var i = first; i <= last; i++) {
                pipeline.xadd(STREAM, new StreamEntryID(1, i), entry(payload));
            }
        }
    }

    /** With an id that is beyond what the client can say. */
    private void add(String id) {
        var words = new ArrayList<>(List.of(STREAM, id));
        entry(VALID).forEach((name, value) -> words.addAll(List.of(name, value)));
        jedis.sendCommand(Protocol.Command.XADD, words.toArray(String[]::new));
    }

    private static Map<String, String> entry(String payload) {
        return Map.of(
                "event_type", "trade.intent",
                "payload", payload,
                "timestamp", "2026-01-21T04:10:00Z",
                "source", "ai_engine",
                "schema_version", "1.1.0");
    }

    private static void clean(GateRun run, String goOnWith) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("  go on with: " + goOnWith + "\n", "no findings");
    }

    private static void lost(GateRun run, String sentence, String goOnWith) {
        assertThat(run.err()).startsWith("tradeschema: " + sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("[STREAM_NOT_READ]", "  go on with: " + goOnWith + "\n")
                .doesNotContain("no findings");
    }

    @Test
    void what_was_trimmed_between_two_runs_is_counted_and_told_once() {
        add(1, 10, VALID);
        clean(validate(), "--from 1-10/10");
        add(11, 1000, "bad");
        add(1001, 1010, VALID);
        jedis.xtrim(STREAM, new XTrimParams().maxLen(10).exactTrimming());

        lost(
                validate("--from", "1-10/10"),
                "990 of the 1000 entries after 1-10 to 1-1010 were never seen",
                "--from 1-1010/1010");
        lost(validate("--from", "1-10"), "entries after 1-10 to 1-1010 may have been trimmed", "--from 1-1010/1010");
        lost(validate("--from", "0-0"), "1000 of the 1010 entries after 0-0", "--from 1-1010/1010");
        clean(validate("--from", "1-1010/1010"), "--from 1-1010/1010");
        assertThat(validate().out()).contains("  gone before this run: 1000\n");
    }

    @Test
    void what_was_deleted_between_two_runs_is_counted() {
        add(1, 30, VALID);
        jedis.xdel(STREAM, new StreamEntryID("1-20"), new StreamEntryID("1-30"));

        lost(validate("--from", "1-10/10"), "2 of the 20 entries after 1-10 to 1-30 were never seen", "--from 1-29/30");
        lost(validate("--from", "1-10"), "at least one entry after 1-10 was deleted (XDEL)", "--from 1-30/30");
        clean(validate("--from", "1-30/30"), "--from 1-30/30");
    }

    @Test
    void a_stream_that_was_made_anew_between_two_runs_is_told() {
        add(1, 10, VALID);
        jedis.del(STREAM);
        add(11, 30, VALID);

        lost(validate("--from", "1-10/10"), "the stream has had fewer entries after 1-10 to 1-30", "--from 1-30/20");
        jedis.xtrim(STREAM, new XTrimParams().maxLen(10).exactTrimming());
        lost(validate("--from", "1-10/10"), "nothing that was read by the run before", "--from 1-30/20");
        jedis.del(STREAM);
        add(1, 5, VALID);
        var run = validate("--from", "1-10/10");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--from 1-10 lies behind the stream's last id, 1-5")
                .contains("without --from");
    }

    @Test
    void an_entry_with_the_largest_id_is_the_end() {
        add("18446744073709551615-18446744073709551614");
        add("18446744073709551615-18446744073709551615");

        clean(validate(), "--from 18446744073709551615-18446744073709551615/2");
        clean(
                validate("--from", "18446744073709551615-18446744073709551615/2"),
                "--from 18446744073709551615-18446744073709551615/2");
    }

    @Test
    void an_empty_stream_has_an_id_to_go_on_with() {
        jedis.xgroupCreate(STREAM, "executors", new StreamEntryID(0, 0), true);

        assertThat(validate().out()).contains("  go on with: --from 0-0/0\n");
        add(1, 3, VALID);
        jedis.xtrim(STREAM, new XTrimParams().maxLen(0).exactTrimming());
        assertThat(validate().out()).contains("  gone before this run: 3\n", "  go on with: --from 1-3/3\n");
        lost(validate("--from", "0-0/0"), "3 of the 3 entries after 0-0 to 1-3 were never seen", "--from 0-0/3");
    }

    private void whenTornAtTheThirdPage(Runnable tear, String sentence, String goOnWith) throws IOException {
        add(1, 1000, VALID);
        try (var between = Interposer.before(3, "XRANGE", server, tear)) {
            lost(at(between.address()), sentence, goOnWith);
        }
    }

    /** The first two pages have 1 and 2 entries. */
    @ParameterizedTest
    @ValueSource(strings = {"DEL", "FLUSHALL", "RENAME"})
    void a_stream_that_vanishes_while_it_is_read_is_told(String how) throws IOException {
        whenTornAtTheThirdPage(
                () -> {
                    switch (how) {
                        case "DEL" -> jedis.del(STREAM);
                        case "FLUSHALL" -> jedis.flushAll();
                        default -> jedis.rename(STREAM, "elsewhere");
                    }
                },
                "the stream was deleted, or deleted and made anew, while it was read: 997 of the 1000 entries from the first"
                        + " entry to 1-1000 were never seen",
                "--from 1-3");
    }

    @Test
    void a_stream_that_is_made_anew_while_it_is_read_is_told() throws IOException {
        whenTornAtTheThirdPage(
                () -> {
                    jedis.del(STREAM);
                    add(2000, 2010, VALID);
                },
                "the stream was deleted, or deleted and made anew, while it was read: 997 of the 1000",
                "--from 1-3");
    }

    @Test
    void a_stream_that_becomes_a_list_while_it_is_read_is_told() throws IOException {
        whenTornAtTheThirdPage(
                () -> {
                    jedis.del(STREAM);
                    jedis.rpush(STREAM, "one");
                },
                "127.0.0.1:",
                "--from 1-3");
    }

    @Test
    void what_is_trimmed_while_it_is_read_is_counted() throws IOException {
        whenTornAtTheThirdPage(
                () -> jedis.xtrim(STREAM, new XTrimParams().maxLen(100).exactTrimming()),
                "897 of the 1000 entries from the first entry to 1-1000 were never seen",
                "--from 1-1000/1000");
    }

    @Test
    void trimming_what_was_read_already_is_no_loss() throws IOException {
        add(1, 1000, VALID);
        try (var between = Interposer.before(
                3,
                "XRANGE",
                server,
                () -> jedis.xtrim(STREAM, new XTrimParams().maxLen(997).exactTrimming()))) {
            clean(at(between.address()), "--from 1-1000/1000");
        }
    }

    @Test
    void entries_that_come_while_it_is_read_are_left_for_the_next_run() throws IOException {
        add(1, 100, VALID);
        try (var between = Interposer.before(2, "XRANGE", server, () -> add(101, 110, "bad"))) {
            clean(at(between.address()), "--from 1-100/100");
        }
        assertThat(validate("--from", "1-100/100").out()).contains("messages: 10\n", "--from 1-110/110\n");
    }

    @Test
    void a_server_that_is_killed_while_it_is_read_is_told_with_the_id_to_go_on_with() throws IOException {
        whenTornAtTheThirdPage(() -> server.close(), "the connection to 127.0.0.1:", "--from 1-3");
    }

    @Test
    void a_server_that_is_paused_while_it_is_read_is_left_after_the_time_for_an_answer() throws IOException {
        add(1, 1000, VALID);
        try (var between = Interposer.before(3, "XRANGE", server, server::pause)) {
            lost(at(between.address(), "--redis-answer-timeout", "1"), "127.0.0.1:", "--from 1-3");
            server.goOn();
        }
        clean(validate("--from", "1-3"), "--from 1-1000/1000");
    }

    @Test
    void a_server_that_is_paused_from_the_beginning_is_left_too() {
        add(1, 1, VALID);
        server.pause();

        var run = validate("--redis-answer-timeout", "0.5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("tradeschema: 127.0.0.1:" + server.port()
                        + " did not answer TYPE within 0.5 seconds (--redis-answer-timeout)\n");
        server.goOn();
    }

    @Test
    void no_server_is_one_sentence_and_nothing_that_looks_clean() {
        server.close();

        var run = validate();

        assertThat(run.err())
                .isEqualTo("tradeschema: no server answers at 127.0.0.1:" + server.port() + "; is it running there?\n");
        assertThat(run.out()).doesNotContain("no findings", "go on with");
        assertThat(run.exitCode()).isEqualTo(2);
        for (var form : List.of("json", "junit", "sarif", "github", "markdown", "html")) {
            assertThat(validate("--format", form).out())
                    .as(form)
                    .contains("this run proves nothing about what it did not read")
                    .doesNotContain("no findings");
        }
    }
}
