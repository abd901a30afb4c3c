package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.json.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole gate on the sample bus, with an archive in git and captured messages. */
class CheckCommandTest {

    private static final String EVERYTHING = """
            version: 1
            scan: {paths: [bus]}
            archive: schemas
            captured: [captured.jsonl]
            base: main
            """;

    private static final String INTENT_1_0 = "trade-intent/1.0.0/trade-intent.schema.json";

    @TempDir
    private Path folder = Path.of("");

    private ArchiveInGit archive = new ArchiveInGit(folder);

    @BeforeEach
    void lay() throws IOException, InterruptedException {
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("bus"));
        Files.writeString(folder.resolve("captured.jsonl"), """
                {"event": "trade.intent", "payload": {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 150.0, \
                "leverage": 3, "entry_price": 142.35, "stop_loss": 139.5, "take_profit": 148.05, "confidence": 0.81, \
                "timestamp": "2026-09-21T14:13:20.001000+00:00", "source": "strategy_router", "model": "ensemble"}}
                """);
        archive = ArchiveInGit.lay(folder);
    }

    private CommandLineRun check(String busFile, String... options) throws IOException {
        var file = folder.resolve("tradeschema.yaml");
        Files.writeString(file, busFile);
        var arguments = new ArrayList<>(List.of("check", "-f", file.toString()));
        arguments.addAll(List.of(options));
        var run = CommandLineRun.of(arguments.toArray(String[]::new));
        return new CommandLineRun(run.exitCode(), run.out().replace(folder + "/", ""), run.err());
    }

    @Test
    void a_clean_bus_is_green_and_every_part_says_how_much_it_checked() throws IOException {
        var run = check(EVERYTHING);
        var published = Schemas.all().published().size();

        assertThat(run.findings()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains(
                        "files scanned: 18",
                        "messages checked: 1",
                        "schemas checked: " + published,
                        "versions compared: " + published,
                        "tradeschema check: no findings");
        assertThat(run.out()).doesNotContain("not configured");
    }

    @Test
    void a_place_that_may_be_on_a_contracts_stream_and_cannot_be_told_is_not_checked_until_it_is_known()
            throws IOException {
        Files.writeString(folder.resolve("bus/unknown.py"), """
                import os
                import redis
                redis.Redis().xadd(os.environ["OUT"], {"event_type": "trade.intent"})
                """);
        var file = "version: 1\nscan: {paths: [bus]}\n";

        var run = check(file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .singleElement()
                .asString()
                .contains("bus/unknown.py:3")
                .contains("CALLSITE_UNRESOLVED");

        var known = file + "baseline: known.json\n";
        var taken = check(file, "--baseline", folder.resolve("known.json").toString(), "--update-baseline");
        assertThat(taken.err()).isEmpty();
        assertThat(check(known).exitCode()).isZero();
        var told = "version: 1\nscan: {paths: [bus], env: {OUT: other.stream}}\n";
        assertThat(check(told).exitCode()).isZero();
    }

    @Test
    void what_the_bus_file_does_not_name_is_listed_as_not_configured() throws IOException {
        var run = check("""
                version: 1
                scan: {paths: [bus]}
                """);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains("files scanned: 18", "not configured: archive, captured, base");
    }

    @Test
    void a_captured_message_with_side_is_red_with_file_and_line() throws IOException {
        var captured = folder.resolve("captured.jsonl");
        var good = Files.readString(captured);
        Files.writeString(captured, good + good.replace("\"action\"", "\"side\""));

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings())
                .containsExactly("captured.jsonl:2: " + TradeIntent.TYPE
                        + " $.side: \"side\" is retired, found the text \"BUY\";"
                        + " send \"action\": \"BUY\" instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes"
                        + " SELL [RETIRED_FIELD]");
    }

    @Test
    void a_captured_message_of_an_event_that_is_not_in_force_is_left_out() throws IOException {
        Files.writeString(folder.resolve("captured.jsonl"), """
                {"event": "trade.closed", "payload": {"side": "LONG"}}
                """);

        var run = check(EVERYTHING + "contracts: [trade.intent]\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .contains("tradeschema.yaml:4:1: the gate: no captured message was checked: each belongs to no event in"
                        + " force, or none could be read; right it, or take it out of tradeschema.yaml"
                        + " [PART_NOT_CHECKED]");
    }

    @Test
    void a_byte_of_the_archive_that_changed_is_red_once() throws IOException {
        archive.mutate(INTENT_1_0, "what to do", "What to do");

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings())
                .containsExactly("schemas/" + INTENT_1_0 + ": trade.intent@1.0.0: its bytes are not the published ones;"
                        + " restore it from version control; publish the change as a new version [ARCHIVE_MUTATED]");
    }

    @Test
    void a_byte_that_changed_together_with_its_digest_is_red_against_the_jar() throws IOException {
        archive.forge(INTENT_1_0, "what to do", "What to do");

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings())
                .containsExactly("schemas/" + INTENT_1_0 + ": trade.intent@1.0.0: its bytes are not those of the same"
                        + " version in the jar on the class path; restore it from version control; publish the change"
                        + " as a new version [ARCHIVE_MUTATED]");
    }

    @Test
    void a_version_that_no_jar_has_is_held_to_the_base() throws IOException, InterruptedException {
        var newest = TradeIntent.TYPE.version();
        var next = newest.major() + "." + (newest.minor() + 1) + ".0";
        archive.publish(next, "what to do", "What to do");
        archive.commit();
        archive.forge("trade-intent/" + next + "/trade-intent.schema.json", "What to do", "what to do");

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings())
                .contains("schemas/trade-intent/" + next + "/trade-intent.schema.json: trade.intent@" + next
                        + ": its bytes are not those of main; restore it from main; publish the change as a new"
                        + " version [ARCHIVE_MUTATED]");
    }

    /** Publishes a minor version that lacks a value of the one before it, and gives what is told of that. */
    private String breakingMinor() throws IOException {
        var newest = TradeIntent.TYPE.version();
        var next = newest.major() + "." + (newest.minor() + 1) + ".0";
        archive.publish(next, "\"BUY\", \"SELL\", \"CLOSE\"", "\"BUY\", \"SELL\"");
        return "schemas/trade-intent/" + next + "/trade-intent.schema.json: trade.intent@" + next
                + " $: the change demands a major version, " + newest + " became " + next
                + "; raise the major version; rollout: producers first, then drain [MAJOR_NOT_BUMPED]";
    }

    @Test
    void a_breaking_change_against_the_base_is_red_and_names_the_rollout() throws IOException {
        var told = breakingMinor();

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings()).contains(told);
        assertThat(run.out())
                .contains("versions compared: " + Schemas.all().published().size(), "BREAK");
    }

    /** Both versions lie in the archive: no revision is needed to see that one breaks the other. */
    @Test
    void a_breaking_change_is_red_without_a_base() throws IOException {
        var told = breakingMinor();

        var run = check(EVERYTHING.replace("base: main\n", ""));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html"})
    void a_base_that_is_the_commit_itself_says_that_it_compares_nothing(String form)
            throws IOException, InterruptedException {
        var itself = "main is the commit that is checked out itself: nothing that is committed is compared";

        assertThat(check(EVERYTHING, "--format", form).out()).contains(itself);

        archive.leaveOn("ahead");
        var run = check(EVERYTHING, "--base", "ahead", "--format", form);
        assertThat(run.out()).contains("ahead").doesNotContain("checked out itself");
    }

    @Test
    void a_breaking_change_breaks_those_who_read_the_event_and_no_folder_of_files() throws IOException {
        breakingMinor();
        var comment = check(EVERYTHING, "--format", "pr").out();
        var breaks = comment.substring(comment.indexOf("**Who breaks**"), comment.indexOf("**Rollout order**"));

        assertThat(breaks.lines().filter(line -> line.startsWith("- ")).toList())
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("- schemas: "))
                .anyMatch(line -> line.matches("- (?:.*/)?executor: .*"));
    }

    @Test
    void code_scanning_tells_two_buses_of_one_repository_apart_and_knows_each_again() throws IOException {
        Files.createDirectories(folder.resolve("desk"));
        Files.writeString(folder.resolve("desk/tradeschema.yaml"), "version: 1\nscan: {paths: [../bus]}\n");
        var desk = CommandLineRun.of(
                "check", "-f", folder.resolve("desk/tradeschema.yaml").toString(), "--format", "sarif");

        assertThat(check("version: 1\nscan: {paths: [bus]}\n", "--format", "sarif")
                        .out())
                .contains("\"id\" : \"tradeschema/check/tradeschema.yaml/\"");
        assertThat(desk.out()).contains("\"id\" : \"tradeschema/check/desk/tradeschema.yaml/\"");
        assertThat(CommandLineRun.of("scan", "src/test/ci", "--format", "sarif").out())
                .contains("\"id\" : \"tradeschema/scan src/test/ci/\"");
    }

    @Test
    void the_base_of_the_command_line_stands_in_for_that_of_the_file() throws IOException {
        var run = check(EVERYTHING, "--base", "no-such-branch");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly("the gate: git knows no revision \"no-such-branch\"; right the base that this run was"
                        + " given, or give it none [PART_NOT_CHECKED]");
    }

    @Test
    void a_revision_that_a_shallow_clone_lacks_is_told_with_how_it_gets_there(@TempDir Path other)
            throws IOException, InterruptedException {
        var clone = archive.shallowClone(other.resolve("clone"));
        var file = clone.resolve("tradeschema.yaml");
        Files.writeString(file, "version: 1\narchive: schemas\nbase: HEAD~1\n");

        var run = CommandLineRun.of("check", "-f", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "git knows no revision \"HEAD~1\": this clone is shallow",
                        "fetch-depth: 0",
                        "git fetch --depth=1 origin BRANCH");
    }

    @Test
    void a_folder_and_a_file_that_are_not_there_are_named_with_their_lines() throws IOException {
        var run = check(EVERYTHING.replace("schemas", "gone").replace("captured.jsonl", "gone.jsonl"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly(
                        "tradeschema.yaml:3:1: the gate: the archive gone is no folder; right it, or take it out of"
                                + " tradeschema.yaml [PART_NOT_CHECKED]",
                        "tradeschema.yaml:4:1: the gate: gone.jsonl does not exist; right it, or take it out of"
                                + " tradeschema.yaml [PART_NOT_CHECKED]");
        assertThat(run.out()).contains("tradeschema.yaml [PART_NOT_CHECKED]\n    and 1 more: tradeschema.yaml:5\n");
    }

    @Test
    void an_empty_captured_file_is_not_green() throws IOException {
        Files.writeString(folder.resolve("captured.jsonl"), "");

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly(
                        "tradeschema.yaml:4:1: the gate: captured.jsonl is empty: nothing was checked; right it,"
                                + " or take it out of tradeschema.yaml [PART_NOT_CHECKED]");
    }

    @Test
    void a_base_outside_of_git_is_not_green(@TempDir Path elsewhere) throws IOException {
        LabelledCase.copy(folder.resolve("schemas"), elsewhere.resolve("schemas"));

        var run = check(EVERYTHING.replace("archive: schemas", "archive: " + elsewhere.resolve("schemas")));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly("tradeschema.yaml:5:1: the gate: " + elsewhere.resolve("schemas")
                        + " is in no git repository; right it, or take it out of tradeschema.yaml [PART_NOT_CHECKED]");
    }

    @Test
    void a_version_that_is_published_at_the_base_alone_is_red() throws IOException, InterruptedException {
        archive.publish("1.1.1", "what to do", "What to do");
        archive.leaveOn("ahead");

        var run = check(EVERYTHING, "--base", "ahead");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.findings())
                .contains(
                        "schemas/trade-intent/1.1.1/trade-intent.schema.json: trade.intent@1.1.1: it is there at ahead"
                                + " and not here; restore it from ahead; publish the change as a new version [ARCHIVE_GAP]");
    }

    /** The change that begins an archive breaks nobody. */
    @Test
    void an_archive_that_the_base_does_not_have_is_new() throws IOException, InterruptedException {
        archive.withdraw();

        var run = check(EVERYTHING);

        assertThat(run.findings()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("versions compared: 0", "nobody knew it before");
    }

    @Test
    void an_archive_that_lay_elsewhere_at_the_base_is_not_taken_for_new() throws IOException, InterruptedException {
        Files.move(folder.resolve("schemas"), folder.resolve("elsewhere"));
        archive.commit();
        Files.move(folder.resolve("elsewhere"), folder.resolve("schemas"));

        var run = check(EVERYTHING);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .singleElement()
                .asString()
                .contains("schemas holds no published schema at main, where elsewhere/", "changed after that");
    }

    @Test
    void a_base_without_an_archive_compares_nothing_and_says_so() throws IOException {
        var run = check(EVERYTHING.replace("archive: schemas\n", "").replace("base: main\n", ""), "--base", "main");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly(
                        "the gate: a base without an archive compares nothing; name the archive's folder in"
                                + " tradeschema.yaml; right the base that this run was given, or give it none [PART_NOT_CHECKED]");
        assertThat(run.out()).contains("not configured: archive\n");
    }

    @Test
    void a_baseline_and_a_waiver_apply_to_what_was_found_beside_the_source() throws IOException {
        archive.mutate(INTENT_1_0, "what to do", "What to do");
        var baseline = folder.resolve("known.json");

        assertThat(check(EVERYTHING, "--baseline", baseline.toString(), "--update-baseline")
                        .exitCode())
                .isZero();
        var known = check(EVERYTHING, "--baseline", baseline.toString());
        var fingerprint = Files.readString(baseline).replaceAll("(?s).*\"fingerprint\" : \"(\\w+)\".*", "$1");
        var waived = check(EVERYTHING
                + """
                waivers: [{fingerprint: "%s", reason: prose, owner: ops, until: %s}]
                """.formatted(fingerprint, LocalDate.now(ZoneOffset.UTC).plusDays(30)));

        assertThat(known.exitCode()).isZero();
        assertThat(known.out()).contains("known findings, not shown: 1");
        assertThat(waived.exitCode()).isZero();
        assertThat(waived.out()).contains("waived findings, not shown: 1");
    }

    @Test
    void warnings_fail_where_it_is_asked_for_and_a_rule_fails_beside_errors_or_alone() throws IOException {
        Files.createDirectories(folder.resolve("bus/lone"));
        Files.writeString(folder.resolve("bus/lone/main.py"), """
                import redis

                def page():
                    redis.Redis().xadd("ops:pages", {"text": "closed"})
                """);

        assertThat(check(EVERYTHING).findings()).singleElement().asString().endsWith("[STREAM_NEVER_READ, warning]");
        assertThat(check(EVERYTHING).exitCode()).isZero();
        assertThat(check(EVERYTHING, "--warnings-fail").exitCode()).isOne();
        assertThat(check(EVERYTHING, "--warnings-fail").out())
                .startsWith("tradeschema check: red (exit code 1): 1 finding (0 errors, 1 warning)\n"
                        + "  streams with one end: 1 warning; in lone\nBegin with bus/lone/main.py:4:");
        assertThat(check(EVERYTHING, "--fail-on", "warning").exitCode()).isOne();
        assertThat(check(EVERYTHING, "--fail-on", "stream-never-read").exitCode())
                .isOne();
        assertThat(check(EVERYTHING, "--fail-on", "STREAM_NEVER_WRITTEN").exitCode())
                .isZero();
    }

    @Test
    void none_takes_the_errors_out_and_an_unknown_name_is_refused_with_the_one_that_was_meant() throws IOException {
        Files.writeString(folder.resolve("bus/ops.py"), """
                import redis

                redis.Redis().xadd("quantum:stream:trade.intent", {"data": "{}"})
                """);

        assertThat(check(EVERYTHING).exitCode()).isOne();
        assertThat(check(EVERYTHING, "--fail-on", "none").exitCode()).isZero();
        assertThat(check(EVERYTHING, "--fail-on", "none,STREAM_NEVER_READ").exitCode())
                .isZero();
        assertThat(check(EVERYTHING, "--fail-on", "STREAM_NEVER_READ").exitCode())
                .isOne();
        var unknown = check(EVERYTHING, "--fail-on", "STREAM_NEVER_RED");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no weight and no rule", "such as STREAM_NEVER_READ");
    }
}
