package io.tradeschema.json.direct;

/** Reads {@code true} and {@code false}. */
final class FlagReader extends ValueReader {

    private static final long TRUE = Words.of("true");
    private static final long FALSE = Words.of("false");

    private final Object whenTrue = argument(true);
    private final Object whenFalse = argument(false);

    FlagReader(boolean required) {
        super(required);
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var word = Words.at(in, at);
        if (Words.first(word, 4) == TRUE) {
            values[slot] = whenTrue;
            return at + 4;
        }
        values[slot] = whenFalse;
        return Words.first(word, 5) == FALSE ? at + 5 : DOUBT;
    }
}
