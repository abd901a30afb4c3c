package io.tradeschema.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8: no overlong forms, no encoded surrogates, nothing replaced in silence. */
final class Utf8 {

    private Utf8() {}

    /** The text of the bytes, or empty when they are not UTF-8. */
    static Optional<String> decode(byte[] bytes) {
        if (isAscii(bytes)) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (var b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** The number of bytes that the text takes in UTF-8, or more than the limit as soon as it is exceeded. */
    static int length(String text, int limit) {
        if (text.length() > limit) {
            return text.length();
        }
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : Character.isSurrogate(unit) ? 2 : 3;
        }
        return length;
    }
}
