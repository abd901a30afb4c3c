package io.tradeschema.scan.code;

/** The value that says that there is none: None, null, nil. */
public enum Nothing {
    /** It. */
    NOTHING,
    /** That of what was never given: a language that has it leaves out of JSON what it lies under. */
    ABSENT
}
