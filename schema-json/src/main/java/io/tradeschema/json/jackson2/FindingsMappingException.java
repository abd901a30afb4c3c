package io.tradeschema.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.tradeschema.model.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown by the mapper where the contract refuses an event or a value. Carries every finding, one a line. */
public final class FindingsMappingException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    /** An immutable list, which is serialisable itself. */
    @SuppressWarnings("serial")
    private final List<Finding> findings;

    FindingsMappingException(JsonParser parser, List<Finding> findings) {
        super(parser, lines(findings), place(parser));
        this.findings = List.copyOf(findings);
    }

    FindingsMappingException(JsonGenerator generator, List<Finding> findings) {
        super(generator, lines(findings));
        this.findings = List.copyOf(findings);
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    /** Line and column. Before 2.16, Jackson would add the beginning of the message, which may be long and confidential. */
    private static JsonLocation place(JsonParser parser) {
        var at = parser.currentLocation();
        return new JsonLocation(
                ContentReference.unknown(), at.getByteOffset(), at.getCharOffset(), at.getLineNr(), at.getColumnNr());
    }

    /** The findings, in their fixed order. */
    public List<Finding> findings() {
        return findings;
    }
}
