package io.tradeschema.json.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that are written one after the other; whoever writes says first how many may come. Short pieces are written by
 * whole words, whose surplus the next piece overwrites.
 */
final class Output {

    private static final int USUAL_LENGTH = 1024;
    /** The longest array that is worth being kept for another message. */
    private static final int LONGEST_KEPT = 1 << 16;

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** Makes room, and for the surplus of a last word. */
    void expect(int count) {
        if (bytes.length - length < count + Words.LENGTH) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count + Words.LENGTH));
        }
    }

    /** How many bytes have been written. */
    int length() {
        return length;
    }

    /** Puts another character in the place of one that was written. */
    void replace(int place, char character) {
        bytes[place] = (byte) character;
    }

    void put(char character) {
        bytes[length++] = (byte) character;
    }

    void put(byte[] piece) {
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    void put(Literal literal) {
        literal.copyTo(bytes, length);
        length += literal.length();
    }

    /** The first bytes of a word. */
    void put(long word, int count) {
        Words.put(word, bytes, length);
        length += count;
    }

    /** Characters that are all ASCII. */
    @SuppressWarnings(
            "deprecation") // The one method that copies a string's bytes without allocating; for ASCII it is right.
    void putAscii(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** A number that is not negative, filled up with zeros to a number of digits, of which it has no more. */
    void putDigits(long number, int count) {
        var rest = number;
        if (count > Words.LENGTH) {
            putDigits(number / Digits.OF_WORD, count - Words.LENGTH);
            rest = number % Digits.OF_WORD;
        }
        var last = Math.min(count, Words.LENGTH);
        put(Digits.text(rest) >>> (Words.LENGTH - last) * Byte.SIZE, last);
    }

    /** A number that is not negative, without zeros before it. */
    void putNumber(long number) {
        if (number >= Digits.OF_WORD) {
            putNumber(number / Digits.OF_WORD);
            putDigits(number % Digits.OF_WORD, Words.LENGTH);
            return;
        }
        var count = Digits.countBelowWord(number);
        put(Digits.text(number) >>> (Words.LENGTH - count) * Byte.SIZE, count);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void to(ByteBuffer buffer) {
        buffer.put(bytes, 0, length);
    }

    /** Forgets what has been written. */
    void clear() {
        length = 0;
    }

    boolean isWorthKeeping() {
        return bytes.length <= LONGEST_KEPT;
    }

    /** A short ASCII text, copied by whole words. */
    static final class Literal {

        private final byte[] padded;
        private final int length;

        Literal(String text) {
            this.length = text.length();
            this.padded = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length + Words.LENGTH);
        }

        int length() {
            return length;
        }

        private void copyTo(byte[] out, int at) {
            for (var i = 0; i < length; i += Words.LENGTH) {
                Words.put(Words.at(padded, i), out, at + i);
            }
        }
    }
}
