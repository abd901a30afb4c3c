package io.tradeschema.json.direct;

import org.jspecify.annotations.Nullable;

/**
 * The short texts that came more than once lately, as the values that they stand for: symbols, services and models repeat
 * all day. A bounded number of them; a text is noticed by chance and kept when it comes again, so that identifiers, which
 * never do, cost nothing. Threads share it without a lock: whatever another thread has put there is whole, and a lost entry
 * costs time only.
 */
final class RecentTexts {

    /** The longest text that is kept, in bytes: two words, the last byte of which is never filled. */
    static final int LONGEST = 2 * Words.LENGTH - 1;

    private static final int BITS = 8;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    /** What came last for each place, as a part of its hash. */
    private final int[] seen = new int[1 << BITS];

    /** The value of the text that two words hold, filled up with zeros; null when it has not come lately. */
    @Nullable
    Object find(long head, long tail) {
        var entry = entries[place(hash(head, tail))];
        return entry != null && entry.head == head && entry.tail == tail ? entry.value : null;
    }

    void add(long head, long tail, Object value) {
        var hash = hash(head, tail);
        if (seen[place(hash)] == (int) hash) {
            entries[place(hash)] = new Entry(head, tail, value);
        } else if (LearningOdds.isDue()) {
            seen[place(hash)] = (int) hash;
        }
    }

    private static long hash(long head, long tail) {
        return (head ^ Long.rotateLeft(tail, 32)) * FACTOR;
    }

    private static int place(long hash) {
        return (int) (hash >>> Long.SIZE - BITS);
    }

    /** A text of printable ASCII, in two words that are filled up with zeros, and its value. */
    private record Entry(long head, long tail, Object value) {}
}
