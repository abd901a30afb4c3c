package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;

/** The six kinds of JSON values; a keyword concerns one of them or all. */
public enum Kind {
    /** Objects. */
    OBJECT,
    /** Strings. */
    STRING,
    /** Numbers, whole or not. */
    NUMBER,
    /** True and false. */
    BOOLEAN,
    /** Arrays. */
    ARRAY,
    /** Null. */
    NULL;

    /** The kind of a value. */
    public static Kind of(Json value) {
        if (value instanceof Json.Obj) {
            return OBJECT;
        }
        if (value instanceof Json.Str) {
            return STRING;
        }
        if (value instanceof Json.Num) {
            return NUMBER;
        }
        if (value instanceof Json.Bool) {
            return BOOLEAN;
        }
        return value instanceof Json.Arr ? ARRAY : NULL;
    }
}
