package io.tradeschema.gate.compat;

import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.model.Finding;
import java.util.List;

/**
 * The step from one published version to the next, under the usual comparison and policy.
 *
 * @param verdict who breaks, and in which order to deploy
 * @param open the same where every reader leaves out additions that it may ignore
 * @param findings what the policy finds wrong, and what should be known in any case
 */
public record Step(Verdict verdict, Verdict open, List<Finding> findings) {

    /** Copies the findings. */
    public Step {
        findings = List.copyOf(findings);
    }

    /** Compares two versions, by what is known of names. */
    public static Step between(SchemaSource.Found old, SchemaSource.Found current, KnownNames names) {
        var options = ComparisonOptions.knowing(names);
        var verdict = Release.verdict(old, current, options);
        var open = verdict.forward().isSafe() ? verdict : Release.verdict(old, current, options.withReaders(true));
        return new Step(verdict, open, new Release(old, current, verdict).findings(Policy.ROLLOUT));
    }
}
