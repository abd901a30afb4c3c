package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A contract test that failed: its sentence, which build tools do not print for dynamic tests, then the findings, one a line,
 * and no stack trace, since the cause is not in the test.
 */
public final class ContractFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    ContractFailure(String sentence, List<Finding> findings) {
        super(findings.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n", "not so: " + sentence + "\n", "")));
        this.findings = List.copyOf(findings);
        setStackTrace(new StackTraceElement[0]);
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
