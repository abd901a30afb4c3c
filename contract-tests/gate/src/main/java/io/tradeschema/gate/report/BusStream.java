package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One stream of the bus: who writes and who reads it.
 *
 * @param name its name
 * @param contract what it has to carry, such as {@code trade.intent@1.2.0}
 * @param writers the services that write it, each with the forms in which it does
 * @param readers the services that read it
 * @param subjects the names under which findings are about it
 * @param errors how many errors are about it
 * @param warnings how many warnings are about it
 * @param places every place that writes or reads it
 */
public record BusStream(
        String name,
        Optional<String> contract,
        Map<String, String> writers,
        List<String> readers,
        Set<String> subjects,
        long errors,
        long warnings,
        Section.Table places) {

    /** Copies writers, readers and subjects, in their order. */
    public BusStream {
        writers = Collections.unmodifiableMap(new LinkedHashMap<>(writers));
        readers = List.copyOf(readers);
        subjects = Collections.unmodifiableSet(new LinkedHashSet<>(subjects));
    }

    /** Whether the finding is about this stream, or about the event that it carries. */
    boolean concerns(Finding finding) {
        return Stream.of(finding.subject().split(", ", -1)).anyMatch(subjects::contains);
    }

    /** The same stream, with how many of these findings are about it. */
    public BusStream judged(List<Finding> findings) {
        var about = findings.stream().filter(this::concerns).toList();
        var wrong = about.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return new BusStream(name, contract, writers, readers, subjects, wrong, about.size() - wrong, places);
    }

    /** Whether it is never written or never read in the tree. */
    boolean hasOneEnd() {
        return writers.isEmpty() || readers.isEmpty();
    }

    /** {@code 2 errors, 1 warning}; empty where nothing diverges. */
    String diverges() {
        return Report.counted(errors, warnings);
    }

    List<String> row() {
        return List.of(
                name,
                contract.orElse("none"),
                writers.entrySet().stream()
                        .map(writer -> writer.getKey() + " (" + writer.getValue() + ")")
                        .collect(Collectors.joining(", ")),
                String.join(", ", readers),
                diverges());
    }

    /** The same stream with each of its texts replaced. */
    BusStream with(UnaryOperator<String> text, UnaryOperator<Section.Table> table) {
        var renamed = new LinkedHashMap<String, String>();
        writers.forEach((writer, forms) -> renamed.put(text.apply(writer), text.apply(forms)));
        return new BusStream(
                text.apply(name),
                contract.map(text),
                renamed,
                readers.stream().map(text).toList(),
                subjects.stream().map(text).collect(Collectors.toCollection(LinkedHashSet::new)),
                errors,
                warnings,
                table.apply(places));
    }
}
