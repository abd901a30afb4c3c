package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known or waived is known wherever the command runs, and however its files are named. */
class KnownFromAnywhereTest {

    @TempDir
    Path folder;

    @BeforeEach
    void a_writer_that_is_wrong() throws IOException {
        Files.createDirectories(folder.resolve("service"));
        Files.writeString(folder.resolve("service/writer.py"), """
                import json, redis

                def send(symbol):
                    redis.Redis().xadd("quantum:stream:trade.intent", {"payload": json.dumps({"symbol": symbol, "side": "BUY"})})
                """);
    }

    private String whole() {
        return folder.resolve("tradeschema.yaml").toString();
    }

    private String fromHere() {
        return Path.of("")
                .toAbsolutePath()
                .relativize(folder)
                .resolve("tradeschema.yaml")
                .toString();
    }

    @Test
    void a_baseline_that_was_made_from_another_folder_holds() {
        CommandLineRun.of("init", folder.toString());
        assertThat(CommandLineRun.of("check", "-f", whole(), "--update-baseline")
                        .exitCode())
                .isZero();

        assertThat(CommandLineRun.of("check", "-f", fromHere()).out())
                .contains(
                        "known findings that are gone, removed from the baseline: 0\n",
                        "known findings, not shown: 5\n",
                        "no findings");
    }

    @Test
    void a_waiver_that_was_copied_from_a_report_made_in_another_folder_holds() {
        CommandLineRun.of("init", folder.toString());

        var here =
                CommandLineRun.of("check", "-f", fromHere(), "--format", "json").out();
        var there =
                CommandLineRun.of("check", "-f", whole(), "--format", "json").out();

        assertThat(fingerprints(there)).isNotEmpty().isEqualTo(fingerprints(here));
    }

    private static List<String> fingerprints(String report) {
        return report.lines().filter(line -> line.contains("\"fingerprint\"")).toList();
    }
}
