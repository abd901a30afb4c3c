package io.tradeschema.contract;

import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a service would publish as its readers would, and asks of a writer what readers do not ask. */
final class ProducedReader<T> {

    private final EventType<T> type;

    ProducedReader(EventType<T> type) {
        this.type = type;
    }

    Produced message(String label, Outcome<T> outcome) {
        return produced(label, errors(outcome), outcome.value());
    }

    Produced entry(String label, String stream, Map<?, ?> fields) {
        var outcome = EntryCodec.of(type).decode(fields);
        var findings = new ArrayList<>(errors(outcome));
        if (!type.stream().equals(stream)) {
            findings.add(otherStream(stream));
        }
        if (outcome.accepted() && outcome.value().flatMap(Entry::schemaVersion).isEmpty()) {
            findings.add(withoutVersion());
        }
        return produced(label, findings, outcome.value().map(Entry::event));
    }

    private Produced produced(String label, List<Finding> findings, Optional<T> event) {
        return new Produced(
                label, List.copyOf(findings), event.map(type.shape()::wire).orElse(Map.of()));
    }

    private static List<Finding> errors(Outcome<?> outcome) {
        return outcome.findings().stream()
                .map(ProducedReader::asWritten)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** A reader takes a time without a zone for UTC; a writer is not let off, whatever it writes its messages with. */
    private static Finding asWritten(Finding read) {
        return read.rule() == MessageRule.TIME_WITHOUT_ZONE
                ? new Finding(
                        MessageRule.TIME_WRITTEN_WITHOUT_ZONE,
                        read.subject(),
                        read.where(),
                        "no zone: a local clock taken for UTC is hours off",
                        read.found(),
                        MessageRule.TIME_WRITTEN_WITHOUT_ZONE.remedy(),
                        read.evidence())
                : read;
    }

    private Finding otherStream(String stream) {
        return Finding.of(
                        KitRule.OTHER_STREAM,
                        type.toString(),
                        Where.path("entry"),
                        "on a stream that does not carry it",
                        "publish to " + type.stream())
                .showing(Excerpt.quoted(String.valueOf(stream)));
    }

    private Finding withoutVersion() {
        return Finding.of(
                KitRule.WRITER_WITHOUT_VERSION,
                type.toString(),
                Where.path("entry." + EnvelopeField.SCHEMA_VERSION.wire()),
                "absent",
                "write \"" + type.version() + "\", or let EntryCodec write the entry");
    }
}
