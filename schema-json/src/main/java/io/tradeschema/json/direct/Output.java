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
        var digits = Math.max(leastDigits, Digits.count(number));
        length += digits;
        fill(number, length, digits);
    }

    /** A number that is not negative, with its point before the given number of places. */
    void putDecimal(long digits, int places) {
        if (places == 0) {
            putDigits(digits, 1);
            return;
        }
        var count = Math.max(places + 1, Digits.count(digits));
        length += count + 1;
        var whole = fill(digits, length, places);
        bytes[length - places - 1] = '.';
        fill(whole, length - places - 1, count - places);
    }

    /** Puts the last digits of a number before a place; gives what is left of the number. */
    private long fill(long number, int end, int count) {
        var rest = number;
        for (var at = end - 1; at >= end - count; at--) {
            var tenth = rest / 10;
            bytes[at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        return rest;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void to(ByteBuffer buffer) {
        buffer.put(bytes, 0, length);
    }
}
