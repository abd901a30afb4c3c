package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first honest result: messages of a real bus, each with the findings that a careful engineer wrote down for it. */
class CapturedTest {

    private static final Pattern FINDING =
            Pattern.compile(".*\\.jsonl:(\\d+): \\S+( (?:\\$|entry)\\S*)?: .*\\[(\\w+)(?:, warning)?\\]");

    @ParameterizedTest
    @ValueSource(strings = {"stream-entries", "payloads"})
    void every_captured_line_gets_the_findings_that_were_written_by_hand(String name) throws IOException {
        var captured = Captured.messages(name);

        var run = CommandLineRun.of("validate", captured.toString());

        assertThat(run.findings().stream().map(CapturedTest::brief))
                .containsExactlyInAnyOrderElementsOf(expected(name));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static String brief(String finding) {
        var parts = FINDING.matcher(finding);
        assertThat(parts.matches()).as(finding).isTrue();
        return parts.group(1) + (parts.group(2) == null ? "" : parts.group(2)) + " " + parts.group(3);
    }

    private static List<String> expected(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/captured/" + name + ".expected")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
