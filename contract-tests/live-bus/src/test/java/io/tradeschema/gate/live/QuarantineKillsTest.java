package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.GateRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;

/**
 * Whoever is killed, and whenever: what was refused lies aside once. With {@code -Dtradeschema.kills=1000} the server is
 * killed so often under load.
 */
class QuarantineKillsTest {

    private static final int KILLS = Integer.getInteger("tradeschema.kills", 2);

    @TempDir
    private Path folder = Path.of("");

    private static RedisClient client(int port) {
        return RedisClient.create("127.0.0.1", port);
    }

    /** The client is cut off at each of its commands, before the server gets it or before the answer is there. */
    @ParameterizedTest(name = "answered: {0}")
    @ValueSource(booleans = {false, true})
    void a_client_that_dies_at_any_of_its_commands_loses_and_doubles_nothing(boolean answered) throws IOException {
        try (var server = RedisServer.start();
                var redis = client(server.port())) {
            var questions = 1;
            for (var at = 0; at <= questions; at++) {
                redis.flushAll();
                var traffic = new Traffic();
                traffic.add(redis, 2);
                try (var cutter = Cutter.at(at, answered, server)) {
                    var starts = RefusingReader.readAll(cutter.port());
                    assertThat(starts).as("cut at " + at).isLessThanOrEqualTo(1);
                    questions = at == 0 ? cutter.asked() : questions;
                }
                traffic.assertNothingLostNothingDoubled(redis);
            }
            assertThat(questions).as("each step is one of them").isGreaterThan(10);
        }
    }

    /** The steps of one refused entry's life; the server is killed and started again after the first k of them. */
    @Test
    void a_server_that_is_killed_between_any_two_steps_loses_and_doubles_nothing() {
        try (var server = RedisServer.startKeeping("--appendfsync", "always")) {
            var steps = 6;
            for (var after = 0; after <= steps; after++) {
                var ids = new ArrayList<String>();
                try (var redis = client(server.port())) {
                    redis.flushAll();
                }
                for (var step = 0; step < steps; step++) {
                    if (step == after) {
                        server.killAndStart();
                    }
                    step(step, server, ids);
                }
                if (after == steps) {
                    server.killAndStart();
                }
                assertBroughtBackOnce(server);
            }
        }
    }

    private static void step(int step, RedisServer server, List<String> ids) {
        try (var redis = client(server.port())) {
            switch (step) {
                case 0 -> new Traffic().add(redis, 1);
                case 1 -> RefusingReader.readAll(server.port());
                case 2 ->
                    ids.add(redis.xrange(Traffic.KEYS.quarantine(), "-", "+")
                            .get(0)
                            .getID()
                            .toString());
                case 3 -> command(0, "mend", server, ids.get(0));
                case 4 -> command(0, "replay", server, ids.get(0), "--within", "15m");
                default -> command(1, "replay", server, ids.get(0), "--within", "15m");
            }
        }
    }

    private static void command(int exitCode, String what, RedisServer server, String id, String... more) {
        var arguments = new ArrayList<>(List.of("quarantine", what, id, "--confirm", id, "--redis", server.address()));
        arguments.addAll(List.of(more));
        var run = GateRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
    }

    private static void assertBroughtBackOnce(RedisServer server) {
        try (var redis = client(server.port())) {
            assertThat(redis.xlen(Traffic.STREAM))
                    .as("a right one, a wrong one, and it again")
                    .isEqualTo(3);
            assertThat(RefusingReader.readAll(server.port())).isZero();
            assertThat(redis.smembers("effects")).containsExactlyInAnyOrder("i-0", "r-i-0");
            assertThat(Traffic.putAside(redis)).hasSize(1);
        }
    }

    /** The answer to the command is lost: it says so, and the second time finds out what was done. */
    @ParameterizedTest(name = "answered: {0}")
    @ValueSource(booleans = {false, true})
    void an_answer_to_a_replay_that_is_lost_brings_nothing_back_twice(boolean answered) throws IOException {
        try (var server = RedisServer.start();
                var redis = client(server.port())) {
            new Traffic().add(redis, 1);
            RefusingReader.readAll(server.port());
            var id = redis.xrange(Traffic.KEYS.quarantine(), "-", "+")
                    .get(0)
                    .getID()
                    .toString();
            command(0, "mend", server, id);
            // One question for each of the two events' quarantines; the third one replays.
            try (var cutter = Cutter.at(3, answered, server)) {
                var run = GateRun.of(
                        "quarantine",
                        "replay",
                        id,
                        "--confirm",
                        id,
                        "--within",
                        "15m",
                        "--redis",
                        "redis://127.0.0.1:" + cutter.port());
                assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
                assertThat(run.err()).contains("broke");
            }
            assertThat(redis.xlen(Traffic.STREAM)).isEqualTo(answered ? 3 : 2);
            command(answered ? 1 : 0, "replay", server, id, "--within", "15m");
            assertThat(redis.xlen(Traffic.STREAM)).isEqualTo(3);
        }
    }

    /** Under load, at any time: a Java service reads while the server is killed, and then a Python service. */
    @Test
    void a_server_that_is_killed_under_load_loses_and_doubles_nothing() throws Exception {
        GateRun.of("bindings", "python", "--out", folder.toString());
        var script = Files.writeString(
                folder.resolve("reader.py"), Files.readString(Path.of("src/test/resources/refusing.py")));
        var random = new Random(Long.getLong("tradeschema.seed", 19));
        var met = 0;
        var entries = 0;
        var start = System.nanoTime();
        try (var server = RedisServer.startKeeping()) {
            for (var round = 0; round < KILLS; round++) {
                var traffic = new Traffic();
                try (var redis = client(server.port())) {
                    redis.flushAll();
                    traffic.add(redis, 300);
                    server.awaitWritten(redis);
                    entries += 600;
                }
                var python = round % 2 == 1;
                var reader = new FutureTask<>(() -> read(python, server.port(), script));
                new Thread(reader).start();
                Thread.sleep(random.nextInt(python ? 400 : 150));
                server.killAndStart();
                met += reader.get() > 0 ? 1 : 0;
                try (var redis = client(server.port())) {
                    traffic.assertNothingLostNothingDoubled(redis);
                }
            }
        }
        System.out.println("quarantine under load: " + KILLS + " kills of the server, " + met
                + " of them while a service was at work, " + entries
                + " entries, half of them refused: 0 lost, 0 doubled, in " + (System.nanoTime() - start) / 1_000_000_000
                + " s");
    }

    /** How often the service had to start again. */
    private static int read(boolean python, int port, Path script) {
        return python ? Integer.parseInt(Programs.python(script, "" + port)) : RefusingReader.readAll(port);
    }
}
