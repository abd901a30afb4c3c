package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every help page is of one hand. */
class HelpTest {

    private static final Pattern EXAMPLE = Pattern.compile("tradeschema ([^|>&]*)");

    private static Stream<List<String>> commands() {
        return Stream.concat(Stream.of(List.<String>of()), below(Main.commandLine(), List.of()));
    }

    private static Stream<List<String>> below(CommandLine commandLine, List<String> path) {
        return commandLine.getSubcommands().entrySet().stream().flatMap(entry -> {
            var names = new ArrayList<>(path);
            names.add(entry.getKey());
            return Stream.concat(Stream.of(List.copyOf(names)), below(entry.getValue(), names));
        });
    }

    private static String help(List<String> command) {
        return CommandLineRun.of(
                        Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new))
                .out();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_help_page_has_its_sections_in_order_and_fits_80_columns(List<String> command) {
        var lines = help(command).lines().toList();
        var headings = lines.stream()
                .filter(line -> line.matches("(Usage|Arguments|Options|Commands|Exit codes|Examples):.*"))
                .map(line -> line.replaceFirst(":.*", ""))
                .toList();
        var all = List.of("Usage", "Arguments", "Options", "Commands", "Exit codes", "Examples");

        assertThat(lines.get(0)).as("the header says what the command does").matches("[A-Z].*\\.");
        assertThat(headings)
                .isEqualTo(all.stream().filter(headings::contains).toList())
                .contains("Usage", "Options", "Exit codes", "Examples");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        assertThat(String.join("\n", lines)).contains(command.equals(List.of("can-i-remove")) ? ANSWERS : """
                Exit codes:
                  0   no errors
                  1   errors
                  2   something could not be checked, or not be written
                  3   internal error
                """);
    }

    /** What the one command that answers a question says by its exit code. */
    private static final String ANSWERS = """
            Exit codes:
              0   yes: every reader was followed, and none reads it
              1   no: somebody reads it
              2   cannot be told, or there is no such field
              3   internal error
            """;

    @ParameterizedTest
    @MethodSource("commands")
    void each_example_of_a_help_page_is_a_command(List<String> command) {
        var examples = help(command)
                .substring(help(command).indexOf("\nExamples:"))
                .lines()
                .skip(2)
                .toList();

        assertThat(examples).isNotEmpty();
        var loader = Thread.currentThread().getContextClassLoader();
        try {
            for (var example : examples) {
                var called = EXAMPLE.matcher(example);
                assertThat(called.find()).as(example).isTrue();
                do {
                    var words = called.group(1)
                            .strip()
                            .replace("ours.jar", "pom.xml")
                            .replace("--events tradeschema.yaml", "--events pom.xml")
                            .replace("'", "")
                            .split(" +");
                    assertThat(Main.commandLine(words).parseArgs(words).unmatched())
                            .as(example)
                            .isEmpty();
                } while (called.find());
            }
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    @Test
    void an_option_of_a_form_lists_every_form() {
        assertThat(help(List.of("scan")).replaceAll("\\s+", " "))
                .contains("How to print: text, json, github, junit, sarif, markdown, pr, html (default: text).");
    }
}
