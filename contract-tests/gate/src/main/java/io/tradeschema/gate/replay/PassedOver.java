package io.tradeschema.gate.replay;

import java.util.Optional;

/** Places that were passed over: how many there were, and the first. */
public final class PassedOver {

    private long count;
    private String first = "";

    /** Nothing yet. */
    public PassedOver() {}

    /** Notes one more. */
    public void add(String place) {
        count++;
        first = first.isEmpty() ? place : first;
    }

    /** How many. */
    public long count() {
        return count;
    }

    /** The first; empty for none. */
    public String first() {
        return first;
    }

    /** What is wrong with them, as the beginning of a sentence that names the first and counts the others; empty for none. */
    public Optional<String> said(String what) {
        return count == 0
                ? Optional.empty()
                : Optional.of(first + what + (count == 1 ? "" : ", and so are " + (count - 1) + " more"));
    }
}
