package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a stream's entry.
 *
 * @param millis when it was added
 * @param sequence its place within that millisecond
 */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

    /** The least possible one. */
    static final EntryId LEAST = new EntryId(0, 0);

    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}-[0-9]{1,20}");
    private static final long LARGEST = -1;

    /** An id. */
    public EntryId {}

    /**
     * Reads {@code MILLISECONDS-NUMBER}.
     *
     * @throws NotCheckedException when it is none
     */
    public static EntryId of(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                var dash = text.indexOf('-');
                return new EntryId(
                        Long.parseUnsignedLong(text.substring(0, dash)),
                        Long.parseUnsignedLong(text.substring(dash + 1)));
            }
        } catch (NumberFormatException e) {
            // Digits, but more than the server can count: no id either.
        }
        throw new NotCheckedException(
                Excerpt.quoted(text) + " is no id of an entry; write MILLISECONDS-NUMBER, such as 1768968600000-0");
    }

    /** The next possible one; the largest has none. */
    public Optional<EntryId> next() {
        if (sequence != LARGEST) {
            return Optional.of(new EntryId(millis, sequence + 1));
        }
        return millis == LARGEST ? Optional.empty() : Optional.of(new EntryId(millis + 1, 0));
    }

    /** The one before it; the least has none but itself. */
    public EntryId previous() {
        if (sequence != 0) {
            return new EntryId(millis, sequence - 1);
        }
        return millis == 0 ? this : new EntryId(millis - 1, LARGEST);
    }

    boolean isAfter(EntryId other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(EntryId other) {
        var byTime = Long.compareUnsigned(millis, other.millis);
        return byTime != 0 ? byTime : Long.compareUnsigned(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
    }
}
