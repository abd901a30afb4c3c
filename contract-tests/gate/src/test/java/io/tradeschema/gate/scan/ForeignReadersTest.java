package io.tradeschema.gate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
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
    static void install() throws IOException, InterruptedException {
        for (var file : List.of("package.json", "package-lock.json", "check.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        need(runs("node", "--version") && runs("npm", "--version"), "node and npm are not installed");
        need(
                runs("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"),
                "npm ci brought no Ajv and no @asyncapi/parser");
        LabelledCase.layAll(folder.resolve("bus"));
    }

    private static void need(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + "; in CI this is a failure");
        }
        Assumptions.assumeTrue(there, otherwise);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var ended = process.waitFor(180, TimeUnit.SECONDS);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static List<String> problems(String kind, String text) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("judged"), text);
        assertThat(runs("node", "check.mjs", kind, "judged"))
                .as(Files.readString(folder.resolve("log")))
                .isTrue();
        return Files.readAllLines(folder.resolve("log"));
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
