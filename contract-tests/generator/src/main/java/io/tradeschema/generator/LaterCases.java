package io.tradeschema.generator;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;
import java.util.ArrayList;
import java.util.List;

/** Entries of a writer that keeps the next minor version. */
final class LaterCases {

    /** No event has a field of this name, and none is meant by it. */
    private static final String ADDITION = "zz_added_by_a_later_version";

    private final Contract<?> type;
    private final EntryFields entries;
    private final String later;

    LaterCases(Contract<?> type) {
        this.type = type;
        this.entries = new EntryFields(type);
        this.later = new Version(type.version().major(), type.version().minor() + 1, 0).toString();
    }

    /** A field that a later version brings: valid for a reader that ignores additions, and poison for a closed one. */
    EntryCase addition() {
        return with("a field that a later version brings", ADDITION);
    }

    /** What an open reader refuses like any other: names that no later version can bring. */
    List<EntryCase> mistakes() {
        var cases = new ArrayList<EntryCase>();
        type.shape()
                .retired()
                .forEach(retired -> cases.add(
                        with("the retired name " + retired.name() + " from a later version", retired.name())));
        var field = type.shape().fields().get(0).name();
        cases.add(with("a slip of " + field + " from a later version", field + field.charAt(field.length() - 1)));
        return cases;
    }

    private EntryCase with(String shows, String name) {
        var payload = SampleMessages.of(type).showcase().get(1).json();
        var added = payload.substring(0, payload.lastIndexOf('}')) + ",\"" + name + "\":true}";
        return new EntryCase(shows, entries.with(added, EnvelopeField.SCHEMA_VERSION, later));
    }
}
