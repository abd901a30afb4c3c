package io.tradeschema.scan.judge;

import io.tradeschema.model.Where;

/** The language of a place, in which advice for it speaks. */
enum SourceLanguage {
    /** Python. */
    PYTHON("json.dumps(message)", "datetime.now(timezone.utc).isoformat()", "None"),
    /** Java. */
    JAVA("the message as JSON text", "Instant.now().toString()", "null"),
    /** TypeScript and JavaScript. */
    TYPESCRIPT("JSON.stringify(message)", "new Date().toISOString()", "null"),
    /** Shell, and the shell lines of pages. */
    SHELL("the message as one word of JSON", "$(date -u +%Y-%m-%dT%H:%M:%SZ)", "null");

    private final String json;
    private final String now;
    private final String nothing;

    SourceLanguage(String json, String now, String nothing) {
        this.json = json;
        this.now = now;
        this.nothing = nothing;
    }

    /** The language of the file that holds the place. */
    static SourceLanguage of(Where place) {
        if (place.file().endsWith(".py")) {
            return PYTHON;
        }
        if (place.file().matches(".*[.][mc]?[jt]sx?")) {
            return TYPESCRIPT;
        }
        return place.file().endsWith(".java") ? JAVA : SHELL;
    }

    /** How a message becomes JSON. */
    String json() {
        return json;
    }

    /** The time of now as the contract has it. */
    String now() {
        return now;
    }

    /** The value that says that there is none. */
    String nothing() {
        return nothing;
    }
}
