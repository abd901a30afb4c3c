package io.tradeschema.json.direct;

import io.tradeschema.model.TextType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes texts: plain ones as they are, and others with as few escapes as JSON allows. */
final class TextWriter {

    private static final String ESCAPED = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private TextWriter() {}

    static boolean write(TextType<?> type, String text, Output out) {
        if (!isPlain(text)) {
            return type.plainlyAccepts(text) && writeUnusual(text, out);
        }
        if (!isAccepted(type, text)) {
            return false;
        }
        out.expect(text.length() + 2);
        out.put('"');
        out.putAscii(text);
        out.put('"');
        return true;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Of plain texts without a set of characters the length alone is left to look at. */
    private static boolean isAccepted(TextType<?> type, String text) {
        return type.characters().isPresent()
                ? type.plainlyAccepts(text)
                : text.length() >= type.least() && text.length() <= type.most();
    }

    private static boolean writeUnusual(String text, Output out) {
        var literal = new StringBuilder(text.length() + 16).append('"');
        text.chars().forEach(character -> append((char) character, literal));
        var bytes = literal.append('"').toString().getBytes(StandardCharsets.UTF_8);
        out.expect(bytes.length);
        out.put(bytes);
        return true;
    }

    private static void append(char character, StringBuilder literal) {
        var escape = ESCAPED.indexOf(character);
        if (escape >= 0) {
            literal.append('\\').append(LETTERS.charAt(escape));
        } else if (character < ' ') {
            literal.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
        } else {
            literal.append(character);
        }
    }
}
