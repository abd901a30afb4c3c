package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {

    @TempDir
    private Path root = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "*, a/b/c.py, true",
        "*.py, a/b/c.py, true",
        "*.py, a/b/c.pyi, false",
        "exits, exits/a.py, true",
        "exits, deep/exits/a.py, true",
        "/exits, deep/exits/a.py, false",
        "/exits/, exits/deep/a.py, true",
        "exits/, exits, false",
        "exits/a.py, exits/a.py, true",
        "exits/a.py, deep/exits/a.py, false",
        "docs/*, docs/a.md, true",
        "docs/*, docs/deep/a.md, false",
        "docs/*.md, docs/a.md, true",
        "**/logs, deep/logs/a.py, true",
        "/services/**/model, services/a/b/model/x.py, true",
        "**/logs, logs/a.py, true",
        "/services/**/model, services/model/x.py, true",
        "/services/**, services/a/b.py, true",
        "/services/svc_?1/, services/svc_21/a.py, true",
        "/services/svc_?1/, services/svc_221/a.py, false",
        "a.b, axb, false",
        "'a\\ b.py', a b.py, true",
        "'[a](b+', '[a](b+', false",
    })
    void a_pattern_reaches_as_in_gitignore(String pattern, String file, boolean reaches) {
        assertThat(CodeOwners.of(pattern + " @desk").of(Path.of(file)).equals(List.of("@desk")))
                .isEqualTo(reaches);
    }

    @Test
    void the_last_line_that_fits_decides_also_when_it_names_nobody() {
        var owners = CodeOwners.of("""
                # who owns what
                *            @desk/bus   # by default

                [Fills]
                /executor/   @desk/fills alice@desk.example
                /executor/generated/
                """);

        assertThat(owners.of(Path.of("exits/a.py"))).containsExactly("@desk/bus");
        assertThat(owners.of(Path.of("executor/a.py"))).containsExactly("@desk/fills", "alice@desk.example");
        assertThat(owners.of(Path.of("executor/generated/a.py"))).isEmpty();
    }

    @Test
    void the_first_place_that_has_the_file_is_read_and_a_link_is_not_followed() throws IOException {
        Files.createDirectories(root.resolve(".github"));
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/CODEOWNERS"), "* @docs");
        assertThat(CodeOwners.in(root).of(Path.of("a.py"))).containsExactly("@docs");

        Files.writeString(root.resolve("CODEOWNERS"), "* @root");
        assertThat(CodeOwners.in(root).of(Path.of("a.py"))).containsExactly("@root");

        Files.createSymbolicLink(root.resolve(".github/CODEOWNERS"), root.resolve("docs/CODEOWNERS"));
        assertThat(CodeOwners.in(root).of(Path.of("a.py"))).containsExactly("@root");

        Files.delete(root.resolve(".github/CODEOWNERS"));
        Files.writeString(root.resolve(".github/CODEOWNERS"), "* @github");
        assertThat(CodeOwners.in(root).of(Path.of("a.py"))).containsExactly("@github");
    }

    @Test
    void a_repository_without_the_file_says_nothing() throws IOException {
        assertThat(CodeOwners.in(root).isEmpty()).isTrue();
        assertThat(CodeOwners.in(root).of(Path.of("a.py"))).isEmpty();
    }
}
