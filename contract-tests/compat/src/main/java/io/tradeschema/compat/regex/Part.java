package io.tradeschema.compat.regex;

import java.util.List;

/** A part of a pattern: what is asked for, or must not be there. */
public final class Part {

    static final Part WHOLE = new Part(new Regex.Sequence(List.of()), true, -1);

    private final Regex regex;
    private final boolean wanted;
    private final int index;

    Part(Regex regex, boolean wanted, int index) {
        this.regex = regex;
        this.wanted = wanted;
        this.index = index;
    }

    /** Whether this part is the pattern as it stands. */
    public boolean isWhole() {
        return index < 0;
    }

    /** Whether texts must match the part, or must not. */
    public boolean wanted() {
        return wanted;
    }

    /** Tells the parts of one pattern apart. */
    public int index() {
        return index;
    }

    /** The texts that the part matches; the tick is called while states are made. */
    public Language language(Runnable tick) throws RegexUndecided {
        return Language.ofRegex(regex, tick);
    }
}
