package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reviewer reads of a schema that changes, before and after it is published, against a base and without one. */
class PullRequestCommentTest {

    private static final Path SAMPLE = Path.of("../samples/own-stream");

    @TempDir
    private Path folder = Path.of("");

    private ArchiveInGit git = new ArchiveInGit(folder);

    @BeforeEach
    void published() throws IOException, InterruptedException {
        LabelledCase.copy(SAMPLE, folder);
        freeze();
        git = ArchiveInGit.asItStands(folder);
    }

    private void freeze() {
        var run = CommandLineRun.of("--events", busFile(), "archive", "freeze");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private String busFile() {
        return folder.resolve("tradeschema.yaml").toString();
    }

    private void edit(String file, String old, String replacement) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, replacement));
    }

    private void narrow() throws IOException {
        edit("schemas/ai-signal.schema.json", "[\"UP\", \"DOWN\", \"FLAT\"]", "[\"UP\", \"DOWN\"]");
    }

    private String comment(String... options) {
        var arguments = new ArrayList<>(List.of("check", "-f", busFile(), "--format", "pr"));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new)).out().replace("&#64;", "@");
    }

    @Test
    void where_no_version_changes_no_order_is_stated_and_nobody_breaks() {
        assertThat(comment("--base", "main"))
                .contains("Compared with main, the commit that is checked out itself: nothing that is committed is"
                        + " compared.\n")
                .doesNotContain("Rollout order", "Who breaks");
        assertThat(comment()).doesNotContain("Rollout order", "Who breaks");
    }

    @Test
    void a_change_that_is_not_published_yet_is_judged_as_it_would_be() throws IOException {
        narrow();

        assertThat(comment("--base", "main"))
                .contains(
                        "on ai.signal@1.0.0 (not published yet) it refuses messages of ai.signal@1.0.0",
                        "- ai.signal@1.0.0 → ai.signal@1.0.0 (not published yet): producers first, then drain\n")
                .doesNotContain("any order");
        assertThat(comment())
                .contains("- ai.signal@1.0.0 → ai.signal@1.0.0 (not published yet): producers first, then drain\n");
    }

    /** The advice is typed as it stands, in a folder that is no source tree of ours. */
    @Test
    void what_is_not_published_yet_is_published_as_the_finding_says() throws IOException {
        edit("tradeschema.yaml", "version: 1.0.0", "version: 1.0.1");
        var advice = Pattern.compile("run tradeschema (.*), and commit what it writes")
                .matcher(CommandLineRun.of("check", "-f", busFile()).out());

        assertThat(advice.find()).isTrue();
        assertThat(CommandLineRun.of(advice.group(1).split(" ")).out())
                .contains("published ai.signal@1.0.1", "no findings");
        narrow();
        assertThat(CommandLineRun.of("check", "-f", busFile()).out())
                .contains("raise the version in the bus file")
                .contains("run tradeschema --events " + busFile() + " archive freeze, or take the change");
    }

    @Test
    void a_breaking_schema_names_who_reads_it_also_where_its_version_says_so() throws IOException {
        narrow();
        edit("tradeschema.yaml", "version: 1.0.0", "version: 2.0.0");
        freeze();

        assertThat(comment("--base", "main"))
                .contains(
                        "\n- risk: on ai.signal@2.0.0 it refuses messages of ai.signal@1.0.0\n",
                        "- ai.signal@1.0.0 → ai.signal@2.0.0: producers first, then drain\n");
    }

    @Test
    void a_service_that_ignores_additions_does_not_break_by_one() throws IOException {
        edit(
                "schemas/ai-signal.schema.json",
                "    \"timestamp\": {",
                "    \"note\": {\"type\": [\"string\", \"null\"], \"x-since\": \"1.1.0\"},\n    \"timestamp\": {");
        edit("tradeschema.yaml", "version: 1.0.0", "version: 1.1.0");
        freeze();

        assertThat(comment("--base", "main"))
                .contains("\n- risk: on ai.signal@1.0.0 it refuses messages of ai.signal@1.1.0\n");
        edit("tradeschema.yaml", "consumes: [ai.signal]", "consumes: [ai.signal], ignores_additions: true");
        assertThat(comment("--base", "main")).contains("consumers first\n").doesNotContain("Who breaks");
    }

    @Test
    void a_step_that_was_made_before_this_change_is_no_order_of_this_one() throws IOException, InterruptedException {
        narrow();
        edit("tradeschema.yaml", "version: 1.0.0", "version: 2.0.0");
        freeze();
        git.commit();

        assertThat(comment()).contains("Compared with no base").doesNotContain("Rollout order", "it refuses");
    }
}
