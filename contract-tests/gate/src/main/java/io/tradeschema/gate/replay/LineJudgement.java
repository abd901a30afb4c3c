package io.tradeschema.gate.replay;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * What one line got.
 *
 * @param event the event it was held against, or the name it gave itself
 * @param source the service that wrote it, or a dash
 * @param verdict whether it is fine, refused, not checked, or none of this run's business
 * @param findings everything that is wrong with it
 */
public record LineJudgement(String event, String source, Verdict verdict, List<Finding> findings) {

    /** Copies the findings. */
    public LineJudgement {
        findings = List.copyOf(findings);
    }

    /** An entry that cannot be held against a contract: gone, or too large. */
    static LineJudgement refused(String stream, Finding finding) {
        return new LineJudgement(stream, "-", Verdict.REFUSED, List.of(finding));
    }

    /** What became of a line. */
    public enum Verdict {
        /** Fine. */
        ACCEPTED,
        /** Accepted by a migration only. */
        ADAPTED,
        /** Against its contract. */
        REFUSED,
        /** No message, or one that has no contract. */
        NOT_CHECKED,
        /** None of this run's business. */
        LEFT_OUT
    }
}
