package io.tradeschema.compat.schema;

/** A document that is no schema we can judge at all, and why. */
public final class SchemaRefused extends Exception {

    private static final long serialVersionUID = 1L;

    SchemaRefused(String reason) {
        super(reason, null, false, false);
    }
}
