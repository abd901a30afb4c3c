package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of the gate say to a newcomer who gives them something else than they need. */
class BadInputTest {

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path elsewhere = Path.of("");

    private String refused(String... arguments) {
        var run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err()
                .replace(folder + "/", "")
                .replace(folder.toString(), "FOLDER")
                .strip();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        for (var command : new String[] {"scan", "bus", "init"}) {
            assertThat(refused(command, file("nowhere")))
                    .isEqualTo("tradeschema: there is nothing at nowhere; give it a folder or file that exists");
        }
        assertThat(refused("infer", "trade.intent", file("nowhere")))
                .isEqualTo("tradeschema: there is nothing at nowhere; give it a folder or file that exists");
    }

    @Test
    void a_folder_without_source_is_said_to_have_none() {
        for (var command : new String[] {"bus", "init"}) {
            assertThat(refused(command, folder.toString()))
                    .contains("no source file was found in FOLDER; give the folder that holds the services");
        }
    }

    @Test
    void a_pattern_that_is_none_is_refused() {
        assertThat(refused("scan", folder.toString(), "--ignore", "["))
                .isEqualTo(
                        "tradeschema: \"[\" is no pattern of paths: a bracket, brace or backslash in it lacks its other"
                                + " part; write one such as **/legacy/**");
    }

    @Test
    void a_bus_file_that_is_none_is_refused_with_its_name() throws IOException {
        Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThat(refused("check", "-f", file("none.yaml")))
                .isEqualTo("tradeschema: there is no none.yaml; \"tradeschema init PATH\" writes a first one from the"
                        + " source");
        assertThat(refused("check", "-f", file("bytes.yaml")))
                .isEqualTo("tradeschema: bytes.yaml:1: this is no text in UTF-8, and no YAML");
        assertThat(refused("check", "-f", folder.toString()))
                .isEqualTo("tradeschema: FOLDER:1: this is a folder; name the bus file in it");
    }

    @Test
    void a_baseline_without_a_file_a_broken_one_and_one_in_no_folder_are_refused() throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("bus"));
        Files.writeString(folder.resolve("broken.json"), "{\"known\": [");

        assertThat(refused("scan", file("bus"), "--update-baseline"))
                .isEqualTo("tradeschema: --update-baseline needs a file: give --baseline FILE, or \"baseline\" in"
                        + " tradeschema.yaml");
        assertThat(refused("scan", file("bus"), "--baseline", file("broken.json")))
                .startsWith("tradeschema: broken.json is no baseline: it is not JSON; restore it");
        assertThat(refused("scan", file("bus"), "--baseline", file("gone/known.json"), "--update-baseline"))
                .isEqualTo("tradeschema: gone/known.json cannot be used: there is no such file or folder");
    }

    @Test
    void a_baseline_that_is_a_folder_or_a_device_is_none() {
        assertThat(refused("scan", "../samples/bus", "--baseline", "/dev/full"))
                .isEqualTo("tradeschema: /dev/full is no file, and so no baseline; name one");
        assertThat(refused("scan", "../samples/bus", "--baseline", folder.toString()))
                .isEqualTo("tradeschema: FOLDER is no file, and so no baseline; name one");
    }

    @Test
    void a_baseline_that_is_not_there_is_no_empty_one() throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("bus"));
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\nbaseline: known.json\n");
        var missing =
                "tradeschema: there is no baseline at known.json; make it with --update-baseline, or leave it out";

        assertThat(refused("scan", file("bus"), "--baseline", file("known.json")))
                .isEqualTo(missing);
        assertThat(refused("check", "-f", file("tradeschema.yaml"))).isEqualTo(missing);
        assertThat(CommandLineRun.of("check", "-f", file("tradeschema.yaml"), "--update-baseline")
                        .exitCode())
                .isZero();
    }

    @Test
    void what_the_user_may_not_read_is_listed_as_not_read() throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder);
        var closed = Set.of("executor.py", "dashboard", "README", "tests");
        Files.writeString(folder.resolve("README"), "no source");
        Files.createDirectories(folder.resolve("tests"));
        var tree = SourceTree.of(
                List.of(folder), List.of(), false, path -> !closed.contains(String.valueOf(path.getFileName())));

        var unread = Scan.of(tree, Contracts.declared(), Topology.NONE).findings().stream()
                .filter(finding -> finding.rule() == ScanRule.SCAN_FILE_UNREADABLE)
                .map(finding -> folder.relativize(Path.of(finding.where().file())) + ": " + finding.what());

        assertThat(unread)
                .containsExactly(
                        "dashboard: it was not read: the user who runs the scan may not read it",
                        "executor/executor.py: it was not read: the user who runs the scan may not read it");
    }

    @Test
    void a_folder_that_the_user_may_not_read_is_no_clean_folder() throws IOException {
        Files.writeString(folder.resolve("a.py"), "r.xadd('quantum:stream:a', {'b': '1'})\n");
        Files.createDirectories(folder.resolve("closed/deep"));
        Files.createDirectories(folder.resolve("node_modules"));
        Files.createDirectories(folder.resolve("legacy"));
        for (var name : List.of("closed", "node_modules", "legacy")) {
            Files.setPosixFilePermissions(folder.resolve(name), Set.of());
        }
        var run = new Tool(elsewhere)
                .ended(
                        "bash",
                        "-c",
                        // Root may read everything, but for what is taken from it.
                        "[ $(id -u) != 0 ] || set -- setpriv --bounding-set=-dac_override,-dac_read_search \"$@\"; exec \"$@\"",
                        "-",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tradeschema.gate.Main",
                        "scan",
                        folder.toString(),
                        "--ignore",
                        "legacy");

        assertThat(run)
                .startsWith("2\n")
                .contains(
                        file("closed") + ": " + file("closed")
                                + ": it was not read: the user who runs the scan may not read"
                                + " it; give that user the right to read it, or leave it out with \"ignore\" [PART_NOT_CHECKED]")
                .doesNotContain("node_modules", "legacy");
    }

    @Test
    void links_and_scripts_without_an_ending_are_named_and_counted_and_change_no_exit_code() throws IOException {
        Files.createDirectories(folder.resolve("tree"));
        Files.createDirectories(folder.resolve("elsewhere"));
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("tree"));
        Files.createSymbolicLink(folder.resolve("tree/linked"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("tree/inside"), folder.resolve("tree/executor"));
        Files.writeString(folder.resolve("tree/publish"), "#!/usr/bin/env python3\nprint(1)\n");
        Files.writeString(folder.resolve("tree/LICENSE"), "Free\n");

        var run = CommandLineRun.of("scan", file("tree"));

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("Not read\n  links and scripts without an ending: 2\n");
        assertThat(run.out())
                .containsPattern("tree/linked +a link, which is not followed; name the place that it leads to");
        assertThat(run.out()).containsPattern("tree/publish +a script without an ending, which is not read");
        assertThat(run.out()).doesNotContain("tree/inside ", "LICENSE");
    }

    @Test
    void a_link_that_is_named_itself_is_followed() throws IOException {
        Files.createSymbolicLink(
                folder.resolve("bus"), LabelledCase.BUS.toAbsolutePath().normalize());

        var run = CommandLineRun.of("scan", file("bus"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("quantum:stream:trade.intent");
    }

    @Test
    void a_tree_of_which_nothing_could_be_read_is_not_green() throws IOException {
        Files.write(folder.resolve("service.py"), "r.xadd('ÿ')".getBytes(StandardCharsets.ISO_8859_1));
        var run = CommandLineRun.of("scan", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("SCAN_FILE_UNREADABLE", "SCAN_NOTHING");
    }

    @Test
    void a_service_whose_source_is_gone_is_not_green() throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("bus"));
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\nservices:\n  book:\n    source: gone\n");
        var run = CommandLineRun.of("check", "-f", file("tradeschema.yaml"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("tradeschema.yaml:4:1: the gate: there is nothing at gone, the source of book; correct"
                        + " \"source\", or leave it out when the service is not in this tree [SCAN_NOTHING]");
    }

    @Test
    void a_stream_that_nobody_writes_is_answered_with_those_that_are() {
        assertThat(refused("infer", "no.such", LabelledCase.BUS.toString()))
                .startsWith("tradeschema: no place writes no.such with fields that could be told; there are: ")
                .contains("quantum:stream:ai.signal");
    }

    /** Our own tree has one that is meant without a word; anywhere else a folder of ours would begin in the middle of theirs. */
    @Test
    void an_archive_that_nobody_named_is_not_begun_where_our_own_would_lie() {
        var run = CommandLineRun.of("archive", "freeze");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "tradeschema: which archive is meant is not said; write --events and a bus file that names it"
                                + " before the command, or --folder DIR behind it\n");
        assertThat(Path.of("schema-json")).doesNotExist();
    }
}
