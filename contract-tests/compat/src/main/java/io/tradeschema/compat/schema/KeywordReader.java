package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the keywords of one written schema object. What it cannot decide becomes an undecided demand, by name. */
final class KeywordReader {

    /** A count that no message comes near; greater ones are the same to us. */
    private static final BigDecimal BEYOND_REACH = BigDecimal.valueOf(1L << 60);

    private final SchemaReader reader;
    private final String pointer;
    private final Json.Obj source;
    private final List<Keyword> demands = new ArrayList<>();

    KeywordReader(SchemaReader reader, String pointer, Json.Obj source) {
        this.reader = reader;
        this.pointer = pointer;
        this.source = source;
    }

    List<Keyword> read() {
        if (has("$ref")) {
            reference();
            if (reader.draft().refAlone()) {
                return demands;
            }
        }
        general();
        numbers();
        strings();
        ObjectKeywords.read(this);
        ArrayKeywords.read(this);
        combined();
        unevaluated();
        return demands;
    }

    private void reference() {
        var written = get("$ref");
        if (!(written instanceof Json.Str reference)) {
            undecided("$ref", "$ref that is no text");
            return;
        }
        reader.referred(pointer, reference.value())
                .ifPresentOrElse(
                        schema -> demands.add(new Keyword.Also(schema)),
                        () -> undecided("$ref", reader.space().unread(reference.value())));
    }

    private void general() {
        if (has("type")) {
            types(get("type"));
        }
        if (has("enum")) {
            if (get("enum") instanceof Json.Arr values) {
                demands.add(new Keyword.OneValueOf(new LinkedHashSet<>(values.items())));
            } else {
                undecided("enum", "enum that is no array");
            }
        }
        if (has("const")) {
            demands.add(new Keyword.OneValueOf(Set.of(get("const"))));
        }
        for (var keyword : List.of("$dynamicRef", "$recursiveRef")) {
            if (has(keyword)) {
                undecided(keyword, keyword);
            }
        }
        if (has("extends") || has("disallow") || has("divisibleBy")) {
            undecided("draft 3", "a keyword of draft 3 (extends, disallow, divisibleBy)");
        }
    }

    private void types(Json written) {
        var names = written instanceof Json.Arr list ? list.items() : List.of(written);
        var kinds = EnumSet.noneOf(Kind.class);
        var integers = false;
        for (var name : names) {
            var kind = name instanceof Json.Str text ? text.value() : "";
            if (kind.equals("integer")) {
                integers = true;
            } else if (Set.of("null", "boolean", "number", "string", "object", "array")
                    .contains(kind)) {
                kinds.add(Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
            } else {
                undecided("type", "type " + name);
                return;
            }
        }
        var byWriting = integers && reader.draft() == SchemaDraft.DRAFT_04;
        if (byWriting) {
            reader.space().telling();
        }
        demands.add(new Keyword.Types(kinds, integers, byWriting));
    }

    private void numbers() {
        bound("minimum", "exclusiveMinimum", false);
        bound("maximum", "exclusiveMaximum", true);
        decimal("multipleOf", step -> {
            if (step.signum() > 0) {
                demands.add(new Keyword.MultipleOf(step));
            } else {
                undecided("multipleOf", "multipleOf that is not above zero");
            }
        });
    }

    private void bound(String inclusive, String exclusive, boolean upper) {
        if (reader.draft() != SchemaDraft.DRAFT_04) {
            decimal(inclusive, limit -> demands.add(new Keyword.Bound(limit, upper, false)));
            decimal(exclusive, limit -> demands.add(new Keyword.Bound(limit, upper, true)));
            return;
        }
        var open = get(exclusive);
        if (has(exclusive) && !(open instanceof Json.Bool)) {
            undecided(exclusive, exclusive + " that is no boolean, in draft 4");
        }
        var excluded = open instanceof Json.Bool flag && flag.value();
        decimal(inclusive, limit -> demands.add(new Keyword.Bound(limit, upper, excluded)));
    }

    private void decimal(String keyword, Consumer<BigDecimal> use) {
        if (get(keyword) instanceof Json.Num number) {
            use.accept(number.value());
        } else if (has(keyword)) {
            undecided(keyword, keyword + " that is no number");
        }
    }

    private void strings() {
        size(Kind.STRING, "minLength", "maxLength");
        if (get("pattern") instanceof Json.Str pattern) {
            demands.addAll(LookAhead.demands(reader, pattern.value()));
        } else if (has("pattern")) {
            undecided("pattern", "pattern that is no text");
        }
        if (reader.dialect().assertFormats() && has("format")) {
            format();
        }
    }

    private void format() {
        var name = get("format") instanceof Json.Str text ? text.value() : "";
        AssertedFormat.pattern(name)
                .ifPresentOrElse(
                        pattern -> demands.add(new Keyword.Pattern(reader.pattern(pattern))),
                        () -> undecided("format", "format " + name));
    }

    /** The two bounds of a size; a lower one of zero demands nothing. */
    void size(Kind of, String least, String most) {
        count(least, limit -> {
            if (limit > 0) {
                demands.add(new Keyword.Size(of, limit, false));
            }
        });
        count(most, limit -> demands.add(new Keyword.Size(of, limit, true)));
    }

    /** A whole number that is not negative. */
    void count(String keyword, Consumer<Long> use) {
        decimal(keyword, limit -> {
            if (limit.signum() < 0 || limit.scale() > 0) {
                undecided(keyword, keyword + " that is no count");
            } else {
                use.accept(limit.min(BEYOND_REACH).longValue());
            }
        });
    }

    private void combined() {
        schemas("allOf").forEach(schema -> demands.add(new Keyword.Also(schema)));
        if (has("anyOf")) {
            demands.add(new Keyword.AnyOf(schemas("anyOf")));
        }
        if (has("oneOf")) {
            demands.add(new Keyword.OneOf(schemas("oneOf")));
        }
        if (has("not")) {
            demands.add(new Keyword.Not(schema("not")));
        }
        if (has("if") && (has("then") || has("else"))) {
            var then = has("then") ? schema("then") : reader.space().everything();
            var otherwise = has("else") ? schema("else") : reader.space().everything();
            demands.add(new Keyword.If(schema("if"), then, otherwise));
        }
    }

    private List<Schema> schemas(String keyword) {
        if (!has(keyword)) {
            return List.of();
        }
        if (!(get(keyword) instanceof Json.Arr branches) || branches.items().isEmpty()) {
            undecided(keyword, keyword + " that is no list of schemas");
            return List.of(reader.space().everything());
        }
        var read = new ArrayList<Schema>();
        for (var i = 0; i < branches.items().size(); i++) {
            read.add(reader.at(pointer + "/" + keyword + "/" + i));
        }
        return read;
    }

    /** Decided when the rest of this schema is read; what is not decided then stays undecided, by name. */
    private void unevaluated() {
        for (var keyword : List.of("unevaluatedProperties", "unevaluatedItems")) {
            if (has(keyword)) {
                var demanded = schema(keyword);
                var place = demands.size();
                undecided(keyword, keyword);
                var stand = demands.get(place);
                reader.later(() -> settle(keyword, demanded, stand));
            }
        }
    }

    private void settle(String keyword, Schema demanded, Keyword stand) {
        var schema = reader.at(pointer);
        Unevaluated.demand(reader, schema, keyword, demanded).ifPresent(found -> {
            var settled = new ArrayList<>(schema.keywords());
            settled.set(settled.indexOf(stand), found);
            schema.demand(settled);
        });
    }

    void undecided(String name, String why) {
        var context = new HashMap<String, Json>();
        var around = new ArrayList<Object>();
        if (name.startsWith("unevaluated")) {
            context.putAll(source.members());
        } else if (has(name)) {
            context.put(name, get(name));
        }
        if (name.equals("$ref")) {
            around.add(reader.base(pointer));
        } else if (source.toString().contains("Ref\":")
                || name.startsWith("unevaluated") && source.toString().contains("\"$ref\":")) {
            around.add(reader.document());
        }
        demands.add(new Keyword.Undecided(name, why, context, around));
    }

    void demand(Keyword keyword) {
        demands.add(keyword);
    }

    SchemaReader reader() {
        return reader;
    }

    /** The schema that a keyword holds. */
    Schema schema(String keyword) {
        return reader.at(pointer + "/" + keyword);
    }

    /** The schemas that the members of a keyword's object hold, by name. */
    Map<String, Schema> schemasByName(String keyword) {
        var byName = new LinkedHashMap<String, Schema>();
        if (get(keyword) instanceof Json.Obj object) {
            object.members()
                    .keySet()
                    .forEach(name ->
                            byName.put(name, reader.at(pointer + "/" + keyword + "/" + Locations.escaped(name))));
        } else if (has(keyword)) {
            undecided(keyword, keyword + " that is no object");
        }
        return byName;
    }

    /** The schema at an index of a keyword's list. */
    Schema schema(String keyword, int index) {
        return reader.at(pointer + "/" + keyword + "/" + index);
    }

    boolean has(String keyword) {
        return source.members().containsKey(keyword) && reader.draft().has(keyword);
    }

    Json get(String keyword) {
        return reader.draft().has(keyword) ? source.get(keyword).orElse(new Json.Null()) : new Json.Null();
    }
}
