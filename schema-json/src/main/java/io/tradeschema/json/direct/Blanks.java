package io.tradeschema.json.direct;

/** The blanks between tokens: often none, often a single one. */
final class Blanks {

    private Blanks() {}

    /** The next place where something else stands. */
    static int skip(byte[] in, int start) {
        if (in[start] > ' ') {
            return start;
        }
        return in[start] == ' ' && in[start + 1] > ' ' ? start + 1 : skipSeveral(in, start);
    }

    private static int skipSeveral(byte[] in, int start) {
        var at = start;
        while (isBlank(in[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
