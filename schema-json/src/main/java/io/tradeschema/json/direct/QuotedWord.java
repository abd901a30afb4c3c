package io.tradeschema.json.direct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One ASCII word and the quote behind it, compared eight bytes at a time. */
final class QuotedWord {

    /** What three words cover, which may overlap: no branch depends on the length of such names. */
    private static final int USUAL_LENGTH = 3 * Words.LENGTH;

    private final byte[] text;
    private final int length;
    private final long head;
    private final long headMask;
    private final int middleAt;
    private final long middle;
    private final int tailAt;
    private final long tail;

    QuotedWord(String word) {
        this.text = (word + '"').getBytes(StandardCharsets.US_ASCII);
        this.length = text.length;
        this.headMask = Words.mask(length);
        this.head = wordAt(0);
        this.tailAt = Math.max(0, Math.min(length, USUAL_LENGTH) - Words.LENGTH);
        this.tail = wordAt(tailAt);
        this.middleAt = Math.min(Words.LENGTH, tailAt);
        this.middle = wordAt(middleAt);
    }

    private long wordAt(int at) {
        return Words.at(Arrays.copyOf(text, Math.max(length, Words.LENGTH)), at);
    }

    /** What it begins with: its first eight characters, without the quote. */
    long start() {
        return Words.beforeQuote(head);
    }

    boolean isAt(byte[] in, int at) {
        var different =
                (Words.at(in, at) ^ head) | (Words.at(in, at + middleAt) ^ middle) | (Words.at(in, at + tailAt) ^ tail);
        return (different & headMask) == 0 && (length <= USUAL_LENGTH || isRestAt(in, at));
    }

    private boolean isRestAt(byte[] in, int at) {
        return at + length <= in.length
                && Arrays.equals(in, at + USUAL_LENGTH, at + length, text, USUAL_LENGTH, length);
    }

    /** How many bytes the word and its quote take. */
    int length() {
        return length;
    }
}
