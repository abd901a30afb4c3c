package io.tradeschema.json.schema;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Condition;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads when an optional field is required: the one condition that a contract knows. */
final class Conditions {

    private static final String FORM =
            "write {\"if\": {\"type\": \"object\", \"properties\": {\"status\": {\"const\": \"closed\"}}, \"required\": [\"status\"]},"
                    + " \"then\": {\"type\": \"object\", \"properties\": {\"price\": {\"type\": \"number\"}}, \"required\": [\"price\"]}}";

    private final Complaints complaints;

    Conditions(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * The conditions of an object, by the fields that they demand.
     *
     * @param fields the fields that could be read
     * @param known the names of all
     */
    Map<String, Condition> read(Keywords keywords, Map<String, Field> fields, Set<String> known) {
        var conditions = new HashMap<String, Condition>();
        var whole = fields.keySet().equals(known);
        for (var node : keywords.items(Keyword.ALL_OF).orElse(List.of())) {
            var parts = node.asMembers().map(Node.Members::members).orElse(Map.of());
            if (!parts.keySet().equals(Set.of("if", "then"))) {
                refuse(node.place());
            } else if (whole) {
                add(condition(parts.get("if"), parts.get("then"), fields), node.place(), conditions);
            }
        }
        var place = keywords.placeOf(keywords.has(Keyword.IF) ? Keyword.IF : Keyword.THEN);
        var when = keywords.take(Keyword.IF);
        var then = keywords.take(Keyword.THEN);
        if (when.isPresent() != then.isPresent()) {
            refuse(place);
        } else if (when.isPresent() && whole) {
            add(condition(when.get(), then.get(), fields), place, conditions);
        }
        return conditions;
    }

    private void add(Optional<Asked> asked, Place place, Map<String, Condition> conditions) {
        if (asked.isEmpty() || conditions.put(asked.get().field(), asked.get().when()) != null) {
            refuse(place);
        }
    }

    private record Asked(String field, Condition when) {}

    private void refuse(Place place) {
        complaints.add(
                SchemaRule.SCHEMA_KEYWORD,
                place,
                "this is not the one condition that a contract knows: where a listed text is a value, another field is there",
                FORM);
    }

    private static Optional<Asked> condition(@Nullable Node when, @Nullable Node then, Map<String, Field> fields) {
        if (when == null || then == null) {
            return Optional.empty();
        }
        for (var decider : fields.values()) {
            var values = decider.type().asChoice().map(ChoiceType::values).orElse(List.of());
            for (var value : values) {
                if (demands(when, decider.name(), Map.of("const", value))) {
                    return demanded(then, fields)
                            .map(field -> new Asked(field.name(), new Condition(decider.name(), value)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Field> demanded(Node then, Map<String, Field> fields) {
        return fields.values().stream()
                .filter(field -> !field.required())
                .filter(field -> field.type().match(JSON).stream()
                        .anyMatch(type -> demands(then, field.name(), Map.of("type", type))))
                .findFirst();
    }

    /** Whether a schema says that an object has a field of which something holds, and nothing else. */
    private static boolean demands(Node schema, String field, Map<String, Object> what) {
        var parts = schema.asMembers().map(Node.Members::members).orElse(Map.of());
        var typed = !parts.containsKey("type") || parts.get("type").says("object");
        return typed
                && parts.size() == (parts.containsKey("type") ? 3 : 2)
                && parts.containsKey("properties")
                && parts.get("properties").says(Map.of(field, what))
                && parts.containsKey("required")
                && parts.get("required")
                        .asItems()
                        .map(names -> names.size() == 1 && names.get(0).says(field))
                        .orElse(false);
    }

    /** What a value of a kind is in JSON. */
    private static final ValueType.Cases<List<String>> JSON = new ValueType.Cases<>() {
        @Override
        public List<String> decimal(DecimalType<?> type) {
            return type.isWhole() ? List.of("integer", "number") : List.of("number");
        }

        @Override
        public List<String> text(TextType<?> type) {
            return List.of("string");
        }

        @Override
        public List<String> choice(ChoiceType<?> type) {
            return List.of("string");
        }

        @Override
        public List<String> flag(FlagType type) {
            return List.of("boolean");
        }

        @Override
        public List<String> time(TimeType type) {
            return List.of("string");
        }

        @Override
        public List<String> object(ObjectType<?> type) {
            return List.of("object");
        }

        @Override
        public List<String> list(ListType<?> type) {
            return List.of("array");
        }
    };
}
