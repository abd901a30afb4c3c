package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Edit;
import io.tradeschema.scan.fix.Remedies;
import io.tradeschema.scan.fix.Remedy;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fix} as it is used: the diff that git takes, the review, SARIF, and files that are not to be written. */
class FixCommandTest {

    private static final String SOURCE = """
            import json, redis
            r = redis.Redis()
            def go_long(price):
                m = {"symbol": "BTCUSDT", "side": "LONG", "position_size_usd": 5, "levarage": 1, "entry_price": price}
                r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(m), \
            "timestamp": "2026-03-01T00:00:00Z", "source": "s"})
            """;

    private static final String MENDED =
            SOURCE.replace("\"side\": \"LONG\"", "\"action\": \"BUY\"").replace("levarage", "leverage");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        file = folder.resolve("send it.py");
        Files.writeString(file, SOURCE);
    }

    private CommandLineRun fix(String... options) {
        var arguments = new java.util.ArrayList<>(List.of("fix", folder.toString()));
        arguments.addAll(List.of(options));
        var run = CommandLineRun.of(arguments.toArray(String[]::new));
        var shown = folder.toString().substring(1) + "/";
        return new CommandLineRun(
                run.exitCode(),
                run.out()
                        .replace("a/" + shown, "a/")
                        .replace("b/" + shown, "b/")
                        .replace("/" + shown, "")
                        .replace(shown, ""),
                run.err().replace("/" + shown, ""));
    }

    @Test
    void the_diff_alone_is_on_the_output_and_changes_nothing() throws IOException {
        var run = fix();

        assertThat(run.out()).isEqualTo("""
                --- a/send it.py\t
                +++ b/send it.py\t
                @@ -1,5 +1,5 @@
                 import json, redis
                 r = redis.Redis()
                 def go_long(price):
                -    m = {"symbol": "BTCUSDT", "side": "LONG", "position_size_usd": 5, "levarage": 1, "entry_price": price}
                +    m = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, "entry_price": price}
                     r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(m), \
                "timestamp": "2026-03-01T00:00:00Z", "source": "s"})
                """);
        assertThat(run.err())
                .isEqualTo(
                        "tradeschema fix: 2 of 2 findings of kinds that have patches have one, in 1 file; nothing is written yet, --write does\ntradeschema fix: "
                                + folder
                                + " lies in no git repository; code outside of it, which may use what changes, was not"
                                + " looked at\n");
        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(file)).isEqualTo(SOURCE);
    }

    @Test
    void git_applies_the_diff_also_where_lines_end_otherwise_and_the_last_one_does_not() throws Exception {
        Files.writeString(file, SOURCE.replace("\n", "\r\n").stripTrailing());
        Files.writeString(folder.resolve("patch"), fix().out());
        git("init", "-q", ".");
        git("apply", "patch");

        assertThat(Files.readString(file))
                .isEqualTo(MENDED.replace("\n", "\r\n").stripTrailing());
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var ran = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(ran.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ran.waitFor()).as(said).isZero();
    }

    @Test
    void a_review_has_one_suggestion_for_each_line() {
        assertThat(fix("--github").out())
                .isEqualTo("""
                {
                  "event" : "COMMENT",
                  "body" : "tradeschema fix: each suggestion was scanned, and mends what its comment says.",
                  "comments" : [ {
                    "path" : "send it.py",
                    "line" : 4,
                    "side" : "RIGHT",
                    "body" : "INTENT: the contract no longer has \\"side\\"; send \\"action\\": \\"BUY\\" instead, \
                one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL `CALLSITE_RETIRED_FIELD`\\n\\n\
                INTENT: the contract has no \\"levarage\\"; did you mean \\"leverage\\"? `CALLSITE_UNKNOWN_FIELD`\\n\\n\
                ```suggestion\\n    m = {\\"symbol\\": \\"BTCUSDT\\", \\"action\\": \\"BUY\\", \\"position_size_usd\\": 5, \
                \\"leverage\\": 1, \\"entry_price\\": price}\\n```"
                  } ]
                }
                """.replace("INTENT", "trade.intent@" + TradeIntent.TYPE.version()));
    }

    @Test
    void sarif_says_which_letters_become_which_in_fix_and_where_scan_is_asked_for_it() {
        var fixes = """
                          "deletedRegion" : {
                        "startLine" : 4,
                        "startColumn" : 32,
                        "endLine" : 4,
                        "endColumn" : 36
                      },
                      "insertedContent" : {
                        "text" : "action"
                      }
                """.strip();

        assertThat(fix("--sarif").out())
                .contains(fixes.lines().map(String::strip).toList());
        assertThat(CommandLineRun.of("scan", folder.toString(), "--format", "sarif", "--fixes")
                        .out())
                .contains(fixes.lines().map(String::strip).toList());
        assertThat(CommandLineRun.of("scan", folder.toString(), "--format", "sarif")
                        .out())
                .doesNotContain("fixes");
    }

    @Test
    void what_was_changed_since_the_scan_is_not_written_nor_is_what_may_not_be() throws IOException {
        var fixes = proven(false);

        assertThat(Written.write(fixes, path -> false))
                .containsExactly(file + " may not be written by this user; give the right to, or leave it out");
        Files.writeString(file, SOURCE + "# later\n");
        assertThat(Written.write(fixes)).containsExactly(file + " was changed since it was scanned; run fix again");
        assertThat(Files.readString(file)).isEqualTo(SOURCE + "# later\n");
    }

    @Test
    void a_link_that_is_named_is_not_written_through() throws IOException {
        var link = folder.resolve("link.py");
        Files.createSymbolicLink(link, file);
        var run = CommandLineRun.of("fix", "--write", link.toString());

        assertThat(run.err()).contains("the file is a link; name the place that it leads to");
        assertThat(Files.readString(file)).isEqualTo(SOURCE);
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void of_two_patches_that_change_one_place_otherwise_the_first_is_offered() throws IOException {
        var remedies = remedies();
        var first = remedies.get(0).edits().get(0);
        var other = new Remedy(
                remedies.get(1).finding(),
                List.of(new Edit(first.file(), first.start() + 1, first.end() + 3, "x")),
                "",
                "");
        var fixes =
                Proof.of(tree(), scanned().findings(), List.of(remedies.get(0), other), false, FixCommandTest::found);

        assertThat(fixes.offered()).containsExactly(remedies.get(0));
        assertThat(fixes.left())
                .extracting(Remedy::lack)
                .containsExactly("another patch changes the same place otherwise; run fix again after that one");
    }

    @Test
    void a_patch_that_brings_another_finding_or_leaves_its_own_is_not_offered_and_takes_no_other_with_it()
            throws IOException {
        var remedies = remedies();
        var right = remedies.get(0);
        var edit = remedies.get(1).edits().get(0);
        for (var text : List.of("qty", "levarages", "\"")) {
            var wrong = new Remedy(
                    remedies.get(1).finding(), List.of(new Edit(edit.file(), edit.start(), edit.end(), text)), "", "");
            var fixes = Proof.of(tree(), scanned().findings(), List.of(right, wrong), false, FixCommandTest::found);

            assertThat(fixes.offered()).containsExactly(right);
            assertThat(fixes.left())
                    .extracting(Remedy::lack)
                    .containsExactly(
                            "the scan of the changed source is not clean: the finding stays, or another one comes");
        }
    }

    @Test
    void each_finding_has_its_own_diff() throws IOException {
        var fixes = proven(false);
        var slip = fixes.offered().get(1).finding();

        assertThat(fixes.mends().of(slip).orElseThrow().diff())
                .contains("+    m = {\"symbol\": \"BTCUSDT\", \"side\": \"LONG\", "
                        + "\"position_size_usd\": 5, \"leverage\": 1, \"entry_price\": price}\n");
    }

    @Test
    void a_guess_is_marked_wherever_it_is_offered() throws IOException {
        Files.writeString(file, SOURCE.replace("\"LONG\"", "price.way"));
        var run = fix("--unsafe");

        assertThat(run.out())
                .startsWith("# A guess: send it.py:4:31: the values that stand under \"side\" are not written there;"
                        + " of \"action\" they may mean something else\n--- a/send it.py");
        assertThat(fix("--unsafe", "--github").out()).contains("**A guess: the values that stand under");
        assertThat(fix("--unsafe", "--sarif").out()).contains("(a guess: the values that stand under");
        assertThat(fix().err())
                .startsWith(
                        "no patch: send it.py:4:31: CALLSITE_RETIRED_FIELD: the values that stand under"
                                + " \"side\" are not written there; of \"action\" they may mean something else; --unsafe offers it\n");
    }

    private static final String OWN = """
            import json, redis
            redis.Redis().xadd("risk:signal", {"event_type": "risk.signal", "payload": json.dumps({"symbol": "A", "strenght": 0.5}),
                "timestamp": "2026-03-01T00:00:00Z", "source": "s"})
            """;

    /** A tree whose one slip is known by its bus file alone. */
    private Path ownBus() throws IOException {
        Files.delete(file);
        Files.writeString(folder.resolve("signal.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "risk.signal", "type": "object",
                 "additionalProperties": false, "required": ["symbol", "strength"],
                 "properties": {"symbol": {"type": "string", "minLength": 1, "maxLength": 32},
                   "strength": {"type": "number", "minimum": 0, "maximum": 1}}}
                """);
        Files.writeString(folder.resolve("own.py"), OWN);
        return Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                scan: {paths: [.]}
                contracts: [{schema: signal.schema.json, event: risk.signal, stream: "risk:signal", version: 1.0.0}]
                """);
    }

    @Test
    void names_of_a_contract_without_java_are_mended_with_its_bus_file() throws IOException {
        var run = CommandLineRun.of("fix", "--write", "-f", ownBus().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("own.py"))).isEqualTo(OWN.replace("strenght", "strength"));
    }

    @Test
    void a_reader_asks_for_the_new_word_only_where_one_old_word_became_it() throws IOException {
        var read = """
                import json, redis
                r = redis.Redis(decode_responses=True)
                def run(book):
                    for _, entries in r.xread({"levels": "$"}, block=0):
                        for _, fields in entries:
                            m = json.loads(fields["payload"])
                            if m["way"] == "LONG":
                                book.add(m["symbol"])
                """;
        Files.writeString(file, read);

        assertThat(ofLevels("\"LONG\": \"BUY\", \"UP\": \"BUY\"").out()).isEmpty();
        assertThat(ofLevels("\"LONG\": \"BUY\", \"SHORT\": \"SELL\"").out())
                .contains("+            if m[\"action\"] == \"BUY\":");
    }

    private CommandLineRun ofLevels(String values) throws IOException {
        Files.writeString(folder.resolve("level.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                 "properties": {"symbol": {"type": "string", "minLength": 1, "maxLength": 9}, "action": {"enum": ["BUY", "SELL"]}},
                 "required": ["symbol", "action"], "additionalProperties": false,
                 "x-retired": {"way": {"successor": "action", "values": {%s}}}}
                """.formatted(values));
        var bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                scan: {paths: [.]}
                contracts: [{schema: level.schema.json, stream: levels, version: 1.0.0}]
                """);
        return CommandLineRun.of("fix", "-f", bus.toString());
    }

    @Test
    void a_retired_name_beside_its_successor_is_told_to_be_a_persons_to_settle() throws IOException {
        Files.writeString(file, SOURCE.replace("\"side\": \"LONG\"", "\"action\": \"BUY\", \"side\": \"SHORT\""));

        assertThat(fix().err()).contains("\"action\" is there already").contains("1 of 2 findings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "--bus"})
    void without_a_path_the_source_is_what_the_bus_file_names(String option) throws IOException {
        var run = CommandLineRun.of("fix", option, ownBus().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"strength\": 0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "--file", "--bus"})
    void the_bus_file_beside_a_path_is_gone_by_whatever_the_option_is_called(String option) throws IOException {
        var run = CommandLineRun.of("fix", folder.toString(), option, ownBus().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("tradeschema fix: 1 of 1 ");
        assertThat(run.out()).contains("\"strength\": 0.5");
    }

    @Test
    void two_bus_files_for_one_path_are_refused_and_one_that_is_named_twice_is_one() throws IOException {
        var bus = ownBus().toString();
        var other = Files.copy(Path.of(bus), folder.resolve("other.yaml")).toString();

        var two = CommandLineRun.of("fix", folder.toString(), "-f", bus, "--bus", other);
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.out()).isEmpty();
        assertThat(two.err()).isEqualTo("tradeschema: --file and --bus name two bus files; give one of them\n");
        assertThat(CommandLineRun.of("fix", folder.toString(), "-f", bus, "--bus", bus)
                        .out())
                .contains("\"strength\": 0.5");
    }

    @Test
    void a_run_without_anything_to_mend_says_so_and_one_that_wrote_tells_of_no_way_to_write() throws IOException {
        assertThat(fix("--write").err()).contains("have one, in 1 file\n").doesNotContain("--write does");
        assertThat(fix().err())
                .isEqualTo(
                        "tradeschema fix: nothing to mend: no finding is of a kind that has patches; what else is wrong,"
                                + " \"tradeschema scan\" says\n");
    }

    @Test
    void what_cannot_be_done_is_said_in_one_sentence() throws IOException {
        assertThat(fix("--redact").err()).isEqualTo("tradeschema: a patch shows source as it is; leave --redact out\n");
        assertThat(CommandLineRun.of("fix", folder.resolve("none").toString()).exitCode())
                .isEqualTo(2);
        Files.delete(file);
        assertThat(fix().err()).contains("no source file was found in");
        assertThat(CommandLineRun.of("fix", "-f", folder.resolve("none.yaml").toString())
                        .err())
                .contains("none.yaml; name the folders to mend, or give --file");
    }

    private SourceTree tree() throws IOException {
        return SourceTree.of(List.of(file), List.of(), false);
    }

    private Scan.Result scanned() throws IOException {
        return Scan.of(tree(), Contracts.declared(), Topology.NONE);
    }

    private static List<io.tradeschema.model.Finding> found(SourceTree tree) throws IOException {
        return Scan.of(tree, Contracts.declared(), Topology.NONE).findings();
    }

    private List<Remedy> remedies() throws IOException {
        return Remedies.of(tree(), scanned(), Contracts.declared());
    }

    private Fixes proven(boolean risky) throws IOException {
        return Proof.of(tree(), scanned().findings(), remedies(), risky, FixCommandTest::found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "scan"})
    void of_a_bus_file_that_lies_there_and_is_not_gone_by_it_is_said_in_one_line(String command) throws IOException {
        var services = Files.createDirectories(folder.resolve("services"));
        Files.writeString(services.resolve("a.py"), SOURCE);
        var bus = Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\n");
        var said = "tradeschema: " + bus + " is not gone by where a PATH is given; with --bus " + bus + " it is";

        var beside = CommandLineRun.of(command, folder.toString());
        var above = CommandLineRun.of(
                command, services.toString(), services.resolve("a.py").toString());
        var named = CommandLineRun.of(command, "--bus", bus.toString(), services.toString());
        Files.delete(bus);
        var none = CommandLineRun.of(command, services.toString());

        assertThat(beside.err().lines().filter(said::equals)).hasSize(1);
        assertThat(above.err().lines().filter(said::equals)).hasSize(1);
        assertThat(named.err()).doesNotContain("is not gone by");
        assertThat(none.err()).doesNotContain("is not gone by");
        assertThat(beside.out()).doesNotContain("is not gone by");
    }
}
