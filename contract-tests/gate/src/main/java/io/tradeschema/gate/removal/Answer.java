package io.tradeschema.gate.removal;

import io.tradeschema.gate.cli.ExitCode;
import java.time.Instant;
import java.util.List;

/**
 * Whether a field may go.
 *
 * @param asked the field
 * @param at when it was asked
 * @param reads who reads it
 * @param unresolved whom nobody can tell about
 * @param writers what has to be changed, too, when it goes
 * @param kept copies of the message that are kept as they are
 * @param told the readers of the event that were followed, or that say or were seen what they read
 */
record Answer(
        Asked asked,
        Instant at,
        List<Reason> reads,
        List<Reason> unresolved,
        List<Reason> writers,
        List<Reason> kept,
        List<Reason> told) {

    /** Copies the lists. */
    Answer {
        reads = List.copyOf(reads);
        unresolved = List.copyOf(unresolved);
        writers = List.copyOf(writers);
        kept = List.copyOf(kept);
        told = List.copyOf(told);
    }

    /** The answer itself. */
    enum Verdict {
        YES("yes", ExitCode.CLEAN),
        NO("no", ExitCode.FINDINGS),
        CANNOT_BE_TOLD("cannot be told", ExitCode.NOT_CHECKED);

        private final String words;
        private final int exitCode;

        Verdict(String words, int exitCode) {
            this.words = words;
            this.exitCode = exitCode;
        }

        String words() {
            return words;
        }

        int exitCode() {
            return exitCode;
        }
    }

    /** One that reads it is enough for a no; one of whom nobody can tell is enough against a yes. */
    Verdict verdict() {
        if (!reads.isEmpty()) {
            return Verdict.NO;
        }
        return unresolved.isEmpty() ? Verdict.YES : Verdict.CANNOT_BE_TOLD;
    }
}
