package io.tradeschema.watch;

/**
 * When an entry is told, and when it came: earlier, where its stream could not be read for a while. Both in milliseconds since
 * 1970.
 *
 * @param at the time up to which all else was judged
 * @param came no later than that
 */
record Arrival(long at, long came) {

    /** Whether it was read only after others that came later were judged. */
    boolean isReadLate() {
        return came < at;
    }
}
