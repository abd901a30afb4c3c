package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * A contract test that failed for one reason: its sentence, which build tools do not print for dynamic tests, with the rule;
 * then the findings, one a line, of the first three checks that fail so; and no stack trace, since the cause is not in the test.
 */
public final class ContractFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** An immutable list, which is serialisable itself. */
    @SuppressWarnings("serial")
    private final List<Finding> findings;

    ContractFailure(String text, List<Finding> findings) {
        super(text);
        this.findings = List.copyOf(findings);
        setStackTrace(new StackTraceElement[0]);
    }

    /** All findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
