package io.tradeschema.scan.fix;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * What would mend one finding, or why nothing is proposed.
 *
 * @param finding the finding
 * @param edits the changes, which belong together; empty when there is none to propose
 * @param risk what somebody has to know who makes them; empty when nothing is guessed
 * @param lack why there are none; empty when there are
 */
public record Remedy(Finding finding, List<Edit> edits, String risk, String lack) {

    /** Copies the edits. */
    public Remedy {
        edits = List.copyOf(edits);
    }

    static Remedy none(Finding finding, String lack) {
        return new Remedy(finding, List.of(), "", lack);
    }

    /** Whether there is something to propose. */
    public boolean isProposed() {
        return !edits.isEmpty();
    }

    /** Whether it guesses nothing. */
    public boolean isSafe() {
        return risk.isEmpty();
    }
}
