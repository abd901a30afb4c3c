package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A contract test that failed: the findings, one a line, and no stack trace, since the cause is not in the test. */
public final class ContractFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    ContractFailure(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
        setStackTrace(new StackTraceElement[0]);
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
