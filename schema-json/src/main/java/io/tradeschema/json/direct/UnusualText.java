package io.tradeschema.json.direct;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One text with escapes or with characters beyond ASCII; halves of characters are for others to judge. */
final class UnusualText {

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] in;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private UnusualText(byte[] in, int start) {
        this.in = in;
        this.at = start;
    }

    /** The text that begins behind a quote, or null when it is no JSON. */
    static @Nullable UnusualText read(byte[] in, int start) {
        var text = new UnusualText(in, start);
        return text.isRead() ? text : null;
    }

    /** The text itself. */
    String text() {
        return text.toString();
    }

    /** The place behind the closing quote. */
    int end() {
        return at;
    }

    private boolean isRead() {
        while (at < in.length && in[at] != '"') {
            if (!(in[at] == '\\' ? isEscapeRead() : isPieceRead())) {
                return false;
            }
        }
        return at++ < in.length;
    }

    /** Everything up to the next escape or quote: in UTF-8, without control characters. */
    private boolean isPieceRead() {
        var start = at;
        while (at < in.length && in[at] != '"' && in[at] != '\\') {
            if (in[at] >= 0 && in[at] < ' ') {
                return false;
            }
            at++;
        }
        return isAppended(start);
    }

    /** What is no UTF-8 is replaced when a string is made of it; whoever writes that replacement is asked again. */
    private boolean isAppended(int start) {
        var piece = new String(in, start, at - start, StandardCharsets.UTF_8);
        if (piece.indexOf(REPLACEMENT) >= 0 && !isUtf8(start)) {
            return false;
        }
        text.append(piece);
        return true;
    }

    private boolean isUtf8(int start) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in, start, at - start));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private boolean isEscapeRead() {
        if (at + 1 == in.length) {
            return false;
        }
        var escape = in[at + 1];
        at += 2;
        if (escape == 'u') {
            return isCodeRead();
        }
        var index = ESCAPED.indexOf(escape);
        if (index >= 0) {
            text.append(MEANT.charAt(index));
        }
        return index >= 0;
    }

    private boolean isCodeRead() {
        if (in.length - at < HEX_DIGITS) {
            return false;
        }
        var code = 0;
        for (var end = at + HEX_DIGITS; at < end; at++) {
            var digit = in[at] < 0 ? -1 : Character.digit(in[at], 16);
            if (digit < 0) {
                return false;
            }
            code = code << 4 | digit;
        }
        text.append((char) code);
        return true;
    }
}
