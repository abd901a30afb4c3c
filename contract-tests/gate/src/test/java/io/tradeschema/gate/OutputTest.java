package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Output that cannot be written is no "no findings". */
class OutputTest {

    private static final String BUS = "../samples/bus";
    private static final String FULL = "tradeschema: the output cannot be written: No space left on device\n";

    @TempDir
    private Path folder = Path.of("");

    /** A disk or a pipe that takes nothing. */
    private static final class Refusing extends OutputStream {
        private final String reason;

        private Refusing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    private static String refused(String reason, String... arguments) {
        var err = new ByteArrayOutputStream();
        var code = Main.run(new Refusing(reason), err, arguments);
        return code + " " + err.toString(StandardCharsets.UTF_8);
    }

    private static Stream<List<String>> commands() {
        return Stream.of(
                List.of(),
                List.of("--help"),
                List.of("--version"),
                List.of("compat", "--help"),
                List.of("events"),
                List.of("events", "trade.closed"),
                List.of("schema", "trade.intent"),
                List.of("schema", "trade.intent", "--reader-view"),
                List.of("samples", "trade.intent"),
                List.of("samples", "trade.intent", "--count", "5000"),
                List.of("samples", "--conformance"),
                List.of("rules"),
                List.of("explain"),
                List.of("explain", "RETIRED_FIELD"),
                List.of("archive", "check", "--folder", "../../schema-json/src/main/resources/META-INF/schemas"),
                List.of("compat", "trade.intent@1.0.0", "trade.intent"),
                List.of("compat", "trade.intent@1.0.0", "trade.intent", "--format", "json"),
                List.of("bindings", "python", "--check", "."),
                List.of("scan", BUS),
                List.of("bus", BUS),
                List.of("bus", BUS, "--format", "mermaid"),
                List.of("bus", BUS, "--format", "asyncapi"),
                List.of("infer", "ai.signal", BUS),
                List.of("demo"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void no_command_forgets_that_the_disk_is_full(List<String> arguments) {
        assertThat(refused("No space left on device", arguments.toArray(String[]::new)))
                .isEqualTo("2 " + FULL);
    }

    @Test
    void a_closed_pipe_ends_a_command_without_a_word() {
        assertThat(refused("Broken pipe", "events")).isEqualTo("141 ");
        assertThat(refused("Broken pipe", "samples", "trade.intent", "--count", "5000"))
                .isEqualTo("141 ");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void no_form_of_a_validation_is_lost_on_a_full_disk(ReportFormat format) throws IOException {
        var file = Files.writeString(folder.resolve("bad.jsonl"), "{\"event\":\"trade.closed\",\"payload\":{}}\n");

        assertThat(refused("No space left on device", "validate", "--format", format.name(), file.toString()))
                .isEqualTo("2 " + FULL);
    }

    @Test
    void the_program_itself_says_so_too() throws IOException {
        var tool = new Tool(folder);
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());

        assertThat(tool.ended(
                        "bash",
                        "-c",
                        "\"$@\" schema trade.intent >/dev/full",
                        "-",
                        java.get(0),
                        java.get(1),
                        java.get(2),
                        java.get(3)))
                .isEqualTo("2\n" + FULL);
        assertThat(tool.ended(
                        "bash",
                        "-c",
                        "\"$@\" samples trade.intent --bare --count 100000000 | head -1 >first; echo ${PIPESTATUS[0]}; wc -l <first",
                        "-",
                        java.get(0),
                        java.get(1),
                        java.get(2),
                        java.get(3)))
                .isEqualTo("0\n141\n1\n");
    }

    @Test
    void a_file_that_cannot_be_written_is_named() throws IOException {
        Files.writeString(folder.resolve("a.py"), "r.xadd('quantum:stream:a', {'b': '1'})\n");
        Files.createSymbolicLink(folder.resolve("tradeschema.yaml"), Path.of("/dev/full"));

        assertThat(CommandLineRun.of("init", "--force", folder.toString()))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "tradeschema: " + folder.resolve("tradeschema.yaml")
                                + " cannot be used: No space left on device\n"));
    }
}
