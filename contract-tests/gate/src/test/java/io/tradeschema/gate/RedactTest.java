package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "github", "junit", "sarif", "markdown", "html"})
    void a_key_that_stands_in_the_wrong_field_is_in_no_form_of_the_report(String format) {
        var line = "{\"event\":\"trade.intent\",\"payload\":{\"symbol\":\"sk-live-4f9aX\",\"action\":\"sk-live-4f9aX\","
                + "\"confidence\":\"sk-live-4f9aX\",\"decided_at\":\"sk-live-4f9aX\",\"stop_loss\":\"sk-live-4f9aX\"}}";

        var shown = CommandLineRun.withInput(line, "validate", "--format", format, "-");
        var hidden = CommandLineRun.withInput(line, "validate", "--redact", "--format", format, "-");

        assertThat(shown.out()).contains("4f9aX");
        assertThat(hidden.out() + hidden.err())
                .doesNotContainIgnoringCase("4f9aX")
                .contains("a text of 13 characters");
        assertThat(hidden.exitCode()).isEqualTo(1);
    }

    @Test
    void an_advice_keeps_the_words_of_the_contract() {
        var run = CommandLineRun.withInput(
                "{\"symbol\":\"BTCUSDT\",\"action\":\"buy\",\"note\":\"x1y2\"}",
                "validate",
                "--redact",
                "--event",
                "trade.intent",
                "-");

        assertThat(run.out())
                .contains(
                        "$.action: not a value of Action, found a text of 3 characters; write \"…\"; it is one of BUY, SELL"
                                + " or CLOSE")
                .contains("$.note: no such field, found a text of 4 characters;");
    }

    @Test
    void a_bus_file_asks_for_it_too() throws IOException {
        Files.writeString(
                folder.resolve("a.jsonl"), "{\"event\":\"trade.intent\",\"payload\":{\"symbol\":\"sk-live-4f9aX\"}}\n");
        Files.writeString(folder.resolve("a.py"), "r.xadd('quantum:stream:a', {'b': '1'})\n");
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\nredact: true\ncaptured: [a.jsonl]\n");

        var run = CommandLineRun.of(
                "check", "-f", folder.resolve("tradeschema.yaml").toString());

        assertThat(run.out())
                .contains("$.symbol")
                .contains("a text of 13 characters")
                .doesNotContain("4f9aX");
    }
}
