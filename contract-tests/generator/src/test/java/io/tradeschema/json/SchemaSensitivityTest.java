package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.EventType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who proves the proof: whatever constraint of a schema is moved a little, some generated message notices. A schema that
 * is stricter than the decoder and one that is laxer are both found out.
 */
class SchemaSensitivityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MESSAGES = 25_000;

    static Stream<EventType<?>> types() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_change_of_any_constraint_of_the_schema_is_noticed(EventType<?> type) throws Exception {
        var judged = judged(type);
        var unnoticed = new ArrayList<String>();
        var edits = edits(MAPPER.readTree(SchemaText.of(type)));

        for (var edit : edits) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(edit.schema());
            if (judged.stream()
                    .allMatch(one ->
                            one.verdict().agreesWith(schema.validate(one.json()).isEmpty()))) {
                unnoticed.add(edit.name());
            }
        }

        assertThat(edits).hasSizeGreaterThan(100);
        assertThat(unnoticed)
                .as("changes of the schema that no message noticed")
                .isEmpty();
    }

    /** What the decoder said about messages that are JSON. */
    private static List<Judged> judged(EventType<?> type) {
        var codec = EventCodec.of(type);
        var samples = SampleMessages.of(type).stream()
                .limit(MESSAGES / 10)
                .map(sample -> Verdict.of(codec, sample.shows(), sample.bytes()));
        var mutants = Mutations.of(type).stream()
                .limit(MESSAGES)
                .map(mutant -> Verdict.of(codec, mutant.shows(), mutant.bytes()));
        return Stream.concat(samples, mutants)
                .filter(Verdict::isText)
                .flatMap(verdict -> verdict.json().map(json -> new Judged(verdict, json)).stream())
                .toList();
    }

    private record Judged(Verdict verdict, JsonNode json) {}

    /** A schema with one constraint moved. */
    private record Edit(String name, JsonNode schema) {}

    private static List<Edit> edits(JsonNode root) {
        var edits = new ArrayList<Edit>();
        collect(root, "", edits, root);
        return edits;
    }

    private static void collect(JsonNode node, String pointer, List<Edit> edits, JsonNode root) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> addEdits(pointer, entry, edits, root));
        }
        if (node.has("properties")) {
            node.get("properties")
                    .properties()
                    .forEach(
                            entry -> collect(entry.getValue(), pointer + "/properties/" + entry.getKey(), edits, root));
        }
    }

    private static void addEdits(String pointer, Map.Entry<String, JsonNode> entry, List<Edit> edits, JsonNode root) {
        var keyword = entry.getKey();
        var value = entry.getValue();
        switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> {
                var isWhole = root.at(pointer + "/type").toString().contains("integer");
                var step = isWhole || value.decimalValue().abs().compareTo(BigDecimal.TEN.pow(15)) > 0
                        ? BigDecimal.ONE
                        : new BigDecimal("0.000001");
                replace(
                        pointer,
                        keyword,
                        DecimalNode.valueOf(value.decimalValue().add(step)),
                        edits,
                        root);
                replace(
                        pointer,
                        keyword,
                        DecimalNode.valueOf(value.decimalValue().subtract(step)),
                        edits,
                        root);
                change(pointer, keyword + " gone", object -> object.remove(keyword), edits, root);
            }
            case "minLength", "maxLength" -> {
                replace(pointer, keyword, DecimalNode.valueOf(BigDecimal.valueOf(value.intValue() + 1)), edits, root);
                replace(pointer, keyword, DecimalNode.valueOf(BigDecimal.valueOf(value.intValue() - 1)), edits, root);
            }
            case "pattern" ->
                patterns(value.textValue())
                        .forEach(pattern -> replace(pointer, keyword, TextNode.valueOf(pattern), edits, root));
            case "additionalProperties" ->
                change(pointer, keyword + " gone", object -> object.remove(keyword), edits, root);
            case "enum" -> {
                without(pointer, keyword, value, edits, root);
                with(pointer, keyword, value.get(0).textValue().toLowerCase(Locale.ROOT), value, edits, root);
                with(pointer, keyword, value.get(0).textValue().toUpperCase(Locale.ROOT), value, edits, root);
            }
            case "type" -> addTypeEdits(pointer, value, edits, root);
            case "required" -> {
                without(pointer, keyword, value, edits, root);
                root.at(pointer + "/properties")
                        .fieldNames()
                        .forEachRemaining(name -> with(pointer, keyword, name, value, edits, root));
            }
            case "allOf" -> without(pointer, keyword, value, edits, root);
            case "properties" ->
                value.fieldNames()
                        .forEachRemaining(name -> change(
                                pointer,
                                "without " + name,
                                object -> ((ObjectNode) object.get("properties")).remove(name),
                                edits,
                                root));
            default -> {
                // Prose; what is left, dependentRequired, only explains what additionalProperties refuses.
            }
        }
    }

    /** An enum keeps the type in place, so that only the null of optional ones counts. */
    private static void addTypeEdits(String pointer, JsonNode type, List<Edit> edits, JsonNode root) {
        if (type.isArray()) {
            replace(pointer, "type", type.get(0), edits, root);
        } else if (!root.at(pointer).has("enum") && !pointer.isEmpty()) {
            replace(pointer, "type", MAPPER.createArrayNode().add(type).add("null"), edits, root);
        }
        if (!root.at(pointer).has("enum") && !root.at(pointer).has("properties")) {
            change(pointer, "type gone", object -> object.remove("type"), edits, root);
        }
    }

    private static List<String> patterns(String pattern) {
        var edits = Map.of(
                "{2,24}", List.of("{1,24}", "{3,24}", "{2,23}", "{2,25}"),
                "[A-Z0-9]", List.of("[A-Za-z0-9]", "[A-Z]", "[A-Z0-9_]"),
                "{1,9}", List.of("{1,8}", "{1,10}", "{2,9}", "{0,9}"),
                "T(?:[01][0-9]|2[0-3])",
                        List.of("T(?:[01][0-9]|2[0-4])", "T(?:[01][0-9]|2[0-2])", "[T ](?:[01][0-9]|2[0-3])"),
                ":[0-5][0-9](?:\\.", List.of(":[0-6][0-9](?:\\.", ":[0-4][0-9](?:\\.", "(?::[0-5][0-9])?(?:\\."),
                "(?:Z|", List.of("(?:[Zz]|", "(?:"),
                ":[0-5][0-9])?$", List.of(":[0-5][0-9])$", ":?[0-5][0-9])?$", ":[0-9][0-9])?$"),
                "-02-29", List.of("-02-28"),
                "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)", List.of("(?:0[469]|11)-(?:0[1-9]|[12][0-9]|3[01])"),
                "2[0-8]))", List.of("2[0-9]))"));
        return edits.entrySet().stream()
                .filter(entry -> pattern.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(other -> pattern.replace(entry.getKey(), other)))
                .toList();
    }

    private static void without(String pointer, String keyword, JsonNode values, List<Edit> edits, JsonNode root) {
        for (var i = 0; i < values.size(); i++) {
            var fewer = (ArrayNode) values.deepCopy();
            fewer.remove(i);
            replace(pointer, keyword, fewer, edits, root);
        }
    }

    private static void with(
            String pointer, String keyword, String value, JsonNode values, List<Edit> edits, JsonNode root) {
        var more = ((ArrayNode) values.deepCopy()).add(value);
        if (!values.toString().contains('"' + value + '"')) {
            replace(pointer, keyword, more, edits, root);
        }
    }

    private static void replace(String pointer, String keyword, JsonNode value, List<Edit> edits, JsonNode root) {
        change(pointer, keyword + " " + value, object -> object.set(keyword, value), edits, root);
    }

    private static void change(
            String pointer, String name, Consumer<ObjectNode> change, List<Edit> edits, JsonNode root) {
        var copy = root.deepCopy();
        change.accept((ObjectNode) Optional.of(copy.at(pointer)).orElseThrow());
        edits.add(new Edit(pointer + ": " + name, copy));
    }
}
