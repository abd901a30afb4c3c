package io.tradeschema.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8: no overlong forms, no encoded surrogates, nothing replaced in silence. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

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

    /** Whether the text can be written as UTF-8; nearly every text has no surrogate, and needs no encoder to tell. */
    static boolean canEncode(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        var all = 0L;
        var at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            all |= (long) LONGS.get(bytes, at);
        }
        for (; at < bytes.length; at++) {
            all |= bytes[at];
        }
        return (all & HIGH_BITS) == 0;
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
