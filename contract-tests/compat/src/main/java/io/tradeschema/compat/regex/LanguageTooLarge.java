package io.tradeschema.compat.regex;

/** A bound on states or steps was reached while walking languages; the question stays open. */
public final class LanguageTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LanguageTooLarge() {
        super("the patterns need more states than the bound allows", null, false, false);
    }
}
