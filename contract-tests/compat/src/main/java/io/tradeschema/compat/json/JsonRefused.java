package io.tradeschema.compat.json;

/** A text that is no JSON, or JSON beyond what is read; the message says why, and where. */
public final class JsonRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean isJson;

    private JsonRefused(String message, boolean isJson) {
        super(message, null, false, false);
        this.isJson = isJson;
    }

    /** The text is no JSON. */
    static JsonRefused noJson(String message) {
        return new JsonRefused(message, false);
    }

    /** The text is JSON for all that is known, and longer, deeper or greater than what is read. */
    static JsonRefused beyond(String message) {
        return new JsonRefused(message, true);
    }

    /** What is to be said of the thing that holds the text. */
    public String said() {
        return (isJson ? "more than is read: " : "no JSON: ") + getMessage();
    }
}
