package io.tradeschema.compat.schema;

/** A keyword whose meaning for a value we do not decide. */
public final class KeywordUndecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For the keyword of that name, with a reason where the name alone does not tell. */
    public KeywordUndecided(String keyword) {
        super(keyword, null, false, false);
    }
}
