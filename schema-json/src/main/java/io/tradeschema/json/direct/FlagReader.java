package io.tradeschema.json.direct;

/** Reads {@code true} and {@code false}, which nobody can guess: the word itself says where to look, not a branch. */
final class FlagReader extends ValueReader {

    private static final long[] WORDS = {Words.of("true"), Words.of("false")};
    private static final int SHORTER = 4;

    private final Object[] arguments = {argument(true), argument(false)};

    FlagReader(boolean required) {
        super(required);
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        // One bit is all that f and t need to differ in.
        var index = in[at] >>> 1 & 1;
        var length = SHORTER + index;
        values[slot] = arguments[index];
        return Words.first(Words.at(in, at), length) == WORDS[index] ? at + length : DOUBT;
    }
}
