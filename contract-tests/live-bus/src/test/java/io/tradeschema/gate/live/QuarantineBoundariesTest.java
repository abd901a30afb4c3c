package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.GateRun;
import io.tradeschema.gate.live.ServerKiller.Boundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * The server is killed at every boundary between two commands: of a service that reads, and of whoever mends and replays. With
 * {@code -Dtradeschema.kills=1000} so often for each language, at each boundary many times.
 */
class QuarantineBoundariesTest {

    private static final int KILLS = Integer.getInteger("tradeschema.kills", 1);
    private static final int EACH = Integer.getInteger("tradeschema.kills.entries", 10);
    private static final int MOST_ROUNDS = 20 + KILLS;
    /** More often than there are kills in a round. */
    private static final int MOST_STARTS = 100;

    private static final List<String> STEPS = List.of(
            "XGROUP",
            "XREADGROUP pending",
            "XREADGROUP new",
            "SADD",
            "XACK",
            "EVAL aside",
            "EVAL read",
            "EVAL mend",
            "EVAL replay");

    @TempDir
    private Path folder = Path.of("");

    private interface Service {
        /** Reads until nothing is left; however often its connection breaks. */
        void readAll(int port);
    }

    @Test
    void a_java_service_and_the_command_lose_and_double_nothing() throws IOException {
        killEverywhere("Java", RefusingReader::readAll);
    }

    @Test
    void a_python_service_and_the_command_lose_and_double_nothing() throws IOException {
        GateRun.of("bindings", "python", "--out", folder.toString());
        var script = Files.writeString(
                folder.resolve("reader.py"), Files.readString(Path.of("src/test/resources/refusing.py")));
        killEverywhere("Python", port -> Programs.python(script, "" + port));
    }

    private static void killEverywhere(String language, Service service) throws IOException {
        var entries = 0;
        var start = System.nanoTime();
        try (var server = RedisServer.startKeeping();
                var killer = new ServerKiller(server, new Random(Long.getLong("tradeschema.seed", 19)))) {
            for (var round = 0; isMoreToKill(killer.kills()); round++) {
                assertThat(round)
                        .as("a boundary is never met: " + killer.kills())
                        .isLessThan(MOST_ROUNDS);
                killer.beginRound();
                round(server, killer, service);
                entries += 2 * EACH;
            }
            assertThat(killer.kills().keySet())
                    .extracting(Boundary::command)
                    .as("the steps of a service and of the command")
                    .containsAll(STEPS);
            System.out.println(told(language, killer.kills(), entries, (System.nanoTime() - start) / 1_000_000_000));
        }
    }

    private static boolean isMoreToKill(Map<Boundary, Integer> kills) {
        return kills.isEmpty() || kills.containsValue(0) || total(kills) < KILLS;
    }

    private static int total(Map<Boundary, Integer> kills) {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void round(RedisServer server, ServerKiller killer, Service service) {
        var traffic = new Traffic();
        try (var redis = RedisClient.create("127.0.0.1", server.port())) {
            redis.flushAll();
            traffic.add(redis, EACH);
            server.awaitWritten(redis);
        }
        service.readAll(killer.port());
        var place = firstAside(server, traffic);
        assertThat(command(killer, "mend", place)).as("mended").isZero();
        assertThat(command(killer, "replay", place, "--within", "15m"))
                .as("came back now, or when nobody heard it")
                .isIn(0, 1);
        service.readAll(killer.port());
        try (var redis = RedisClient.create("127.0.0.1", server.port())) {
            traffic.assertNothingLostNothingDoubled(redis);
        }
    }

    /** The id of the oldest one in the quarantine, which comes back. */
    private static String firstAside(RedisServer server, Traffic traffic) {
        try (var redis = RedisClient.create("127.0.0.1", server.port())) {
            var aside = redis.xrange(Traffic.KEYS.quarantine(), "-", "+", 1).get(0);
            traffic.comesBack(aside.getFields().get("id"));
            return aside.getID().toString();
        }
    }

    /** A person who reads that the server did not answer, and does it again. */
    private static int command(ServerKiller killer, String what, String place, String... more) {
        var arguments =
                new ArrayList<>(List.of("quarantine", what, place, "--confirm", place, "--redis", killer.address()));
        arguments.addAll(List.of(more));
        for (var time = 0; time < MOST_STARTS; time++) {
            var run = GateRun.of(arguments.toArray(String[]::new));
            if (run.exitCode() != 2) {
                return run.exitCode();
            }
        }
        throw new AssertionError("the server never answered: " + arguments);
    }

    private static String told(String language, Map<Boundary, Integer> kills, int entries, long seconds) {
        var places = kills.entrySet().stream()
                .map(place -> String.format("%6d  %s", place.getValue(), place.getKey()))
                .collect(Collectors.joining("\n"));
        return "a " + language + " service: " + total(kills) + " kills of the server at " + kills.size()
                + " boundaries, " + entries + " entries, half of them refused: 0 lost, 0 doubled, in " + seconds
                + " s\n" + places;
    }
}
