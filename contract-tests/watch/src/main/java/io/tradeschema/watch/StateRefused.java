package io.tradeschema.watch;

/** A state that cannot be gone on with; the message says why, as one clause. */
public final class StateRefused extends Exception {

    private static final long serialVersionUID = 1;

    StateRefused(String why) {
        super(why);
    }
}
