package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment has its own names for streams: validate, scan and check hold what is there against the right contract. */
class DeployedStreamsTest {

    @TempDir
    Path folder;

    private Path bus;

    @BeforeEach
    void write() throws IOException {
        bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                streams:
                  trade.intent: prod:trade.intent
                scan:
                  paths: [exit_monitor]
                captured: [captured.jsonl]
                """);
        Files.writeString(folder.resolve("captured.jsonl"), """
                {"stream": "prod:trade.intent", "fields": {"event_type": "trade.intent", "payload": "{}", "timestamp": "2026-01-21T04:10:00Z", "source": "a"}}
                """);
        Files.createDirectories(folder.resolve("exit_monitor"));
        Files.writeString(folder.resolve("exit_monitor/monitor.py"), """
                import json
                import redis

                bus = redis.Redis()
                bus.xadd("prod:trade.intent", {"event_type": "trade.intent", "payload": json.dumps({"side": "SELL"})})
                """);
    }

    @Test
    void validate_knows_the_stream_by_the_bus_file() {
        var file = folder.resolve("captured.jsonl").toString();

        assertThat(CommandLineRun.of("validate", "--bus", bus.toString(), file).out())
                .contains("trade.intent@", "MISSING_FIELD");
        assertThat(CommandLineRun.of("validate", file).out()).doesNotContain("MISSING_FIELD");
    }

    @Test
    void scan_knows_the_stream_by_the_bus_file() {
        var source = folder.resolve("exit_monitor").toString();

        assertThat(CommandLineRun.of("scan", "--bus", bus.toString(), source).out())
                .contains("CALLSITE_RETIRED_FIELD");
        assertThat(CommandLineRun.of("scan", source).out()).doesNotContain("CALLSITE_RETIRED_FIELD");
    }

    @Test
    void check_holds_source_and_captured_messages_to_the_event_of_the_stream() {
        assertThat(CommandLineRun.of("check", "--file", bus.toString()).out())
                .contains("CALLSITE_RETIRED_FIELD", "MISSING_FIELD");
    }

    @Test
    void a_bus_file_that_is_not_there_is_one_sentence() {
        var run = CommandLineRun.of("validate", "--bus", "nowhere.yaml", "a.jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.yaml does not exist; \"tradeschema init\" writes a first one");
    }
}
