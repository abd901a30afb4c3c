package io.tradeschema.gate.cli;

import io.tradeschema.model.Contracts;

/** The contracts of this run: of this library's events, and of those in the jars that the user named. */
public final class KnownEvents {

    private KnownEvents() {}

    /**
     * All of them.
     *
     * @throws NotCheckedException when a jar of events is wrong, saying where and how
     */
    public static Contracts all() {
        try {
            return Contracts.declared();
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        }
    }
}
