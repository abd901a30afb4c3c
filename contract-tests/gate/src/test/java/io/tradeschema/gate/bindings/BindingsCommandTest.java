package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsCommandTest {

    @TempDir
    Path folder;

    private CommandLineRun bindings(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "bindings";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(all);
    }

    private Map<String, String> files(Path root) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource({"python, tradeschema/events.py", "typescript, index.d.mts"})
    void a_package_is_written_the_same_every_time_and_holds_against_the_model(String language, String file)
            throws IOException {
        var one = folder.resolve("one");
        var two = folder.resolve("two");

        assertThat(bindings(language, "--out", one.toString()).exitCode()).isZero();
        assertThat(bindings(language, "--out", two.toString()).exitCode()).isZero();
        assertThat(bindings(language, "--out", two.toString()).exitCode()).isZero();

        assertThat(files(one)).isEqualTo(files(two)).containsKeys(file, "bindings.lock", "README.md");
        var check = bindings(language, "--check", one.toString());
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains("no findings");
    }

    @Test
    void an_edited_copy_is_found_with_file_and_line() throws IOException {
        bindings("python", "--out", folder.toString());
        var events = folder.resolve("tradeschema/events.py");
        Files.writeString(
                events, Files.readString(events).replace("\"SELL\", \"CLOSE\"]", "\"SELL\", \"CLOSE\", \"HOLD\"]"));
        Files.delete(folder.resolve("tradeschema/py.typed"));

        var check = bindings("python", "--check", folder.toString());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.findings())
                .containsExactly(
                        folder.resolve("tradeschema/events.py") + ":14: bindings: not what the model generates; run"
                                + " tradeschema bindings again with --out, and commit what it writes [BINDINGS_DRIFT]",
                        folder.resolve("tradeschema/py.typed")
                                + ": bindings: the model generates it, but it is missing;"
                                + " run tradeschema bindings again with --out, and commit what it writes"
                                + " [BINDINGS_DRIFT]");
    }

    @Test
    void what_an_earlier_model_wrote_beyond_is_found_and_then_deleted() throws IOException {
        bindings("python", "--out", folder.toString());
        var lock = folder.resolve("bindings.lock");
        Files.writeString(lock, Files.readString(lock) + "0".repeat(64) + "  tradeschema/old.py\n");
        Files.writeString(folder.resolve("tradeschema/old.py"), "");
        Files.writeString(folder.resolve("tradeschema/mine.py"), "");

        var check = bindings("python", "--check", folder.toString());
        bindings("python", "--out", folder.toString());

        assertThat(check.out())
                .contains("old.py: bindings: the model generates no such file")
                .doesNotContain("mine.py");
        assertThat(folder.resolve("tradeschema/old.py")).doesNotExist();
        assertThat(folder.resolve("tradeschema/mine.py")).exists();
    }

    @Test
    void a_file_of_somebody_else_is_never_overwritten() throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), "[project]\n");

        var run = bindings("python", "--out", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("pyproject.toml is there already and no earlier run wrote it");
        assertThat(files(folder)).isEqualTo(Map.of("pyproject.toml", "[project]\n"));
    }

    @Test
    void the_lock_is_one_that_sha256sum_reads() throws IOException {
        var tool = new Tool(folder);
        Tool.need(tool.succeeds("sha256sum", "--version"), "no sha256sum");
        bindings("typescript", "--out", folder.toString());

        assertThat(tool.lines("sha256sum", "--check", "--strict", "bindings.lock"))
                .contains("index.mjs: OK");
    }

    @Test
    void a_wheel_is_the_same_every_time_and_python_imports_it() throws IOException {
        var wheel = folder.resolve("dist/tradeschema-0.1.0-py3-none-any.whl");
        bindings("python", "--pack", folder.resolve("dist").toString());
        var bytes = Files.readAllBytes(wheel);
        bindings("python", "--pack", folder.resolve("dist").toString());
        var python = new Tool(folder, Map.of("PYTHONPATH", wheel.toString()));
        Tool.need(python.succeeds("python3", "--version"), "no python3");

        assertThat(Files.readAllBytes(wheel)).isEqualTo(bytes);
        assertThat(python.lines(
                        "python3", "-c", "import tradeschema; print(tradeschema.TradeIntent.schema().splitlines()[2])"))
                .containsExactly("  \"$id\": \"https://tradeschema.io/schemas/trade-intent/"
                        + TradeIntent.TYPE.version() + "/trade-intent.schema.json\",");
    }

    @Test
    void both_packages_say_what_they_are_and_who_publishes_them() throws IOException {
        bindings("python", "--pack", folder.toString());
        bindings("typescript", "--out", folder.toString());
        var publisher = Publisher.ours();
        var npm = new ObjectMapper().readTree(folder.resolve("package.json").toFile());
        try (var wheel = FileSystems.newFileSystem(folder.resolve("tradeschema-0.1.0-py3-none-any.whl"))) {
            var metadata = Files.readAllLines(wheel.getPath("tradeschema-0.1.0.dist-info", "METADATA"));

            assertThat(metadata)
                    .contains(
                            "Author: " + publisher.name(),
                            "Author-email: " + publisher.email(),
                            "Home-page: " + publisher.address())
                    .anyMatch(line -> line.startsWith("Summary: The contract"));
        }
        assertThat(npm.get("author").asText()).isEqualTo(publisher.name() + " <" + publisher.email() + ">");
        assertThat(npm.get("repository").asText()).isEqualTo("git+" + publisher.address() + ".git");
    }

    @Test
    void whoever_gets_a_package_gets_its_licence_and_what_it_says_of_itself() throws IOException {
        bindings("python", "--pack", folder.toString());
        bindings("typescript", "--pack", folder.toString());
        var top = Path.of("../..");
        var licence = Files.readString(top.resolve("LICENSE"));
        var notice = Files.readString(top.resolve("NOTICE")).split("\n\n", 2)[0].strip();

        try (var wheel = FileSystems.newFileSystem(folder.resolve("tradeschema-0.1.0-py3-none-any.whl"))) {
            var info = wheel.getPath("tradeschema-0.1.0.dist-info");
            assertThat(Files.readString(info.resolve("LICENSE"))).isEqualTo(licence);
            assertThat(Files.readString(info.resolve("NOTICE"))).isEqualTo(notice + "\n");
            assertThat(Files.readString(info.resolve("METADATA")))
                    .contains(
                            "\nLicense-File: LICENSE\n",
                            "\nDescription-Content-Type: text/markdown\n\n# tradeschema for Python\n");
        }
        assertThat(ofNpm("LICENSE")).isEqualTo(licence);
        assertThat(ofNpm("NOTICE")).isEqualTo(notice + "\n");
        assertThat(ofNpm("README.md")).startsWith("# tradeschema for JavaScript");
    }

    private String ofNpm(String name) throws IOException {
        var tar = new Tool(folder);
        return String.join("\n", tar.lines("tar", "-xzOf", "tradeschema-0.1.0.tgz", "package/" + name)) + "\n";
    }

    @Test
    void pip_installs_the_wheel_whole() throws IOException {
        var pip = new Tool(folder);
        // Not even CI has pip for certain: Debian has it apart from its Python.
        Assumptions.assumeTrue(pip.succeeds("python3", "-m", "pip", "--version"), "this python3 has no pip");
        bindings("python", "--pack", folder.toString());

        pip.lines(
                "python3",
                "-m",
                "pip",
                "install",
                "--no-index",
                "--target",
                "site",
                folder.resolve("tradeschema-0.1.0-py3-none-any.whl").toString());

        assertThat(folder.resolve("site/tradeschema/schemas/trade-closed/1.0.0/trade-closed.schema.json"))
                .exists();
        assertThat(folder.resolve("site/tradeschema/py.typed")).exists();
    }

    @Test
    void one_file_is_what_npm_installs() throws IOException {
        var node = new Tool(folder);
        Tool.need(node.succeeds("npm", "--version"), "node and npm are not installed");
        bindings("typescript", "--pack", folder.toString());
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");

        node.lines("npm", "install", "--offline", "--no-audit", "--no-fund", "./tradeschema-0.1.0.tgz");

        assertThat(node.lines("node", "-e", "console.log(require('tradeschema').TradeClosed.EVENT_TYPE)"))
                .containsExactly("trade.closed");
        assertThat(node.lines(
                        "node", "-p", "require('tradeschema/' + require('tradeschema').TradeClosed.SCHEMA).title"))
                .containsExactly("TradeClosed");
    }

    @Test
    void one_event_alone_brings_nothing_of_the_others() throws IOException {
        bindings("python", "--out", folder.toString(), "--event", "trade.closed");

        assertThat(files(folder).keySet()).noneMatch(file -> file.contains("trade-intent"));
        assertThat(Files.readString(folder.resolve("tradeschema/events.py")))
                .contains("class TradeClosed(Event):")
                .doesNotContain("TradeIntent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python --check DIR/none             | none is no folder",
                "python --out DIR --event trade.intnet | did you mean \"trade.intent\"?",
                "python --out DIR --event trade.intent@1.0.0 | newest version",
                "cobol --out DIR                     | cobol",
                "python                              | --out",
                "python --out DIR --check DIR        | --check"
            })
    void what_cannot_be_done_is_said(String arguments, String words) {
        var run = bindings(arguments.replace("DIR", folder.toString()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
    }
}
