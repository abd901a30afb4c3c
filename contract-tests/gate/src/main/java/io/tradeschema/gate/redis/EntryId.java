package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;

/**
 * The id of a stream's entry.
 *
 * @param millis when it was added
 * @param sequence its place within that millisecond
 */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

    /** An id. */
    public EntryId {}

    /**
     * Reads {@code MILLISECONDS-NUMBER}.
     *
     * @throws NotCheckedException when it is none
     */
    public static EntryId of(String text) {
        try {
            var dash = text.indexOf('-');
            return new EntryId(
                    Long.parseUnsignedLong(text.substring(0, dash)), Long.parseUnsignedLong(text.substring(dash + 1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new NotCheckedException(io.tradeschema.model.Excerpt.quoted(text)
                    + " is no id of an entry; write MILLISECONDS-NUMBER, such as 1768968600000-0");
        }
    }

    /** The next possible one. */
    EntryId next() {
        return sequence == -1 ? new EntryId(millis + 1, 0) : new EntryId(millis, sequence + 1);
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
