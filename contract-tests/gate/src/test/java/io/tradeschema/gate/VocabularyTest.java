package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.json.SchemaText;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The annotations of contracts: described for editors as they are read, and ignored by validators. */
class VocabularyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SAMPLE = Path.of("../samples/own-stream/schemas/ai-signal.schema.json");

    private static final String ALL = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "action": {"type": "string", "enum": ["BUY", "SELL"]},
                "price": {"type": ["number", "null"], "x-unit": "USD", "x-since": "1.1.0", "x-must-understand": true},
                "old": {
                  "type": ["number", "null"],
                  "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "send price instead"}
                }
              },
              "required": ["action"],
              "additionalProperties": false,
              "x-retired": {"side": {"successor": "action", "values": {"LONG": "BUY"}}}
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "x-unit": "USD"                                                          | true
            "x-unit": ""                                                             | false
            "x-unit": 1                                                              | false
            "x-since": "1.1.0"                                                       | true
            "x-since": "1.1.1"                                                       | false
            "x-since": "1.1"                                                         | false
            "x-must-understand": true                                                | true
            "x-must-understand": "yes"                                               | false
            "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "x"} | true
            "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31"}               | false
            "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "x", "by": "y"} | false
            "x-retired": {"b": {"successor": "a"}}                                   | true
            "x-retired": {"b": {"because": "gone"}}                                  | true
            "x-retired": {"b": {}}                                                   | false
            "x-retired": {"b": {"successor": "a", "because": "both"}}                | false
            "x-retired": {"b": {"because": "gone", "values": {"x": "y"}}}            | false
            "x-retired": {"b": {"successor": "a", "values": {}}}                     | false
            """)
    void the_vocabulary_and_the_reader_take_the_same_annotations(String annotation, boolean good) throws IOException {
        var root = annotation.startsWith("\"x-retired\"");
        var schema = """
                {"type": "object", "properties": {"a": {"type": ["number", "null"]%s}}, "additionalProperties": false%s}
                """.formatted(root ? "" : ", " + annotation, root ? ", " + annotation : "");

        assertThat(read(schema)).isEqualTo(good);
        assertThat(described("{" + annotation + "}")).isEqualTo(good);
    }

    @Test
    void the_page_the_vocabulary_and_the_schema_of_this_test_have_every_annotation() throws IOException {
        var described = JSON.readTree(vocabulary()).get("properties");
        var page = Files.readString(Path.of("../../docs/own-stream.md"));

        assertThat(described.fieldNames())
                .toIterable()
                .containsExactly("x-unit", "x-since", "x-must-understand", "x-retired", "x-deprecated")
                .allSatisfy(name -> assertThat(page).contains("| `\"" + name + "\": "))
                .allSatisfy(name -> assertThat(ALL).contains("\"" + name + "\": "));
        assertThat(page)
                .contains(
                        "`ajv.addVocabulary([\"x-unit\", \"x-since\", \"x-must-understand\", \"x-retired\", \"x-deprecated\"])`");
    }

    @Test
    void validators_judge_the_same_with_and_without_the_annotations() throws IOException {
        for (var message :
                List.of("{\"action\":\"BUY\",\"price\":1}", "{\"action\":\"LONG\"}", "{\"side\":\"LONG\"}", "{}")) {
            assertThat(valid(ALL, message)).as(message).isEqualTo(valid(plain(ALL), message));
        }
        assertThat(valid(ALL, "{\"action\":\"BUY\",\"price\":1}")).isTrue();
    }

    @Test
    void strict_ajv_takes_the_vocabulary_by_one_line_and_the_published_schema_as_it_is() throws IOException {
        var validators = Path.of("../generator/src/test/validators").toAbsolutePath();
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(validators.resolve(file), folder.resolve(file));
        }
        var tool = new Tool(folder);
        Tool.need(
                tool.succeeds("node", "--version") && tool.succeeds("npm", "--version"),
                "node and npm are not installed");
        Tool.need(tool.succeeds("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm ci brought no Ajv");
        Files.writeString(folder.resolve("annotated.json"), ALL);
        Files.writeString(folder.resolve("sample.json"), Files.readString(SAMPLE));
        Files.writeString(folder.resolve("published.json"), SchemaText.of(contract(ALL)));
        var page = Files.readString(Path.of("../../docs/own-stream.md"));
        var line = Pattern.compile("`(ajv\\.addVocabulary\\(.*?\\))`").matcher(page);
        assertThat(line.find()).isTrue();
        Files.writeString(folder.resolve("strict.mjs"), """
                import { readFileSync } from "node:fs";
                import addFormats from "ajv-formats";
                import { Ajv2020 } from "ajv/dist/2020.js";
                const doubt = (...words) => { throw new Error(words.join(" ")); };
                const strict = () => {
                  const ajv = new Ajv2020({ strict: true, logger: { log: doubt, warn: doubt, error: doubt } });
                  addFormats.default(ajv);
                  return ajv;
                };
                const schema = (name) => JSON.parse(readFileSync(name, "utf8"));
                const judged = (check) => [{ action: "BUY", price: 1 }, { action: "LONG" }, { side: "LONG" }].map((one) => check(one));
                const ajv = strict();
                %s;
                console.log("annotated", ...judged(ajv.compile(schema("annotated.json"))));
                console.log("published", ...judged(strict().compile(schema("published.json"))));
                ajv.compile(schema("sample.json"));
                try {
                  strict().compile(schema("annotated.json"));
                } catch (error) {
                  console.log(error.message);
                }
                """.formatted(line.group(1)));

        assertThat(tool.lines("node", "strict.mjs"))
                .containsExactly(
                        "annotated true false false",
                        "published true false false",
                        "strict mode: unknown keyword: \"x-retired\"");
    }

    private static String plain(String schema) throws IOException {
        var root = (ObjectNode) JSON.readTree(schema);
        root.remove("x-retired");
        root.get("properties")
                .forEach(field ->
                        ((ObjectNode) field).remove(List.of("x-unit", "x-since", "x-must-understand", "x-deprecated")));
        return root.toString();
    }

    private static boolean valid(String schema, String message) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(JSON.readTree(message))
                .isEmpty();
    }

    private static boolean described(String annotations) throws IOException {
        // As the meta-schema of a schema it is asked by a validator that reads this file's own keywords alone.
        var own = (ObjectNode) JSON.readTree(vocabulary());
        own.remove(List.of("$vocabulary", "$dynamicAnchor", "$id"));
        return valid(own.toString(), annotations);
    }

    private static String vocabulary() throws IOException {
        try (var in = SchemaText.class.getResourceAsStream("/META-INF/contract-vocabulary.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean read(String schema) throws IOException {
        return ContractSchema.read(file(schema), DECLARED).accepted();
    }

    private Contract<?> contract(String schema) throws IOException {
        return ContractSchema.read(file(schema), DECLARED).orThrow();
    }

    private static final ContractSchema.Declared DECLARED =
            new ContractSchema.Declared("own.event", "own", Version.of("1.1.0"));

    private Path file(String schema) throws IOException {
        return Files.writeString(folder.resolve("own.json"), schema);
    }
}
