package io.tradeschema.generator;

/** Texts as JSON literals. */
final class JsonQuotes {

    private static final String HEX = "0123456789abcdef";

    private JsonQuotes() {}

    /** The text in quotes; only what must be escaped is. */
    static String of(String text) {
        var out = new StringBuilder(text.length() + 2);
        append(text, out);
        return out.toString();
    }

    static void append(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit < ' ') {
                appendCode(unit, out);
            } else {
                out.append(unit);
            }
        }
        out.append('"');
    }

    /** The text in quotes, everything beyond ASCII escaped, as Python's json writes it. */
    static String ascii(String text) {
        var out = new StringBuilder(text.length() * 6 + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit >= ' ' && unit < 0x7F) {
                        out.append(unit);
                    } else {
                        appendCode(unit, out);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** The text in quotes, every character written by its code. */
    static String codes(String text) {
        var out = new StringBuilder(text.length() * 6 + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            appendCode(text.charAt(i), out);
        }
        return out.append('"').toString();
    }

    private static void appendCode(char unit, StringBuilder out) {
        out.append("\\u")
                .append(HEX.charAt(unit >> 12))
                .append(HEX.charAt(unit >> 8 & 15))
                .append(HEX.charAt(unit >> 4 & 15))
                .append(HEX.charAt(unit & 15));
    }
}
