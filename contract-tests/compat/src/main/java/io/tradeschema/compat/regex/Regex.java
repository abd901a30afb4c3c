package io.tradeschema.compat.regex;

import java.util.List;

/** The syntax of one regular expression. */
sealed interface Regex {

    /** One code point out of a set. */
    record One(CodePoints of) implements Regex {}

    /** One after the other. */
    record Sequence(List<Regex> parts) implements Regex {}

    /** One of several. */
    record Either(List<Regex> branches) implements Regex {}

    /** Again and again; no most means without end. */
    record Repeat(Regex part, int least, int most) implements Regex {
        static final int ENDLESS = -1;
    }

    /** The start of the text. */
    record Start() implements Regex {}

    /** The end of the text. */
    record End() implements Regex {}

    /** What must, or must not, follow here. */
    record Ahead(Regex part, boolean wanted) implements Regex {}
}
