package io.tradeschema.gate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObjectsTest {

    @TempDir
    Path folder;

    @Test
    void what_is_too_large_to_keep_is_passed_over_and_the_next_answer_is_whole() throws IOException {
        Files.writeString(folder.resolve("large.json"), "x".repeat(1_001));
        Files.writeString(folder.resolve("small.json"), "{\n}\n");
        git("init", "-q");
        git("add", ".");
        try (var objects = new GitObjects(folder, 1_000)) {
            var large = objects.object(":large.json").orElseThrow();
            assertThat(large.size()).isEqualTo(1_001);
            assertThat(large.bytes()).isEmpty();
            assertThat(objects.object(":small.json").orElseThrow().bytes()).isEqualTo("{\n}\n".getBytes(UTF_8));
        }
    }

    @Test
    void a_name_of_nothing_is_missing_and_the_next_answer_is_its_own() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        git("init", "-q");
        git("add", ".");
        try (var objects = new GitObjects(folder, 1_000)) {
            assertThat(objects.object("main:no such file")).isEmpty();
            assertThat(objects.object(":a.json\n:a.json")).isEmpty();
            assertThat(objects.object(":a.json"))
                    .get()
                    .extracting(GitObjects.Stored::type)
                    .isEqualTo("blob");
        }
    }

    @Test
    void where_there_is_no_repository_git_says_why_each_time() {
        try (var objects = new GitObjects(folder, 1_000)) {
            for (var time = 0; time < 2; time++) {
                assertThatThrownBy(() -> objects.object("HEAD"))
                        .isInstanceOf(NotCheckedException.class)
                        .hasMessageContaining("HEAD cannot be read: fatal: not a git repository");
            }
        }
    }

    private void git(String... arguments) {
        Git.ask(folder, complaint -> complaint, arguments);
    }
}
