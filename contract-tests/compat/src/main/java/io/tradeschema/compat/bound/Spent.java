package io.tradeschema.compat.bound;

/** A bound on the work was hit; what was asked is undecided. */
public final class Spent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the bound. */
    public Spent(String what) {
        super(what, null, false, false);
    }
}
