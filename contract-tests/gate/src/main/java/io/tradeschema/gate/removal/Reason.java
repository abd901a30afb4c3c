package io.tradeschema.gate.removal;

import io.tradeschema.model.Where;
import java.util.Optional;

/**
 * One thing that speaks for an answer, and where.
 *
 * @param kind what kind of thing it is
 * @param service the service that it is about; empty where none can be told
 * @param where the place
 * @param what what is so there, as one clause
 * @param seen how often and when it was seen to be so; empty for what stands in a file
 */
record Reason(Kind kind, String service, Where where, String what, Optional<Seen> seen) {

    /** What speaks for an answer. */
    enum Kind {
        /** A service, a test or an expectation declares that it needs the field. */
        DECLARED("declared"),
        /** The source reads it. */
        SCANNED("scanned"),
        /** A running reader was seen to read it. */
        OBSERVED("observed"),
        /** A reader that could not be followed. */
        UNRESOLVED("unresolved"),
        /** A place that writes it. */
        WRITER("writer"),
        /** A copy of the message that is kept somewhere, of which nobody in the tree reads the field. */
        KEPT("kept");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Reason at(Kind kind, String service, Where where, String what) {
        return new Reason(kind, service, where, what, Optional.empty());
    }
}
