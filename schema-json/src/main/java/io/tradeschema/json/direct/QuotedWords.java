package io.tradeschema.json.direct;

import java.util.Arrays;
import java.util.List;

/**
 * A fixed list of ASCII words, found in a message by their place in the list. What a word begins with leads to a slot that
 * it shares with nobody but words that begin alike: a factor that keeps the others apart is looked for once.
 */
final class QuotedWords {

    /** What is found where none of the words stands. */
    static final int NONE = -1;

    private static final int SLOTS_PER_NAME = 4;
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;

    private final QuotedWord[] names;
    /** For each word the next one that begins alike. */
    private final int[] alike;

    private final int[] slots;
    private final int shift;
    private final long factor;

    QuotedWords(List<String> texts) {
        this.names = texts.stream().map(QuotedWord::new).toArray(QuotedWord[]::new);
        this.alike = new int[names.length];
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(names.length * SLOTS_PER_NAME);
        this.shift = Long.SIZE - bits;
        this.slots = new int[1 << bits];
        this.factor = fill();
    }

    private long fill() {
        var candidate = FIRST_FACTOR;
        while (!isFilledBy(candidate)) {
            candidate += FIRST_FACTOR << 1;
        }
        return candidate;
    }

    private boolean isFilledBy(long candidate) {
        Arrays.fill(slots, NONE);
        for (var i = 0; i < names.length; i++) {
            var slot = (int) (names[i].start() * candidate >>> shift);
            var other = slots[slot];
            if (other != NONE && names[other].start() != names[i].start()) {
                return false;
            }
            alike[i] = other;
            slots[slot] = i;
        }
        return true;
    }

    /** The word that stands at a place with a quote behind it. */
    int find(byte[] in, int at) {
        var found = slots[(int) (Words.beforeQuote(Words.at(in, at)) * factor >>> shift)];
        while (found != NONE && !names[found].isAt(in, at)) {
            found = alike[found];
        }
        return found;
    }

    /** How many bytes the word and its closing quote take. */
    int length(int index) {
        return names[index].length();
    }
}
