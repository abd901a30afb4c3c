package io.tradeschema.json.jackson2;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.tradeschema.model.Finding;
import java.io.Closeable;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown by the mapper where the contract refuses an event or a value. Carries every finding, one a line. */
public final class FindingsMappingException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    FindingsMappingException(Closeable processor, List<Finding> findings) {
        super(processor, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
