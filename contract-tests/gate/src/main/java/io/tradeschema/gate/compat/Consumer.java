package io.tradeschema.gate.compat;

import io.tradeschema.compat.Judgement;

/**
 * What becomes of one consumer that still runs on the old version.
 *
 * @param name the service
 * @param ignoresAdditions whether its reader view is open to what it may ignore
 * @param forward whether it takes every new message
 */
record Consumer(String name, boolean ignoresAdditions, Judgement forward) {

    /** Its answer in one line. */
    String said() {
        var view = ignoresAdditions ? "reads on where it may ignore an addition" : "refuses what it does not know";
        return forward.outcome() + ": " + view
                + forward.witness()
                        .map(message -> "; refuses " + Release.shown(message))
                        .orElse("");
    }
}
