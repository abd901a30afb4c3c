package io.tradeschema.scan.facts;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything one language's scan has to say about a tree.
 *
 * @param files how many files were found
 * @param parsed how many of them were read in depth
 * @param writes the places that write
 * @param readers the places that read
 * @param reads the names that are read
 * @param unresolved the places that could not be told
 * @param untold the places that may be on streams which the scan could not tell
 * @param findings what is wrong by the language's own rules, whatever the contract says
 * @param models the classes that carry a contract message's name or are sent as one
 * @param handedOn where messages go on as a whole
 * @param ownNames where names are taken from, or set in, what is followed and no message has them
 */
public record Facts(
        int files,
        int parsed,
        List<Write> writes,
        List<Reader> readers,
        List<ReadField> reads,
        List<Unresolved> unresolved,
        List<Untold> untold,
        List<Finding> findings,
        List<Model> models,
        List<HandedOn> handedOn,
        List<Where> ownNames) {

    /** Copies the lists. */
    public Facts {
        writes = List.copyOf(writes);
        readers = List.copyOf(readers);
        reads = List.copyOf(reads);
        unresolved = List.copyOf(unresolved);
        untold = List.copyOf(untold);
        findings = List.copyOf(findings);
        models = List.copyOf(models);
        handedOn = List.copyOf(handedOn);
        ownNames = List.copyOf(ownNames);
    }

    /** The streams that are written or read, as far as they are told; none where no place on a bus could be told. */
    public Set<String> streams() {
        var streams = new LinkedHashSet<String>();
        writes.forEach(write -> streams.add(write.stream()));
        readers.forEach(reader -> streams.addAll(reader.streams()));
        return streams;
    }

    /** The same with these writes in the place of its own. */
    public Facts writing(List<Write> others) {
        return new Facts(
                files, parsed, others, readers, reads, unresolved, untold, findings, models, handedOn, ownNames);
    }

    /** These facts and those of another scan of the same tree. */
    public Facts and(Facts other) {
        return new Facts(
                files + other.files,
                parsed + other.parsed,
                both(writes, other.writes),
                both(readers, other.readers),
                both(reads, other.reads),
                both(unresolved, other.unresolved),
                both(untold, other.untold),
                both(findings, other.findings),
                both(models, other.models),
                both(handedOn, other.handedOn),
                both(ownNames, other.ownNames));
    }

    /** The places among these of which the stream cannot be told. */
    public static List<Untold> untold(List<Unresolved> unresolved) {
        return unresolved.stream()
                .flatMap(site -> site.stream().stream())
                .filter(stream -> stream.known().size() > 1)
                .toList();
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
