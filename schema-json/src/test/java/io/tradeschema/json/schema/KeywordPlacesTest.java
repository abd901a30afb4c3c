package io.tradeschema.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every keyword that a validator reads, of drafts 3 to 2020-12 and of OpenAPI, at every place where a schema can stand: it is
 * one that own-stream.md says is read there, or an error names it with its line.
 */
class KeywordPlacesTest {

    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("$id", "\"https://x.example/a.json\""),
            Map.entry("id", "\"https://x.example/a.json\""),
            Map.entry("$anchor", "\"a\""),
            Map.entry("$dynamicRef", "\"#a\""),
            Map.entry("$dynamicAnchor", "\"a\""),
            Map.entry("$recursiveRef", "\"#\""),
            Map.entry("$recursiveAnchor", "true"),
            Map.entry("$vocabulary", "{}"),
            Map.entry("$comment", "\"a\""),
            Map.entry("definitions", "{\"q\": {\"type\": \"string\"}}"),
            Map.entry("title", "\"A title of prose\""),
            Map.entry("description", "\"a\""),
            Map.entry("default", "1"),
            Map.entry("deprecated", "true"),
            Map.entry("readOnly", "true"),
            Map.entry("writeOnly", "true"),
            Map.entry("multipleOf", "2"),
            Map.entry("divisibleBy", "2"),
            Map.entry("maximum", "3"),
            Map.entry("exclusiveMaximum", "3"),
            Map.entry("minimum", "1"),
            Map.entry("exclusiveMinimum", "1"),
            Map.entry("minLength", "1"),
            Map.entry("pattern", "\"^[a-z]{1,3}$\""),
            Map.entry("format", "\"email\""),
            Map.entry("contentEncoding", "\"base64\""),
            Map.entry("contentMediaType", "\"text/plain\""),
            Map.entry("contentSchema", "{\"type\": \"string\"}"),
            Map.entry("prefixItems", "[{\"type\": \"string\"}]"),
            Map.entry("additionalItems", "false"),
            Map.entry("unevaluatedItems", "false"),
            Map.entry("contains", "{\"type\": \"string\"}"),
            Map.entry("minContains", "1"),
            Map.entry("maxContains", "2"),
            Map.entry("minItems", "1"),
            Map.entry("uniqueItems", "true"),
            Map.entry("patternProperties", "{\"^a\": {\"type\": \"string\"}}"),
            Map.entry("unevaluatedProperties", "false"),
            Map.entry("propertyNames", "{\"pattern\": \"^a\"}"),
            Map.entry("minProperties", "1"),
            Map.entry("maxProperties", "3"),
            Map.entry("dependentRequired", "{\"a\": [\"b\"]}"),
            Map.entry("dependentSchemas", "{\"a\": {\"type\": \"object\"}}"),
            Map.entry("dependencies", "{\"a\": [\"b\"]}"),
            Map.entry("extends", "{\"type\": \"string\"}"),
            Map.entry("disallow", "\"string\""),
            Map.entry("anyOf", "[{\"type\": \"string\"}, {\"type\": \"number\"}]"),
            Map.entry("oneOf", "[{\"type\": \"string\"}, {\"type\": \"number\"}]"),
            Map.entry("not", "{\"type\": \"null\"}"),
            Map.entry("if", "{\"type\": \"string\"}"),
            Map.entry("then", "{\"type\": \"string\"}"),
            Map.entry("else", "{\"type\": \"string\"}"),
            Map.entry("nullable", "true"),
            Map.entry("discriminator", "{\"propertyName\": \"k\"}"),
            Map.entry("xml", "{}"),
            Map.entry("externalDocs", "{}"),
            Map.entry("example", "\"a\""),
            Map.entry("message", "\"a\""),
            Map.entry("$data", "\"a\""),
            Map.entry("x-foo", "1"));

    private static final Set<String> PROSE = Set.of("$comment", "title", "description");
    private static final Set<String> OF_NUMBERS = Set.of("maximum", "minimum", "exclusiveMinimum");
    private static final Set<String> OF_TEXTS = Set.of("minLength", "pattern");

    private record Where(String name, String placeholder, Set<String> read) {}

    private static final List<Where> PLACES = List.of(
            new Where("the root", "@root", Set.of("$id")),
            new Where("a text", "@text", OF_TEXTS),
            new Where("a number", "@number", OF_NUMBERS),
            new Where("an object", "@object", Set.of()),
            new Where("a number in an object", "@inner", OF_NUMBERS),
            new Where("a list", "@list", Set.of("minItems")),
            new Where("an element", "@item", OF_TEXTS),
            new Where("a definition", "@definition", Set.of()),
            new Where("beside a reference", "@reference", Set.of()));

    private static final String SCHEMA = """
            {
            @root
            "type": "object", "additionalProperties": false, "required": ["s", "n", "o", "l", "r"],
            "properties": {
            "s": {
            @text
            "type": "string", "maxLength": 9},
            "n": {
            @number
            "type": "number"},
            "o": {
            @object
            "type": "object", "additionalProperties": false, "required": ["m"], "properties": {"m": {
            @inner
            "type": "number"}}},
            "l": {
            @list
            "type": "array", "maxItems": 5, "items": {
            @item
            "type": "string", "maxLength": 9}},
            "r": {
            @reference
            "$ref": "#/$defs/d"}},
            "$defs": {"d": {
            @definition
            "type": "object", "additionalProperties": false, "required": ["z"], "properties": {"z": {"type": "boolean"}}}}
            }
            """;

    @TempDir
    private Path folder;

    static Stream<String> keywords() {
        return KEYWORDS.keySet().stream().sorted();
    }

    private List<String> findings(String schema) throws IOException {
        var file = Files.writeString(folder.resolve("a.schema.json"), schema);
        var declared = new ContractSchema.Declared("own.event", "own:event", Version.of("1.0.0"));
        return ContractSchema.read(file, declared).findings().stream()
                .map(finding -> finding.where().line() + ": " + finding.what())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void every_keyword_is_read_or_named_with_its_line(String keyword) throws IOException {
        for (var place : PLACES) {
            var schema = SCHEMA.replace(place.placeholder(), "\"" + keyword + "\": " + KEYWORDS.get(keyword) + ",")
                    .replaceAll("@[a-z]+", "");
            var line = SCHEMA.substring(0, SCHEMA.indexOf(place.placeholder()))
                            .lines()
                            .count()
                    + 1;

            if (PROSE.contains(keyword) || place.read().contains(keyword)) {
                assertThat(findings(schema)).as(place.name()).isEmpty();
            } else {
                assertThat(findings(schema)).as(place.name()).anyMatch(finding -> finding.startsWith(line + ": "));
            }
        }
    }
}
