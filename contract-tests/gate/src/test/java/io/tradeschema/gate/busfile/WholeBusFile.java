package io.tradeschema.gate.busfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Bus files that have every key of the schema, each of its mappings with one more that nobody knows: what the reader says to
 * those lists the keys that it knows at that place.
 */
final class WholeBusFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOLD = Pattern.compile("\"(unheard[0-9]+)\".*(?:there are:|it has) (.+)");

    private final JsonNode schema;
    private final Map<String, Place> places = new TreeMap<>();

    /**
     * A place in the schema.
     *
     * @param keys what the mapping has that stands there
     * @param any what it has in any of the forms that may stand there
     */
    record Place(TreeSet<String> keys, TreeSet<String> any) {}

    WholeBusFile(JsonNode schema) {
        this.schema = schema;
    }

    /** The files, of which each has one key at the top. */
    List<String> texts() {
        var all = new ArrayList<String>();
        all.add(JSON.createObjectNode()
                .put("version", 1)
                .put(unheard(schema, schema), 1)
                .toString());
        schema.get("properties")
                .fields()
                .forEachRemaining(top -> forms(top.getValue(), top.getValue())
                        .forEach(value -> all.add(JSON.createObjectNode()
                                .put("version", 1)
                                .put("archive", "schemas")
                                .set(top.getKey(), value)
                                .toString())));
        return all;
    }

    /** Every mapping of the files, by the key in it that nobody knows; after {@link #texts()}. */
    Map<String, Place> places() {
        return places;
    }

    /** The keys that the reader's words list for each unknown one. */
    static Map<String, TreeSet<String>> told(List<String> words) {
        var told = new TreeMap<String, TreeSet<String>>();
        for (var line : String.join("\n", words).split("\n")) {
            var match = TOLD.matcher(line);
            if (match.find()) {
                told.put(match.group(1), new TreeSet<>(List.of(match.group(2).split(", "))));
            }
        }
        return told;
    }

    /** Every form that a value may have, with all that may stand in it. */
    private List<JsonNode> forms(JsonNode at, JsonNode place) {
        var of = resolved(at);
        for (var choice : List.of("oneOf", "anyOf")) {
            if (of.has(choice) && !of.has("properties")) {
                var all = new ArrayList<JsonNode>();
                of.get(choice).forEach(one -> all.addAll(forms(one, of)));
                return all;
            }
        }
        if (of.has("properties")) {
            return mappings(of, place);
        }
        if (of.has("items")) {
            return forms(of.get("items"), of.get("items")).stream()
                    .map(one -> (JsonNode) JSON.createArrayNode().add(one))
                    .toList();
        }
        if (of.path("additionalProperties").isObject()) {
            return forms(of.get("additionalProperties"), of.get("additionalProperties")).stream()
                    .map(one -> (JsonNode) JSON.createObjectNode().set("trade.intent", one))
                    .toList();
        }
        return List.of(
                of.has("const")
                        ? of.get("const")
                        : at.path("examples").has(0) ? at.get("examples").get(0) : TextNode.valueOf("x"));
    }

    /** As many as the part with the most forms has. */
    private List<JsonNode> mappings(JsonNode of, JsonNode place) {
        var parts = new LinkedHashMap<String, List<JsonNode>>();
        of.get("properties").fields().forEachRemaining(part -> {
            if (!part.getValue().path("deprecated").asBoolean()) {
                parts.put(part.getKey(), forms(part.getValue(), part.getValue()));
            }
        });
        var all = new ArrayList<JsonNode>();
        for (var form = 0;
                form < parts.values().stream().mapToInt(List::size).max().orElse(0);
                form++) {
            var mapping = JSON.createObjectNode();
            for (var part : parts.entrySet()) {
                mapping.set(
                        part.getKey(),
                        part.getValue().get(Math.min(form, part.getValue().size() - 1)));
            }
            all.add(mapping.put(unheard(of, resolved(place)), 1));
        }
        return all;
    }

    private String unheard(JsonNode of, JsonNode place) {
        var any = new TreeSet<String>();
        names(place, any);
        place.path("anyOf").forEach(form -> names(resolved(form), any));
        place.path("oneOf").forEach(form -> names(resolved(form), any));
        var keys = new TreeSet<String>();
        names(of, keys);
        var name = "unheard" + places.size();
        places.put(name, new Place(keys, any));
        return name;
    }

    private static void names(JsonNode of, TreeSet<String> into) {
        of.path("properties").fields().forEachRemaining(part -> {
            if (!part.getValue().path("deprecated").asBoolean()) {
                into.add(part.getKey());
            }
        });
    }

    private JsonNode resolved(JsonNode at) {
        if (at.has("$ref")) {
            return resolved(schema.at(at.get("$ref").asText().substring(1)));
        }
        return at.has("allOf") ? resolved(at.get("allOf").get(0)) : at;
    }
}
