package io.tradeschema.json.schema;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a schema says of a value. */
final class Types {

    private static final List<String> KINDS = List.of("string", "number", "integer", "boolean", "object", "array");

    private final Complaints complaints;
    private final SchemaFolder folder;
    private final Version version;
    private final Names names = new Names();
    private final Map<String, Optional<Typed>> referred = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * What a schema says.
     *
     * @param version the contract's, which nothing in it came after
     */
    Types(Complaints complaints, SchemaFolder folder, Version version) {
        this.version = version;
        this.complaints = complaints;
        this.folder = folder;
    }

    Names names() {
        return names;
    }

    /** The places that something refers to, as file and pointer. */
    boolean isReferred(Place place) {
        return referred.containsKey(key(place));
    }

    private static String key(Place place) {
        return place.file() + "#" + place.pointer();
    }

    /**
     * What it says, and a complaint for every keyword that says anything else.
     *
     * @param name what its type is called where it has no title
     * @param owner the name of the object that it stands in
     */
    Optional<Typed> read(Keywords keywords, String name, String owner) {
        keywords.take(Keyword.COMMENT);
        var title = keywords.text(Keyword.TITLE);
        var doc = clause(keywords.text(Keyword.DESCRIPTION));
        var called = Names.title(title).orElse(name);
        if (keywords.has(Keyword.REF)) {
            return told(reference(keywords), doc, keywords, "what refers to another schema");
        }
        for (var either : List.of(Keyword.ANY_OF, Keyword.ONE_OF)) {
            if (keywords.has(either)) {
                return told(orNull(keywords, either, called, owner), doc, keywords, "a choice of schemas");
            }
        }
        return kind(keywords).flatMap(kind -> ofKind(kind, keywords, called, owner, doc));
    }

    private static Optional<Typed> told(Optional<Typed> typed, String doc, Keywords keywords, String what) {
        keywords.nameTheRest(what);
        return doc.isEmpty() ? typed : typed.map(known -> new Typed(known.type(), known.nullable(), doc));
    }

    /** One clause on one line, as docs print it. */
    static String clause(Optional<String> prose) {
        return prose.map(text -> text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .map(text -> text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text)
                .orElse("");
    }

    // ---- what stands elsewhere ----

    private Optional<Typed> reference(Keywords keywords) {
        var reference = keywords.text(Keyword.REF);
        var target = reference.flatMap(text -> folder.follow(text, place(keywords, Keyword.REF)));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        var there = target.get().place();
        if (open.contains(key(there))) {
            complaints.add(
                    SchemaRule.SCHEMA_REFERENCE,
                    place(keywords, Keyword.REF),
                    "\"$ref\" leads in a circle: an object would hold itself",
                    "name the fields that the inner object has");
            return Optional.empty();
        }
        var known = referred.get(key(there));
        if (known == null) {
            open.push(key(there));
            known = target(target.get());
            open.pop();
            referred.put(key(there), known);
        }
        return known;
    }

    private Optional<Typed> target(Node node) {
        var schema = schema(node);
        if (schema.isPresent() && node.place().pointer().isEmpty()) {
            Dialect.take(schema.get(), complaints);
            schema.get().take(Keyword.ID);
            schema.get().take(Keyword.DEFS);
            schema.get().take(Keyword.DEFINITIONS);
        }
        var at = node.place();
        var last = at.pointer().isEmpty()
                ? at.file().replaceAll(".*/|\\.schema\\.json$|\\.json$", "")
                : at.pointer().substring(at.pointer().lastIndexOf('/') + 1);
        return schema.flatMap(keywords -> read(keywords, Names.camel(last), ""));
    }

    /** The keywords of a schema; {@code true} and {@code false} are schemas, too, and say nothing of a value. */
    Optional<Keywords> schema(Node node) {
        if (node instanceof Node.Members members) {
            return Optional.of(new Keywords(members, complaints));
        }
        complaints.add(
                SchemaRule.SCHEMA_VALUE,
                node.place(),
                "this is no schema of a value",
                "write an object with its \"type\"");
        return Optional.empty();
    }

    private Optional<Typed> orNull(Keywords keywords, Keyword either, String name, String owner) {
        var place = place(keywords, either);
        var branches = keywords.items(either).orElse(List.of());
        var others = branches.stream()
                .filter(branch -> !branch.says(Map.of("type", "null")))
                .toList();
        if (branches.size() != 2 || others.size() != 1) {
            complaints.add(
                    SchemaRule.SCHEMA_KEYWORD,
                    place,
                    "\"" + either.word() + "\" is a choice between kinds of values",
                    "a field is of one kind; only {\"type\": \"null\"} may stand beside it. Give each kind a field, or a"
                            + " contract and a stream, of its own");
            return Optional.empty();
        }
        return schema(others.get(0))
                .flatMap(schema -> read(schema, name, owner))
                .map(Typed::orNull);
    }

    // ---- what stands here ----

    /** A JSON type, and whether null is one, too. */
    private record Kind(String name, boolean nullable) {}

    private Optional<Kind> kind(Keywords keywords) {
        if (!keywords.has(Keyword.TYPE)) {
            return unsaid(keywords);
        }
        var place = place(keywords, Keyword.TYPE);
        var node = keywords.take(Keyword.TYPE).orElseThrow();
        var said = node.asItems().map(ArrayList::new).orElseGet(() -> new ArrayList<>(List.of(node)));
        var nullable = said.size() > 1 && said.removeIf(one -> one.asText().equals(Optional.of("null")));
        var kinds = said.stream().flatMap(one -> one.asText().stream()).toList();
        if (said.size() != 1 || kinds.size() != 1) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"type\" does not name one kind of value",
                    "a field is of one kind, or null beside it: [\"number\", \"null\"]");
        } else if (!KINDS.contains(kinds.get(0))) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "a field is never of type " + Excerpt.quoted(kinds.get(0)),
                    other(kinds.get(0)));
        } else {
            return Optional.of(new Kind(kinds.get(0), nullable));
        }
        keywords.nameTheRest("this type");
        return Optional.empty();
    }

    private static String other(String kind) {
        return switch (kind) {
            case "null" -> "leave the field out: null means absent";
            default -> Advice.among(kind, KINDS);
        };
    }

    /** Texts that are listed need no type. */
    private Optional<Kind> unsaid(Keywords keywords) {
        if (keywords.has(Keyword.ENUM) || keywords.has(Keyword.CONST)) {
            return Optional.of(new Kind("string", true));
        }
        complaints.add(
                SchemaRule.SCHEMA_INCOMPLETE,
                keywords.place(),
                "\"type\" is missing",
                "write one of string, number, integer, boolean, object or array");
        keywords.nameTheRest("a value without a type");
        return Optional.empty();
    }

    private Optional<Typed> ofKind(Kind kind, Keywords keywords, String name, String owner, String doc) {
        var nullable = kind.nullable();
        switch (kind.name()) {
            case "object":
                var shape = new Objects(this, complaints, version)
                        .read(keywords, names.of(name, owner, keywords.place()), doc);
                keywords.nameTheRest("an object");
                return tooDeep(keywords)
                        ? Optional.empty()
                        : shape.map(read -> new Typed(ValueType.object(read), nullable, doc));
            case "array":
                var list = new Lists(this, complaints).read(keywords, name, owner);
                keywords.nameTheRest("a list");
                return list.map(type -> new Typed(type, nullable, doc));
            case "boolean":
                examples(keywords, ValueType.flag());
                keywords.nameTheRest("true and false");
                return Optional.of(new Typed(ValueType.flag(), nullable, doc));
            case "string":
                if (keywords.has(Keyword.ENUM) || keywords.has(Keyword.CONST)) {
                    return choice(kind, keywords, name, owner, doc);
                }
                var text = new Texts(complaints).read(keywords, name);
                keywords.nameTheRest("a text");
                return text.map(type -> new Typed(type, nullable, doc));
            default:
                var number =
                        new Numbers(complaints).read(keywords, name, kind.name().equals("integer"));
                keywords.nameTheRest("a number");
                return number.map(type -> new Typed(type, nullable, doc));
        }
    }

    private boolean tooDeep(Keywords keywords) {
        var steps = keywords.place().pointer().replaceAll("/properties/[^/]*", "/.");
        var lists = steps.split("/items", -1).length - 1;
        var depth = steps.split("/[.]", -1).length + lists + open.size();
        if (depth > Limits.STANDARD.depth()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.place(),
                    "an object stands " + depth + " deep in others, and a message is refused at "
                            + Limits.STANDARD.depth(),
                    "name its fields further up");
        }
        return depth > Limits.STANDARD.depth();
    }

    private Optional<Typed> choice(Kind kind, Keywords keywords, String name, String owner, String doc) {
        var listed = keywords.items(Keyword.ENUM);
        var place = place(keywords, keywords.has(Keyword.ENUM) ? Keyword.ENUM : Keyword.CONST);
        var constant = keywords.take(Keyword.CONST).map(List::of);
        var nodes = constant.or(() -> listed).orElse(List.of());
        var values = nodes.stream().flatMap(node -> node.asText().stream()).toList();
        var nulls = nodes.stream().filter(Node::isNull).count();
        if (listed.isPresent() && constant.isPresent()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"enum\" and \"const\" stand beside each other",
                    "keep one of both");
        } else if (nodes.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"enum\" lists nothing, so that no value fits",
                    "list the texts that may stand there");
        } else if (values.isEmpty() || values.size() + nulls < nodes.size()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "not every value is a text",
                    "list texts, and null where the field is optional");
        } else if (nulls > 1 || values.stream().distinct().count() < values.size()) {
            complaints.add(SchemaRule.SCHEMA_VALUE, place, "a value stands there twice", "list each once");
        } else if (!values.stream().allMatch(Types::isPrintable)) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "a value is empty, too long, or no plain text",
                    "list texts of 1 to " + Limits.STANDARD.text() + " printable characters");
        } else {
            var type = ValueType.choice(names.of(name, owner, values), values);
            examples(keywords, type);
            keywords.nameTheRest("listed texts");
            return Optional.of(new Typed(type, kind.nullable() && nulls == 1, doc));
        }
        keywords.nameTheRest("listed texts");
        return Optional.empty();
    }

    static boolean isPrintable(String text) {
        return !text.isEmpty()
                && text.length() <= Limits.STANDARD.text()
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || point == 0x2028
                                || point == 0x2029
                                || Character.getType(point) == Character.SURROGATE);
    }

    private void examples(Keywords keywords, ValueType<?> type) {
        Examples.of(keywords, type, complaints);
    }

    static Place place(Keywords keywords, Keyword keyword) {
        return keywords.placeOf(keyword);
    }
}
