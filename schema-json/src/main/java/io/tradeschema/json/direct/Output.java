package io.tradeschema.json.direct;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are written one after the other; whoever writes says first how many may come. */
final class Output {

    private static final int USUAL_LENGTH = 512;

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** Makes room. */
    void expect(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    void put(char character) {
        bytes[length++] = (byte) character;
    }

    void put(byte[] piece) {
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    /** Characters that are all ASCII. */
    @SuppressWarnings(
            "deprecation") // The one method that copies a string's bytes without allocating; for ASCII it is right.
    void putAscii(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** A number that is not negative, filled up with zeros to a number of digits; it may have more. */
    void putDigits(long number, int leastDigits) {
        var digits = leastDigits;
        while (digits < Digits.MOST && number >= Digits.power(digits)) {
            digits++;
        }
        var rest = number;
        for (var at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void to(ByteBuffer buffer) {
        buffer.put(bytes, 0, length);
    }
}
