package io.tradeschema.json.direct;

/** Writes {@code true} and {@code false}. */
final class FlagWriter implements ValueWriter {

    @Override
    public boolean write(Object value, Output out) {
        if (!(value instanceof Boolean flag)) {
            return false;
        }
        out.expect(5);
        out.putAscii(flag ? "true" : "false");
        return true;
    }
}
