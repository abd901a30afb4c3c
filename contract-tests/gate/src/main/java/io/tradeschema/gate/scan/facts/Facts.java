package io.tradeschema.gate.scan.facts;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * Everything one language's scan has to say about a tree.
 *
 * @param files how many files were found
 * @param parsed how many of them were read in depth
 * @param writes the places that write
 * @param readers the places that read
 * @param reads the names that are read
 * @param unresolved the places that could not be told
 * @param findings what is wrong by the language's own rules, whatever the contract says
 * @param models the classes that carry a contract message's name or are sent as one
 */
public record Facts(
        int files,
        int parsed,
        List<Write> writes,
        List<Reader> readers,
        List<ReadField> reads,
        List<Unresolved> unresolved,
        List<Finding> findings,
        List<Model> models) {

    /** Copies the lists. */
    public Facts {
        writes = List.copyOf(writes);
        readers = List.copyOf(readers);
        reads = List.copyOf(reads);
        unresolved = List.copyOf(unresolved);
        findings = List.copyOf(findings);
        models = List.copyOf(models);
    }
}
