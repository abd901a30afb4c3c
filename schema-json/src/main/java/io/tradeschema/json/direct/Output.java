package io.tradeschema.json.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that are written one after the other; whoever writes says first how many may come. Short pieces are written by
 * whole words, three of them at once where the piece is a name, and the next piece overwrites the surplus.
 */
final class Output {

    private static final int USUAL_LENGTH = 1024;
    /** The longest array that is worth being kept for another message. */
    private static final int LONGEST_KEPT = 1 << 16;

    /** What makes colons of two zeros. */
    private static final long COLONS = (long) (':' - '0') << 2 * Byte.SIZE | (long) (':' - '0') << 5 * Byte.SIZE;

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** Makes room, and for the surplus of the last words. */
    void expect(int count) {
        if (bytes.length - length < count + Literal.USUAL_LENGTH) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count + Literal.USUAL_LENGTH));
        }
    }

    /** How many bytes have been written. */
    int length() {
        return length;
    }

    /** Whether what was written from a place on is plain: printable ASCII without quotes and backslashes. */
    boolean isPlainFrom(int place) {
        return Words.endOfPlain(bytes, place) >= length;
    }

    /** Forgets what was written from a place on. */
    void cut(int place) {
        length = place;
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

    /** The second of a day as {@code hh:mm:ss}: eight digits, two of which become colons. */
    void putClock(int second) {
        var digits = second / 3600 * 1_000_000 + second / 60 % 60 * 1_000 + second % 60;
        put(Digits.text(digits) + COLONS, Words.LENGTH);
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

    /** A short ASCII text, copied by whole words: of usual ones no branch depends on the length. */
    static final class Literal {

        /** What three words hold. */
        static final int USUAL_LENGTH = 3 * Words.LENGTH;

        private final long head;
        private final long middle;
        private final long tail;
        private final byte[] padded;
        private final int length;

        Literal(String text) {
            this.length = text.length();
            this.padded = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length + USUAL_LENGTH);
            this.head = Words.at(padded, 0);
            this.middle = Words.at(padded, Words.LENGTH);
            this.tail = Words.at(padded, 2 * Words.LENGTH);
        }

        int length() {
            return length;
        }

        private void copyTo(byte[] out, int at) {
            Words.put(head, out, at);
            Words.put(middle, out, at + Words.LENGTH);
            Words.put(tail, out, at + 2 * Words.LENGTH);
            for (var i = USUAL_LENGTH; i < length; i += Words.LENGTH) {
                Words.put(Words.at(padded, i), out, at + i);
            }
        }
    }
}
