package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What can be asked of the findings about one message, warnings among them. */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, List<Finding>> {

    FindingsAssert(List<Finding> findings) {
        super(findings, FindingsAssert.class);
    }

    /** There is no finding at all, not even a warning. */
    public FindingsAssert hasNoFindings() {
        if (!actual.isEmpty()) {
            failWithMessage("%s", "expected no findings, but there are:" + MessageAssert.lines(actual));
        }
        return this;
    }

    /** There is a finding of that rule. */
    public FindingsAssert hasFinding(String rule) {
        if (actual.stream().noneMatch(finding -> finding.rule().name().equals(rule))) {
            failWithMessage("%s", "expected a finding [" + rule + "]," + butThereAre());
        }
        return this;
    }

    /** There is a finding of that rule at that path, such as {@code $.harvest_policy.mode}. */
    public FindingsAssert hasFindingAt(String path, String rule) {
        if (actual.stream()
                .noneMatch(finding -> finding.rule().name().equals(rule)
                        && finding.where().path().equals(path))) {
            failWithMessage("%s", "expected a finding [" + rule + "] at " + path + "," + butThereAre());
        }
        return this;
    }

    private String butThereAre() {
        return actual.isEmpty() ? " but there is none" : " but there are:" + MessageAssert.lines(actual);
    }
}
