package io.tradeschema.json.schema;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Condition;
import io.tradeschema.model.Deprecation;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a schema says of an object: its fields, and that it has no others. */
final class Objects {

    private static final Version FIRST = Version.of("1.0.0");

    private final Types types;
    private final Complaints complaints;
    private final Version version;

    Objects(Types types, Complaints complaints, Version version) {
        this.version = version;
        this.types = types;
        this.complaints = complaints;
    }

    /**
     * The shape of the objects.
     *
     * @param name what it is called
     * @param doc what it means; empty where nobody wrote it
     */
    Optional<Shape<Map<String, Object>>> read(Keywords keywords, String name, String doc) {
        closed(keywords);
        var required = required(keywords);
        var fields = fields(keywords, required, name);
        var conditions = new Conditions(complaints).read(keywords, fields, names(keywords));
        var retired = new RetiredNames(complaints).read(keywords, fields, names(keywords));
        if (fields.isEmpty() || !complaints.none()) {
            return Optional.empty();
        }
        var withConditions = fields.values().stream()
                .map(field -> Optional.ofNullable(conditions.get(field.name()))
                        .map(condition -> when(field, condition))
                        .orElse(field))
                .toList();
        return made(name, doc.isEmpty() ? Names.words(name) : doc, withConditions, retired, keywords);
    }

    private Optional<Shape<Map<String, Object>>> made(
            String name, String doc, List<Field> fields, List<RetiredName> retired, Keywords keywords) {
        try {
            return Optional.of(Shape.of(name, doc, fields, retired));
        } catch (IllegalArgumentException e) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.place(),
                    Excerpt.of(String.valueOf(e.getMessage()), 200),
                    "right the field that is named");
            return Optional.empty();
        }
    }

    private static Field when(Field field, Condition condition) {
        return new Field(
                field.name(),
                field.component(),
                field.position(),
                field.type(),
                false,
                field.doc(),
                field.since(),
                Optional.of(condition),
                field.deprecation(),
                field.mustUnderstand(),
                Optional.empty());
    }

    private void closed(Keywords keywords) {
        var place = keywords.placeOf(Keyword.ADDITIONAL_PROPERTIES);
        var there = keywords.has(Keyword.ADDITIONAL_PROPERTIES);
        if (!there) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    place,
                    "the object is open: \"additionalProperties\" is missing",
                    "write \"additionalProperties\": false");
        } else if (!keywords.take(Keyword.ADDITIONAL_PROPERTIES)
                .flatMap(Node::asFlag)
                .equals(Optional.of(false))) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"additionalProperties\" lets names pass that the schema does not have",
                    "write false, and list every name under \"properties\"; a consumer may be opened where it runs");
        }
    }

    /** The names of all fields, those among them of which something could not be read. */
    private static Set<String> names(Keywords keywords) {
        return keywords.take(Keyword.PROPERTIES)
                .flatMap(Node::asMembers)
                .map(properties -> properties.members().keySet())
                .orElse(Set.of());
    }

    private Set<String> required(Keywords keywords) {
        var names = new LinkedHashSet<String>();
        var place = keywords.placeOf(Keyword.REQUIRED);
        for (var node : keywords.items(Keyword.REQUIRED).orElse(List.of())) {
            var name = node.asText();
            if (name.isEmpty() || !names.add(name.get())) {
                complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        name.isEmpty() ? place : node.place(),
                        "\"required\" lists what is no name, or one twice",
                        "list the name of each required field once");
            }
        }
        return names;
    }

    private Map<String, Field> fields(Keywords keywords, Set<String> required, String owner) {
        var all = new LinkedHashMap<String, Field>();
        var place = keywords.placeOf(Keyword.REQUIRED);
        var properties = keywords.members(Keyword.PROPERTIES).orElse(Map.of());
        if (properties.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    keywords.placeOf(Keyword.PROPERTIES),
                    "the object has no field",
                    "list its fields under \"properties\"");
        }
        properties.forEach((name, node) ->
                field(name, node, required.contains(name), owner).ifPresent(field -> all.put(name, field)));
        for (var name : required) {
            if (!properties.containsKey(name)) {
                complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        place,
                        "\"required\" lists " + Excerpt.quoted(name) + ", which is no field",
                        Advice.nearest(name, new ArrayList<>(properties.keySet()))
                                .map(Advice::didYouMean)
                                .orElse("list it under \"properties\", or take it out"));
            }
        }
        return all;
    }

    private Optional<Field> field(String name, Node node, boolean required, String owner) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*") || name.length() > Limits.STANDARD.name()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    node.place(),
                    Excerpt.quoted(name) + " is no name of a field",
                    "use ASCII letters, digits, _, - and ., a letter or _ first, at most " + Limits.STANDARD.name());
            return Optional.empty();
        }
        return types.schema(node).flatMap(keywords -> field(name, keywords, required, owner));
    }

    private Optional<Field> field(String name, Keywords keywords, boolean required, String owner) {
        var since =
                version(keywords, Keyword.SINCE, keywords.text(Keyword.SINCE)).orElse(FIRST);
        if (since.compareTo(version) > 0) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(Keyword.SINCE),
                    Excerpt.quoted(name) + " came in " + since + " and the event is at " + version,
                    "right it here, or the version in the entry of the bus file");
        }
        var must = keywords.flag(Keyword.MUST_UNDERSTAND).orElse(false);
        var deprecation = deprecation(keywords);
        var preset = keywords.take(Keyword.DEFAULT);
        var typed = types.read(keywords, owner + Names.camel(name), owner);
        typed.ifPresent(read -> nullAndAbsent(name, keywords, required, read.nullable()));
        preset.filter(value -> !value.isNull() || required)
                .ifPresent(value -> complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        value.place(),
                        "\"default\" fills in what nobody sent",
                        "take it out: the writer says the value, and a reader fills in nothing"));
        return typed.map(read -> new Field(
                name,
                name,
                0,
                read.type(),
                required,
                read.doc().isEmpty() ? Names.words(name) : read.doc(),
                since,
                Optional.empty(),
                deprecation,
                must,
                Optional.empty()));
    }

    /** Absent and null are the same for an optional field, and null is refused for a required one. */
    private void nullAndAbsent(String name, Keywords keywords, boolean required, boolean nullable) {
        if (required && nullable) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.place(),
                    "\"" + name + "\" is required and may be null, which means absent",
                    "take \"null\" out of its type, or the field out of \"required\"");
        } else if (!required && !nullable) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    keywords.place(),
                    "\"" + name + "\" is optional and refuses null, which means absent",
                    keywords.has(Keyword.REF)
                            ? "write \"anyOf\": [{\"$ref\": \u2026}, {\"type\": \"null\"}], or list it under \"required\""
                            : "write " + orNull(keywords) + ", or list the field under \"required\"");
        }
    }

    /** How this very field says that null may stand there. */
    private static String orNull(Keywords keywords) {
        var type = keywords.take(Keyword.TYPE)
                .flatMap(Node::asText)
                .map(kind -> "\"type\": [" + Excerpt.quoted(kind) + ", \"null\"]");
        var values =
                keywords.has(Keyword.ENUM) ? Optional.of("null into the list of \"enum\"") : Optional.<String>empty();
        var constant = keywords.has(Keyword.CONST)
                ? Optional.of("\"enum\" with the value of \"const\" and null in its place")
                : Optional.<String>empty();
        return Stream.of(type, values, constant).flatMap(Optional::stream).collect(Collectors.joining(", and "));
    }

    private Optional<Deprecation> deprecation(Keywords keywords) {
        var flagged = keywords.flag(Keyword.DEPRECATED).orElse(false);
        var place = keywords.placeOf(keywords.has(Keyword.SUNSET) ? Keyword.SUNSET : Keyword.DEPRECATED);
        var parts = keywords.members(Keyword.SUNSET);
        if (parts.isEmpty() && flagged) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    place,
                    "\"deprecated\" says neither since when, nor until when, nor what to send instead",
                    Sunsets.FORM);
        }
        return parts.flatMap(members -> new Sunsets(complaints).read(members, place));
    }

    private Optional<Version> version(Keywords keywords, Keyword keyword, Optional<String> text) {
        var version = text.flatMap(Version::parse).filter(read -> read.patch() == 0);
        if (text.isPresent() && version.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(keyword),
                    "\"" + keyword.word() + "\" is no version in which a field can come",
                    "write a minor version of the contract, such as \"1.1.0\"");
        }
        return version;
    }
}
