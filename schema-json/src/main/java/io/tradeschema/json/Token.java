package io.tradeschema.json;

/** What a JSON text is made of. */
enum Token {
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
    /** Nothing follows. */
    END
}
