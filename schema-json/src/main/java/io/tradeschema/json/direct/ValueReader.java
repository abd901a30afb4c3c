package io.tradeschema.json.direct;

import java.util.Optional;

/**
 * Reads the values of one field. Every message ends with a bracket, so that a reader which stops at brackets needs no look
 * at the message's length.
 */
abstract class ValueReader {

    /** The end of a value about which there is doubt. */
    static final int DOUBT = -1;

    private final boolean required;

    ValueReader(boolean required) {
        this.required = required;
    }

    /**
     * Reads the value that begins at a place.
     *
     * @param values where the value goes, as the record's constructor takes it
     * @param slot its place there
     * @return where the value ends, or {@link #DOUBT}
     */
    abstract int read(byte[] in, int at, Object[] values, int slot);

    /** The value as the record's constructor takes it. */
    final Object argument(Object value) {
        return required ? value : Optional.of(value);
    }
}
