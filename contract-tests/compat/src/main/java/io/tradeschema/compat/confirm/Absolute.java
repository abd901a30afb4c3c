package io.tradeschema.compat.confirm;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.compat.schema.SchemaDraft;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Takes from a schema what validators refuse and what changes nothing: relative identifiers, a draft that is none, the
 * {@code id} of draft 4 where a later draft does not know it.
 */
final class Absolute {

    private static final String BASE = "https://schema.invalid/";

    private Absolute() {}

    static Json of(Json schema, SchemaDialect dialect) {
        var changed = schema instanceof Json.Obj object
                        && object.get("$schema").filter(SchemaDraft::namesNone).isPresent()
                ? object.without("$schema")
                : schema;
        if (draft(changed, dialect) != SchemaDraft.DRAFT_04) {
            changed = withoutUnknownId(changed, false);
        }
        for (var keyword : List.of("$id", "id")) {
            if (changed instanceof Json.Obj object
                    && object.members().get(keyword) instanceof Json.Str id
                    && !id.value().startsWith("#")
                    && !id.value().matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
                changed = object.with(keyword, new Json.Str(BASE + id.value().replaceFirst("^/+", "")));
            }
        }
        return changed;
    }

    static SchemaDraft draft(Json schema, SchemaDialect dialect) {
        return schema instanceof Json.Obj object && object.members().get("$schema") instanceof Json.Str uri
                ? SchemaDraft.named(uri.value()).orElse(dialect.fallback())
                : dialect.fallback();
    }

    /** A property named so holds a schema, and is kept; what is listed as a value is kept as it is. */
    private static Json withoutUnknownId(Json value, boolean named) {
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.items().stream()
                    .map(item -> withoutUnknownId(item, false))
                    .toList());
        }
        if (!(value instanceof Json.Obj object)) {
            return value;
        }
        var members = new LinkedHashMap<String, Json>();
        object.members().forEach((name, member) -> {
            if (named) {
                members.put(name, withoutUnknownId(member, false));
            } else if (!name.equals("id") || !(member instanceof Json.Str)) {
                members.put(
                        name,
                        SchemaDraft.HOLDING_VALUES.contains(name)
                                ? member
                                : withoutUnknownId(member, SchemaDraft.NAMED.contains(name)));
            }
        });
        return new Json.Obj(members);
    }
}
