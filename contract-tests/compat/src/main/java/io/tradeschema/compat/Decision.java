package io.tradeschema.compat;

/** What is known of one direction of compatibility. */
public enum Decision {
    /** Decided: no message breaks. */
    SAFE,
    /** Decided: a confirmed message breaks. */
    BREAK,
    /** Looked at and not decided; blocks. */
    UNDECIDED,
    /** Not looked at; blocks. */
    NOT_CHECKED
}
