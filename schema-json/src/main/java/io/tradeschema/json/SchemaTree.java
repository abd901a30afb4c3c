package io.tradeschema.json;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Condition;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The JSON Schema of an event as ordered maps and lists. */
final class SchemaTree {

    private final Contract<?> type;

    SchemaTree(Contract<?> type) {
        this.type = type;
    }

    Map<String, Object> root() {
        var root = new LinkedHashMap<String, Object>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", SchemaText.id(type));
        root.put("title", type.shape().name());
        root.put(
                "description",
                type.name() + " " + type.version() + " on " + type.declaredStream() + ": " + type.doc()
                        + ". Closed: any other name is refused. Null means absent.");
        root.put("type", "object");
        root.putAll(members(type.shape()));
        return root;
    }

    /** The keywords of an object: fields, required names, conditions, retired names, and nothing else allowed. */
    static Map<String, Object> members(Shape<?> shape) {
        var object = new LinkedHashMap<String, Object>();
        var properties = new LinkedHashMap<String, Object>();
        shape.fields().forEach(field -> properties.put(field.name(), property(field)));
        object.put("properties", properties);
        object.put(
                "required",
                shape.fields().stream().filter(Field::required).map(Field::name).toList());
        object.put("additionalProperties", false);
        putConditions(shape, object);
        putRetired(shape, object);
        return object;
    }

    private static Map<String, Object> property(Field field) {
        var property = new LinkedHashMap<String, Object>();
        property.put("title", field.type().name());
        property.put("description", description(field));
        property.putAll(TypeKeywords.of(field));
        if (!field.type().examples().isEmpty()) {
            property.put("examples", field.type().examples());
        }
        field.deprecation().ifPresent(deprecation -> property.put("deprecated", true));
        return property;
    }

    /** What an element of a list is: never null. */
    static Map<String, Object> element(ValueType<?> type) {
        var element = new LinkedHashMap<String, Object>();
        element.put("title", type.name());
        element.putAll(type.match(new TypeKeywords(true)));
        if (!type.examples().isEmpty()) {
            element.put("examples", type.examples());
        }
        return element;
    }

    private static String description(Field field) {
        var text = new StringBuilder(field.doc());
        if (!field.type().doc().isEmpty() && field.type().single().asChoice().isEmpty()) {
            text.append(" (").append(field.type().doc()).append(')');
        }
        field.type().unit().ifPresent(unit -> text.append("; unit: ").append(unit));
        if (field.mustUnderstand()) {
            text.append("; every reader must understand it");
        }
        field.requiredWhen()
                .ifPresent(when -> text.append("; required when ")
                        .append(when.field())
                        .append(" is ")
                        .append(when.value()));
        text.append("; since ").append(field.since());
        field.deprecation()
                .ifPresent(deprecation -> text.append("; deprecated since ")
                        .append(deprecation.since())
                        .append(", may go from ")
                        .append(deprecation.sunset())
                        .append(" on: ")
                        .append(deprecation.because()));
        return text.toString();
    }

    private static void putConditions(Shape<?> shape, Map<String, Object> object) {
        var conditions = new ArrayList<Map<String, Object>>();
        shape.fields().forEach(field -> field.requiredWhen().ifPresent(when -> conditions.add(condition(field, when))));
        if (!conditions.isEmpty()) {
            object.put("allOf", conditions);
        }
    }

    private static Map<String, Object> condition(Field field, Condition when) {
        var condition = new LinkedHashMap<String, Object>();
        condition.put("if", demanding(when.field(), Map.of("const", when.value())));
        condition.put("then", demanding(field.name(), Map.of("type", present(field))));
        return condition;
    }

    /** The JSON type of a field that is there and not null. */
    private static Object present(Field field) {
        return Objects.requireNonNull(field.type().match(new TypeKeywords(true)).get("type"));
    }

    /** An object in which a field is there and not null. */
    private static Map<String, Object> demanding(String field, Map<String, Object> keywords) {
        var demand = new LinkedHashMap<String, Object>();
        demand.put("type", "object");
        demand.put("properties", Map.of(field, keywords));
        demand.put("required", List.of(field));
        return demand;
    }

    /**
     * Retired names are refused by {@code additionalProperties} already. Validators print the names that {@code
     * dependentRequired} misses, so the advice is put there: whoever sends a retired name reads what to send instead.
     */
    private static void putRetired(Shape<?> shape, Map<String, Object> object) {
        if (shape.retired().isEmpty()) {
            return;
        }
        var advice = new LinkedHashMap<String, Object>();
        shape.retired().forEach(retired -> advice.put(retired.name(), List.of(advice(shape, retired))));
        object.put(
                "$comment",
                "dependentRequired explains retired names: additionalProperties refuses them already;"
                        + " a validator prints the text after the name, which says what to send instead.");
        object.put("dependentRequired", advice);
    }

    private static String advice(Shape<?> shape, RetiredName retired) {
        var name = "\"" + retired.name() + "\"";
        return retired.successor()
                .map(successor -> successor + " (" + name + " is retired: send \"" + successor + "\" instead, "
                        + shape.field(successor)
                                .map(Field::type)
                                .map(ValueType::expectation)
                                .orElse("")
                        + mapping(retired) + ")")
                .orElseGet(() -> "no successor (" + name + " is retired: " + retired.because() + ")");
    }

    private static String mapping(RetiredName retired) {
        return Advice.mapping(retired).stream().map(pair -> "; " + pair).collect(Collectors.joining());
    }
}
