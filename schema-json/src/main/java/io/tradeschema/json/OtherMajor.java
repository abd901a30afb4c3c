package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A writer that keeps a major version which the reader does not know: by the same names it means other things. */
final class OtherMajor {

    private OtherMajor() {}

    /** Why nothing is taken from a writer of that version; empty when it keeps the reader's own major. */
    static Optional<Finding> finding(Contract<?> type, Version writer, Carrier carrier) {
        return writer.major() == type.version().major()
                ? Optional.empty()
                : Optional.of(Finding.of(
                                EnvelopeRule.ENVELOPE_MAJOR_UNKNOWN,
                                type.toString(),
                                carrier.place(EnvelopeField.SCHEMA_VERSION.wire()),
                                "a major version that this reader does not know",
                                "deploy the reader with that contract first; this one knows " + type.version())
                        .showing(writer.toString()));
    }

    static <T> Outcome<T> refused(Finding otherMajor, Outcome<T> read) {
        var findings = new ArrayList<>(List.of(otherMajor));
        findings.addAll(read.findings());
        return new Outcome.Refused<>(findings);
    }
}
