package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** {@code tradeschema validate --redis} in a process with little memory. */
@Timeout(240)
class LargeEntriesTest {

    private static final String STREAM = TradeIntent.TYPE.stream();

    private record Run(int exitCode, String out) {}

    /** The command in a Java of its own. */
    private static Run validate(String memory, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-cp",
                System.getProperty("java.class.path"),
                "io.tradeschema.gate.Main",
                "validate",
                "--stream",
                STREAM));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    @Test
    void four_hundred_entries_of_two_megabytes_are_read_in_256_megabytes() throws Exception {
        try (var server = RedisServer.start();
                var jedis = RedisClient.create("127.0.0.1", server.port())) {
            var large = "x".repeat(2 * 1024 * 1024);
            for (var i = 1; i <= 400; i++) {
                jedis.xadd(STREAM, new StreamEntryID(1, i), Map.of("event_type", "trade.intent", "payload", large));
            }

            var run = validate("-Xmx256m", "--redis", server.address(), "--max-findings", "1");

            assertThat(run.out()).contains("  messages: 400\n", "  refused: 400\n", "--from 1-400/400\n");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void small_entries_before_large_ones_and_one_too_large_are_read_in_64_megabytes() throws Exception {
        try (var server = RedisServer.start();
                var jedis = RedisClient.create("127.0.0.1", server.port())) {
            for (var i = 1; i <= 500; i++) {
                jedis.xadd(STREAM, new StreamEntryID(1, i), Map.of("event_type", "trade.intent", "payload", "x"));
            }
            for (var i = 501; i <= 560; i++) {
                jedis.xadd(STREAM, new StreamEntryID(1, i), Map.of("payload", "x".repeat(2 * 1024 * 1024)));
            }
            jedis.xadd(STREAM, new StreamEntryID(1, 561), Map.of("payload", "x".repeat(5 * 1024 * 1024)));
            jedis.xadd(STREAM, new StreamEntryID(1, 562), Map.of("event_type", "trade.intent", "payload", "x"));

            var run = validate("-Xmx64m", "--redis", server.address());

            assertThat(run.out())
                    .contains(STREAM + "/1-561: entry: larger than 4 MiB, so it was not read;"
                            + " send a reference to what is large, not the thing itself [ENTRY_LENGTH]\n")
                    .contains("  messages: 562\n", "  refused: 562\n", "--from 1-562/562\n");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }
}
