package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A word that stands where keywords stand, and that the draft of the schema does not know: a validator takes it for a note.
 *
 * @param pointer the schema that holds it, as {@code #/properties/side}
 * @param name the word
 * @param slip what was probably meant, as a clause; empty when nothing speaks against a note
 */
public record UnknownKeyword(String pointer, String name, Optional<String> slip) {

    /** Under these a schema stands. */
    private static final Set<String> SCHEMA = Set.of(
            "items",
            "additionalItems",
            "unevaluatedItems",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "contentSchema");

    /** Under these a list of schemas stands. */
    private static final Set<String> SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

    /** Under these values stand; the drafts, and those that this engine reads beside them. */
    private static final Set<String> VALUE = Set.of(
            "$schema",
            "$id",
            "id",
            "$ref",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$recursiveRef",
            "$recursiveAnchor",
            "$vocabulary",
            "$comment",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "format",
            "contentEncoding",
            "contentMediaType",
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "examples",
            "example",
            "unit",
            "units",
            "version");

    /** Of the older drafts' own; 2020-12 says the same with other words. */
    private static final Set<String> NOT_IN_2020 = Set.of("additionalItems", "$recursiveRef", "$recursiveAnchor");

    private static final List<String> ALL = Stream.of(SCHEMA, SCHEMAS, SchemaDraft.NAMED, VALUE)
            .flatMap(Set::stream)
            .distinct()
            .sorted()
            .toList();

    /** Shorter keywords are near to too many words. */
    private static final int LEAST_LIKE = 4;

    /** The unknown words of a schema and all that it holds, in its order. */
    public static List<UnknownKeyword> in(Json schema, SchemaDraft fallback) {
        var found = new ArrayList<UnknownKeyword>();
        collect(schema, "#", fallback, found);
        return List.copyOf(found);
    }

    /** What is to be said of it. */
    public String said() {
        return Excerpt.quoted(name) + " is no keyword of the schema's draft, and demands nothing";
    }

    private static void collect(Json value, String pointer, SchemaDraft outer, List<UnknownKeyword> found) {
        if (!(value instanceof Json.Obj schema)) {
            return;
        }
        var draft = outer.of(schema);
        schema.members().forEach((name, member) -> {
            unknown(pointer, name, draft).ifPresent(found::add);
            inside(name, member, pointer + "/" + Locations.escaped(name), draft, found);
        });
    }

    private static void inside(
            String name, Json member, String pointer, SchemaDraft draft, List<UnknownKeyword> found) {
        if (SCHEMA.contains(name)) {
            collect(member, pointer, draft, found);
        }
        if (SCHEMAS.contains(name) && member instanceof Json.Arr list) {
            for (var i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), pointer + "/" + i, draft, found);
            }
        }
        if (SchemaDraft.NAMED.contains(name) && member instanceof Json.Obj named) {
            named.members()
                    .forEach(
                            (inner, schema) -> collect(schema, pointer + "/" + Locations.escaped(inner), draft, found));
        }
    }

    private static Optional<UnknownKeyword> unknown(String pointer, String name, SchemaDraft draft) {
        if (ALL.contains(name)) {
            var meant = draft.has(name) && !(draft == SchemaDraft.DRAFT_2020_12 && NOT_IN_2020.contains(name));
            return meant
                    ? Optional.empty()
                    : Optional.of(new UnknownKeyword(
                            pointer, name, Optional.of("it is a keyword of another draft than " + draft.uri())));
        }
        return name.startsWith("x-")
                ? Optional.empty()
                : Optional.of(new UnknownKeyword(
                        pointer, name, Advice.nearest(name, likely()).map(Advice::didYouMean)));
    }

    private static List<String> likely() {
        return ALL.stream().filter(name -> name.length() >= LEAST_LIKE).toList();
    }
}
