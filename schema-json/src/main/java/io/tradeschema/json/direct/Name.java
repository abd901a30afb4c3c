package io.tradeschema.json.direct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One ASCII word and the quote behind it, compared eight bytes at a time. */
final class Name {

    private final byte[] text;
    private final int length;
    private final long head;
    private final long headMask;
    /** The last eight bytes, for words of more than eight; those between them are compared by length. */
    private final long tail;

    Name(String word) {
        this.text = (word + '"').getBytes(StandardCharsets.US_ASCII);
        this.length = text.length;
        var padded = Arrays.copyOf(text, Math.max(length, Words.LENGTH));
        this.head = Words.at(padded, 0);
        this.headMask = Words.mask(length);
        this.tail = Words.at(padded, padded.length - Words.LENGTH);
    }

    /** What tells it from other words: its ends and its length. */
    long key() {
        return key(Arrays.copyOf(text, Math.max(length, Words.LENGTH)), 0, length - 1);
    }

    static long key(byte[] in, int at, int length) {
        var head = Words.first(Words.at(in, at), length);
        var tail = length > Words.LENGTH ? Words.at(in, at + length - Words.LENGTH) : 0;
        return head + Long.rotateLeft(tail, 29) + length;
    }

    boolean isAt(byte[] in, int at) {
        return (Words.at(in, at) & headMask) == head && (length <= Words.LENGTH || isRestAt(in, at));
    }

    private boolean isRestAt(byte[] in, int at) {
        return Words.at(in, at + length - Words.LENGTH) == tail
                && (length <= 2 * Words.LENGTH || isMiddleAt(in, at + Words.LENGTH));
    }

    private boolean isMiddleAt(byte[] in, int at) {
        var middle = length - 2 * Words.LENGTH;
        return Arrays.equals(in, at, at + middle, text, Words.LENGTH, Words.LENGTH + middle);
    }

    int length() {
        return length;
    }
}
