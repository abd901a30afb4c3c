package io.tradeschema.generator;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.json.PublishedSchema;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;
import java.util.ArrayList;
import java.util.List;

/** Every shape of entry that the contract allows, each worth seeing for one thing. */
final class ValidCases {

    /** A showcase begins with the least message and the full one. */
    private static final int LEAST_AND_FULL = 2;

    private final Contract<?> type;
    private final EntryFields entries;

    ValidCases(Contract<?> type) {
        this.type = type;
        this.entries = new EntryFields(type);
    }

    List<EntryCase> all() {
        var cases = new ArrayList<EntryCase>();
        var samples = SampleMessages.of(type).showcase();
        samples.forEach(sample -> cases.add(new EntryCase(sample.shows(), entries.around(sample.json()))));
        var full = full(samples);
        cases.add(new EntryCase(
                "an entry of a writer that does not say its version",
                entries.without(full, EnvelopeField.SCHEMA_VERSION)));
        cases.add(new EntryCase("an entry with a trace id", entries.with(full, EnvelopeField.TRACE_ID, "t-1")));
        cases.add(new EntryCase(
                "an entry with a correlation id", entries.with(full, EnvelopeField.CORRELATION_ID, "c-1")));
        earlier().forEach(version -> addVersion(version, cases));
        return cases;
    }

    private static String full(List<Sample> samples) {
        return samples.get(LEAST_AND_FULL - 1).json();
    }

    /** The published versions that writers may still keep. */
    private List<Version> earlier() {
        return Schemas.all().published().stream()
                .filter(schema -> schema.event().equals(type.name()))
                .map(PublishedSchema::version)
                .filter(version -> version.major() == type.version().major() && version.compareTo(type.version()) < 0)
                .toList();
    }

    private void addVersion(Version version, List<EntryCase> cases) {
        var earlier = type.at(version);
        var fields = new EntryFields(earlier);
        SampleMessages.of(earlier).showcase().stream()
                .limit(LEAST_AND_FULL)
                .forEach(sample -> cases.add(
                        new EntryCase("version " + version + ", " + sample.shows(), fields.around(sample.json()))));
    }
}
