package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bindings of a contract without Java: its words are anybody's. */
class SchemaBindingsTest {

    @TempDir
    Path folder;

    @Test
    void a_quote_in_a_value_ends_no_text_of_the_other_language() throws IOException {
        var run = bindings("typescript", "\"a\": {\"enum\": [\"say \\\"x\\\"\", \"\\\\\"]}");

        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("out/index.d.mts")))
                .contains("export type OwnEventA = \"say \\\"x\\\"\" | \"\\\\\";");
    }

    @Test
    void two_lists_of_values_of_one_name_are_told_apart() throws IOException {
        var run = bindings(
                "python",
                "\"a\": {\"title\": \"Side\", \"enum\": [\"UP\"]}, \"b\": {\"title\": \"Side\", \"enum\": [\"LONG\"]}");

        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("out/tradeschema/events.py")))
                .contains("Side = Literal[\"UP\"]", "OwnEventSide = Literal[\"LONG\"]");
    }

    @Test
    void a_list_of_values_that_another_event_has_otherwise_is_refused() throws IOException {
        assertThat(bindings("python", "\"a\": {\"title\": \"Action\", \"enum\": [\"UP\"]}", "trade.intent")
                        .err())
                .contains(
                        "two lists of values are named Action, [BUY, SELL, CLOSE] and [UP]: give one of them another name")
                .doesNotContain("internal error");
    }

    private CommandLineRun bindings(String language, String fields, String... more) throws IOException {
        Files.writeString(
                folder.resolve("own.json"), """
                {"type": "object", "properties": {%s}, "required": [%s], "additionalProperties": false}
                """.formatted(fields, fields.contains("\"b\"") ? "\"a\", \"b\"" : "\"a\""));
        var bus = Files.writeString(
                folder.resolve("tradeschema.yaml"),
                "version: 1\ncontracts: [{schema: own.json, stream: 'q:own.event', version: 1.0.0}]\n");
        var out = folder.resolve("out").toString();
        return more.length == 0
                ? CommandLineRun.of(
                        "--events", bus.toString(), "bindings", language, "--event", "own.event", "--out", out)
                : CommandLineRun.of("--events", bus.toString(), "bindings", language, "--out", out);
    }
}
