package io.tradeschema.model;

/** Foreign text made safe to print: cut at 40 characters, control and look-alike characters escaped. */
public final class Excerpt {

    private static final int LENGTH = 40;

    private Excerpt() {}

    /** The text between double quotes, escaped, and cut with an ellipsis after 40 characters. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    /** The text escaped, and cut with an ellipsis after 40 characters. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /** The text escaped, and cut with an ellipsis after so many characters: for sentences of other programs. */
    public static String of(String text, int most) {
        var safe = new StringBuilder(LENGTH + 8);
        var count = 0;
        var i = 0;
        while (i < text.length() && count < most) {
            var codePoint = text.codePointAt(i);
            append(safe, codePoint);
            i += Character.charCount(codePoint);
            count++;
        }
        return i < text.length() ? safe.append('…').toString() : safe.toString();
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            safe.append('\\').appendCodePoint(codePoint);
        } else if (codePoint == '\n') {
            safe.append("\\n");
        } else if (codePoint == '\t') {
            safe.append("\\t");
        } else if (codePoint >= ' ' && codePoint < 0x7F) {
            safe.appendCodePoint(codePoint);
        } else {
            appendForeign(safe, codePoint);
        }
    }

    /** Letters of other scripts are shown with their code, so that a look-alike is seen for what it is. */
    private static void appendForeign(StringBuilder safe, int codePoint) {
        for (var unit : Character.toChars(codePoint)) {
            safe.append("\\u");
            var hex = Integer.toHexString(unit);
            safe.append("0".repeat(4 - hex.length())).append(hex);
        }
    }
}
