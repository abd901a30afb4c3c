package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Schema;

/** A schema that a value must be valid under, or must not. */
record Goal(Schema schema, boolean valid) {

    boolean metBy(Json value) {
        return schema.accepts(value) == valid;
    }

    /** Equal goals have equal codes, opposite goals opposite ones. */
    int code() {
        return valid ? schema.number() : -schema.number();
    }
}
