package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.tradeschema.event.Action;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.GateRun;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.live.Lease;
import io.tradeschema.live.Placement;
import io.tradeschema.live.Pulse;
import io.tradeschema.live.Quarantine;
import io.tradeschema.live.QuarantineKeys;
import io.tradeschema.live.RedisEval;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XReadGroupParams;

/** What is put aside, mended and brought back on a real server, and the pulse of the exit path there. */
class QuarantineTest {

    private static final String STREAM = Traffic.STREAM;
    private static final String ASIDE = Traffic.KEYS.quarantine();

    private static final byte[] LEAST = {'-'};
    private static final byte[] LARGEST = {'+'};

    @TempDir
    private Path folder = Path.of("");

    /** Of all tests but those that need one of another kind, or end it. */
    private static final AtomicReference<RedisServer> SHARED = new AtomicReference<>();

    private RedisServer server;
    private RedisClient redis;

    @BeforeAll
    static void startServer() {
        SHARED.set(RedisServer.start());
    }

    @AfterAll
    static void stopServer() {
        Optional.ofNullable(SHARED.get()).ifPresent(RedisServer::close);
    }

    @BeforeEach
    void start() {
        start(SHARED.get());
        redis.flushAll();
    }

    private void start(RedisServer started) {
        server = started;
        redis = RedisClient.create("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() {
        redis.close();
        if (server != SHARED.get()) {
            server.close();
        }
    }

    /** Adds an entry and delivers it; its id. */
    private String delivered(Map<String, String> fields) {
        var id = redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, fields).toString();
        try {
            redis.xgroupCreate(STREAM, RefusingReader.GROUP, new StreamEntryID(0, 0), false);
        } catch (JedisDataException e) {
            assertThat(e).hasMessageStartingWith("BUSYGROUP");
        }
        redis.xreadGroup(
                RefusingReader.GROUP,
                RefusingReader.CONSUMER,
                new XReadGroupParams(),
                Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        return id;
    }

    private static List<Finding> findings(Map<String, String> fields) {
        return EntryCodec.of(TradeIntent.TYPE).decode(fields).findings();
    }

    private static Map<String, String> close(Instant written) {
        return Traffic.intent("c-1", Action.CLOSE, written);
    }

    /** Puts an entry aside; its id there. */
    private String aside(Map<String, String> fields) {
        var placed = RefusingReader.quarantine(redis).put(delivered(fields), fields, findings(fields));
        return ((Placement.Aside) placed).id();
    }

    private long pending() {
        return redis.xpending(STREAM, RefusingReader.GROUP).getTotal();
    }

    private GateRun quarantine(String... arguments) {
        var all = new ArrayList<>(List.of("quarantine"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--redis", server.address()));
        return GateRun.of(all.toArray(String[]::new));
    }

    private GateRun replay(String id) {
        return quarantine("replay", id, "--confirm", id, "--within", "15m");
    }

    private GateRun mend(String id) {
        return quarantine("mend", id, "--confirm", id);
    }

    // ---- put aside ----

    @Test
    void what_was_refused_lies_aside_with_bytes_findings_and_id_and_is_acknowledged() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);

        var placed = RefusingReader.quarantine(redis).put(id, fields, findings(fields));

        var there = redis.xrange(ASIDE, "-", "+").get(0);
        assertThat(placed).isEqualTo(new Placement.Aside(there.getID().toString(), 0));
        assertThat(there.getFields())
                .containsEntry("id", id)
                .containsEntry("group", RefusingReader.GROUP)
                .containsEntry("entry:data", fields.get("data"))
                .containsEntry("entry:source", "exit_monitor")
                .containsEntry("findings", findings(fields).get(0).toString());
        assertThat(pending()).isZero();
    }

    @Test
    void a_second_time_nothing_is_done() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);
        RefusingReader.quarantine(redis).put(id, fields, findings(fields));

        assertThat(RefusingReader.quarantine(redis).put(id, fields, findings(fields)))
                .isEqualTo(new Placement.NotPending());
        assertThat(redis.xlen(ASIDE)).isEqualTo(1);
    }

    @Test
    void what_another_consumer_claimed_is_left_to_it() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);
        redis.xclaim(STREAM, RefusingReader.GROUP, "two", 0, new XClaimParams(), new StreamEntryID(id));

        assertThat(RefusingReader.quarantine(redis).put(id, fields, findings(fields)))
                .isEqualTo(new Placement.Claimed("two"));
        assertThat(redis.exists(ASIDE)).isFalse();
        assertThat(pending()).isEqualTo(1);
    }

    /** In MULTI, XACK is done after an XADD that failed: the entry is lost. */
    @Test
    void a_quarantine_that_cannot_be_written_leaves_the_entry_pending() {
        redis.set(ASIDE, "no stream");
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);

        assertThatThrownBy(() -> RefusingReader.quarantine(redis).put(id, fields, findings(fields)))
                .isInstanceOf(JedisDataException.class)
                .hasMessageContaining("WRONGTYPE one of ")
                .hasMessageContaining(" (string)")
                .hasMessageContaining("hand in the right name");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void a_server_without_memory_leaves_the_entry_pending() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);
        redis.configSet("maxmemory", "1");

        assertThatThrownBy(() -> RefusingReader.quarantine(redis).put(id, fields, findings(fields)))
                .hasMessageContaining("OOM");
        assertThat(pending()).isEqualTo(1);
        redis.configSet("maxmemory", "0");
        assertThat(RefusingReader.quarantine(redis).put(id, fields, findings(fields)))
                .isInstanceOf(Placement.Aside.class);
    }

    @Test
    void what_the_stream_lost_meanwhile_is_kept_as_its_reader_had_it() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);
        redis.xdel(STREAM, new StreamEntryID(id));

        RefusingReader.quarantine(redis).put(id, fields, findings(fields));

        var there = redis.xrange(ASIDE, "-", "+").get(0);
        assertThat(there.getFields())
                .containsEntry("copied from", "reader")
                .containsEntry("entry:data", fields.get("data"));
        assertThat(quarantine("show", there.getID().toString()).out()).contains("the stream had lost it by then");
        assertThat(pending()).isZero();
    }

    @Test
    void bytes_that_are_no_text_and_very_many_fields_are_kept_as_they_are() throws IOException {
        var key = STREAM.getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[] {(byte) 0xff, 0};
        redis.xadd(key, new XAddParams(), Map.of("payload".getBytes(StandardCharsets.UTF_8), bytes));
        var many = new LinkedHashMap<String, String>();
        for (var i = 0; i < 5_000; i++) {
            many.put("f" + i, "v");
        }
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, many);
        assertThat(RefusingReader.readAll(server.port())).isZero();

        var ids = redis.xrange(ASIDE, "-", "+");
        var first = (List<?>) redis.xrange(ASIDE.getBytes(StandardCharsets.UTF_8), LEAST, LARGEST)
                .get(0);
        assertThat((List<?>) first.get(1)).anySatisfy(part -> assertThat(part).isEqualTo(bytes));
        assertThat(ids).hasSize(2);
        assertThat(quarantine("show", ids.get(1).getID().toString()).out()).contains("f4999: \"v\"");
        assertThat(replay(ids.get(0).getID().toString()).out()).contains("readers would refuse it");
        assertThat(pending()).isZero();
    }

    @Test
    void a_declared_bound_drops_the_oldest_and_says_how_many() {
        var dropped = 0L;
        for (var i = 0; i < 3; i++) {
            var fields = Traffic.underData(Traffic.intent("c-" + i, Action.CLOSE, Instant.now()));
            var placed =
                    RefusingReader.quarantine(redis).holdingAtMost(2).put(delivered(fields), fields, findings(fields));
            dropped += ((Placement.Aside) placed).dropped();
        }

        assertThat(dropped).isEqualTo(1);
        assertThat(redis.xlen(ASIDE)).isEqualTo(2);
    }

    @Test
    void by_lettuce_it_is_the_same() {
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);
        var client = io.lettuce.core.RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
        try (var connection = client.connect()) {
            var lettuce = connection.sync();
            RedisEval eval = (script, keys, args) -> lettuce.eval(
                    script, ScriptOutputType.MULTI, keys.toArray(String[]::new), args.toArray(String[]::new));
            var quarantine = Quarantine.of(eval, STREAM, RefusingReader.GROUP, RefusingReader.CONSUMER);

            assertThat(quarantine.put(id, fields, findings(fields))).isInstanceOf(Placement.Aside.class);
            assertThat(quarantine.put(id, fields, findings(fields))).isEqualTo(new Placement.NotPending());
            assertThat(Pulse.of(eval, "exit_monitor", "pod-1", Duration.ofSeconds(60))
                            .completed(0, 0))
                    .isEqualTo(new Pulse.Proof.Completed(1));
            assertThat(Lease.of(eval, "exit_monitor", Duration.ofSeconds(60)).look())
                    .isFalse();
        } finally {
            client.shutdown();
        }
        assertThat(redis.xlen(ASIDE)).isEqualTo(1);
    }

    // ---- mended and brought back ----

    @Test
    void a_close_is_mended_and_comes_back_once_with_its_own_time() {
        var written = Instant.now().minusSeconds(60);
        var id = aside(Traffic.underData(close(written)));

        assertThat(quarantine("list").out()).contains(id, "from exit_monitor", "[ENVELOPE_PAYLOAD_KEY]");
        assertThat(replay(id).exitCode()).as("not before it is mended").isEqualTo(1);
        assertThat(quarantine("mend", id).out())
                .contains("the JSON under \"data\" is the \"payload\"", "nothing was done");
        assertThat(redis.exists(Traffic.KEYS.mended())).isFalse();
        assertThat(mend(id).exitCode()).isZero();
        assertThat(quarantine("replay", id, "--within", "15m").out()).contains("nothing was done");
        assertThat(redis.xlen(STREAM)).isEqualTo(1);
        assertThat(replay(id).exitCode()).isZero();

        var back = redis.xrevrange(STREAM, "+", "-", 1).get(0);
        assertThat(back.getFields()).isEqualTo(close(written));
        assertThat(redis.hgetAll(Traffic.KEYS.done()))
                .containsValue(back.getID().toString());
        assertThat(replay(id).out()).contains("it came back already, as " + back.getID());
        assertThat(redis.xlen(STREAM)).isEqualTo(2);
        assertThat(quarantine("list").out())
                .contains("1 in " + ASIDE + ", 1 of them came back")
                .doesNotContain("refused by");
    }

    @Test
    void what_two_groups_put_aside_comes_back_once() {
        var fields = Traffic.underData(close(Instant.now()));
        var first = aside(fields);
        redis.xgroupCreate(STREAM, "dashboard", new StreamEntryID(0, 0), false);
        var id = redis.xreadGroup(
                        "dashboard",
                        "one",
                        new XReadGroupParams(),
                        Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY))
                .get(0)
                .getValue()
                .get(0)
                .getID()
                .toString();
        var placed = Quarantine.of(RefusingReader.jedis(redis), STREAM, "dashboard", "one")
                .put(id, fields, findings(fields));
        var second = ((Placement.Aside) placed).id();
        mend(first);
        mend(second);

        assertThat(replay(first).exitCode()).isZero();
        assertThat(replay(second).out()).contains("it came back already");
        assertThat(redis.xlen(STREAM)).isEqualTo(2);
    }

    @Test
    void an_entry_never_comes_back_however_young_it_is() {
        for (var action : List.of(Action.BUY, Action.SELL)) {
            var id = aside(Traffic.underData(Traffic.intent("e-" + action, action, Instant.now())));
            mend(id);

            var run = replay(id);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("an entry never comes back");
        }
        assertThat(redis.xlen(STREAM)).isEqualTo(2);
    }

    /** Its own time counts, not only when it came into the stream: a writer may have kept it back. */
    @Test
    void what_is_stale_does_not_come_back() {
        var id = aside(Traffic.underData(close(Instant.now().minusSeconds(1_000))));
        mend(id);

        var run = replay(id);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("it is stale: 16m", "--within 15m is the most: nothing was done");
        assertThat(quarantine("replay", id, "--confirm", id, "--within", "1h").exitCode())
                .as("within what was declared it does")
                .isZero();
    }

    @Test
    void a_stale_arrival_counts_whatever_the_writer_says() {
        var fields = Traffic.underData(close(Instant.now()));
        redis.xadd(STREAM, new StreamEntryID(System.currentTimeMillis() - 1_000_000, 0), fields);
        RefusingReader.readAll(server.port());
        var id = redis.xrange(ASIDE, "-", "+").get(0).getID().toString();
        mend(id);

        assertThat(replay(id).out()).contains("it is stale: 16m");
    }

    @Test
    void without_a_declared_age_nothing_comes_back() {
        var id = aside(Traffic.underData(close(Instant.now())));
        mend(id);

        var run = quarantine("replay", id, "--confirm", id);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("no age is declared");
        assertThat(redis.xlen(STREAM)).isEqualTo(1);
    }

    /** An exit's SELL without reduce_only could open a short: nobody but a person says what it was. */
    @Test
    void a_direction_is_never_mended() {
        var fields = new LinkedHashMap<>(close(Instant.now()));
        fields.computeIfPresent("payload", (name, json) -> json.replace("\"action\":\"CLOSE\"", "\"side\":\"SELL\""));
        var id = aside(fields);

        var run = mend(id);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("takes a decision", "\"side\" is retired");
        assertThat(redis.exists(Traffic.KEYS.mended())).isFalse();
    }

    @Test
    void another_id_than_the_confirmed_one_is_not_touched() {
        var id = aside(Traffic.underData(close(Instant.now())));

        var run = quarantine("mend", id, "--confirm", "1-1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was done");
        assertThat(quarantine("show", "1-1").err()).contains("nothing lies under 1-1");
    }

    @Test
    void a_stream_that_is_gone_gets_nothing_back() {
        var id = aside(Traffic.underData(close(Instant.now())));
        mend(id);
        redis.del(STREAM);

        assertThat(replay(id).out()).contains("its stream is gone");
        assertThat(redis.exists(STREAM)).isFalse();
    }

    @Test
    void a_user_who_may_not_run_the_script_is_told_what_is_missing() {
        var id = aside(Traffic.underData(close(Instant.now())));
        var address = server.address().replace("//", "//night:secret@");
        for (var rights : List.of("~* -@all +xrange", "~none -@all +eval", "~* -@all +eval +hget")) {
            var rules = new ArrayList<>(List.of("reset", "on", ">secret"));
            rules.addAll(List.of(rights.split(" ")));
            redis.sendCommand(
                    Protocol.Command.ACL,
                    Stream.concat(Stream.of("SETUSER", "night"), rules.stream()).toArray(String[]::new));

            var run = GateRun.of("quarantine", "show", id, "--redis", address);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).as(rights).contains("ACL SETUSER NAME +eval").doesNotContain("local ");
        }
    }

    // ---- a cluster ----

    /** One node that owns all slots refuses an EVAL over two of them as a large cluster does. */
    @Test
    void in_a_cluster_the_usual_keys_are_in_one_slot_and_a_key_elsewhere_does_no_harm() {
        redis.close();
        start(RedisServer.start("--cluster-enabled", "yes"));
        Programs.run("", List.of("redis-cli", "-p", "" + server.port(), "CLUSTER", "ADDSLOTSRANGE", "0", "16383"));
        awaitCluster();
        var fields = Traffic.underData(close(Instant.now()));
        var id = delivered(fields);

        assertThatThrownBy(
                        () -> RefusingReader.quarantine(redis).in("elsewhere").put(id, fields, findings(fields)))
                .hasMessageContaining("CROSSSLOT");
        assertThat(pending()).isEqualTo(1);

        var placed = RefusingReader.quarantine(redis).put(id, fields, findings(fields));
        var place = ((Placement.Aside) placed).id();
        assertThat(mend(place).exitCode()).isZero();
        assertThat(replay(place).exitCode()).isZero();
        var eval = RefusingReader.jedis(redis);
        assertThat(Pulse.of(eval, "exit_monitor", "pod-1", Duration.ofSeconds(60))
                        .completed(1, 1))
                .isEqualTo(new Pulse.Proof.Completed(1));
        assertThat(QuarantineKeys.of("a{b}c").quarantine()).isEqualTo("a{b}c:quarantine");
    }

    private void awaitCluster() {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Programs.run("", List.of("redis-cli", "-p", "" + server.port(), "CLUSTER", "INFO"))
                .contains("cluster_state:ok")) {
            assertThat(System.nanoTime()).as("the cluster gets ready").isLessThan(end);
        }
    }

    // ---- the pulse ----

    private static final String ASYNC =
            "this is a client of asyncio: take AsyncQuarantine, AsyncPulse or AsyncLease, and await their calls";

    @Test
    void a_pulse_in_python_is_a_lease_in_java_and_a_proof_for_the_watch() throws IOException {
        GateRun.of("bindings", "python", "--out", folder.toString());
        var script = Files.writeString(folder.resolve("pulse.py"), """
                import sys
                from datetime import timedelta
                import redis
                from tradeschema.live import Lease, Pulse
                bus = redis.Redis(port=int(sys.argv[1]))
                lease = Lease(bus, "exit_monitor", timedelta(seconds=60))
                pulse = Pulse(bus, "exit_monitor", "pod-1", timedelta(seconds=60))
                print(lease.look(), pulse.completed(0, 0), lease.look())
                print(pulse.completed(2, 1), lease.look(), pulse.completed(2, 2), lease.look())
                print(Pulse(bus, "exit_monitor", "pod-2", timedelta(seconds=60)).completed(0, 0))
                """);
        var lease = Lease.of(RefusingReader.jedis(redis), "exit_monitor", Duration.ofSeconds(60));
        var before = lease.look();

        assertThat(Programs.python(script, "" + server.port()).lines())
                .containsExactly(
                        "False Completed(sequence=1) False",
                        "LeftOpen() False Completed(sequence=2) True",
                        "Taken(by='pod-1')");

        assertThat(before).isFalse();
        assertThat(lease.look()).as("seen once").isFalse();
        Pulse.of(RefusingReader.jedis(redis), "exit_monitor", "pod-1", Duration.ofSeconds(60))
                .completed(0, 0);
        assertThat(lease.look()).as("seen to rise").isTrue();
        var proofs = redis.xrange(io.tradeschema.model.expect.Pulse.STREAM + "exit_monitor", "-", "+");
        assertThat(proofs)
                .hasSize(4)
                .allSatisfy(proof -> assertThat(proof.getFields())
                        .containsKeys(
                                io.tradeschema.model.expect.Pulse.DUE, io.tradeschema.model.expect.Pulse.CONFIRMED));
    }

    @Test
    void a_lease_runs_out_on_the_server_and_a_dead_server_permits_no_entry() throws InterruptedException {
        redis.close();
        start(RedisServer.start());
        var eval = RefusingReader.jedis(redis);
        var pulse = Pulse.of(eval, "exit_monitor", "pod-1", Duration.ofMillis(300));
        var lease = Lease.of(eval, "exit_monitor", Duration.ofSeconds(60));
        pulse.completed(0, 0);
        lease.look();
        pulse.completed(0, 0);
        assertThat(lease.look()).isTrue();

        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (lease.look()) {
            assertThat(System.nanoTime()).as("it runs out").isLessThan(end);
            Thread.sleep(20);
        }
        pulse.completed(0, 0);
        lease.look();
        pulse.completed(0, 0);
        assertThat(lease.look()).isTrue();
        server.close();
        assertThatThrownBy(lease::look).isInstanceOf(RuntimeException.class);
        assertThat(lease.isFresh()).isFalse();
        var codec = EntryCodec.of(TradeIntent.TYPE);
        assertThat(lease.permits(
                        TradeIntent.TYPE,
                        codec.decode(close(Instant.now())).orThrow().event()))
                .as("a close is never held back")
                .isTrue();
        var buy = Traffic.intent("e-1", Action.BUY, Instant.now());
        assertThat(lease.permits(TradeIntent.TYPE, codec.decode(buy).orThrow().event()))
                .isFalse();
    }

    /** One BUY comes before the pulse was seen to rise, and one after; a CLOSE and a refused one in between. */
    private void busyMorning(Runnable beforeTheRise, Runnable afterTheRise) {
        redis.xgroupCreate(STREAM, RefusingReader.GROUP, new StreamEntryID(0, 0), true);
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Traffic.intent("e-1", Action.BUY, Instant.now()));
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, close(Instant.now()));
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Traffic.underData(close(Instant.now())));
        beforeTheRise.run();
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Traffic.intent("e-2", Action.BUY, Instant.now()));
        afterTheRise.run();
        assertThat(pending()).isZero();
        assertThat(redis.xlen(ASIDE)).isEqualTo(1);
    }

    @Test
    void the_java_services_of_the_page_take_no_entry_before_the_exits_work() {
        var services = new ExitsFirst(redis);
        Runnable turn = () -> {
            services.onPassEnded(0, 0);
            services.loop();
        };

        busyMorning(turn, turn);

        assertThat(services.executed).extracting(TradeIntent::action).containsExactly(Action.CLOSE, Action.BUY);
        Pulse.of(RefusingReader.jedis(redis), "exit_monitor", "pod-2", Duration.ofSeconds(60))
                .completed(0, 0);
        assertThat(services.alarms).isEmpty();
        redis.hset("{tradeschema:pulse:exit_monitor}:lease", "owner", "pod-2");
        services.onPassEnded(0, 0);
        assertThat(services.alarms).containsExactly("two exit monitors: pod-2 has the pulse");
    }

    /** What a program in Python says of an entry, an exit and what cannot be read. */
    private Stream<String> python(String program) throws IOException {
        GateRun.of("bindings", "python", "--out", folder.toString());
        var script =
                Files.writeString(folder.resolve("page.py"), Files.readString(Path.of("src/test/resources", program)));
        redis.xgroupCreate(STREAM, RefusingReader.GROUP, new StreamEntryID(0, 0), true);
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Traffic.intent("e-1", Action.BUY, Instant.now()));
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, close(Instant.now()));
        redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Traffic.underData(close(Instant.now())));
        return Programs.python(script, "" + server.port()).lines();
    }

    @Test
    void the_python_services_of_the_page_take_no_entry_before_the_exits_work() throws IOException {
        assertThat(python("exits_first.py")).containsExactly("executed CLOSE", "fresh True");

        assertThat(pending()).isZero();
        assertThat(redis.xlen(ASIDE)).isEqualTo(1);
    }

    @Test
    void python_services_with_asyncio_do_the_same_and_clients_of_the_other_kind_are_refused() throws IOException {
        assertThat(python("exits_first_asyncio.py"))
                .containsExactly(
                        "read",
                        "executed CLOSE",
                        "read",
                        "read",
                        "fresh True Taken(by='pod-1')",
                        "asked True",
                        "cancelled True fresh False",
                        ASYNC,
                        ASYNC,
                        ASYNC,
                        "this is no client of asyncio: hand in one of redis.asyncio, or take Quarantine, Pulse or Lease");
        assertThat(pending()).isZero();
        assertThat(redis.xlen(ASIDE)).isEqualTo(1);
    }

    @Test
    void quarantines_of_other_events_are_listed_as_well() {
        assertThat(quarantine("list").out())
                .contains("trade.intent: 0 in " + ASIDE, TradeClosed.TYPE.name() + ": 0 in ");
    }
}
