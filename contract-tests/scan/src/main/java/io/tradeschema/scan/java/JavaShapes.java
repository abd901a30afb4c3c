package io.tradeschema.scan.java;

import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WrittenField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns values of the walk into the facts that are judged. */
final class JavaShapes {

    private static final int DEEPEST = 6;
    private static final Set<String> NUMBERS = Set.of(
            "double",
            "float",
            "int",
            "long",
            "short",
            "byte",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Short",
            "BigDecimal",
            "BigInteger",
            "AtomicLong",
            "AtomicInteger",
            "Number");

    private final JavaProject project;
    private final JavaProperties properties;

    JavaShapes(JavaProject project, JavaProperties properties) {
        this.project = project;
        this.properties = properties;
    }

    /** The shape of a map or of an object as JSON; empty for anything else. */
    Optional<ObjectFacts> of(JavaValue value) {
        return of(value, 0);
    }

    private Optional<ObjectFacts> of(JavaValue value, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (value instanceof JavaValue.Filled map) {
            return Optional.of(new ObjectFacts(map.made.where(), fields(map.entries, depth), map.open));
        }
        if (value instanceof JavaValue.Built object && !object.type.isEnum()) {
            return Optional.of(new ObjectFacts(
                    object.made.where(), fields(properties.wire(object), depth), properties.open(object.type)));
        }
        return Optional.empty();
    }

    private Map<String, WrittenField> fields(Map<String, JavaValue.Put> entries, int depth) {
        var fields = new LinkedHashMap<String, WrittenField>();
        entries.forEach((name, put) -> {
            var value = value(put.value(), depth + 1);
            var named = new FieldValue(value.kinds(), value.literals(), value.complete(), put.origin(), value.object());
            fields.put(name, new WrittenField(name, put.sure(), put.where().where(), named));
        });
        return fields;
    }

    private FieldValue value(JavaValue value, int depth) {
        if (value instanceof JavaValue.OneOf several) {
            return together(
                    several.values().stream().map(one -> value(one, depth)).toList());
        }
        if (value instanceof JavaValue.Literal literal) {
            var kind = literal.value() instanceof String
                    ? ValueKind.TEXT
                    : literal.value() instanceof Boolean ? ValueKind.FLAG : ValueKind.NUMBER;
            return new FieldValue(Set.of(kind), List.of(literal.value()), true, "", Optional.empty());
        }
        if (value instanceof JavaValue.Typed typed) {
            return typed(typed);
        }
        var kind = kind(value);
        return kind == ValueKind.UNKNOWN
                ? FieldValue.UNKNOWN
                : new FieldValue(
                        Set.of(kind),
                        List.of(),
                        false,
                        "",
                        kind == ValueKind.OBJECT ? of(value, depth) : Optional.empty());
    }

    private static ValueKind kind(JavaValue value) {
        if (value instanceof JavaValue.Kind kind) {
            return kind.kind();
        }
        if (value instanceof JavaValue.Filled || value instanceof JavaValue.Built) {
            return ValueKind.OBJECT;
        }
        if (value instanceof JavaValue.Items) {
            return ValueKind.LIST;
        }
        return value instanceof JavaValue.Json
                        || value instanceof JavaValue.Encoded
                        || value instanceof JavaValue.EntryText
                ? ValueKind.TEXT
                : ValueKind.UNKNOWN;
    }

    private FieldValue typed(JavaValue.Typed typed) {
        var type = typed.type();
        if (NUMBERS.contains(type)) {
            return of(ValueKind.NUMBER);
        }
        return switch (type) {
            case "String", "CharSequence", "UUID", "char" -> of(ValueKind.TEXT);
            case "boolean", "Boolean" -> of(ValueKind.FLAG);
            case "List", "Set", "Collection", "[]" -> of(ValueKind.LIST);
            case "Map" -> of(ValueKind.OBJECT);
            default -> known(typed);
        };
    }

    private FieldValue known(JavaValue.Typed typed) {
        var from = typed.from();
        var type = from == null ? Optional.<JavaClass>empty() : project.find(typed.type(), from);
        return type.filter(JavaClass::isEnum)
                .filter(found -> properties.open(found).isEmpty())
                .map(found -> of(ValueKind.TEXT))
                .orElse(FieldValue.UNKNOWN);
    }

    private static FieldValue of(ValueKind kind) {
        return new FieldValue(Set.of(kind), List.of(), false, "", Optional.empty());
    }

    private static FieldValue together(List<FieldValue> values) {
        var kinds = new LinkedHashSet<ValueKind>();
        var literals = new LinkedHashSet<Object>();
        values.forEach(value -> {
            kinds.addAll(value.kinds());
            literals.addAll(value.literals());
        });
        return new FieldValue(
                kinds, List.copyOf(literals), values.stream().allMatch(FieldValue::complete), "", Optional.empty());
    }
}
