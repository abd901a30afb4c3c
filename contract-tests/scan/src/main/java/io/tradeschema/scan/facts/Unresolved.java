package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Optional;

/**
 * A place on the bus that the scan could not resolve; counted and listed, never guessed.
 *
 * @param where the place
 * @param what what could not be told, such as {@code the stream of this xadd}
 * @param reason why
 * @param stream what is known of the stream that the place is on; empty when that cannot be said
 */
public record Unresolved(Where where, String what, String reason, Optional<Untold> stream) {

    /** The reason where a call does not give what names the stream. */
    public static final String NOT_GIVEN = "the argument is not given";

    /** A place of which nothing more is known. */
    public Unresolved(Where where, String what, String reason) {
        this(where, what, reason, Optional.empty());
    }
}
