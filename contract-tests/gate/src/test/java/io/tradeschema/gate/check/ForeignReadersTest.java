package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we print for other programs is read by those programs' own means: SARIF by its official schema, AsyncAPI by its
 * official parser. Without node the tests are skipped; where the environment says {@code CI=true} they fail.
 */
class ForeignReadersTest {

    private static final Path SCRIPTS = Path.of("src/test/validators").toAbsolutePath();

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void install() throws IOException {
        for (var file : List.of("package.json", "package-lock.json", "check.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        var tool = new Tool(folder);
        Tool.need(
                tool.succeeds("node", "--version") && tool.succeeds("npm", "--version"),
                "node and npm are not installed");
        Tool.need(
                tool.succeeds("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"),
                "npm ci brought no Ajv and no @asyncapi/parser");
        LabelledCase.layAll(folder.resolve("bus"));
    }

    private static List<String> problems(String kind, String text) throws IOException {
        Files.writeString(folder.resolve("judged"), text);
        var ended = new Tool(folder)
                .ended("node", "check.mjs", kind, "judged")
                .lines()
                .toList();
        assertThat(ended.get(0)).as(String.join("\n", ended)).isEqualTo("0");
        return ended.subList(1, ended.size());
    }

    @Test
    void sarif_of_every_divergence_is_valid_by_the_official_schema() throws Exception {
        var sarif = CommandLineRun.of("scan", folder.resolve("bus").toString(), "--format", "sarif")
                .out();

        assertThat(problems("sarif", sarif)).isEmpty();
        assertThat(problems("sarif", sarif.replaceFirst("\"startLine\" : \\d+", "\"startLine\" : 0")))
                .isNotEmpty();
    }

    @Test
    void asyncapi_of_the_healthy_and_of_the_broken_bus_is_accepted_by_the_official_parser() throws Exception {
        for (var bus : List.of(LabelledCase.BUS, folder.resolve("bus"))) {
            var document = CommandLineRun.of("bus", bus.toString(), "--format", "asyncapi")
                    .out();

            assertThat(problems("asyncapi", document)).isEmpty();
            assertThat(problems("asyncapi", document.replaceFirst("\"action\" : \"\\w+\"", "\"action\" : \"shout\"")))
                    .isNotEmpty();
        }
    }
}
