package io.tradeschema.compat.json;

/** A text that is no JSON value we take, and why: not JSON, a name given twice, or beyond a limit. */
public final class JsonRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuses for the given reason, one clause. */
    public JsonRefused(String reason) {
        super(reason, null, false, false);
    }
}
