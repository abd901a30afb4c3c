package io.tradeschema.json.schema;

import io.tradeschema.model.ValueType;

/**
 * What a schema says of a value.
 *
 * @param type its type
 * @param nullable whether null is a value, too
 * @param doc what it means; empty where nobody wrote it
 */
record Typed(ValueType<?> type, boolean nullable, String doc) {

    Typed orNull() {
        return new Typed(type, true, doc);
    }
}
