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

    /** The same, where a sign is expected that hardly anybody writes blanks before. */
    static int skipTo(char sign, byte[] in, int start) {
        return in[start] == sign ? start : skip(in, start);
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
