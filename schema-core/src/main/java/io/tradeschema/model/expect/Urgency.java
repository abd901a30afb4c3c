package io.tradeschema.model.expect;

import java.util.Locale;

/** Who is told that an expectation is not met. */
public enum Urgency {
    /** Somebody is woken. */
    PAGE,
    /** Somebody reads it in the morning. */
    WARNING;

    /** The word in the bus file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
