package io.tradeschema.gate.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * Which messages of an input are judged; the others are left out, and counted so.
 *
 * @param oneIn judges about one message in so many, chosen by its place in the input, so that the same file gives the
 *     same sample; 1 judges all
 * @param since leaves out messages of an earlier time
 * @param until leaves out messages of this time or later
 */
record Selection(int oneIn, Optional<Instant> since, Optional<Instant> until) {

    static final Selection ALL = new Selection(1, Optional.empty(), Optional.empty());

    /** An odd number without a pattern: neighbours get unlike remainders. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    /** Whether the message that begins so many bytes behind the input's beginning is in the sample. */
    boolean takes(long offset) {
        return oneIn == 1 || Long.remainderUnsigned((offset + 1) * MIX >>> 16, oneIn) == 0;
    }

    boolean byTime() {
        return since.isPresent() || until.isPresent();
    }

    /** Whether a message of that time is judged. One that says no time is: nothing may hide behind a missing time. */
    boolean takes(Optional<Instant> time) {
        return time.isEmpty()
                || since.map(first -> !time.get().isBefore(first)).orElse(true)
                        && until.map(time.get()::isBefore).orElse(true);
    }
}
