package io.tradeschema.gate.compat.confirm;

import io.tradeschema.gate.compat.json.Json;
import io.tradeschema.gate.compat.schema.Draft;
import java.util.List;

/** Takes from a schema's head what validators refuse and what changes nothing: relative identifiers, a draft that is none. */
final class Absolute {

    private static final String BASE = "https://schema.invalid/";

    private Absolute() {}

    static Json of(Json schema) {
        var changed = schema instanceof Json.Obj object
                        && object.get("$schema").filter(Draft::namesNone).isPresent()
                ? object.without("$schema")
                : schema;
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
}
