package io.tradeschema.gate.compat.confirm;

import io.tradeschema.gate.compat.json.Json;
import java.util.List;

/** Gives a schema an absolute identifier where its own is relative: validators refuse those, and it changes nothing. */
final class Absolute {

    private static final String BASE = "https://schema.invalid/";

    private Absolute() {}

    static Json of(Json schema) {
        var changed = schema;
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
