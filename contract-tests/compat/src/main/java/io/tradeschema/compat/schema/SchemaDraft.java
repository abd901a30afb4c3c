package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.Optional;
import java.util.Set;

/** The drafts of JSON Schema that are decided, and what sets each apart. */
public enum SchemaDraft {
    /** SchemaDraft 4: a boolean exclusive bound, {@code id}, an integer is a matter of how it is written. */
    DRAFT_04("http://json-schema.org/draft-04/schema"),
    /** SchemaDraft 6: const, contains, propertyNames, boolean schemas. */
    DRAFT_06("http://json-schema.org/draft-06/schema"),
    /** SchemaDraft 7: if, then and else. */
    DRAFT_07("http://json-schema.org/draft-07/schema"),
    /** SchemaDraft 2019-09: keywords beside a reference, anchors, dependent schemas, unevaluated members. */
    DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
    /** SchemaDraft 2020-12: prefixItems. */
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

    /** The keywords under which values stand, and no schemas: nothing in them is a keyword. */
    public static final Set<String> HOLDING_VALUES = Set.of("enum", "const", "default", "examples", "example");

    /** The keywords under which schemas stand by names of the writer's own: none of these names is a keyword. */
    public static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions");

    private static final Set<String> SINCE_06 = Set.of("const", "contains", "propertyNames");
    private static final Set<String> SINCE_07 = Set.of("if", "then", "else");
    private static final Set<String> SINCE_2019 = Set.of(
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
            "unevaluatedItems",
            "minContains",
            "maxContains",
            "$anchor",
            "$recursiveRef",
            "$recursiveAnchor");
    private static final Set<String> SINCE_2020 = Set.of("prefixItems", "$dynamicRef", "$dynamicAnchor");

    private final String uri;

    SchemaDraft(String uri) {
        this.uri = uri;
    }

    /** The identifier that {@code $schema} names this draft by. */
    public String uri() {
        return uri;
    }

    /** The draft that a {@code $schema} names; empty for one that is not decided. */
    public static Optional<SchemaDraft> named(String schema) {
        var plain = schema.replaceFirst("#$", "").replaceFirst("^https?:", "");
        for (var draft : values()) {
            if (draft.uri.replaceFirst("^https?:", "").equals(plain)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    /** The draft that a schema states, or else this one; also where what it states is not decided. */
    SchemaDraft of(Json.Obj schema) {
        return schema.members().get("$schema") instanceof Json.Str uri
                ? named(uri.value()).orElse(this)
                : this;
    }

    /** Whether a {@code $schema} speaks of JSON Schema and of no draft: once, it meant the newest. */
    public static boolean namesNone(Json schema) {
        return schema instanceof Json.Str uri && uri.value().matches("https?://json-schema\\.org/schema#?");
    }

    boolean before(SchemaDraft other) {
        return compareTo(other) < 0;
    }

    /** Whether a keyword means something in this draft, if it means something in any. */
    boolean has(String keyword) {
        if (SINCE_06.contains(keyword)) {
            return !before(DRAFT_06);
        }
        if (SINCE_07.contains(keyword)) {
            return !before(DRAFT_07);
        }
        if (SINCE_2019.contains(keyword)) {
            return !before(DRAFT_2019_09) && !(keyword.startsWith("$recursive") && this == DRAFT_2020_12);
        }
        return !SINCE_2020.contains(keyword) || this == DRAFT_2020_12;
    }

    String idKeyword() {
        return this == DRAFT_04 ? "id" : "$id";
    }

    boolean refAlone() {
        return before(DRAFT_2019_09);
    }
}
