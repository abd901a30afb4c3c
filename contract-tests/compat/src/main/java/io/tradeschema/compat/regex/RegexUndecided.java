package io.tradeschema.compat.regex;

/** A pattern that is no regular language we can build, and what in it is the obstacle. */
public final class RegexUndecided extends Exception {

    private static final long serialVersionUID = 1L;

    RegexUndecided(String obstacle) {
        super(obstacle, null, false, false);
    }
}
