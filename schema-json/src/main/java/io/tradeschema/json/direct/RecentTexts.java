package io.tradeschema.json.direct;

import org.jspecify.annotations.Nullable;

/**
 * The short texts that came more than once lately, as the values that they stand for: symbols, services and models repeat
 * all day. A bounded number of them; a text is kept when it comes a second time, so that identifiers, which never do, cost
 * nothing. Threads share it without a lock: whatever another thread has put there is whole, and a lost entry costs time
 * only.
 */
final class RecentTexts {

    /** The longest text that is kept, in bytes: two words. */
    static final int LONGEST = 16;

    private static final int BITS = 6;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    /** What came last for each place, as a part of its hash. */
    private final int[] seen = new int[1 << BITS];

    @Nullable
    Object find(long head, long tail, int length) {
        var entry = entries[place(hash(head, tail, length))];
        return entry != null && entry.head == head && entry.tail == tail && entry.length == length ? entry.value : null;
    }

    void add(long head, long tail, int length, Object value) {
        var hash = hash(head, tail, length);
        if (seen[place(hash)] == (int) hash) {
            entries[place(hash)] = new Entry(head, tail, length, value);
        } else {
            seen[place(hash)] = (int) hash;
        }
    }

    private static long hash(long head, long tail, int length) {
        return (head ^ Long.rotateLeft(tail, 32) ^ length) * FACTOR;
    }

    private static int place(long hash) {
        return (int) (hash >>> Long.SIZE - BITS);
    }

    /** A text by its first and last eight bytes, which may overlap; a shorter one is filled up with zeros. */
    private record Entry(long head, long tail, int length, Object value) {}
}
