package io.tradeschema.watch;

/** A state that cannot be gone on with; the message says why, as one clause. */
public final class StateRefused extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param why as one clause, for people
     */
    public StateRefused(String why) {
        super(why);
    }

    /** What was written in another form. */
    public static StateRefused ofAnotherVersion() {
        return new StateRefused("it was written by another version of this command");
    }
}
