package io.tradeschema.gate.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.json.SchemaText;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record that is written for a schema compiles, and publishes the same schema. */
class JavaCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SAMPLE = Path.of("../samples/own-stream/schemas/ai-signal.schema.json");

    /** Everything that a contract can say, some of it in names and words that Java has other plans with. */
    private static final String ALL = """
            {
              "title": "OwnEvent", "description": "every \\"kind\\" of value \\\\u0041 */ & <b> @see",
              "type": "object",
              "properties": {
                "class": {"enum": ["buy", "sell"], "description": "what to do"},
                "hash_code": {"enum": ["UP", "Down"]},
                "camelCase": {"type": "boolean"},
                "a-b.c": {"type": ["boolean", "null"]},
                "price": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 5, "x-unit": "USD", "x-since": "1.1.0", "examples": [0.5]},
                "count": {"type": "integer", "minimum": -2},
                "most": {"type": ["number", "null"], "maximum": 7, "x-must-understand": true},
                "note": {"type": ["string", "null"], "maxLength": 80, "examples": ["say \\"hi\\""]},
                "symbol": {"type": "string", "pattern": "^[A-Z0-9_-]{2,24}$"},
                "at": {"type": "string", "format": "date-time"},
                "old": {"type": ["number", "null"], "x-deprecated": {"since": "1.1.0", "sunset": "2027-01-31", "because": "send price"}},
                "stop": {"$ref": "#/$defs/Stop"},
                "other": {"anyOf": [{"$ref": "#/$defs/Stop"}, {"type": "null"}]}
              },
              "required": ["class", "hash_code", "camelCase", "count", "symbol", "at", "stop"],
              "additionalProperties": false,
              "allOf": [{"if": {"properties": {"class": {"const": "buy"}}, "required": ["class"]},
                         "then": {"properties": {"most": {"type": "number"}}, "required": ["most"]}}],
              "x-retired": {
                "pct": {"because": "prices, not percentages"},
                "side": {"successor": "class", "values": {"LONG": "buy", "SHORT": "sell"}},
                "way": {"successor": "class", "values": {"LONG": "buy", "SHORT": "sell"}}
              },
              "$defs": {"Stop": {"type": "object", "properties": {"level": {"type": "number"}}, "required": ["level"],
                                 "additionalProperties": false}}
            }
            """;

    @TempDir
    Path folder;

    @Test
    void the_record_publishes_the_schema_of_the_sample() throws Exception {
        publishesTheSame(Files.readString(SAMPLE), "AiSignal");
    }

    @Test
    void the_record_says_everything_that_a_schema_says() throws Exception {
        publishesTheSame(ALL, "OwnEvent");
    }

    private void publishesTheSame(String schema, String record) throws Exception {
        var bus = bus(schema, "1.1.0");
        var run = java(bus);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("wrote ")
                .endsWith("; name bus.own." + record + " in META-INF/services/io.tradeschema.model.Event\n");

        assertThat(JSON.readTree(SchemaText.of(compiled("bus.own." + record))))
                .isEqualTo(JSON.readTree(SchemaText.of(contract())));

        var again = java(bus);
        assertThat(again.err()).contains(".java exists already; nothing was written");
    }

    @Test
    void what_a_record_cannot_say_is_told_and_nothing_is_written() throws IOException {
        assertThat(refused("{\"enum\": [\"in-progress\", \"done\"]}"))
                .contains(
                        "OwnEventA has values that are no constants of an enum (IN-PROGRESS): a record cannot say them, and the"
                                + " schema stays the contract");
        assertThat(refused("{\"enum\": [\"A.B\"]}")).contains("no constants of an enum (A.B)");
        assertThat(CommandLineRun.of("java", "trade.intent", "--package", "a", "--out", folder.toString())
                        .err())
                .contains("trade.intent is a record already: io.tradeschema.event.TradeIntent");
        assertThat(CommandLineRun.of("java", "trade.intent", "--package", "a b", "--out", folder.toString())
                        .err())
                .contains("\"a b\" is no name of a package");
        assertThat(folder.resolve("java")).doesNotExist();
    }

    /** A class of its own package would hide each of these from the sources, or be hidden by them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "String",
                "Override",
                "Iterable",
                "Boolean",
                "Instant",
                "Optional",
                "List",
                "BigDecimal",
                "Finding",
                "EventType",
                "StrictBuilder",
                "Event",
                "ValueType",
                "OwnEventBuilder",
                "OwnEventCopies"
            })
    void a_type_is_not_named_as_one_that_its_record_needs(String name) throws IOException {
        var object = "{\"type\": \"object\", \"title\": \"" + name
                + "\", \"properties\": {\"x\": {\"type\": \"boolean\"}}, \"required\": [\"x\"], \"additionalProperties\": false}";

        assertThat(refused(object))
                .contains("a type is named " + name
                        + ", as one that its record needs: give it another name by \"title\" in the schema");
        assertThat(folder.resolve("java")).doesNotExist();
    }

    @Test
    void a_message_is_not_named_as_a_class_of_java_either() throws IOException {
        var bus = bus(Files.readString(SAMPLE).replace("\"AiSignal\"", "\"Record\""), "1.0.0");

        assertThat(java(bus).err()).contains("a type is named Record, as one that its record needs");
        assertThat(folder.resolve("java")).doesNotExist();
    }

    /** Price is a class of the library in another package, which the sources do not import. */
    @ParameterizedTest
    @ValueSource(strings = {"Strings", "Price"})
    void another_name_is_taken_and_compiles(String name) throws Exception {
        publishesTheSame(Files.readString(SAMPLE).replace("\"AiSignal\"", "\"" + name + "\""), name);
    }

    private CommandLineRun java(String bus) {
        return CommandLineRun.of(
                "--events",
                bus,
                "java",
                "own.event",
                "--package",
                "bus.own",
                "--out",
                folder.resolve("java").toString());
    }

    @Test
    void what_opens_something_is_declared_by_the_record_too() throws Exception {
        var bus = bus(Files.readString(SAMPLE), "1.0.0, opens: {field: side, values: [UP, DOWN], time: timestamp}");
        assertThat(java(bus).exitCode()).isZero();

        assertThat(compiled("bus.own.AiSignal").perishable())
                .hasValue(new Perishable("timestamp", "side", List.of("UP", "DOWN"), ""));
    }

    private String refused(String field) throws IOException {
        var bus = bus(
                "{\"type\": \"object\", \"properties\": {\"a\": " + field
                        + "}, \"required\": [\"a\"], \"additionalProperties\": false}",
                "1.0.0");
        var run = java(bus);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.err();
    }

    private String bus(String schema, String version) throws IOException {
        Files.writeString(folder.resolve("own.json"), schema);
        return Files.writeString(
                        folder.resolve("tradeschema.yaml"),
                        "version: 1\ncontracts: [{schema: own.json, stream: 'q:own.event', version: " + version
                                + "}]\n")
                .toString();
    }

    private Contract<?> contract() {
        return ContractSchema.read(
                        folder.resolve("own.json"),
                        new ContractSchema.Declared("own.event", "q:own.event", Version.of("1.1.0")))
                .orThrow();
    }

    private Contract<?> compiled(String name) throws Exception {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var options = new ArrayList<>(List.of(
                "-processor",
                "io.tradeschema.processor.BuilderProcessor",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        try (var files = Files.walk(folder.resolve("java"))) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(options::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return (Contract<?>) loader.loadClass(name).getField("TYPE").get(null);
        }
    }
}
