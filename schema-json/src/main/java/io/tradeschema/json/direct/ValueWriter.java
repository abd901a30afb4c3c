package io.tradeschema.json.direct;

/** Writes the values of one type, and holds them against it on the way. */
abstract class ValueWriter {

    /** Writes a value that may be any object; false when there is doubt about it, and then what was written is worthless. */
    abstract boolean write(Object value, Output out);
}
