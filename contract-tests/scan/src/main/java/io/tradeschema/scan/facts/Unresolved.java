package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Optional;

/**
 * A place on the bus that the scan could not resolve; counted and listed, never guessed.
 *
 * @param where the place
 * @param what what could not be told, such as {@code the stream of this xadd}
 * @param reason why
 * @param writtenTo what is known of the name of the stream that is written there; empty when that is not it, or nothing is
 */
public record Unresolved(Where where, String what, String reason, Optional<PartOfName> writtenTo) {

    /**
     * What is known of a stream's name.
     *
     * @param prefix what it begins with
     * @param suffix what it ends with
     */
    public record PartOfName(String prefix, String suffix) {

        /** Whether it may be the name of that stream. */
        public boolean fits(String stream) {
            return stream.startsWith(prefix) && stream.endsWith(suffix);
        }
    }

    /** A place of which nothing more is known. */
    public Unresolved(Where where, String what, String reason) {
        this(where, what, reason, Optional.empty());
    }
}
