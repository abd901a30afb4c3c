package io.tradeschema.gate.busfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.gate.bus.FirstBusFile;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.scan.facts.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of the bus file and its reader accept and refuse the same files. */
class BusFileSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\n",
                "version: 1\nscan: {paths: [services], ignore: ['a/**'], tests: true}\nbaseline: known.json\n",
                "version: 1\nservices: {a: {source: a, produces: [x], consumes: [y], reads: {x: [f]}, must_validate: true, ignores_additions: true}}\n",
                "version: 1\nexternal: {produces: [a], consumes: [b]}\ncontracts: [trade.intent]\n",
                "version: 1\nstreams: {trade.intent: 'prod:trade.intent'}\n",
                "version: 1\ncontracts: [trade.intent, {schema: a.json, stream: 'q:ai.signal', version: 1.0.0}]\n",
                "version: 1\ncontracts: [{schema: a.json, event: ai.signal, stream: AI, version: 1.10.0}]\n",
                "version: 1\nwaivers: [{fingerprint: 0123456789abcdef, reason: r, owner: o, until: '2027-01-31'}]\n",
                "version: 1\nwaivers: [{fingerprint: 0123456789abcdef, rule: R, where: $, reason: r, owner: o, expires: 2027-01-31}]\n",
                "version: 1\nwaivers: [{fingerprint: '0123456789012345', reason: r, owner: o, until: 2027-01-31}]\n",
                "version: 1\nredact: True\nscan: {env: {A: 5, B: '5', C: true}}\n",
                "version: 1\ncontracts: [{schema: a.json, stream: s, version: 1.0.0, opens: {field: f, values: [a], unless: g, time: t}}]\n",
                "version: 1\nvalidators: [shared.checks.validate, bus.Checks.validate]\n",
                "version: 1\nredact: true\n",
                "version: 1\nexpect: {exit-answered: none}\n",
                "version: 1\nexpect: {exit-answered: {also: {source: exit_monitor}, orBy: trade.rejected, within: 5m}}\n",
                "version: 1\nexpect: {exit-answered: {orElse: symbol, complete: quantity, orFlat: {open: s, symbol: a, quantity: b}, names: symbol}}\n",
                "version: 1\nexpect: {p: {pulse: exit_monitor, every: 60s, severity: page, on: pulses}}\n",
                "version: 1\nexpect: {r: {rhythm: trade.closed, every: 1h30m, excusedBy: m, while: {open: s, fresh: 60s}}}\n",
                "version: 1\nexpect: {r: {rhythm: t, every: 5s, quiet: {days: [sat]}}}\n",
                "version: 1\nexpect: {r: {rhythm: t, every: 5s, quiet: [{zone: UTC, days: [sat, sun]}, {zone: UTC, from: '22:00', to: '06:00'}]}}\n",
                "version: 1\nexpect: {g: {group: executor, of: trade.intent, pending: 30s, deliveries: 5, quarantine: aside}}\n",
                "version: 1\nexpect: {h: {health: trade.intent, refused: 0.5%, over: 5m, least: 20, same: 50, in: 10m}}\n",
                "version: 1\nexpect: {a: {answerTo: e, when: [{action: CLOSE, reduce_only: true}], by: {f: x, g: y}, id: i, within: 500ms}}\n",
                "version: 1\narchive: schemas\ncaptured: [a.jsonl, b.jsonl]\nbase: origin/main\n",
            })
    void both_accept(String yaml) throws IOException {
        assertThat(schemaAccepts(yaml)).isTrue();
        assertThat(readerAccepts(yaml)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: {}\n",
                "version: 2\n",
                "version: '1'\n",
                "version: 1\nredact: 'true'\n",
                "version: 1\nbaseline: 5\n",
                "version: 1\nscan: {paths: [true]}\n",
                "version: 1\nscan: {paths: []}\n",
                "version: 1\ncontracts: []\n",
                "version: 1\nservices: {a: {must_validate: 'true'}}\n",
                "version: 1\nexpect: {g: {group: executor, of: t, deliveries: '5'}}\n",
                "version: 1\nexpect: {p: {pulse: 5, every: 60s}}\n",
                "version: 1\nwaivers: [{fingerprint: 1234567890123456, reason: r, owner: o, until: 2027-01-31}]\n",
                "version: 1\nwaivers: [{fingerprint: 123456789012e456, reason: r, owner: o, until: 2027-01-31}]\n",
                "version: 1\nwaivers: [{fingerprint: 0123456789abcdef, reason: 5, owner: o, until: 2027-01-31}]\n",
                "version: 1\ncontracts: [{schema: a.json, stream: s, version: 1.0.0, opens: {field: f}}]\n",
                "version: 1\ncontracts: [{schema: a.json, stream: s, version: 1.0.0, opens: {field: f, values: [a], until: g}}]\n",
                "version: 1\nservice: {}\n",
                "version: 1\nservices: {a: {produce: [x]}}\n",
                "version: 1\nservices: {a: {produces: x}}\n",
                "version: 1\nservices: {a: {must_validate: perhaps}}\n",
                "version: 1\nscan: {path: [x]}\n",
                "version: 1\nstreams: [trade.intent]\n",
                "version: 1\ncontracts: [{schema: a.json, stream: 'q:ai.signal'}]\n",
                "version: 1\ncontracts: [{schema: a.json, stream: 'q:ai.signal', version: '1.0'}]\n",
                "version: 1\ncontracts: [{schema: a.json, stream: 'q:ai.signal', version: 01.0.0}]\n",
                "version: 1\ncontracts: [{schema: '', stream: 'q:ai.signal', version: 1.0.0}]\n",
                "version: 1\ncontracts: [{schema: a.json, streams: 'q:ai.signal', version: 1.0.0}]\n",
                "version: 1\ncontracts: [{schema: a.json, event: AI, stream: 'q:ai.signal', version: 1.0.0}]\n",
                "version: 1\ncontracts: [[a]]\n",
                "version: 1\nstreams: {trade.intent: ''}\n",
                "version: 1\nstreams: {trade.intent: [a]}\n",
                "version: 1\nexternal: {writes: [x]}\n",
                "version: 1\nwaivers: [{fingerprint: 0123456789abcdef, reason: r, owner: o}]\n",
                "version: 1\nwaivers: [{fingerprint: 0123456789abcdef, reason: r, owner: o, until: soon}]\n",
                "version: 1\nwaivers: [{fingerprint: f, reason: r, owner: o, until: 2027-01-31}]\n",
                "version: 1\nvalidators: shared.checks.validate\n",
                "version: 1\nvalidators: [validate]\n",
                "version: 1\nvalidators: ['shared.checks.validate()']\n",
                "version: 1\nbaseline: [a]\n",
                "version: 1\nredact: maybe\n",
                "version: 1\nexpect: [p]\n",
                "version: 1\nexpect: {exit-answered: never}\n",
                "version: 1\nexpect: {exit-answered: {every: 5m}}\n",
                "version: 1\nexpect: {exit-answered: {within: 0s}}\n",
                "version: 1\nexpect: {p: {pulse: exit_monitor}}\n",
                "version: 1\nexpect: {p: {pulse: exit_monitor, every: soon}}\n",
                "version: 1\nexpect: {r: {rhythm: t, every: 5s, while: {fresh: 60s}}}\n",
                "version: 1\nexpect: {exit-answered: {orFlat: {open: s, fresh: 60s}}}\n",
                "version: 1\nexpect: {exit-answered: {when: {action: CLOSE}}}\n",
                "version: 1\nexpect: {h: {health: t, refused: 101%, over: 5m, least: 20}}\n",
                "version: 1\nexpect: {h: {health: t, refused: 1%}}\n",
                "version: 1\nexpect: {g: {group: executor, of: t, deliveries: 0}}\n",
                "version: 1\nexpect: {a: {answerTo: e, when: {action: CLOSE}, by: f, id: i, within: 5m}}\n",
                "version: 1\narchive: [a]\n",
                "version: 1\narchive: ''\n",
                "version: 1\ncaptured: a.jsonl\n",
                "version: 1\ncaptured: []\n",
                "version: 1\ncaptured: ['']\n",
                "version: 1\nbase: main\n",
                "version: 1\narchive: a\nbase: ''\n",
            })
    void both_refuse(String yaml) throws IOException {
        assertThat(schemaAccepts(yaml)).isFalse();
        assertThat(readerAccepts(yaml)).isFalse();
    }

    @Test
    void every_key_says_in_an_editor_what_it_is_with_an_example_that_may_stand_there() throws IOException {
        var schema = new ObjectMapper().readTree(schema());
        var keys = new LinkedHashMap<String, JsonNode>();
        collect("", schema, keys);

        assertThat(keys).containsKeys("/services", "/services/must_validate", "/definitions/pulse/every");
        keys.forEach((key, said) -> {
            assertThat(said.path("description").asText()).as(key).endsWith(".");
            assertThat(said.path("examples").size()).as(key).isPositive();
            var alone = ((ObjectNode) said.deepCopy()).set("definitions", schema.get("definitions"));
            said.get("examples")
                    .forEach(example -> assertThat(accepts(alone.toString(), example.toString(), InputFormat.JSON))
                            .as(key + " " + example)
                            .isTrue());
        });
    }

    @Test
    void every_key_that_the_reader_knows_stands_in_the_schema_at_its_place() throws IOException {
        var whole = new WholeBusFile(new ObjectMapper().readTree(schema()));
        var words = whole.texts().stream().map(BusFileSchemaTest::mistakes).toList();

        var told = WholeBusFile.told(words);

        assertThat(told.keySet()).isEqualTo(whole.places().keySet()).hasSizeGreaterThan(15);
        assertThat(told).allSatisfy((name, keys) -> {
            assertThat(keys).containsAll(whole.places().get(name).keys());
            assertThat(whole.places().get(name).any()).containsAll(keys);
        });
    }

    /** The draft that editors and the Schema Store know best; in it, what stands beside a reference does not count. */
    @Test
    void it_is_of_draft_7_and_no_reference_has_anything_beside_it() throws IOException {
        var schema = new ObjectMapper().readTree(schema());

        assertThat(schema.get("$schema").asText()).isEqualTo(SpecificationVersion.DRAFT_7.getDialectId());
        var references = schema.findParents("$ref");
        assertThat(references)
                .hasSizeGreaterThan(20)
                .allSatisfy(reference -> assertThat(reference).hasSize(1));
        assertThat(schema.toString()).doesNotContain("$defs", "dependentRequired", "unevaluated", "prefixItems");
    }

    @Test
    void the_line_that_init_writes_for_editors_names_this_schema() throws IOException {
        var id = new ObjectMapper().readTree(schema()).get("$id").asText();

        var nothing = new Facts(
                0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());

        assertThat(new FirstBusFile(Path.of("services"), Optional.empty(), nothing, KnownEvents.all())
                        .text(Optional.empty()))
                .startsWith("# yaml-language-server: $schema=" + id + "\n");
    }

    @Test
    void the_pages_entry_for_the_schema_store_is_of_this_schema_and_of_the_file_that_init_writes() throws IOException {
        var page = Files.readString(Path.of("../../docs/editors.md"));
        var entry = new ObjectMapper().readTree(page.substring(page.indexOf("```json\n") + 8));

        assertThat(entry.fieldNames()).toIterable().containsExactly("name", "description", "fileMatch", "url");
        assertThat(entry.get("url"))
                .isEqualTo(new ObjectMapper().readTree(schema()).get("$id"));
        assertThat(entry.get("fileMatch")).singleElement().isEqualTo(TextNode.valueOf(BusFile.USUAL));
        assertThat(entry.get("description").asText() + ".")
                .startsWith(new ObjectMapper()
                        .readTree(schema())
                        .get("description")
                        .asText()
                        .replace("a bus.", "a"));
    }

    private static void collect(String at, JsonNode node, Map<String, JsonNode> keys) {
        node.path("properties").fields().forEachRemaining(key -> {
            if (key.getValue().isObject() && node.has("additionalProperties")) {
                keys.put(at + "/" + key.getKey(), key.getValue());
            }
            collect(at + "/" + key.getKey(), key.getValue(), keys);
        });
        node.path("definitions")
                .fields()
                .forEachRemaining(key -> collect(at + "/definitions/" + key.getKey(), key.getValue(), keys));
        collectBelow(at, node, keys);
    }

    private static void collectBelow(String at, JsonNode node, Map<String, JsonNode> keys) {
        for (var below : List.of("items", "additionalProperties")) {
            if (node.has(below)) {
                collect(at, node.get(below), keys);
            }
        }
        for (var one : List.of("oneOf", "anyOf")) {
            node.path(one).forEach(choice -> collect(at, choice, keys));
        }
    }

    private static boolean schemaAccepts(String yaml) throws IOException {
        return accepts(schema(), yaml, InputFormat.YAML);
    }

    private static boolean accepts(String schema, String text, InputFormat form) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema, InputFormat.JSON)
                .validate(text, form)
                .isEmpty();
    }

    private static String schema() throws IOException {
        try (var in = BusFile.class.getResourceAsStream("tradeschema-bus.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean readerAccepts(String yaml) {
        return mistakes(yaml).isEmpty();
    }

    private static String mistakes(String yaml) {
        try {
            BusFileReader.parse("tradeschema.yaml", yaml);
            return "";
        } catch (BusFileException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
