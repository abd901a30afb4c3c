package io.tradeschema.json.binding;

/** What a JSON message is made of. */
public enum Token {
    START_OBJECT,
    END_OBJECT,
    START_LIST,
    END_LIST,
    NAME,
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    /** A Java value in a tree or a buffer that never was a text. */
    JAVA_VALUE,
    /** Nothing follows. */
    END
}
