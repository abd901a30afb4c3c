package io.tradeschema.model;

/** Foreign text made safe to print: cut at 40 characters, control and look-alike characters escaped. */
public final class Excerpt {

    private static final int LENGTH = 40;

    private Excerpt() {}

    /** The text between double quotes, escaped, and cut with an ellipsis after 40 characters. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    /** Appends the text between double quotes, as {@link #quoted} gives it. */
    static void appendQuoted(StringBuilder to, String text) {
        to.append('"');
        appendUpTo(to, text, LENGTH);
        to.append('"');
    }

    /** The text escaped, and cut with an ellipsis after 40 characters. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /** The text escaped, and cut with an ellipsis after so many characters: for sentences of other programs. */
    public static String of(String text, int most) {
        return text.length() <= most && isPlain(text) ? text : escaped(text, most);
    }

    private static String escaped(String text, int most) {
        var safe = new StringBuilder(LENGTH + 8);
        appendUpTo(safe, text, most);
        return safe.toString();
    }

    private static void appendUpTo(StringBuilder safe, String text, int most) {
        var count = 0;
        var i = 0;
        while (i < text.length() && count < most) {
            var codePoint = text.codePointAt(i);
            append(safe, codePoint);
            i += Character.charCount(codePoint);
            count++;
        }
        if (i < text.length()) {
            safe.append('…');
        }
    }

    /**
     * The whole text on one line, fit for a terminal, a log and a page: control characters, those that turn the direction
     * of writing and those that nobody sees are escaped, letters of all scripts stay. For names of files, streams and
     * services, which come from outside as values do. Applied twice it is the same as once.
     */
    public static String printable(String text) {
        return isAscii(text) ? text : madePrintable(text);
    }

    /** Whether it is printable ASCII, as nearly every text of a report is. */
    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String madePrintable(String text) {
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
        } else if (isPlain(codePoint)) {
            safe.appendCodePoint(codePoint);
        } else {
            appendForeign(safe, codePoint);
        }
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What stands for itself in quotes. */
    private static boolean isPlain(int codePoint) {
        return codePoint >= ' ' && codePoint < 0x7F && codePoint != '"' && codePoint != '\\';
    }

    /** Letters of other scripts are shown with their code, so that a look-alike is seen for what it is. */
    private static void appendForeign(StringBuilder safe, int codePoint) {
        if (Character.isSupplementaryCodePoint(codePoint)) {
            appendUnit(safe, Character.highSurrogate(codePoint));
            appendUnit(safe, Character.lowSurrogate(codePoint));
        } else {
            appendUnit(safe, (char) codePoint);
        }
    }

    private static void appendUnit(StringBuilder safe, char unit) {
        safe.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
            safe.append(Character.forDigit(unit >> shift & 0xF, 16));
        }
    }
}
