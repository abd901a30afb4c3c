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

    /**
     * The whole text on one line, fit for a terminal, a log and a page: control characters, those that turn the direction
     * of writing and those that nobody sees are escaped, letters of all scripts stay. For names of files, streams and
     * services, which come from outside as values do. Applied twice it is the same as once.
     */
    public static String printable(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isPrintable(codePoint)) {
                safe.appendCodePoint(codePoint);
            } else if (codePoint == '\n' || codePoint == '\t') {
                append(safe, codePoint);
            } else {
                appendForeign(safe, codePoint);
            }
        });
        return safe.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
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
