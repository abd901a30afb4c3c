package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.KeywordType;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword of every draft is read by a contract's schema, or named with its line: none is passed over. */
class KeywordTableTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Those that say nothing of messages, or nothing that is not said by the field that they stand at. */
    private static final Set<String> HARMLESS = Set.of("$comment", "title", "description");

    /** Draft 3's own, which the validator does not have. */
    private static final List<String> OLD = List.of("divisibleBy", "extends", "disallow");

    @TempDir
    Path folder;

    /** All that the validator has in any dialect, and what the meta-schemas in its jar have beside it. */
    static Set<String> keywords() {
        var all = new TreeSet<String>();
        for (var dialect : List.of(
                Dialects.getDraft4(),
                Dialects.getDraft6(),
                Dialects.getDraft7(),
                Dialects.getDraft201909(),
                Dialects.getDraft202012(),
                Dialects.getOpenApi30(),
                Dialects.getOpenApi31())) {
            all.addAll(dialect.getKeywords().keySet());
        }
        Arrays.stream(KeywordType.values()).map(KeywordType::getValue).forEach(all::add);
        all.addAll(ofMetaSchemas());
        all.addAll(OLD);
        return all;
    }

    /** What the meta-schemas that the validator's jar holds allow in a schema. */
    private static Set<String> ofMetaSchemas() {
        var names = new TreeSet<String>();
        try (var jar = new JarFile(new File(SchemaRegistry.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()))) {
            for (var entry : Collections.list(jar.entries())) {
                if (entry.getName().matches("(?:draft|oas).*[^/]")) {
                    try (var in = jar.getInputStream(entry)) {
                        JSON.readTree(in).path("properties").fieldNames().forEachRemaining(names::add);
                    }
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the validator's jar cannot be read", e);
        }
        return names;
    }

    @Test
    void the_table_has_the_keywords_of_every_dialect_and_meta_schema_of_the_validator() {
        assertThat(ofMetaSchemas())
                .hasSizeGreaterThan(60)
                .contains("$recursiveRef", "$dynamicRef", "dependencies", "id");
        assertThat(keywords())
                .containsAll(ofMetaSchemas())
                .hasSizeGreaterThan(ofMetaSchemas().size());
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void a_keyword_beside_a_field_is_named_with_its_line(String keyword) throws IOException {
        var schema = """
                {"type": "object", "additionalProperties": false, "required": ["a"], "properties": {
                "a": {
                "type": "boolean",
                %s: 17
                }}}
                """.formatted(JSON.writeValueAsString(keyword));
        var findings = read(schema).findings();

        if (HARMLESS.contains(keyword)) {
            assertThat(findings)
                    .allSatisfy(finding -> assertThat(finding.what()).contains("is not a text"));
        } else {
            assertThat(findings)
                    .as(keyword)
                    .isNotEmpty()
                    .anySatisfy(finding -> assertThat(finding.where().line()).isEqualTo(4));
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.toString()).contains("\"" + keyword + "\""));
        }
    }

    /** Where a keyword can stand, and which are read there: those of the table in docs/own-stream.md. */
    static Stream<Arguments> places() {
        return Stream.of(
                arguments(
                        "the message",
                        "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"a\"],\n%s\n, \"properties\": {\"a\": {\"type\": \"boolean\"}}}",
                        "$comment $defs $id $schema definitions description title"),
                arguments("a flag", field("{\"type\": \"boolean\",\n%s\n}"), "$comment description examples title"),
                arguments(
                        "a number",
                        field("{\"type\": \"number\",\n%s\n}"),
                        "$comment description examples exclusiveMinimum maximum minimum title"),
                arguments(
                        "a text",
                        field("{\"type\": \"string\",\n%s\n}"),
                        "$comment const description enum examples format maxLength minLength pattern title"),
                arguments(
                        "a listed text",
                        field("{\"enum\": [\"A\", \"B\"],\n%s\n}"),
                        "$comment description examples title"),
                arguments(
                        "a time",
                        field("{\"type\": \"string\", \"format\": \"date-time\",\n%s\n}"),
                        "$comment description examples title"),
                arguments(
                        "a list",
                        field("{\"type\": \"array\", \"maxItems\": 3, \"items\": {\"type\": \"boolean\"},\n%s\n}"),
                        "$comment description minItems title"),
                arguments(
                        "an element",
                        field("{\"type\": \"array\", \"maxItems\": 3, \"items\": {\"type\": \"string\",\n%s\n}}"),
                        "$comment const description enum examples format maxLength minLength pattern title"),
                arguments(
                        "an object",
                        field(
                                "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"x\": {\"type\": \"boolean\"}}, \"required\": [\"x\"],\n%s\n}"),
                        "$comment description title"),
                arguments(
                        "a branch",
                        field("{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"number\",\n%s\n}]}")
                                .replace("\"required\": [\"a\"]", "\"required\": []"),
                        "$comment description examples exclusiveMinimum maximum minimum title"),
                arguments(
                        "beside a reference",
                        withObject(field("{\"$ref\": \"#/$defs/o\",\n%s\n}")),
                        "$comment description title"));
    }

    private static String withObject(String schema) {
        return schema.substring(0, schema.length() - 1)
                + ", \"$defs\": {\"o\": {\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"boolean\"}}, \"required\": [\"x\"], \"additionalProperties\": false}}}";
    }

    private static String field(String schema) {
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"a\"], \"properties\": {\"a\": "
                + schema + "}}";
    }

    /** A value that each draft takes for the keyword. */
    private static String value(String keyword) {
        return switch (keyword) {
            case "$schema" -> "\"https://json-schema.org/draft/2020-12/schema\"";
            case "$ref", "$dynamicRef", "$recursiveRef" -> "\"#/properties/a\"";
            case "$id", "id" -> "\"https://example.org/own.json\"";
            case "$anchor", "$dynamicAnchor" -> "\"here\"";
            case "$comment",
                    "title",
                    "description",
                    "contentEncoding",
                    "contentMediaType",
                    "formatMinimum",
                    "formatMaximum",
                    "formatExclusiveMinimum",
                    "formatExclusiveMaximum" -> "\"Words\"";
            case "pattern" -> "\"^[A-Z]{1,3}$\"";
            case "format" -> "\"date-time\"";
            case "type", "disallow" -> "\"boolean\"";
            case "enum" -> "[\"A\"]";
            case "const", "default", "example" -> "\"A\"";
            case "examples" -> "[]";
            case "required" -> "[\"a\"]";
            case "prefixItems", "allOf", "anyOf", "oneOf" -> "[{\"minimum\": 3}]";
            case "uniqueItems", "deprecated", "readOnly", "writeOnly", "nullable", "$recursiveAnchor" -> "true";
            case "additionalProperties", "additionalItems", "unevaluatedItems", "unevaluatedProperties" -> "false";
            case "multipleOf",
                    "divisibleBy",
                    "maximum",
                    "exclusiveMaximum",
                    "minimum",
                    "exclusiveMinimum",
                    "maxLength",
                    "minLength",
                    "maxItems",
                    "minItems",
                    "maxContains",
                    "minContains",
                    "maxProperties",
                    "minProperties" -> "2";
            default -> "{}";
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void a_keyword_with_a_value_that_drafts_take_is_read_or_named_wherever_it_stands(
            String place, String schema, String read) throws IOException {
        var silent = new TreeSet<String>();
        for (var keyword : keywords()) {
            var text = schema.replace("%s", JSON.writeValueAsString(keyword) + ": " + value(keyword));
            if (read(text).findings().isEmpty()) {
                silent.add(keyword);
            }
        }
        assertThat(String.join(" ", silent)).isEqualTo(read);
    }

    /** What a schema accepts beside what it accepts without a keyword is never passed over: the validator is asked, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a": {"type": "string", "pattern": "^[A-Z0-9]{2,4}$"}                          | "a"
            "a": {"type": "string", "minLength": 2, "maxLength": 5}                        | "a"
            "a": {"type": ["string", "null"], "maxLength": 1}, "b": {"type": "boolean"}    | "b"
            "a": {"enum": ["X", "Y"]}, "b": {"enum": ["X", null]}                          | "a"
            "a": {"const": "X"}, "b": {"type": ["integer", "null"], "minimum": -2}         | "a"
            "a": {"type": "number", "exclusiveMinimum": 0, "maximum": 5}                   | "a"
            "a": {"type": "number", "minimum": 0.5}, "b": {"type": "number", "maximum": 9} | "a", "b"
            "a": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "null"}]} |
            "o": {"type": "object", "properties": {"x": {"type": "boolean"}}, "required": ["x"], "additionalProperties": false} | "o"
            "a": {"type": "array", "maxItems": 3, "items": {"type": "number", "minimum": 0}} | "a"
            "a": {"type": ["array", "null"], "minItems": 2, "maxItems": 2, "items": {"enum": ["X", "Y"]}}, "b": {"type": "boolean"} | "b"
            "a": {"type": "array", "minItems": 1, "maxItems": 4, "items": {"type": "object", "properties": {"x": {"type": "boolean"}, "y": {"type": ["array", "null"], "maxItems": 1, "items": {"type": "string", "maxLength": 2}}}, "required": ["x"], "additionalProperties": false}} | "a"
            "o": {"oneOf": [{"$ref": "#/$defs/o"}, {"type": "null"}]}                      |
            """)
    void a_contract_accepts_what_the_validator_accepts_under_the_same_schema(String fields, String required)
            throws IOException {
        var schema = """
                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "type": "object", "properties": {%s}, "required": [%s], "additionalProperties": false%s}
                """.formatted(fields, required == null ? "" : required, fields.contains("$ref") ? """
                , "$defs": {"o": {"type": "object", "properties": {"x": {"type": ["number", "null"]}}, "additionalProperties": false}}
                """ : "");
        var contract = read(schema).orThrow();
        var codec = EventCodec.of(contract);
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        var judged = new ArrayList<Boolean>();

        for (var message : messages(contract)) {
            var outcome = codec.decode(message);
            if (outcome.findings().stream().anyMatch(KeywordTableTest::isBeyondSchemas)) {
                continue;
            }
            judged.add(outcome.accepted());
            assertThat(outcome.accepted())
                    .as("%s: %s", message, outcome.findings())
                    .isEqualTo(validator.validate(JSON.readTree(message)).isEmpty());
        }
        assertThat(judged).contains(true, false).hasSizeGreaterThan(100);
    }

    private static List<String> messages(Contract<?> contract) {
        return Stream.concat(
                        SampleMessages.of(contract).stream().limit(300).map(sample -> sample.json()),
                        Mutations.of(contract).stream()
                                .limit(900)
                                .map(mutant -> new String(mutant.bytes(), StandardCharsets.UTF_8)))
                .filter(KeywordTableTest::isJsonObject)
                .toList();
    }

    /** Others are no JSON, or hold a name twice: no validator sees them. */
    private static boolean isJsonObject(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode node && node.size() == names(text);
        } catch (IOException | NumberFormatException notForTheValidator) {
            return false;
        }
    }

    private static int names(String text) throws IOException {
        var count = 0;
        try (var parser = JSON.createParser(text)) {
            for (var depth = 0; parser.nextToken() != null; ) {
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
                count += depth == 1 && parser.currentToken().name().equals("FIELD_NAME") ? 1 : 0;
            }
        }
        return count;
    }

    /** What no JSON Schema can say: the library's own limits. */
    private static boolean isBeyondSchemas(Finding finding) {
        var rule = finding.rule().name();
        return rule.startsWith("LIMIT_")
                || Set.of("NUMBER_DIGITS", "DUPLICATE_FIELD", "LONE_SURROGATE", "NOT_JSON", "TRAILING_CONTENT")
                        .contains(rule);
    }

    private Outcome<Contract<Map<String, Object>>> read(String schema) throws IOException {
        return ContractSchema.read(
                Files.writeString(folder.resolve("own.json"), schema),
                new ContractSchema.Declared("own.event", "own", Version.of("1.0.0")));
    }
}
