package io.tradeschema.json.direct;

/** Writes {@code true} and {@code false}. */
final class FlagWriter extends ValueWriter {

    private static final Output.Literal TRUE = new Output.Literal("true");
    private static final Output.Literal FALSE = new Output.Literal("false");

    @Override
    boolean write(Object value, Output out) {
        if (!(value instanceof Boolean flag)) {
            return false;
        }
        out.expect(FALSE.length());
        out.put(flag ? TRUE : FALSE);
        return true;
    }
}
