package io.tradeschema.scan.code;

/** The value that says that there is none: None, null, nil. */
public enum Nothing {
    /** It. */
    NOTHING
}
