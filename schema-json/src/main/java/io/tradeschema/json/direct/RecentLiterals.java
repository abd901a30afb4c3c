package io.tradeschema.json.direct;

import org.jspecify.annotations.Nullable;

/**
 * The short plain texts that were written more than once lately, with their quotes: what {@link RecentTexts} is to reading.
 * All of them are accepted by the one type whose writer keeps them. Threads share it without a lock.
 */
final class RecentLiterals {

    /** The longest text that is kept. */
    static final int LONGEST = RecentTexts.LONGEST;

    private static final int BITS = 6;
    private static final int FACTOR = 0x9E3779B9;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    /** What came last for each place. */
    private final int[] seen = new int[1 << BITS];

    Output.@Nullable Literal find(String text) {
        var entry = entries[place(text)];
        return entry != null && entry.text.equals(text) ? entry.literal : null;
    }

    void add(String text) {
        var place = place(text);
        if (seen[place] == text.hashCode()) {
            entries[place] = new Entry(text, new Output.Literal('"' + text + '"'));
        } else {
            seen[place] = text.hashCode();
        }
    }

    private static int place(String text) {
        return text.hashCode() * FACTOR >>> Integer.SIZE - BITS;
    }

    private record Entry(String text, Output.Literal literal) {}
}
