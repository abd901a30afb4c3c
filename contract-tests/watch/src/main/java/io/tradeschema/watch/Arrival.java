package io.tradeschema.watch;

/**
 * When an entry is told, and when it came: earlier, where its stream could not be read for a while. Both in milliseconds since
 * 1970.
 *
 * @param at the time up to which all else was judged
 * @param came no later than that, unless nothing tells it: then the time at which it was read, though what is told behind it may be older
 * @param isFirst whether nothing was judged as a whole yet, so that what was asked may be told behind what answers it
 */
record Arrival(long at, long came, boolean isFirst) {

    /** Of which time it is told: that at which it was read, where nothing tells when it came. */
    long told() {
        return Math.max(at, came);
    }

    /** Whether nothing tells when it came. */
    boolean isTimeless() {
        return came > at;
    }

    /** Whether it was read only after others that came later were judged. */
    boolean isReadLate() {
        return came < at;
    }
}
