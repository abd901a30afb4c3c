package io.tradeschema.json;

import io.tradeschema.model.Finding;

/** Ends the reading of a message that nobody can read on: the finding says why. Never leaves this package. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Unreadable(Finding finding) {
        super(finding.toString(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
