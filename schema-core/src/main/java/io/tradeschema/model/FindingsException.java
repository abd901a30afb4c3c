package io.tradeschema.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Thrown where a caller insisted on a value that the contract refuses. Carries every finding, also when it is serialised;
 * never swallow it.
 */
public final class FindingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** An immutable list, which is serialisable itself. */
    @SuppressWarnings("serial")
    private final List<Finding> findings;

    /** The refusal with all its findings, one per line of the message. */
    public FindingsException(List<Finding> findings) {
        super(Objects.requireNonNull(findings, "the findings are null: hand in a list").stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
