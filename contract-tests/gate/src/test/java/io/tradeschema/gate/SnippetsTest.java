package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.house.Snippet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

/** The blocks of the pages: each is run, compiled or parsed, or says why it is not. Java's are the kit's JavaSnippetsTest's. */
class SnippetsTest {

    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> PRINTED = Set.of("", "text");
    private static final Set<String> CHECKED = Set.of("java", "python", "js", "console", "xml", "yaml", "json");

    /** Of build tools that are not here; each block has to say that it is not run. */
    private static final Set<String> FOREIGN = Set.of("kotlin", "groovy");

    @TempDir
    private Path folder = Path.of("");

    static List<Snippet> all() throws IOException {
        return Snippet.all(TOP);
    }

    private static Stream<Snippet> unmarked(String language) throws IOException {
        return all().stream().filter(snippet -> snippet.isUnmarked(language));
    }

    @Test
    void every_block_is_in_a_language_that_is_checked_or_is_what_something_prints() throws IOException {
        var strange = all().stream()
                .filter(snippet -> !PRINTED.contains(snippet.language()) && !CHECKED.contains(snippet.language()))
                .filter(snippet -> !FOREIGN.contains(snippet.language())
                        || snippet.marked("not run:").isEmpty());

        assertThat(strange).isEmpty();
    }

    @Test
    void a_mark_is_one_of_the_three_and_a_block_that_is_not_run_says_why() throws IOException {
        var how = new TreeMap<String, Integer>();
        for (var snippet : all()) {
            var mark = snippet.mark();
            if (mark.isEmpty()) {
                how.merge(
                        PRINTED.contains(snippet.language()) ? "printed by something" : "run, compiled or parsed",
                        1,
                        Integer::sum);
                continue;
            }
            assertThat(mark).as(snippet.toString()).matches("(from|run by) \\S+|not run: .{10,}");
            how.merge(mark.startsWith("not run") ? "not run" : mark.replaceFirst(" \\S+$", " a file"), 1, Integer::sum);
            if (mark.startsWith("not run")) {
                System.out.println("snippet " + snippet + " " + mark);
            }
        }
        System.out.println("snippets: " + how);
        assertThat(how)
                .as("a reason is rare")
                .satisfies(seen -> assertThat(seen.getOrDefault("not run", 0)).isLessThanOrEqualTo(4));
    }

    static Stream<Snippet> parts() throws IOException {
        return all().stream().filter(snippet -> snippet.marked("from").isPresent());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void a_block_from_a_file_is_a_part_of_it(Snippet snippet) throws IOException {
        var file = Files.readString(TOP.resolve(snippet.marked("from").orElseThrow()));

        assertThat(unindented(file)).contains(unindented(snippet.code()));
    }

    /** A block may stand deeper or less deep in its file. */
    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "").strip();
    }

    static Stream<Snippet> run() throws IOException {
        return all().stream().filter(snippet -> snippet.marked("run by").isPresent());
    }

    @ParameterizedTest
    @MethodSource("run")
    void a_block_that_a_script_runs_has_a_script_that_reads_its_page_and_that_verify_runs(Snippet snippet)
            throws IOException {
        var script = snippet.marked("run by").orElseThrow();

        assertThat(TOP.resolve(script)).isExecutable().content().contains(snippet.page());
        assertThat(TOP.resolve("verify")).content().contains(script);
    }

    static Stream<Snippet> commands() throws IOException {
        return unmarked("console");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_shell_block_parses_and_our_commands_know_its_options(Snippet snippet) throws IOException {
        var script = String.join("\n", lines(snippet));
        assertThat(script).as("it has a command").isNotBlank();
        var file = Files.writeString(folder.resolve("commands"), script);
        assertThat(new Tool(folder).ended("bash", "-n", file.toString())).isEqualTo("0\n");

        for (var line : lines(snippet)) {
            var run = CommandLineRun.of(ours(line));
            assertThat(run.exitCode()).as("%s%n%s", line, run.err()).isZero();
        }
    }

    /** The commands, those that go on in the next line in one; what they print is left out. */
    private static List<String> lines(Snippet snippet) {
        return snippet.code()
                .replace("\\\n", " ")
                .lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .toList();
    }

    /** The arguments of our command, asked for its help, which parses them all and runs nothing; none for another command. */
    private static String[] ours(String line) {
        var words = List.of(line.replaceFirst(" +#.*", "")
                .replaceFirst(" *[|>].*", "")
                .strip()
                .split(" +"));
        if (!words.get(0).matches("(\\./)?tradeschema")) {
            return new String[] {"--help"};
        }
        var arguments = Stream.of(String.join(" ", words)
                        .replaceAll(" --events [^ ]+", "")
                        .split(" +"))
                .skip(1);
        return Stream.concat(arguments, Stream.of("--help")).toArray(String[]::new);
    }

    static Stream<Snippet> pythons() throws IOException {
        return unmarked("python");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void python_runs_with_the_binding(Snippet snippet) throws IOException {
        CommandLineRun.of(
                "bindings", "python", "--out", folder.resolve("vendor").toString());
        var cases = CommandLineRun.of("samples", "--conformance").out();
        Files.writeString(folder.resolve("conformance.jsonl"), cases);
        Files.writeString(
                folder.resolve("trade.intent.jsonl"),
                CommandLineRun.of("samples", "--bare", "trade.intent").out());
        Files.writeString(folder.resolve("page.py"), snippet.code());
        var tool =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("vendor").toString()));
        var python = tool.python("json");
        Tool.need(python.isPresent(), "no python3 of 3.10 or newer");

        assertThat(tool.ended(python.orElseThrow(), "page.py", "conformance.jsonl"))
                .startsWith("0\n");
    }

    static Stream<Snippet> scripts() throws IOException {
        return unmarked("js");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void javascript_runs_with_the_binding(Snippet snippet) throws IOException {
        CommandLineRun.of(
                "bindings",
                "typescript",
                "--out",
                folder.resolve("node_modules/tradeschema").toString());
        Files.writeString(
                folder.resolve("page.mjs"), snippet.code().replace("if (read", "const trade = () => {};\nif (read"));
        var tool = new Tool(folder);
        Tool.need(tool.succeeds("node", "--version"), "no node");

        assertThat(tool.ended("node", "page.mjs")).isEqualTo("0\n");
    }

    static Stream<Snippet> yamls() throws IOException {
        return unmarked("yaml");
    }

    @ParameterizedTest
    @MethodSource("yamls")
    void yaml_parses_and_a_bus_file_is_one(Snippet snippet) {
        assertThatCode(() -> {
                    new Load(LoadSettings.builder().build()).loadFromString(snippet.code());
                    if (snippet.code().startsWith("version: 1\n")) {
                        BusFileReader.parse("tradeschema.yaml", snippet.code());
                    }
                })
                .doesNotThrowAnyException();
    }

    static Stream<Snippet> jsons() throws IOException {
        return unmarked("json");
    }

    @ParameterizedTest
    @MethodSource("jsons")
    void json_parses(Snippet snippet) {
        assertThatCode(() -> {
                    try (var parser = new JsonFactory().createParser(snippet.code())) {
                        while (parser.nextToken() != null) {
                            parser.currentName();
                        }
                    }
                })
                .doesNotThrowAnyException();
    }

    static Stream<Snippet> xmls() throws IOException {
        return unmarked("xml");
    }

    @ParameterizedTest
    @MethodSource("xmls")
    void xml_is_well_formed_and_names_our_version(Snippet snippet) throws IOException {
        var text = new InputSource(new StringReader("<page>" + snippet.code() + "</page>"));
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(text))
                .doesNotThrowAnyException();

        assertThat(snippet.code())
                .contains("<groupId>io.tradeschema</groupId>", "<version>" + release() + "</version>");
    }

    /** What users install: this tree's version, which has one owner, once it is no snapshot any more. */
    private static String release() throws IOException {
        return Files.readString(TOP.resolve("pom.xml"))
                .replaceFirst("(?s).*?\n  <version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
    }

    /** The places where the number of a release of ours stands; wheels and tarballs have numbers of their own. */
    private static final Pattern NUMBER = Pattern.compile("(?:tradeschema[- ]|/v|release, `"
            + "|io\\.tradeschema(?::[a-z-]+:|</groupId>\\s*<artifactId>[a-z-]+</artifactId>\\s*<version>))"
            + "(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)(?!\\d|\\.tgz|-py3)");

    static Stream<Path> whereReleasesAreNamed() throws IOException {
        try (var docs = Files.walk(TOP.resolve("docs"))) {
            var pages = docs.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("decisions"));
            return Stream.concat(Stream.of(TOP.resolve("README.md")), pages.sorted()).toList().stream();
        }
    }

    @Test
    void every_page_the_action_and_the_command_name_the_same_release() throws IOException {
        var found = 0;
        for (var page : whereReleasesAreNamed().toList()) {
            var numbers = NUMBER.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            found += numbers.size();
            assertThat(numbers).as(page.toString()).allMatch(release()::equals);
        }

        assertThat(found).as("numbers were looked at").isGreaterThan(20);
        assertThat(Files.readString(TOP.resolve("action.yml"))).contains("default: \"" + release() + "\"");
        assertThat(CommandLineRun.of("--version").out()).isEqualTo("tradeschema " + release() + "\n");
    }
}
