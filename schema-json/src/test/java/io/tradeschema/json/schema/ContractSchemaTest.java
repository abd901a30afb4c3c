package io.tradeschema.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.json.EventCodec;
import io.tradeschema.json.SchemaText;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A JSON Schema is read as exactly what a contract can say; what it says beside is named with its line. */
class ContractSchemaTest {

    @TempDir
    Path folder;

    @Test
    void every_part_of_a_contract_can_be_said() throws IOException {
        var signal = read("""
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "$id": "https://quantum.example/schemas/ai-signal.schema.json",
                  "$comment": "for people",
                  "title": "AiSignal",
                  "description": "what a model thinks.",
                  "type": "object",
                  "properties": {
                    "symbol": {"type": "string", "pattern": "^[A-Z0-9_-]{2,24}$", "description": "the instrument", "examples": ["BTCUSDT"]},
                    "side": {"enum": ["UP", "DOWN"]},
                    "kind": {"const": "signal"},
                    "confidence": {"type": "number", "minimum": 0, "maximum": 1, "x-unit": "probability"},
                    "price": {"type": ["number", "null"], "exclusiveMinimum": 0, "x-since": "1.1.0"},
                    "horizon": {"type": ["integer", "null"], "minimum": 1, "default": null},
                    "hidden": {"type": ["boolean", "null"], "x-must-understand": true},
                    "at": {"type": "string", "format": "date-time"},
                    "note": {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 80}, {"type": "null"}]},
                    "old": {
                      "type": ["string", "null"],
                      "deprecated": true,
                      "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "send note instead"}
                    },
                    "stop": {"$ref": "#/$defs/Stop", "description": "where it ends"},
                    "other": {"oneOf": [{"$ref": "#/$defs/Stop"}, {"type": "null"}]}
                  },
                  "required": ["symbol", "side", "kind", "confidence", "at", "stop"],
                  "additionalProperties": false,
                  "allOf": [
                    {
                      "if": {"type": "object", "properties": {"side": {"const": "UP"}}, "required": ["side"]},
                      "then": {"type": "object", "properties": {"price": {"type": "number"}}, "required": ["price"]}
                    }
                  ],
                  "x-retired": {
                    "direction": {"successor": "side", "values": {"LONG": "UP"}},
                    "pct": {"because": "prices, not percentages"}
                  },
                  "$defs": {
                    "Stop": {
                      "type": "object",
                      "properties": {"level": {"type": "number"}},
                      "required": ["level"],
                      "additionalProperties": false
                    }
                  }
                }
                """);

        assertThat(signal.findings()).isEmpty();
        assertThat(lines(signal.orThrow()))
                .containsExactly(
                        "symbol required: the instrument, a text of 2 to 24 characters A-Z0-9_-",
                        "side required: side, one of UP or DOWN",
                        "kind required: kind, \"signal\"",
                        "confidence required: confidence, a number from 0 to 1 [probability]",
                        "price optional when side is UP: price, a number above 0 since 1.1.0",
                        "horizon optional: horizon, a whole number from 1",
                        "hidden optional must be understood: hidden, true or false",
                        "at required: at, an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\" [UTC]",
                        "note optional: note, a text of 1 to 80 characters",
                        "old optional going 2027-01-31: old, a text of 0 to 1024 characters",
                        "stop required: where it ends, an object with level (Stop)",
                        "other optional: other, an object with level (Stop)");
        assertThat(signal.orThrow().shape().retired())
                .extracting(Object::toString)
                .containsExactly(
                        "RetiredName[name=direction, successor=Optional[side], values={LONG=UP}, because=]",
                        "RetiredName[name=pct, successor=Optional.empty, values={}, because=prices, not percentages]");
        assertThat(SchemaText.id(signal.orThrow()))
                .isEqualTo("https://quantum.example/schemas/ai-signal/1.1.0/ai-signal.schema.json");
    }

    @Test
    void a_message_is_judged_as_the_schema_says() throws IOException {
        var codec = EventCodec.of(
                read(object("\"side\": {\"enum\": [\"UP\", \"DOWN\"]}", "side")).orThrow());

        assertThat(codec.decode("{\"side\":\"UP\"}").orThrow()).isEqualTo(Map.of("side", "UP"));
        assertThat(codec.decode("{\"side\":\"up\",\"sides\":1}").findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "ai.signal@1.1.0 $.side: not a value of AiSignalSide, found \"up\"; write \"UP\"; it is one of UP or DOWN"
                                + " [UNKNOWN_VALUE]",
                        "ai.signal@1.1.0 $.sides: no such field, found the number 1; leave it out: \"side\" is there already [UNKNOWN_FIELD]");
    }

    @Test
    void a_list_has_elements_of_one_type_and_bounds_on_its_length() throws IOException {
        var schema = object("""
                "fills": {"description": "the parts", "type": "array", "minItems": 1, "maxItems": 3, "items": {"title": "Fill",
                    "type": "object", "properties": {"price": {"description": "at which", "type": "number", "exclusiveMinimum": 0},
                    "side": {"description": "which way", "enum": ["UP", "DOWN", null]}},
                    "required": ["price"], "additionalProperties": false}},
                "tags": {"description": "any words", "type": ["array", "null"], "maxItems": 2, "items": {"type": "string"}}
                """, "fills");
        var signal = read(schema).orThrow();
        var codec = EventCodec.of(signal);

        assertThat(lines(signal))
                .containsExactly(
                        "fills required: the parts, a list of 1 to 3, each an object with price",
                        "tags optional: any words, a list of up to 2, each a text of 0 to 1024 characters");
        assertThat(lines(read(SchemaText.of(signal)).orThrow())).hasSize(2);
        assertThat(codec.decode("{\"fills\":[{\"price\":1.50}],\"tags\":[]}").orThrow())
                .isEqualTo(Map.of("fills", List.of(Map.of("price", new BigDecimal("1.5"))), "tags", List.of()));
        assertThat(codec.decode("{\"fills\":[{\"price\":1},{\"prize\":1},{\"price\":2,\"side\":\"up\"}]}")
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "ai.signal@1.1.0 $.fills[1].price: required but absent; add it: a number above 0 [MISSING_FIELD]",
                        "ai.signal@1.1.0 $.fills[1].prize: no such field, found the number 1; did you mean \"price\"?"
                                + " [UNKNOWN_FIELD]",
                        "ai.signal@1.1.0 $.fills[2].side: not a value of FillSide, found \"up\"; write \"UP\"; it is one of UP or"
                                + " DOWN [UNKNOWN_VALUE]");
    }

    @Test
    void what_was_published_is_read_as_the_contract_that_it_was_made_of() throws IOException {
        var published = SchemaText.of(read(object("""
                "a": {"type": ["number", "null"], "x-unit": "USD"}, "b": {"type": "string", "pattern": "^[A-Z]{1,3}$"},
                "c": {"enum": ["X", null]}, "d": {"type": "string", "format": "date-time"}
                """, "b", "d")).orThrow());

        var again = read(published).orThrow();

        assertThat(lines(again)).hasSize(4);
        assertThat(again.shape().fields().stream().map(field -> field.type().expectation()))
                .containsExactly(
                        "a number",
                        "a text of 1 to 3 characters A-Z",
                        "\"X\"",
                        "an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "array", "maxItems": 5}                        | "items" is missing; say what each element is: {"items": {"type": "number"}} [SCHEMA_INCOMPLETE]
            {"type": "array", "items": {"type": "number"}}          | "maxItems" is missing; say how many elements there are at the most, up to 500 [SCHEMA_INCOMPLETE]
            {"type": "array", "items": {"type": "number"}, "maxItems": 501} | "maxItems" is no number of elements from 0 to 500; a message carries no longer list: write fewer, or send several messages [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "number"}, "maxItems": 0} | no list has 0 to 0 elements; write a "maxItems" of at least 1 and "minItems" [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 2} | no list has 3 to 2 elements; write a "maxItems" of at least 1 and "minItems" [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "number"}, "minItems": 0.5, "maxItems": 2} | "minItems" is no number of elements from 0 to 500; a message carries no longer list: write fewer, or send several messages [SCHEMA_VALUE]
            {"type": "array", "items": {"type": ["number", "null"]}, "maxItems": 2} | an element may be null; no element is null: leave out what is not there [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "array", "items": {"type": "number"}, "maxItems": 2}, "maxItems": 2} | an element is a list itself; make the inner list a field of an object, which says what it is [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "number"}, "maxItems": 2, "uniqueItems": true} | "uniqueItems" cannot be said by a contract; a list says what each element is ("items") and how many there are ("minItems", "maxItems") [SCHEMA_KEYWORD]
            {"type": "array", "items": {"type": "number"}, "maxItems": 2, "x-unit": "USD"} | "x-unit" says nothing of a list; take it out, or put it where it holds [SCHEMA_KEYWORD]
            {"type": "array", "items": [{"type": "number"}], "maxItems": 2} | this is no schema of a value; write an object with its "type" [SCHEMA_VALUE]
            {"type": "array", "items": {"type": "number", "multipleOf": 2}, "maxItems": 2} | "multipleOf" cannot be said by a contract; write "type": "integer" for whole numbers; a step is checked where it is rounded [SCHEMA_KEYWORD]
            {"type": "number", "minItems": 1}                       | "minItems" says nothing of a number; take it out, or put it where it holds [SCHEMA_KEYWORD]
            {"type": "strng"}                                       | a field is never of type "strng"; did you mean "string"? [SCHEMA_VALUE]
            {"type": ["string", "number"]}                          | "type" does not name one kind of value; a field is of one kind, or null beside it: ["number", "null"] [SCHEMA_VALUE]
            {}                                                      | "type" is missing; write one of string, number, integer, boolean, object or array [SCHEMA_INCOMPLETE]
            true                                                    | this is no schema of a value; write an object with its "type" [SCHEMA_VALUE]
            {"type": "number", "minimum": 2, "maximum": 1}          | no number lies between these bounds; write the least bound first, then the greatest [SCHEMA_VALUE]
            {"type": "integer", "minimum": 1.2}                     | "minimum" of whole numbers is no whole number; write the last whole number that is accepted [SCHEMA_VALUE]
            {"type": "integer", "maximum": 1.8}                     | "maximum" of whole numbers is no whole number; write the last whole number that is accepted [SCHEMA_VALUE]
            {"type": "integer", "exclusiveMinimum": 0.5}            | "exclusiveMinimum" of whole numbers is no whole number; write the last whole number that is accepted [SCHEMA_VALUE]
            {"type": "integer", "minimum": 1.0, "maximum": 0}       | no number lies between these bounds; write the least bound first, then the greatest [SCHEMA_VALUE]
            {"type": "string", "pattern": "^[A-Z]{2,2000}$"}        | "pattern" lets a text have 2000 characters; a text has at most 1024 characters [SCHEMA_VALUE]
            {"type": "number", "exclusiveMaximum": 1}               | "exclusiveMaximum" cannot be said by a contract; write "maximum", the greatest value that is accepted [SCHEMA_KEYWORD]
            {"type": "number", "maximum": 1e999999999}              | "maximum" is beyond the numbers that are read; a number has at most 34 digits and a size from 1e-30 to below 1e20; leave the bound out where there is none [SCHEMA_VALUE]
            {"type": "number", "minLength": 1}                      | "minLength" says nothing of a number; take it out, or put it where it holds [SCHEMA_KEYWORD]
            {"type": "number", "minimun": 1}                        | "minimun" is no keyword of a contract's schema; did you mean "minimum"? [SCHEMA_KEYWORD]
            {"type": "number", "minimum": "1"}                      | "minimum" is not a number; write a number [SCHEMA_VALUE]
            {"type": "string", "maxLength": 5000}                   | "maxLength" is no whole number from 0 to 1024; a text has at most 1024 characters [SCHEMA_VALUE]
            {"type": "string", "minLength": 5, "maxLength": 4}      | no text has such a length; write the least length, then the greatest [SCHEMA_VALUE]
            {"type": "string", "format": "uuid"}                    | what "format" "uuid" demands differs from validator to validator; "date-time" is a time; otherwise say the characters and the length [SCHEMA_VALUE]
            {"type": "string", "not": {"pattern": "x"}}             | "not" cannot be said by a contract; say what is accepted: the characters and the length [SCHEMA_KEYWORD]
            {"enum": ["A", 1]}                                      | not every value is a text; list texts, and null where the field is optional [SCHEMA_VALUE]
            {"enum": ["A", "A"]}                                    | a value stands there twice; list each once [SCHEMA_VALUE]
            {"enum": []}                                            | "enum" lists nothing, so that no value fits; list the texts that may stand there [SCHEMA_VALUE]
            {"const": 1}                                            | not every value is a text; list texts, and null where the field is optional [SCHEMA_VALUE]
            {"enum": ["A\\u0000"]}                                  | a value is empty, too long, or no plain text; list texts of 1 to 1024 printable characters [SCHEMA_VALUE]
            {"type": ["number", "null"]}                            | "a" is required and may be null, which means absent; take "null" out of its type, or the field out of "required" [SCHEMA_VALUE]
            {"type": "number", "default": 1}                        | "default" fills in what nobody sent; take it out: the writer says the value, and a reader fills in nothing [SCHEMA_VALUE]
            {"type": "number", "examples": ["x"]}                   | an example that the schema refuses: x; write a number [SCHEMA_VALUE]
            {"type": "number", "x-unit": 3}                         | "x-unit" is not a text; write a text [SCHEMA_VALUE]
            {"type": "number", "x-since": "soon"}                   | "x-since" is no version in which a field can come; write a minor version of the contract, such as "1.1.0" [SCHEMA_VALUE]
            {"type": "number", "x-since": "9.0.0"}                  | "a" came in 9.0.0 and the event is at 1.1.0; right it here, or the version in the entry of the bus file [SCHEMA_VALUE]
            {"type": "number", "deprecated": true}                  | "deprecated" says neither since when, nor until when, nor what to send instead; write "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "send … instead"} [SCHEMA_INCOMPLETE]
            {"type": "number", "x-must-understand": "yes"}          | "x-must-understand" is not true or false; write true or false [SCHEMA_VALUE]
            {"anyOf": [{"type": "number"}, {"type": "string"}]}     | "anyOf" is a choice between kinds of values; a field is of one kind; only {"type": "null"} may stand beside it. Give each kind a field, or a contract and a stream, of its own [SCHEMA_KEYWORD]
            {"$ref": "#/$defs/gone"}                                | "$ref" leads to nothing: "#/$defs/gone"; refer to an object by its place: "#/$defs/name", or "file.json#/$defs/name" [SCHEMA_REFERENCE]
            {"$ref": "#"}                                           | "$ref" leads in a circle: an object would hold itself; name the fields that the inner object has [SCHEMA_REFERENCE]
            """)
    void what_a_field_cannot_say_is_named_with_its_line(String schema, String finding) throws IOException {
        assertThat(read(object("\"a\": " + schema, "a")).findings())
                .extracting(Finding::toString)
                .containsExactly(folder.resolve("ai-signal.schema.json") + ":4: ai.signal@1.1.0: " + finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^[A-Z]{2,24}",
                "[A-Z]+",
                "^[^A-Z]{1,2}$",
                "^\\\\d{4}$",
                "^[Z-A]{1,2}$",
                "^[A-Z]{1,2}$|x",
                "^.{1,8}$",
                "(?=x)",
                "^[A-Z]{999999}$"
            })
    void a_free_pattern_is_refused(String pattern) throws IOException {
        assertThat(read(object("\"a\": {\"type\": \"string\", \"pattern\": \"" + pattern + "\"}", "a"))
                        .findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.what()).startsWith("\"pattern\" is a free regular expression"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^[A-Z]{3}$      | a text of 3 characters A-Z
            ^[A-Z]{3,}$     | a text of 3 to 1024 characters A-Z
            ^[a-z0-9_-]+$   | a text of 1 to 1024 characters a-z0-9_-
            ^[A-Z]*$        | a text of 0 to 1024 characters A-Z
            ^[A-Z]?$        | a text of 0 to 1 characters A-Z
            ^[A-Z]$         | a text of 1 characters A-Z
            """)
    void a_set_of_characters_is_read(String pattern, String expectation) throws IOException {
        assertThat(read(object("\"a\": {\"type\": \"string\", \"pattern\": \"" + pattern + "\"}", "a"))
                        .orThrow()
                        .shape()
                        .fields())
                .singleElement()
                .satisfies(field -> assertThat(field.type().expectation()).isEqualTo(expectation));
    }

    @Test
    void an_optional_field_takes_null_because_absent_and_null_are_one() throws IOException {
        assertThat(whats(read(object("\"a\": {\"type\": \"number\"}, \"b\": {\"enum\": [\"X\"]}"))))
                .containsExactly(
                        "4: \"a\" is optional and refuses null, which means absent",
                        "4: \"b\" is optional and refuses null, which means absent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "string", "maxLength": 9}    | write "type": ["string", "null"], or list
            {"type": "boolean"}                   | write "type": ["boolean", "null"], or list
            {"enum": ["X"]}                       | write null into the list of "enum", or list
            {"type": "string", "enum": ["X"]}     | write "type": ["string", "null"], and null into the list of "enum", or list
            {"type": "string", "const": "X"}      | write "type": ["string", "null"], and "enum" with the value of "const" and null in its place, or list
            """)
    void the_advice_says_how_this_very_field_takes_null(String field, String advice) throws IOException {
        assertThat(read(object("\"a\": " + field)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo(advice + " the field under \"required\""));
    }

    @Test
    void an_object_is_closed_and_has_fields() throws IOException {
        assertThat(whats(read("{\"type\": \"object\",\n \"required\": [\"x\", 1]}")))
                .containsExactly(
                        "1: the object has no field",
                        "1: the object is open: \"additionalProperties\" is missing",
                        "2: \"required\" lists \"x\", which is no field",
                        "2: \"required\" lists what is no name, or one twice");
        assertThat(whats(read(object("\"a\": {\"type\": \"number\"}", "a").replace("false", "{}"))))
                .containsExactly("7: \"additionalProperties\" lets names pass that the schema does not have");
        assertThat(whats(read(object("\"a b\": {\"type\": \"number\"}", "a b"))))
                .containsExactly("4: \"a b\" is no name of a field");
    }

    @Test
    void a_message_is_an_object() throws IOException {
        assertThat(whats(read("{\"type\": \"string\"}"))).containsExactly("1: a message is an object");
        assertThat(whats(read("[]"))).containsExactly("1: this is no schema of a value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"if\": {\"properties\": {\"side\": {\"const\": \"NO\"}}, \"required\": [\"side\"]}, \"then\": {\"properties\":"
                        + " {\"p\": {\"type\": \"number\"}}, \"required\": [\"p\"]}}",
                "{\"if\": {\"properties\": {\"side\": {\"const\": \"UP\"}}}, \"then\": {\"required\": [\"p\"]}}",
                "{\"if\": true, \"then\": {\"required\": [\"p\"]}, \"else\": {}}",
                "{\"$ref\": \"#/$defs/x\"}",
                "true"
            })
    void another_condition_than_the_one_that_a_contract_knows_is_named(String condition) throws IOException {
        var schema = object("\"side\": {\"enum\": [\"UP\"]}, \"p\": {\"type\": [\"number\", \"null\"]}", "side")
                .replace("\"additionalProperties\"", "\"allOf\": [" + condition + "],\n  \"additionalProperties\"");

        assertThat(whats(read(schema)))
                .containsExactly(
                        "7: this is not the one condition that a contract knows: where a listed text is a value,"
                                + " another field is there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"side": {"because": "x"}}                              | "side" is retired and a field at the same time
            {"way": {"successor": "sde"}}                           | its successor "sde" is no field
            {"way": {"successor": "side", "values": {"L": "NO"}}}   | "NO" is no value of side
            {"way": {"successor": "n", "values": {"LOW": "1"}}}     | "values" stand for texts, and n has none
            {"way": {}}                                             | "way" is not retired in the known form
            {"way": "side"}                                         | "way" is not retired in the known form
            {"way": {"successor": "side", "becaus": "x"}}           | "way" is not retired in the known form
            """)
    void a_retired_name_leads_somewhere(String retired, String what) throws IOException {
        var schema = object("\"side\": {\"enum\": [\"UP\"]}, \"n\": {\"type\": \"integer\"}", "side", "n")
                .replace("\"additionalProperties\"", "\"x-retired\": " + retired + ",\n  \"additionalProperties\"");

        assertThat(whats(read(schema))).containsExactly("7: " + what);
    }

    // ---- files ----

    @Test
    void a_reference_to_a_file_in_the_folder_is_read() throws IOException {
        Files.createDirectories(folder.resolve("common"));
        Files.writeString(folder.resolve("common/types.json"), """
                {"$defs": {"price": {"type": "number", "exclusiveMinimum": 0, "x-unit": "USD"}, "unused": {"type": "array"}}}
                """);
        var read = read(object("\"p\": {\"$ref\": \"common/types.json#/$defs/price\"}", "p"));

        assertThat(lines(read.orThrow())).containsExactly("p required: p, a number above 0 [USD]");
    }

    @Test
    void what_is_wrong_in_another_file_is_named_there() throws IOException {
        Files.writeString(
                folder.resolve("types.json"), "{\"$defs\":\n {\"p\":\n  {\"type\": \"number\", \"multipleOf\": 2}}}");
        var read = read(object("\"p\": {\"$ref\": \"types.json#/$defs/p\"}", "p"));

        assertThat(read.findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.where().place()).isEqualTo(folder.resolve("types.json") + ":3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://evil.example/x.json     | "$ref" leads to "https://evil.example/x.json", and nothing is ever fetched
            //evil.example/x.json           | "$ref" leads to "//evil.example/x.json", and nothing is ever fetched
            file:///etc/passwd              | "$ref" leads to "file:///etc/passwd", and nothing is ever fetched
            /etc/passwd                     | "$ref" leads to "/etc/passwd", and nothing is ever fetched
            urn:uuid:1                      | "$ref" leads to "urn:uuid:1", and nothing is ever fetched
            #anchor                         | "$ref" leads to nothing: "#anchor"
            """)
    void a_reference_never_leaves_the_folder(String reference, String what) throws IOException {
        assertThat(whats(read(object("\"p\": {\"$ref\": \"" + reference + "\"}", "p"))))
                .containsExactly("4: " + what);
    }

    @Test
    void a_path_or_a_link_that_leads_out_of_the_folder_is_refused() throws IOException {
        var inside = Files.createDirectories(folder.resolve("inside"));
        var secret = Files.writeString(folder.resolve("secret.json"), "{\"type\": \"number\"}");
        Files.createSymbolicLink(inside.resolve("link.json"), secret);
        Files.createSymbolicLink(inside.resolve("up"), folder);

        for (var reference : List.of("../secret.json", "x/../../secret.json")) {
            assertThat(whats(readIn(inside, object("\"p\": {\"$ref\": \"" + reference + "\"}", "p"))))
                    .containsExactly("4: \"$ref\" leads out of " + inside + ", to \"" + reference + "\"");
        }
        for (var reference : List.of("link.json", "up/secret.json")) {
            assertThat(whats(readIn(inside, object("\"p\": {\"$ref\": \"" + reference + "\"}", "p"))))
                    .containsExactly("4: " + inside.resolve(reference) + " is a link that leads out of " + inside);
        }
        assertThat(whats(ContractSchema.read(inside.resolve("link.json"), SIGNAL)))
                .containsExactly("1: " + inside.resolve("link.json") + " is a link that leads out of " + inside);
    }

    @Test
    void objects_that_hold_themselves_end() throws IOException {
        var schema = """
                {"$ref": "#/$defs/a",
                 "$defs": {"a": {"type": "object", "additionalProperties": false, "required": ["b"],
                                 "properties": {"b": {"$ref": "#/$defs/a"}}}}}
                """;

        assertThat(whats(read(schema))).containsExactly("3: \"$ref\" leads in a circle: an object would hold itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                      | 1: the file is empty
            {"type":                | 1: this is no JSON: Unexpected end-of-input within/between Object entries
            {"a": 1, "a": 2}        | 1: "a" stands here twice, before this in line 1
            {"type": "object"} {}   | 1: the document goes on after its end
            {"minimum": NaN}        | 1: this is no JSON: Non-standard token 'NaN'
            """)
    void what_is_no_json_is_told_with_its_line(String text, String what) throws IOException {
        assertThat(whats(read(text))).first().asString().startsWith(what);
    }

    @Test
    void a_mark_of_byte_order_is_passed_over() throws IOException {
        assertThat(read("\uFEFF" + object("\"a\": {\"type\": \"number\"}", "a")).findings())
                .isEmpty();
    }

    @Test
    void hostile_files_end_in_a_sentence() throws IOException {
        var file = folder.resolve("ai-signal.schema.json");

        assertThat(whats(read("[".repeat(100_000)))).singleElement().asString().contains("this is no JSON");
        assertThat(whats(read("{\"minimum\": " + "9".repeat(5_000) + "}")))
                .singleElement()
                .asString()
                .contains("this is no JSON");
        assertThat(whats(read("{\"minimum\": 1e99999999999}")))
                .containsExactly("1: 1e99999999999 is beyond the numbers that are read");
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertThat(whats(ContractSchema.read(file, SIGNAL)))
                .containsExactly("1: " + file + " is no text in UTF-8, and no JSON");
        Files.writeString(file, " ".repeat((1 << 20) + 1));
        assertThat(whats(ContractSchema.read(file, SIGNAL))).containsExactly("1: " + file + " has more than 1 MiB");
        assertThat(whats(ContractSchema.read(folder, SIGNAL))).containsExactly("1: " + folder + " is no file");
        assertThat(whats(ContractSchema.read(folder.resolve("gone"), SIGNAL)))
                .containsExactly("1: there is no file " + folder.resolve("gone"));
    }

    private static final ContractSchema.Declared SIGNAL =
            new ContractSchema.Declared("ai.signal", "quantum:stream:ai.signal", Version.of("1.1.0"));

    private Outcome<Contract<Map<String, Object>>> read(String schema) throws IOException {
        return readIn(folder, schema);
    }

    private static Outcome<Contract<Map<String, Object>>> readIn(Path folder, String schema) throws IOException {
        return ContractSchema.read(Files.writeString(folder.resolve("ai-signal.schema.json"), schema), SIGNAL);
    }

    /** An object whose fields stand in line 4, and "additionalProperties" in line 7. */
    private static String object(String fields, String... required) {
        var names = required.length == 0 ? "" : "\"" + String.join("\", \"", required) + "\"";
        return "{\n  \"type\": \"object\",\n  \"properties\": {\n"
                + fields.strip().replace("\n", " ") + "\n  },\n  \"required\": [" + names
                + "],\n  \"additionalProperties\": false\n}\n";
    }

    private static List<String> whats(Outcome<?> outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.where().line() + ": " + finding.what())
                .toList();
    }

    private static List<String> lines(Contract<?> contract) {
        return contract.shape().fields().stream()
                .map(field -> field.name()
                        + (field.required() ? " required" : " optional")
                        + field.requiredWhen()
                                .map(when -> " when " + when.field() + " is " + when.value())
                                .orElse("")
                        + field.deprecation()
                                .map(going -> " going " + going.sunset())
                                .orElse("")
                        + (field.mustUnderstand() ? " must be understood" : "")
                        + ": " + field.doc() + ", " + field.type().expectation()
                        + field.type()
                                .asObject()
                                .map(object -> " (" + object.shape().name() + ")")
                                .orElse("")
                        + field.type().unit().map(unit -> " [" + unit + "]").orElse("")
                        + (field.since().minor() > 0 ? " since " + field.since() : ""))
                .toList();
    }
}
