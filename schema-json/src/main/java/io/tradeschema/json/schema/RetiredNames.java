package io.tradeschema.json.schema;

import io.tradeschema.model.Advice;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import io.tradeschema.model.RetiredName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the names that are refused for ever, each with what took its place. */
final class RetiredNames {

    private static final String FORM =
            "write {\"side\": {\"successor\": \"action\", \"values\": {\"LONG\": \"BUY\"}}}, or {\"because\": \u2026} where nothing took"
                    + " its place";

    private final Complaints complaints;

    RetiredNames(Complaints complaints) {
        this.complaints = complaints;
    }

    List<RetiredName> read(Keywords keywords, Map<String, Field> fields, Set<String> known) {
        var names = new ArrayList<RetiredName>();
        keywords.members(Keyword.RETIRED)
                .orElse(Map.of())
                .forEach((name, node) -> read(name, node, fields, known).ifPresent(names::add));
        return names;
    }

    private Optional<RetiredName> read(String name, Node node, Map<String, Field> fields, Set<String> known) {
        var parts = node.asMembers().map(Node.Members::members).orElse(Map.of());
        var successor = Sunsets.text(parts, "successor");
        var because = Sunsets.text(parts, "because").filter(text -> !text.isBlank());
        var values = values(parts);
        if (!Set.of("successor", "values", "because").containsAll(parts.keySet())
                || successor.isPresent() == because.isPresent()
                || parts.containsKey("values") && (values.isEmpty() || successor.isEmpty())
                || !Types.isPrintable(name)
                || name.length() > Limits.STANDARD.name()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    node.place(),
                    Excerpt.quoted(name) + " is not retired in the known form",
                    FORM);
            return Optional.empty();
        }
        if (known.contains(name)) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    node.place(),
                    "\"" + name + "\" is retired and a field at the same time",
                    "keep one of both");
            return Optional.empty();
        }
        if (successor.isPresent() && !leads(successor.get(), values, fields, known, node.place())) {
            return Optional.empty();
        }
        return Optional.of(new RetiredName(name, successor, values, Types.clause(because)));
    }

    private static Map<String, String> values(Map<String, Node> parts) {
        var values = new LinkedHashMap<String, String>();
        Optional.ofNullable(parts.get("values"))
                .flatMap(Node::asMembers)
                .map(Node.Members::members)
                .orElse(Map.of())
                .forEach((old, current) -> current.asText().ifPresent(text -> values.put(old, text)));
        return values;
    }

    private boolean leads(
            String successor, Map<String, String> values, Map<String, Field> fields, Set<String> known, Place place) {
        var field = Optional.ofNullable(fields.get(successor));
        if (!known.contains(successor)) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "its successor " + Excerpt.quoted(successor) + " is no field",
                    Advice.nearest(successor, known).map(Advice::didYouMean).orElse("name a field of this object"));
            return false;
        }
        var choices = field.flatMap(one -> one.type().asChoice()).map(ChoiceType::values);
        if (!values.isEmpty()
                && field.isPresent()
                && choices.isEmpty()
                && field.get().type().asText().isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"values\" stand for texts, and " + successor + " has none",
                    "take \"values\" out: what was sent before is not turned into another kind of value");
            return false;
        }
        var stray = values.values().stream()
                .filter(value -> choices.isPresent() && !choices.get().contains(value))
                .findFirst();
        stray.ifPresent(value -> complaints.add(
                SchemaRule.SCHEMA_VALUE,
                place,
                Excerpt.quoted(value) + " is no value of " + successor,
                "write one of " + String.join(", ", choices.orElse(List.of()))));
        return stray.isEmpty();
    }
}
