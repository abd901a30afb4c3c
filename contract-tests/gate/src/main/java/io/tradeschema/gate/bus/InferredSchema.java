package io.tradeschema.gate.bus;

import io.tradeschema.model.ListType;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.facts.WrittenField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON Schema for a stream without a contract, as its writers' source suggests it. */
final class InferredSchema {

    private InferredSchema() {}

    /** The schema of what these places write, as ordered maps and lists. */
    static Map<String, Object> of(String stream, List<Write> writes) {
        return of(
                stream,
                writes.stream().flatMap(write -> write.message().stream()).toList(),
                writes.size() + (writes.size() == 1 ? " place that writes " : " places that write ") + stream);
    }

    /** The schema of these objects; {@code whence} says of what it is inferred. */
    static Map<String, Object> of(String stream, List<ObjectFacts> objects, String whence) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", stream.substring(stream.lastIndexOf(':') + 1));
        schema.put("description", "Inferred from " + whence + "; to be reviewed.");
        schema.putAll(object(objects));
        return schema;
    }

    private static Map<String, Object> object(List<ObjectFacts> objects) {
        var names = new LinkedHashSet<String>();
        objects.forEach(object -> names.addAll(object.fields().keySet()));
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<Object>();
        for (var name : names) {
            var values = objects.stream()
                    .map(object -> object.fields().get(name))
                    .filter(Objects::nonNull)
                    .map(field -> field.value())
                    .toList();
            var always = objects.stream()
                    .allMatch(object -> object.fields().containsKey(name)
                            && object.fields().get(name).sure());
            var everThere = always
                    && values.stream()
                            .noneMatch(
                                    value -> value.orNothing() || value.kinds().contains(ValueKind.NONE));
            properties.put(name, property(values, everThere));
            if (everThere) {
                required.add(name);
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", objects.stream().anyMatch(object -> !object.closed()));
        return schema;
    }

    /** A field that may be absent may be null: that is the same. */
    private static Map<String, Object> property(List<FieldValue> values, boolean everThere) {
        var types = new LinkedHashSet<String>();
        var literals = new LinkedHashSet<Object>();
        for (var value : values) {
            value.kinds().forEach(kind -> types.add(type(kind)));
            value.literals().stream().filter(String.class::isInstance).forEach(literals::add);
        }
        var schema = new LinkedHashMap<String, Object>();
        if (types.contains("")) {
            return schema;
        }
        types.remove("null");
        if (types.isEmpty()) {
            return schema; // what was only ever absent may be anything
        }
        var named = new ArrayList<Object>(types);
        if (!everThere) {
            named.add("null");
        }
        schema.put("type", named.size() == 1 ? named.get(0) : named);
        if (types.equals(Set.of("string")) && values.stream().allMatch(FieldValue::complete)) {
            putLiterals(literals, everThere, schema);
        }
        if (values.stream().allMatch(value -> value.surely(ValueKind.ISO_TIME))) {
            schema.put("format", "date-time");
        }
        var objects = values.stream().flatMap(value -> value.object().stream()).toList();
        if (types.equals(Set.of("object")) && !objects.isEmpty()) {
            schema.putAll(object(objects));
        }
        if (types.equals(Set.of("array"))) {
            putElements(values, schema);
        }
        return schema;
    }

    /** Several texts are a list of values; one by itself is what the only writer of today sends, and no list. */
    private static void putLiterals(Set<Object> literals, boolean everThere, Map<String, Object> schema) {
        if (literals.size() == 1) {
            schema.put("examples", List.copyOf(literals));
        } else if (!literals.isEmpty()) {
            var listed = new ArrayList<@Nullable Object>(literals);
            if (!everThere) {
                listed.add(null);
            }
            schema.put("enum", listed);
        }
    }

    private static void putElements(List<FieldValue> values, Map<String, Object> schema) {
        var elements = values.stream()
                .flatMap(value -> value.elements().stream())
                .map(WrittenField::value)
                .toList();
        var longest =
                values.stream().mapToInt(value -> value.elements().size()).max().orElse(0);
        schema.put("maxItems", BigDecimal.valueOf(Math.max(ListType.USUAL_MOST, longest)));
        schema.put("items", elements.isEmpty() ? Map.of() : property(elements, true));
    }

    private static String type(ValueKind kind) {
        return switch (kind) {
            case TEXT, ISO_TIME, LOCAL_TIME -> "string";
            case NUMBER, NOT_A_NUMBER, EPOCH -> "number";
            case FLAG -> "boolean";
            case NONE -> "null";
            case OBJECT -> "object";
            case LIST -> "array";
            case NO_FORM, UNKNOWN -> "";
        };
    }
}
