package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class HelpExamplesTest {

    private static final String PAYLOAD =
            "{\"symbol\": \"BTCUSDT\", \"action\": \"SELL\", \"position_size_usd\": 150.0,"
                    + " \"leverage\": 1, \"entry_price\": 91000.5}";
    private static final String LINE = "{\"event\": \"trade.intent\", \"payload\": " + PAYLOAD + "}\n";
    private static final String XRANGE =
            "[[\"1769112000001-0\",[\"event_type\",\"trade.intent\",\"payload\",\"" + PAYLOAD.replace("\"", "\\\"")
                    + "\",\"timestamp\",\"2026-01-22T20:00:00Z\",\"source\",\"exit_monitor\"]]]\n";

    @TempDir
    Path folder;

    @Test
    void every_example_of_the_help_runs() throws IOException {
        Files.writeString(folder.resolve("message.json"), PAYLOAD);
        Files.writeString(folder.resolve("captured.jsonl"), LINE);
        Files.write(
                folder.resolve("archive.jsonl.zst"),
                Zstd.compress(LINE.repeat(1_000).getBytes(UTF_8)));
        var examples = Arrays.stream(
                        ValidateCommand.class.getAnnotation(Command.class).footer())
                .map(String::strip)
                // Read on a live server by the tests of live streams.
                .filter(line -> line.contains("tradeschema validate") && !line.contains("--redis"))
                .toList();

        assertThat(examples).hasSize(5);
        for (var example : examples) {
            var run = CommandLineRun.withInput(XRANGE, arguments(example));

            assertThat(run.err()).as(example).isEmpty();
            assertThat(run.exitCode()).as(example).isZero();
        }
    }

    private String[] arguments(String example) {
        var words = List.of(example.substring(example.indexOf("tradeschema ") + "tradeschema ".length())
                .split(" "));
        return words.stream()
                .map(word -> Files.exists(folder.resolve(word))
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }
}
