package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema that stands in several files is compared as one. */
class SeveralFilesTest {

    private static final String ORDER = """
            {"type": "object", "required": ["price"], "properties": {"price": {"$ref": "money.json#/$defs/price"}}}
            """;

    private static final String MONEY = """
            {"$defs": {"price": {"type": "number", "maximum": 10}}}
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static CommandLineRun compat(String old, String current, String... more) {
        return CommandLineRun.of(Stream.concat(Stream.of("compat", old, current), Stream.of(more))
                .toArray(String[]::new));
    }

    private static boolean networkntAccepts(Map<String, String> files, String root, String message) {
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(files));
        return registry.getSchema(SchemaLocation.of(root))
                .validate(message, InputFormat.JSON)
                .isEmpty();
    }

    @Test
    void a_break_in_a_sibling_is_proven_and_another_validator_agrees_that_reads_the_same_files() throws IOException {
        file("old/money.json", MONEY);
        file("new/money.json", MONEY.replace("10", "9"));

        var run = compat(file("old/order.json", ORDER), file("new/order.json", ORDER), "--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"RANGE_TIGHTENED\"", "\"$.price\"", "\"witness\"", "{\\\"price\\\":10}")
                .doesNotContain("UNDECIDED");
        var message = "{\"price\": 10}";
        assertThat(networkntAccepts(
                        Map.of("https://a.example/order.json", ORDER, "https://a.example/money.json", MONEY),
                        "https://a.example/order.json",
                        message))
                .isTrue();
        assertThat(networkntAccepts(
                        Map.of(
                                "https://a.example/order.json",
                                ORDER,
                                "https://a.example/money.json",
                                MONEY.replace("10", "9")),
                        "https://a.example/order.json",
                        message))
                .isFalse();
    }

    @Test
    void versions_that_differ_only_in_where_a_type_stands_are_the_same() throws IOException {
        file("old/money.json", MONEY);

        var run = compat(file("old/order.json", ORDER), file("new/order.json", """
                        {"type": "object", "required": ["price"],
                         "properties": {"price": {"type": "number", "maximum": 10}}}
                        """));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("backward: SAFE: new consumers take every old message")
                .contains("forward: SAFE: old consumers take every new message");
    }

    /** A field by that reference takes at most 5 in the one version and at most 4 in the other. */
    private void breaks(String root, String reference, String name, String sibling) throws IOException {
        for (var side : List.of("old", "new")) {
            file(side + "/" + name, side.equals("old") ? sibling : sibling.replace("5", "4"));
            file(side + "/" + root, "{\"properties\": {\"a\": {\"$ref\": \"" + reference + "\"}}}");
        }
        var run = compat(
                folder.resolve("old/" + root).toString(),
                folder.resolve("new/" + root).toString());

        assertThat(run.out())
                .contains("backward: BREAK: new consumers refuse {\"a\":5}")
                .contains("forward: SAFE")
                .contains("$.a: range tightened");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            money.json              | {"maximum": 5}
            ./money.json#           | {"maximum": 5}
            x/../money.json         | {"maximum": 5}
            money.json#/$defs/price | {"$defs": {"price": {"maximum": 5}}}
            money.json#/$defs/a~1b  | {"$defs": {"a/b": {"maximum": 5}}}
            money.json#/$defs/a%20b | {"$defs": {"a b": {"maximum": 5}}}
            money.json#/allOf/1     | {"allOf": [{}, {"maximum": 5}]}
            money.json#price        | {"$defs": {"p": {"$anchor": "price", "maximum": 5}}}
            money.json              | {"$id": "money.json", "$ref": "#/$defs/p", "$defs": {"p": {"maximum": 5}}}
            money.json              | {"$id": "https://b.example/m.json", "$ref": "m.json#/$defs/p", "$defs": {"p": {"maximum": 5}}}
            money.json              | {"$ref": "#p", "$defs": {"p": {"$id": "q.json", "$ref": "#q", "$defs": {"r": {"$anchor": "q", "maximum": 5}}}, "s": {"$anchor": "p", "$ref": "q.json"}}}
            """)
    void a_reference_to_a_sibling_is_followed(String reference, String sibling) throws IOException {
        breaks("order.json", reference, "money.json", sibling);
    }

    @Test
    void a_name_with_a_space_is_written_with_an_escape_or_without() throws IOException {
        breaks("order.json", "my%20money.json", "my money.json", "{\"maximum\": 5}");
        breaks("order.json", "my money.json", "my money.json", "{\"maximum\": 5}");
    }

    @Test
    void a_field_may_be_called_as_a_keyword_is() throws IOException {
        file("old/money.json", "{\"maximum\": 5}");
        file("new/money.json", "{\"maximum\": 4}");
        var order = "{\"properties\": {\"default\": {\"$ref\": \"money.json\"}, \"$ref\": {\"$ref\": \"money.json\"}}}";

        var run = compat(file("old/order.json", order), file("new/order.json", order));

        assertThat(run.out()).contains("backward: BREAK").contains("$.default: range tightened");
    }

    @Test
    void what_stands_in_a_value_is_no_reference() throws IOException {
        var run = compat(
                file("old/order.json", "{\"const\": {\"$ref\": \"gone.json\"}}"),
                file("new/order.json", "{\"enum\": [{\"$ref\": \"gone.json\"}]}"));

        assertThat(run.out()).contains("backward: SAFE").contains("forward: SAFE");
    }

    @Test
    void files_refer_to_each_other_in_chains_and_in_circles() throws IOException {
        for (var side : List.of("old", "new")) {
            file(side + "/c.json", "{\"$defs\": {\"n\": {\"maximum\": " + (side.equals("old") ? 5 : 4) + "}}}");
            file(side + "/sub/b.json", """
                    {"properties": {"inner": {"$ref": "../order.json"}, "self": {"$ref": "#"}, "n": {"$ref": "../c.json#/$defs/n"}}}
                    """);
            file(side + "/order.json", "{\"properties\": {\"b\": {\"$ref\": \"sub/b.json\"}}}");
        }
        Files.createDirectories(folder.resolve(".git"));

        var run = compat(
                folder.resolve("old/order.json").toString(),
                folder.resolve("new/order.json").toString());

        assertThat(run.out())
                .contains("backward: BREAK: new consumers refuse {\"b\":{\"n\":5}}")
                .contains("forward: SAFE")
                .contains("$.b.n: range tightened");
    }

    @Test
    void a_reference_that_goes_round_without_a_field_between_is_undecided() throws IOException {
        file("a/money.json", "{\"$ref\": \"order.json\"}");

        var run = compat(file("a/order.json", "{\"$ref\": \"money.json\"}"), file("b/order.json", "{}"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("applies a schema to itself without end");
    }

    @Test
    void a_sibling_is_found_by_the_address_it_states_wherever_it_lies_in_the_tree() throws IOException {
        for (var side : List.of("old", "new")) {
            file(
                    side + "/types/amounts.json",
                    "{\"$id\": \"https://a.example/v1/money.json\", \"$defs\": {\"n\": {\"maximum\": "
                            + (side.equals("old") ? 5 : 4) + "}}}");
            file(
                    side + "/order.json",
                    "{\"$id\": \"https://a.example/v1/order.json\", \"properties\":"
                            + " {\"a\": {\"$ref\": \"money.json#/$defs/n\"},"
                            + " \"b\": {\"$ref\": \"https://a.example/v1/money.json#/$defs/n\"}}}");
        }
        var run = compat(
                folder.resolve("old/order.json").toString(),
                folder.resolve("new/order.json").toString());

        assertThat(run.out())
                .contains("backward: BREAK")
                .contains("forward: SAFE")
                .contains("$.a: range tightened")
                .contains("$.b: range tightened");
    }

    @Test
    void an_older_draft_has_definitions_and_a_reference_stands_alone() throws IOException {
        for (var side : List.of("old", "new")) {
            file(
                    side + "/money.json",
                    "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"$id\": \"http://a.example/money.json\","
                            + " \"definitions\": {\"n\": {\"$id\": \"#n\", \"maximum\": "
                            + (side.equals("old") ? 5 : 4) + "}}}");
            file(
                    side + "/order.json",
                    "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"$id\": \"http://a.example/order.json\","
                            + " \"$ref\": \"#/definitions/o\", \"definitions\": {\"o\":"
                            + " {\"properties\": {\"a\": {\"$ref\": \"money.json#n\", \"minimum\": 50}}}}}");
        }
        var run = compat(
                folder.resolve("old/order.json").toString(),
                folder.resolve("new/order.json").toString());

        assertThat(run.out())
                .contains("backward: BREAK: new consumers refuse {\"a\":5}")
                .contains("forward: SAFE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gone.json                      | there is no file FOLDER/gone.json; correct the path
            bad.json                       | FOLDER/bad.json is no JSON
            latin.json                     | FOLDER/latin.json is no text in UTF-8
            dir                            | FOLDER/dir is no file
            good.json#/$defs/gone          | there is nothing at "#/$defs/gone" of FOLDER/good.json
            draft4.json                    | FOLDER/draft4.json is of another draft
            ../secret.json                 | leads out of FOLDER, to "../secret.json"
            %2e%2e/secret.json             | leads out of FOLDER, to "%2e%2e/secret.json"
            link.json                      | FOLDER/link.json is a link that leads out of FOLDER
            up/secret.json                 | FOLDER/up/secret.json is a link that leads out of FOLDER
            /etc/passwd                    | leads to "/etc/passwd", and nothing is ever fetched
            //evil.example/x.json          | leads to "//evil.example/x.json", and nothing is ever fetched
            file:///etc/passwd             | nothing is ever fetched
            https://evil.example/x.json    | nothing is ever fetched
            urn:uuid:1                     | nothing is ever fetched
            """)
    void what_is_not_read_is_undecided_and_says_where_and_why(String reference, String reason) throws IOException {
        file("secret.json", "{}");
        file("tree/bad.json", "{");
        Files.write(folder.resolve("tree/latin.json"), "\"é\"".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder.resolve("tree/dir"));
        file("tree/good.json", "{}");
        file("tree/draft4.json", "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"maximum\": 5}");
        Files.createSymbolicLink(folder.resolve("tree/link.json"), folder.resolve("secret.json"));
        Files.createSymbolicLink(folder.resolve("tree/up"), folder);
        var tree = folder.resolve("tree").toString();

        var run = compat(
                file("tree/old.json", "{\"properties\": {\"a\": {\"$ref\": \"" + reference + "\"}}}"),
                file("tree/new.json", "{\"properties\": {\"a\": {\"maximum\": 4}}}"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("undecided: $ref \"" + reference + "\" at " + tree + "/old.json#/properties/a: ")
                .contains(reason.replace("FOLDER", tree));
    }

    @Test
    void what_could_not_be_read_on_either_side_is_not_taken_for_the_same() throws IOException {
        var run = compat(
                file("old/order.json", "{\"properties\": {\"a\": {\"$ref\": \"gone.json\"}}}"),
                file("new/order.json", "{\"properties\": {\"a\": {\"$ref\": \"gone.json\"}}}"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("there is no file " + folder.resolve("old/gone.json"));
    }

    @Test
    void two_files_that_state_one_address_are_named() throws IOException {
        file("a/x.json", "{\"$id\": \"https://a.example/money.json\"}");
        file("a/y.json", "{\"$id\": \"https://a.example/money.json\"}");

        var run =
                compat(file("a/order.json", "{\"$ref\": \"https://a.example/money.json\"}"), file("b/o.json", "false"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(folder.resolve("a/x.json") + " and " + folder.resolve("a/y.json")
                        + " both state it as their identifier");
    }

    @Test
    void a_slip_in_a_sibling_is_warned_of() throws IOException {
        file("old/money.json", "{\"tpye\": \"number\"}");

        var run = compat(file("old/order.json", "{\"$ref\": \"money.json\"}"), file("new/order.json", "{}"));

        assertThat(run.out()).contains("\"tpye\" is no keyword").contains("#/$defs/money.json");
    }

    // ---- git ----

    private void git(String... arguments) throws Exception {
        var command = Stream.concat(
                        Stream.of("git", "-c", "user.name=a", "-c", "user.email=a@a.example"), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isZero();
    }

    /** Where the command is run decides which repository is meant. */
    private String runIn(Path place, String... arguments) throws Exception {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.tradeschema.gate.Main"),
                        Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + "exit code "
                + process.waitFor();
    }

    @Test
    void at_a_revision_the_files_of_that_revision_are_read() throws Exception {
        git("init", "-q");
        file("common/money.json", "{\"$id\": \"https://a.example/money.json\", \"maximum\": 5}");
        file("link.json", "{}");
        Files.delete(folder.resolve("link.json"));
        Files.createSymbolicLink(folder.resolve("link.json"), Path.of("common/money.json"));
        file("schemas/order.json", """
                {"properties": {"a": {"$ref": "../common/money.json"}, "b": {"$ref": "https://a.example/money.json"}}}
                """);
        file("schemas/linked.json", "{\"$ref\": \"../link.json\"}");
        file("schemas/out.json", "{\"$ref\": \"../../money.json\"}");
        git("add", ".");
        git("commit", "-qm", "one");
        file("common/money.json", "{\"$id\": \"https://a.example/money.json\", \"maximum\": 4}");

        assertThat(runIn(folder, "compat", "git:HEAD:schemas/order.json", "schemas/order.json"))
                .contains("backward: BREAK: new consumers refuse {\"a\":5}")
                .contains("$.b: range tightened")
                .endsWith("exit code 1");
        assertThat(runIn(folder.resolve("schemas"), "compat", "git:HEAD:./order.json", "order.json"))
                .contains("$.a: range tightened")
                .endsWith("exit code 1");
        assertThat(runIn(folder, "compat", "git:HEAD:schemas/linked.json", "schemas/order.json"))
                .contains("git:HEAD:link.json is a link, and at a revision links are not followed")
                .endsWith("exit code 2");
        assertThat(runIn(folder, "compat", "git:HEAD:schemas/out.json", "schemas/order.json"))
                .contains("leads out of the tree of HEAD, to \"../../money.json\"")
                .endsWith("exit code 2");
        file("pairs.jsonl", """
                {"id": 1, "old": {"$ref": "money.json"}, "new": {"$ref": "money.json"}, "base": {"old": "git:HEAD:common", "new": "common"}}
                """);
        assertThat(runIn(folder, "compat", "--pairs", "pairs.jsonl"))
                .contains("\"backward\":\"BREAK\"", "\"forward\":\"SAFE\"", "\"witness\":{\"backward\":5}")
                .endsWith("exit code 0");
    }

    // ---- pairs ----

    @Test
    void a_pair_has_a_base_that_its_references_lead_from() throws IOException {
        file("old/money.json", "{\"maximum\": 5}");
        file("new/money.json", "{\"maximum\": 4}");
        var pairs = file("pairs.jsonl", """
                {"id": 1, "old": {"$ref": "money.json"}, "new": {"maximum": 4}, "base": "FOLDER/old"}
                {"id": 2, "old": {"$ref": "money.json"}, "new": {"$ref": "money.json"}, "base": {"old": "FOLDER/old", "new": "FOLDER/new"}}
                {"id": 3, "old": {"$ref": "money.json"}, "new": {"maximum": 4}}
                {"id": 4, "old": {"$ref": "money.json"}, "new": {"maximum": 4}, "base": "FOLDER/gone"}
                {"id": 5, "old": {"$ref": "money.json"}, "new": {"maximum": 4}, "base": 7}
                {"id": 6, "old": {"$ref": "../pairs.jsonl"}, "new": {"maximum": 4}, "base": "FOLDER/old"}
                """.replace("FOLDER", folder.toString()));

        var answers =
                CommandLineRun.of("compat", "--pairs", pairs).out().lines().toList();

        assertThat(answers.get(0)).contains("\"backward\":\"BREAK\"", "\"witness\":{\"backward\":5}");
        assertThat(answers.get(1)).contains("\"backward\":\"BREAK\"", "\"witness\":{\"backward\":5}");
        assertThat(answers.get(2)).contains("\"UNDECIDED\"", "$ref money.json leads out of the document");
        assertThat(answers.get(3)).contains("NOT_CHECKED", "/gone is no folder");
        assertThat(answers.get(4)).contains("NOT_CHECKED", "is the folder that references lead from");
        assertThat(answers.get(5)).contains("\"UNDECIDED\"", "leads out of " + folder.resolve("old"));
    }
}
