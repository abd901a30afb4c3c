package io.tradeschema.json.binding;

import io.tradeschema.model.Finding;

/** Ends the reading of a message that nobody can read on: the finding says why. Never leaves this module. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /** Ends the reading for the reason that the finding gives. */
    public Unreadable(Finding finding) {
        super(null, null, false, false);
        this.finding = finding;
    }

    /** Made when somebody asks, which hardly anybody does: the finding itself is what is handed on. */
    @Override
    public String getMessage() {
        return finding.toString();
    }

    /** Why nobody can read on. */
    public Finding finding() {
        return finding;
    }
}
