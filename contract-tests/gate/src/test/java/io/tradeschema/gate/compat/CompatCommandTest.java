package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.json.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompatCommandTest {

    private static final String WITH_ACTION = """
            {"type": "object", "additionalProperties": false, "required": ["symbol", "action"],
             "properties": {"symbol": {"type": "string", "examples": ["BTCUSDT"]}, "action": {"enum": ["BUY", "SELL"]}}}
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void the_incidents_rename_is_red_names_both_and_prints_the_message() throws IOException {
        var run = CommandLineRun.of(
                "compat", file("old.json", WITH_ACTION), file("new.json", WITH_ACTION.replace("action", "side")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("rename: \"action\" is now called \"side\"")
                .contains("new consumers refuse the old message {\"symbol\":\"BTCUSDT\",\"action\":\"BUY\"}")
                .contains(", and old consumers refuse the new message {\"symbol\":\"BTCUSDT\",\"side\":\"BUY\"}")
                .contains("rollout: two steps", "step 1: expand", "step 2: contract")
                .doesNotContain("step 3")
                .contains("[FIELD_RENAMED]")
                .contains("{\"fingerprint\":\"");
    }

    @Test
    void a_step_that_nobody_asked_for_says_why_it_is_looked_at() {
        var out = CommandLineRun.of("compat", "trade.closed@1.1.0", "trade.closed@1.2.0")
                .out();

        assertThat(out.lines().filter(line -> line.contains("trade.closed@1.1.0 to trade.closed@1.2.0")))
                .containsExactly("trade.closed@1.1.0 to trade.closed@1.2.0");
        assertThat(out)
                .contains("\nMessages of earlier versions may still be stored, so also: trade.closed@1.0.0 to"
                        + " trade.closed@1.2.0\n");
    }

    @Test
    void the_step_of_our_own_contract_is_clean_and_its_order_is_told() {
        var run = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent@1.1.0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("rollout: consumers first")
                .contains("demands a minor step; the step in hand is minor: enough")
                .contains("FIELD_ADDED_MUST_UNDERSTAND  $.reduce_only");
    }

    @Test
    void a_bus_file_nested_without_end_is_refused_in_one_sentence() throws IOException {
        var bus = file("tradeschema.yaml", "[".repeat(100_000));

        assertThat(CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent", "--bus", bus))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "tradeschema: " + bus
                                + ":1: lists and mappings stand more than 50 deep in each other here; no file"
                                + " of the gate needs more than six\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "archive: [[["})
    void a_file_of_waivers_nested_without_end_is_not_checked(String opening) throws IOException {
        var schema = file("schema.json", "{}");
        var waivers = file("waivers.yaml", opening.repeat(100_000));
        var run = CommandLineRun.of("compat", schema, schema, "--waivers", waivers);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("tradeschema: " + waivers + ":1: ").hasLineCount(1);
    }

    @Test
    void an_event_without_a_version_is_its_newest_published_one() {
        var run = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("FIELD_ADDED_MUST_UNDERSTAND  $.reduce_only");
    }

    @Test
    void a_name_that_is_neither_file_nor_event_is_told_what_would_be() {
        var run = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intend");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("trade.intend is no file and no published event")
                .contains("tradeschema events lists the events");
    }

    @Test
    void our_contract_with_action_renamed_by_hand_accepts_nothing_and_is_told_so() throws IOException {
        var schemas = Schemas.all();
        var published = schemas.newest("trade.intent").orElseThrow();
        var text = new String(schemas.bytes(published), StandardCharsets.UTF_8);
        var renamed = text.replace("\"action\"", "\"side\"");

        var run = CommandLineRun.of("compat", file("old.json", text), file("new.json", renamed), "--policy", "NONE");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("the new schema accepts no message at all")
                .contains("rollout: none: the new version takes no message at all; mend it first")
                .doesNotContain("step 1")
                .contains("SCHEMA_ACCEPTS_NOTHING");
    }

    @Test
    void a_file_is_compatible_with_itself() throws IOException {
        var file = file("old.json", WITH_ACTION);

        assertThat(CommandLineRun.of("compat", file, file, "--policy", "FULL").exitCode())
                .isZero();
    }

    @Test
    void a_policy_turns_an_addition_red() {
        var run = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent@1.1.0", "--policy", "FORWARD");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FIELD_ADDED_OPTIONAL");
    }

    @Test
    void without_a_baseline_nothing_is_checked() throws IOException {
        assertThat(CommandLineRun.of("compat", file("new.json", "{}")).exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("compat", "no/such/file.json", file("new.json", "{}"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("compat", file("old.json", "[1]"), file("new.json", "{}"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("compat", "trade.intent@9.9.9", "trade.intent@1.1.0")
                        .exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "nowhere.json good.json ~ nowhere.json is no file and no published event",
                "cut.json good.json ~ the old version is no JSON: Unexpected end-of-input",
                "good.json list.json ~ the new version is no schema",
                "good.json empty.txt ~ the new version is no JSON: empty text",
                "trade.intent@9.9.9 good.json ~ trade.intent@9.9.9 is not published",
                "git:no-such-revision:a.json good.json ~ git:no-such-revision:a.json cannot be read",
                "git:HEAD good.json ~ write git:REV:path",
                "good.json ~ compat needs OLD and NEW",
                "good.json good.json --also nowhere.json ~ nowhere.json is no file",
                "good.json good.json --waivers nowhere.json ~ nowhere.json is no file",
                "good.json good.json --messages nowhere.json ~ nowhere.json is no file",
                "good.json good.json --messages cut.json ~ cut.json holds a line that is no JSON",
                "good.json good.json --policy SOMETIMES ~ but was 'SOMETIMES'",
                "good.json good.json --draft 3 ~ but was '3'",
                "good.json good.json --format xml ~ no form is named \"xml\"",
                "good.json good.json --bus nowhere.yaml ~ nowhere.yaml is no file",
                "--pairs nowhere.jsonl ~ nowhere.jsonl is no file",
                "--pairs empty.txt ~ empty.txt holds no pair",
                "--pairs pairs.jsonl good.json good.json ~ not both",
                "--pairs pairs.jsonl ~ line 2: no JSON: Unrecognized token 'broken'",
            })
    void bad_input_is_told_for_what_it_is_and_not_checked(String arguments, String said) throws IOException {
        file("good.json", "{\"type\": \"string\"}");
        file("cut.json", "{\"type\": \"string\"");
        file("list.json", "[1]");
        file("empty.txt", "");
        file("pairs.jsonl", "{\"id\": 1, \"old\": {}, \"new\": {}}\nbroken\n");
        var inFolder = Arrays.stream(("compat " + arguments).split(" "))
                .map(each -> each.matches("\\w+\\.(json|jsonl|txt|yaml)")
                        ? folder.resolve(each).toString()
                        : each);
        var run = CommandLineRun.of(inFolder.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains(said).doesNotContain("Exception", "\tat ", "REDACTED");
    }

    private static final String BUS = """
            version: 1
            services:
              writer: {produces: [trade.closed]}
              dashboard: {consumes: [trade.closed], ignores_additions: true}
              %s
            """;

    private static final String WITH_NOTE =
            WITH_ACTION.replace("\"action\": {", "\"note\": {\"type\": \"string\"}, \"action\": {");

    private CommandLineRun noteAdded(String otherService) throws IOException {
        return CommandLineRun.of(
                "compat",
                file("old.json", WITH_ACTION),
                file("new.json", WITH_NOTE),
                "--bus",
                file("bus.yaml", BUS.formatted(otherService)));
    }

    @Test
    void each_consumer_is_judged_by_its_own_view() throws IOException {
        var run = noteAdded("learner: {consumes: ['quantum:stream:trade.closed']}");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("consumer dashboard: SAFE: reads on where it may ignore an addition\n")
                .contains("consumer learner: BREAK: refuses what it does not know; refuses {\"symbol\":\"BTCUSDT\"")
                .contains("rollout: consumers first")
                .doesNotContain("consumer writer");
    }

    @Test
    void where_every_consumer_ignores_additions_the_order_is_free() throws IOException {
        assertThat(noteAdded("learner: {produces: [trade.intent]}").out())
                .contains("consumer dashboard: SAFE", "rollout: any order")
                .doesNotContain("consumer learner");
    }

    @Test
    void of_our_own_events_only_the_services_that_read_them_are_consumers() throws IOException {
        var bus = file("bus.yaml", BUS.formatted("learner: {consumes: ['quantum:stream:trade.intent']}"));
        var run = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent@1.1.0", "--bus", bus);

        assertThat(run.out()).contains("consumer learner: BREAK").doesNotContain("consumer dashboard");
    }

    @Test
    void a_consumer_that_ignores_additions_does_not_ignore_exposure() throws IOException {
        var bus = file("bus.yaml", BUS.formatted("executor: {consumes: [trade.intent], ignores_additions: true}"));
        var intent = CommandLineRun.of("compat", "trade.intent@1.0.0", "trade.intent@1.1.0", "--bus", bus);

        assertThat(intent.out()).contains("consumer executor: BREAK").contains("rollout: consumers first");
    }

    @Test
    void other_versions_that_can_still_be_read_count_too() throws IOException {
        var open = file("open.json", "{}");
        var same = file("same.json", "{\"maximum\": 5}");

        assertThat(CommandLineRun.of("compat", same, same, "--also", open).exitCode())
                .isEqualTo(1);
    }

    @Test
    void a_waiver_turns_a_finding_green_until_it_expires() throws IOException {
        var old = file("old.json", "{\"maximum\": 5}");
        var current = file("new.json", "{\"maximum\": 4}");
        var out = CommandLineRun.of("compat", old, current).out();
        var fingerprint = out.replaceAll("(?s).*\"fingerprint\":\"([0-9a-f]{16})\".*", "$1");
        var waiver = "[{\"fingerprint\":\"" + fingerprint
                + "\",\"reason\":\"agreed\",\"owner\":\"ana\",\"expires\":\"%s\"}]";
        var nextYear = LocalDate.now(ZoneOffset.UTC).plusYears(1);

        assertThat(CommandLineRun.of("compat", old, current, "--waivers", file("w.json", waiver.formatted(nextYear)))
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of(
                                "compat", old, current, "--waivers", file("w.json", waiver.formatted("2001-01-01")))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void many_pairs_are_read_from_standard_input() {
        var run = CommandLineRun.withInput(
                "{\"id\":\"p\",\"old\":{},\"new\":{\"type\":\"object\"}}\n", "compat", "--pairs", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\"id\":\"p\",\"backward\":\"BREAK\",\"forward\":\"SAFE\"");
    }

    @Test
    void the_figures_of_many_pairs_are_told_beside_the_answers() {
        var pairs = """
                {"id": 1, "old": {}, "new": {"type": "object"}}
                {"id": 2, "old": {"$ref": "https://elsewhere.example/"}, "new": {"type": "object"}}
                """;
        var run = CommandLineRun.withInput(pairs, "compat", "--pairs", "-", "--figures");

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err())
                .startsWith("2 pairs, 1 SAFE, 1 BREAK, 2 UNDECIDED, 0 NOT_CHECKED (50.00 % not decided); median ");
    }

    private static final String SAFE_PAIR = "{\"id\": 1, \"old\": {}, \"new\": {}}\n";
    private static final String BREAKING_PAIR = "{\"id\": 2, \"old\": {}, \"new\": {\"type\": \"object\"}}\n";
    private static final String UNDECIDED_PAIR =
            "{\"id\": 3, \"old\": {\"$ref\": \"https://elsewhere.example/\"}, \"new\": {\"type\": \"object\"}}\n";
    private static final String UNREADABLE_PAIR = "{\"id\": 4, \"old\": {\"maximum\": 1e99999999999}, \"new\": {}}\n";

    @ParameterizedTest
    @CsvSource({
        "NONE,        0, 0, 0, 0",
        "NOT_CHECKED, 0, 0, 0, 2",
        "UNDECIDED,   0, 0, 2, 2",
        "BREAK,       0, 1, 2, 2",
    })
    void a_run_of_pairs_is_red_on_what_it_is_told_to_be(
            String what, int safe, int breaking, int undecided, int unreadable) {
        assertThat(pairs(SAFE_PAIR, "--fail-on", what).exitCode()).isEqualTo(safe);
        assertThat(pairs(SAFE_PAIR + BREAKING_PAIR, "--fail-on", what).exitCode())
                .isEqualTo(breaking);
        assertThat(pairs(BREAKING_PAIR + UNDECIDED_PAIR, "--fail-on", what).exitCode())
                .isEqualTo(undecided);
        assertThat(pairs(BREAKING_PAIR + UNREADABLE_PAIR, "--fail-on", what).exitCode())
                .isEqualTo(unreadable);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,        0, 0, 0, 0",
        "NOT_CHECKED, 0, 0, 0, 2",
        "UNDECIDED,   0, 0, 2, 2",
        "BREAK,       0, 1, 2, 2",
    })
    void one_comparison_is_red_on_the_same_as_many(String what, int safe, int breaking, int undecided, int unreadable)
            throws IOException {
        var any = file("any.json", "{}");
        var object = file("object.json", "{\"type\": \"object\"}");
        var elsewhere = file("elsewhere.json", "{\"$ref\": \"https://elsewhere.example/\"}");
        var list = file("list.json", "[]");

        assertThat(one(any, any, what)).isEqualTo(safe);
        assertThat(one(any, object, what)).isEqualTo(breaking);
        assertThat(one(elsewhere, object, what)).isEqualTo(undecided);
        assertThat(one(list, object, what)).isEqualTo(unreadable);
    }

    private static int one(String old, String current, String failOn) {
        return CommandLineRun.of("compat", old, current, "--policy", "NONE", "--fail-on", failOn)
                .exitCode();
    }

    @Test
    void what_a_policy_refuses_is_red_however_little_else_is() throws IOException {
        var any = file("any.json", "{}");
        var object = file("object.json", "{\"type\": \"object\"}");

        assertThat(CommandLineRun.of("compat", any, object, "--fail-on", "NOT_CHECKED")
                        .exitCode())
                .isEqualTo(1);
        assertThat(CommandLineRun.of("compat", any, object, "--fail-on", "NONE").exitCode())
                .isZero();
    }

    @Test
    void what_was_not_decided_of_one_pair_could_not_be_checked() throws IOException {
        var elsewhere = file("elsewhere.json", "{\"$ref\": \"https://elsewhere.example/\"}");
        var run = CommandLineRun.of("compat", elsewhere, file("object.json", "{\"type\": \"object\"}"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("red because of UNDECIDED (--fail-on UNDECIDED)\n");
        assertThat(run.out()).contains("[KEYWORD_UNSUPPORTED]");
    }

    @Test
    void a_word_that_was_probably_meant_for_a_keyword_is_warned_of_and_others_are_listed() throws IOException {
        var old = file("old.json", "{}");
        var current = file("new.json", """
                {"tpye": "object", "x-owner": "ana", "properties": {"tpye": {"requried": ["a"], "colour": "red"}}}
                """);
        var run = CommandLineRun.of("compat", old, current);

        assertThat(run.exitCode()).isZero();
        assertThat(run.findings())
                .containsExactly(
                        current + " #: \"tpye\" is no keyword of the schema's draft, and demands nothing; did you mean"
                                + " \"type\"? [KEYWORD_UNKNOWN, warning]",
                        current + " #/properties/tpye: \"requried\" is no keyword of the schema's draft, and demands"
                                + " nothing; did you mean \"required\"? [KEYWORD_UNKNOWN, warning]");
        assertThat(run.out()).contains("notes in the new version: \"colour\": no keywords, and so without effect\n");
    }

    @Test
    void a_keyword_of_another_draft_is_warned_of() throws IOException {
        var current = file("new.json", """
                {"$schema": "http://json-schema.org/draft-07/schema#", "dependentRequired": {"a": ["b"]}}
                """);

        assertThat(CommandLineRun.of("compat", current, current).findings())
                .containsExactly(current + " #: \"dependentRequired\" is no keyword of the schema's draft, and demands"
                        + " nothing; it is a keyword of another draft than http://json-schema.org/draft-07/schema"
                        + " [KEYWORD_UNKNOWN, warning]");
    }

    private String bytes(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void a_schema_is_read_marked_in_utf_16_and_packed() throws IOException {
        var text = "{\"type\": \"string\"}";
        var plain = file("plain.json", text);
        var marked = file("marked.json", "\ufeff" + text);
        var wide = bytes("wide.json", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
        var packed = bytes("packed.json.gz", gzip(text));

        for (var other : new String[] {marked, wide, packed}) {
            var run = CommandLineRun.of("compat", plain, other, "--policy", "FULL");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void a_file_of_pairs_is_read_marked_in_utf_16_and_packed() throws IOException {
        var files = new String[] {
            file("marked.jsonl", "\ufeff" + SAFE_PAIR),
            bytes("wide.jsonl", ("\ufeff" + SAFE_PAIR).getBytes(StandardCharsets.UTF_16BE)),
            bytes("packed.jsonl.gz", gzip(SAFE_PAIR))
        };
        for (var each : files) {
            assertThat(CommandLineRun.of("compat", "--pairs", each).out())
                    .isEqualTo(CommandLineRun.of("compat", "--pairs", file("plain.jsonl", SAFE_PAIR))
                            .out())
                    .startsWith("{\"id\":1,\"backward\":\"SAFE\"");
        }
    }

    @Test
    void pairs_that_are_no_utf_8_are_not_compared_with_signs_in_place_of_theirs() throws IOException {
        var latin = bytes(
                "latin.jsonl",
                "{\"id\": 1, \"old\": {\"const\": \"\u00e9\"}, \"new\": {\"const\": \"\u00e8\"}}\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(CommandLineRun.of("compat", "--pairs", latin))
                .isEqualTo(new CommandLineRun(2, "", "tradeschema: " + latin + " cannot be read as UTF-8 text\n"));
    }

    @Test
    void a_schema_packed_in_a_way_that_is_not_read_is_told_with_what_unpacks_it() throws IOException {
        var packed = bytes("a.json.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});

        assertThat(CommandLineRun.of("compat", packed, packed))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "tradeschema: " + packed + " is packed by xz, which is not read; write xz -dc " + packed
                                + " > plain.json and give plain.json\n"));
    }

    @Test
    void many_pairs_from_a_closed_input_are_not_checked() {
        System.setProperty("tradeschema.input.closed", "true");
        try {
            assertThat(CommandLineRun.of("compat", "--pairs", "-"))
                    .isEqualTo(new CommandLineRun(
                            2, "", "tradeschema: standard input is closed: send it something, or name a file\n"));
        } finally {
            System.clearProperty("tradeschema.input.closed");
        }
    }

    private static CommandLineRun pairs(String pairs, String... options) {
        return CommandLineRun.withInput(
                pairs,
                Stream.concat(Stream.of("compat", "--pairs", "-"), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    @Test
    void what_was_decided_of_many_pairs_is_told_beside_the_answers_and_undecided_is_red() {
        var run = pairs(SAFE_PAIR + BREAKING_PAIR + UNDECIDED_PAIR + UNREADABLE_PAIR);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("4 pairs, 3 SAFE, 1 BREAK, 2 UNDECIDED, 2 NOT_CHECKED\n"
                        + "red because of NOT_CHECKED (--fail-on UNDECIDED)\n");
        assertThat(run.out()).contains("{\"id\":4,\"backward\":\"NOT_CHECKED\"");
    }

    @Test
    void a_number_beyond_all_in_a_file_is_not_checked_and_told() throws IOException {
        var run = CommandLineRun.of("compat", file("old.json", "{}"), file("new.json", "{\"maximum\": 1e99999999999}"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "the new version is more than is read: a number with an exponent beyond 1000 at line 1, column 13");
    }

    @Test
    void every_form_of_report_carries_the_verdict() throws IOException {
        var old = file("old.json", WITH_ACTION);
        var current = file("new.json", WITH_ACTION.replace("action", "side"));
        for (var form : new String[] {"json", "github", "junit", "sarif", "markdown", "html"}) {
            assertThat(CommandLineRun.of("compat", old, current, "--format", form)
                            .out())
                    .as(form)
                    .containsPattern("FIELD.?_RENAMED");
        }
    }

    /** A contract of which 1.0.0 is published, and which has become narrower since. */
    private String narrowed(String version) throws IOException {
        var schema = """
                {"type": "object", "properties": {"size": {"type": "number", "maximum": %d}}, "required": ["size"],
                 "additionalProperties": false}
                """;
        var bus = """
                version: 1
                contracts: [{schema: own.json, stream: "q:own.event", version: %s}]
                archive: published
                """;
        file("own.json", schema.formatted(9));
        var named = file("bus.yaml", bus.formatted("1.0.0"));
        assertThat(CommandLineRun.of("--events", named, "archive", "freeze").exitCode())
                .isZero();
        file("own.json", schema.formatted(5));
        return file("bus.yaml", bus.formatted(version));
    }

    @Test
    void before_a_freeze_the_new_side_is_the_contract_as_it_stands() throws IOException {
        var run = CommandLineRun.of("--events", narrowed("2.0.0"), "compat", "own.event@1.0.0", "own.event");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("own.event@1.0.0 to own.event@2.0.0\n  backward: BREAK: new consumers refuse {\"size\":")
                .contains("the step in hand is major: enough");
    }

    @Test
    void before_a_freeze_a_version_that_was_not_raised_is_told() throws IOException {
        var run = CommandLineRun.of("--events", narrowed("1.0.0"), "compat", "own.event@1.0.0", "own.event");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[VERSION_NOT_BUMPED]", "[RANGE_TIGHTENED]");
    }

    @Test
    void an_old_side_without_a_version_is_the_newest_published_one_and_compared_once() throws IOException {
        var run = CommandLineRun.of("--events", narrowed("2.0.0"), "compat", "own.event", "own.event");

        assertThat(run.out()).containsOnlyOnce("own.event@1.0.0 to own.event@2.0.0");
    }

    @Test
    void a_version_that_is_asked_for_by_its_number_has_to_be_published() throws IOException {
        var run = CommandLineRun.of("--events", narrowed("2.0.0"), "compat", "own.event@1.0.0", "own.event@2.0.0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("own.event@2.0.0 is not published");
    }
}
