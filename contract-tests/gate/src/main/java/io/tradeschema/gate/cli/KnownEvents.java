package io.tradeschema.gate.cli;

import io.tradeschema.model.Events;

/** The events of this run: this library's and those of the jars that the user named. */
public final class KnownEvents {

    private KnownEvents() {}

    /**
     * All of them.
     *
     * @throws NotCheckedException when a jar of events is wrong, saying where and how
     */
    public static Events all() {
        try {
            return Events.all();
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        }
    }
}
