package io.tradeschema.scan.facts;

/** What is known of a value that is no literal. */
public enum ValueKind {
    /** Text of unknown content. */
    TEXT,
    /** A number of unknown size. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** Absent: None, null. */
    NONE,
    /** An ISO-8601 time as text. */
    ISO_TIME,
    /** A time as text without its zone, or with a blank in place of the T. */
    LOCAL_TIME,
    /** What is no number and has no form in JSON: NaN, infinity. */
    NOT_A_NUMBER,
    /** What the writer of JSON has no form for, and fails on. */
    NO_FORM,
    /** Seconds or milliseconds since 1970, as a number. */
    EPOCH,
    /** A JSON object. */
    OBJECT,
    /** A JSON array. */
    LIST,
    /** Nothing is known. */
    UNKNOWN;

    /** Whether nobody means it: where it may stand on some way, that way is wrong. */
    public boolean isNeverMeant() {
        return this == NOT_A_NUMBER || this == LOCAL_TIME || this == NO_FORM;
    }
}
