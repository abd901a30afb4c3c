package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveStream;
import io.tradeschema.gate.redis.ServerScript.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry that was put aside, in the order in which the script tells it.
 *
 * @param shelf where it lies
 * @param place its id there
 * @param id its id in the stream; empty for what this library did not put aside
 * @param group the group that refused it
 * @param consumer the group's consumer
 * @param findings the sentences of the findings
 * @param copiedFrom the stream, or the reader where the stream had lost it
 * @param fields names and values as they were
 * @param mended names and values as they were mended; none before
 * @param back its id since it came back; empty before
 * @param isWhole whether all of it was small enough to be read here
 */
record PutAside(
        Shelf shelf,
        String place,
        String id,
        String group,
        String consumer,
        List<String> findings,
        String copiedFrom,
        List<byte[]> fields,
        List<byte[]> mended,
        Optional<String> back,
        boolean isWhole) {

    private static final int WORDS = 9;

    PutAside {
        findings = List.copyOf(findings);
        fields = List.copyOf(fields);
        mended = List.copyOf(mended);
    }

    static PutAside of(Shelf shelf, Part told) {
        var words = told.parts().stream().limit(WORDS).toList();
        return new PutAside(
                shelf,
                text(words, 0),
                text(words, 1),
                text(words, 2),
                text(words, 3),
                text(words, 4).lines().toList(),
                text(words, 5),
                texts(words, 6),
                texts(words, 7),
                Optional.of(text(words, 8)).filter(back -> !back.isEmpty()),
                told.isWhole() && words.size() == WORDS);
    }

    private static String text(List<Part> words, int place) {
        return place < words.size() ? new String(words.get(place).text(), StandardCharsets.UTF_8) : "";
    }

    private static List<byte[]> texts(List<Part> words, int place) {
        return place < words.size()
                ? words.get(place).parts().stream().map(Part::text).toList()
                : List.of();
    }

    /** Whether this library put it aside, and not somebody by hand. */
    boolean isKnown() {
        return !id.isEmpty();
    }

    /** When it came into the stream. */
    Instant came() {
        return Instant.ofEpochMilli(EntryId.of(id).millis());
    }

    /** The writer, as the envelope says. */
    Optional<String> source() {
        return named(fields)
                .flatMap(all -> Optional.ofNullable(all.get("source")))
                .map(bytes -> new String((byte[]) bytes, StandardCharsets.UTF_8));
    }

    /** What would come back: the mended fields, or its own; empty when a name comes twice. */
    Optional<? extends Map<String, Object>> offered() {
        return named(mended.isEmpty() ? fields : mended);
    }

    private static Optional<LinkedHashMap<String, Object>> named(List<byte[]> fields) {
        return LiveStream.fields(fields);
    }
}
