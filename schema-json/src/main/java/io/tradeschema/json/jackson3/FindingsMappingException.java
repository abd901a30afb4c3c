package io.tradeschema.json.jackson3;

import io.tradeschema.model.Finding;
import java.io.Closeable;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.DatabindException;

/** Thrown by the mapper where the contract refuses an event or a value. Carries every finding, one a line. */
public final class FindingsMappingException extends DatabindException {

    private static final long serialVersionUID = 1L;

    /** An immutable list, which is serialisable itself. */
    @SuppressWarnings("serial")
    private final List<Finding> findings;

    FindingsMappingException(Closeable processor, List<Finding> findings) {
        super(processor, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
