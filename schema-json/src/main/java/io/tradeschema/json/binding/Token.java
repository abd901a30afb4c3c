package io.tradeschema.json.binding;

/** What a JSON message is made of. */
public enum Token {
    /** An object begins. */
    START_OBJECT,
    /** An object ends. */
    END_OBJECT,
    /** A list begins. */
    START_LIST,
    /** A list ends. */
    END_LIST,
    /** The name of a field. */
    NAME,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** The value true. */
    TRUE,
    /** The value false. */
    FALSE,
    /** The value null. */
    NULL,
    /** A Java value in a tree or a buffer that never was a text. */
    JAVA_VALUE,
    /** Nothing follows. */
    END
}
