package io.tradeschema.gate.compat;

import java.util.Optional;

/** Where a version of a contract is read from, by the name the user gave it. */
public interface SchemaSource {

    /**
     * A version that was found.
     *
     * @param name how to speak of it
     * @param version its version number; empty when it has none
     * @param text the schema
     */
    record Found(String name, Optional<String> version, String text) {}

    /**
     * The version of that name; empty when the name is none of this source's kind. Throws {@link
     * io.tradeschema.gate.cli.NotCheckedException} when it is, and cannot be read.
     */
    Optional<Found> find(String name);
}
