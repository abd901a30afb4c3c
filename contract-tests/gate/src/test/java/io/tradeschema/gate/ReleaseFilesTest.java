package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a release cannot be run here, for want of Windows, Docker, jbang, Gradle and Jenkins, is held by its form. */
class ReleaseFilesTest {

    private static final Path TOP = Path.of("../..");
    private static final Path BAT = Path.of("src/release/bin/tradeschema.bat");

    private static String text(String file) throws IOException {
        return Files.readString(TOP.resolve(file));
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void the_launcher_of_windows_has_its_ends_of_lines_and_no_letter_that_a_code_page_changes() throws IOException {
        var text = Files.readString(BAT, StandardCharsets.US_ASCII);

        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r", "\t");
        assertThat(text).startsWith("@echo off\r\n").endsWith("exit /b 2\r\n");
        assertThat(text("docs/install.md")).contains("`bin\\" + BAT.getFileName() + "` (not run");
    }

    /** Its paths may have blanks, ampersands and parentheses: "C:\Program Files (x86)". */
    @Test
    void the_launcher_of_windows_quotes_each_path_and_has_none_in_a_block() throws IOException {
        var text = Files.readString(BAT);

        assertThat(all("^(?!rem ).*[()].*$", text)).isEmpty();
        assertThat(all("[^\"]%(jar|java)%|%(jar|java)%[^\"]", text)).isEmpty();
        assertThat(all("\"%(jar|java)%\"", text)).hasSizeGreaterThan(5);
        for (var line : text.split("\r\n", -1)) {
            // What takes the quotes out of a variable is expanded before quotes are counted.
            assertThat(line.replace(":\"=", "").chars().filter(c -> c == '"').count() % 2)
                    .as(line)
                    .isZero();
        }
    }

    @Test
    void the_launcher_of_windows_jumps_to_what_is_there_and_never_runs_on_into_an_error() throws IOException {
        var lines = Arrays.asList(Files.readString(BAT).split("\r\n", -1));
        var jumps = all("(?<=goto )\\w+", String.join("\n", lines));

        assertThat(jumps).isNotEmpty().allSatisfy(to -> assertThat(lines).contains(":" + to));
        assertThat(jumps).allSatisfy(to -> {
            var before = lines.subList(0, lines.indexOf(":" + to)).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(before.get(before.size() - 1)).startsWith("exit /b ");
        });
    }

    @Test
    void the_container_has_what_the_command_needs_and_starts_it_as_the_launcher_does() throws IOException {
        var text = text("contract-tests/release/Dockerfile").replaceAll("(?m)^#.*\n", "");

        assertThat(all("^FROM .*$", text)).singleElement().asString().matches("FROM eclipse-temurin:17-jre-\\w+");
        assertThat(text).doesNotContain("alpine").contains("install -y --no-install-recommends git");
        assertThat(all("^COPY .*$", text))
                .containsExactly("COPY tradeschema-@VERSION@.jar /opt/tradeschema/tradeschema.jar");
        assertThat(text("contract-tests/release/stage")).contains("\"$folder/cli/tradeschema-$version.jar\"");
        assertThat(text.indexOf("\nUSER tradeschema\n"))
                .isBetween(text.indexOf("useradd "), text.indexOf("ENTRYPOINT"));
        var options = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar";
        assertThat(List.of(text, text("action.yml"), text("docs/ci/pre-commit")))
                .allSatisfy(file -> assertThat(file).contains(options));
    }

    @Test
    void the_catalog_of_jbang_names_the_class_that_starts() throws IOException {
        var catalog = new ObjectMapper().readTree(text("contract-tests/release/jbang-catalog.json"));
        var alias = catalog.at("/aliases/tradeschema");

        assertThat(alias.get("main").asText()).isEqualTo(Main.class.getName());
        assertThat(alias.get("script-ref").asText()).isEqualTo("@GROUP@:contract-gate:@VERSION@");
        assertThat(alias.get("java").asText()).isEqualTo("17+");
    }

    /** Whoever has a release has no source tree; the site has other names. */
    @Test
    void pages_that_rules_name_come_with_the_command() throws IOException {
        var named = Rules.all().stream()
                .flatMap(rule -> all("\\bdocs/[\\w/-]+\\.md\\b", rule.remedy()).stream())
                .distinct()
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(TOP.resolve(page)).exists());
        for (var layout : List.of("folder.xml", "debian.xml")) {
            assertThat(Files.readString(Path.of("src/release", layout)))
                    .contains("<directory>${tree.top}/docs</directory>");
        }
    }

    /** A mark in a comment is for the build; whoever reads the page is told in its words. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/install.md", "docs/ci/README.md"})
    void what_is_not_run_says_so_to_readers(String page) throws IOException {
        var marks = all("[^\n]*\n[^\n]*\n\n<!-- not run: ", text(page));

        assertThat(marks).isNotEmpty().allSatisfy(before -> assertThat(before).contains("not run here"));
        assertThat(marks).hasSameSizeAs(all("<!-- not run", text(page)));
    }

    @Test
    void systems_that_are_not_here_are_named_as_not_run() throws IOException {
        assertThat(text("docs/install.md"))
                .contains("[jbang](https://www.jbang.dev) (not run here)", "A container (not built here,", "Windows");
        assertThat(text("docs/ci/README.md"))
                .contains("**Gradle** (not run here)", "**Jenkins** (not run here)", "GitLab itself is not here")
                .contains("pre-commit itself is not here");
    }
}
