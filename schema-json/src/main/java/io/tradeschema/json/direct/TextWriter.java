package io.tradeschema.json.direct;

import io.tradeschema.model.TextType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes texts: plain ones as they are, and others with as few escapes as JSON allows. */
final class TextWriter<V> extends ValueWriter {

    private static final String ESCAPED = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private final TextType<V> type;
    private final boolean anyCharacter;
    private final RecentLiterals recent = new RecentLiterals();

    TextWriter(TextType<V> type) {
        this.type = type;
        this.anyCharacter = type.characters().isEmpty();
    }

    @Override
    boolean write(Object value, Output out) {
        if (!type.javaType().isInstance(value) || !(type.wire(type.javaType().cast(value)) instanceof String text)) {
            return false;
        }
        var literal = text.length() <= RecentLiterals.LONGEST ? recent.find(text) : null;
        if (literal == null) {
            return isAscii(text) ? writeAscii(text, out) : type.plainlyAccepts(text) && writeUnusual(text, out);
        }
        out.expect(literal.length());
        out.put(literal);
        return true;
    }

    /** No branch for each character: nearly every text is. */
    private static boolean isAscii(String text) {
        var all = 0;
        for (var i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < 0x80;
    }

    /** Writes the text as it stands, and looks at it there, eight characters at a time. */
    private boolean writeAscii(String text, Output out) {
        if (!isAccepted(text)) {
            return false;
        }
        var start = out.length();
        out.expect(text.length() + 2);
        out.put('"');
        out.putAscii(text);
        if (!out.isPlainFrom(start + 1)) {
            out.cut(start);
            return writeUnusual(text, out);
        }
        if (text.length() <= RecentLiterals.LONGEST) {
            recent.add(text);
        }
        out.put('"');
        return true;
    }

    /** Of ASCII texts without a set of characters the length alone is left to look at. */
    private boolean isAccepted(String text) {
        return anyCharacter ? text.length() >= type.least() && text.length() <= type.most() : type.plainlyAccepts(text);
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
