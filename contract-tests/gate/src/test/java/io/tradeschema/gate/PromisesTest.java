package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page says for each figure what stands behind it, and what it names is there. */
class PromisesTest {

    private static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| F(\\d+) [^|]*\\|([^|]*)\\|([^\n]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void each_figure_has_a_row() throws IOException {
        var figures = ROW.matcher(page()).results().map(row -> Integer.valueOf(row.group(1)));

        assertThat(figures)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
    }

    @Test
    void each_row_names_a_test_that_is_there_or_says_that_it_is_open() throws IOException {
        var tests = tests();

        for (var row : ROW.matcher(page()).results().toList()) {
            var names = NAME.matcher(row.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            if (names.isEmpty()) {
                assertThat(row.group(3).strip()).startsWith("open: ");
            }
            assertThat(names)
                    .allSatisfy(name -> assertThat(
                                    name.contains("/") ? Files.isExecutable(TOP.resolve(name)) : tests.contains(name))
                            .as("F" + row.group(1) + " names " + name)
                            .isTrue());
        }
    }

    private static String page() throws IOException {
        return Files.readString(TOP.resolve("docs/proof.md"));
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(TOP)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
