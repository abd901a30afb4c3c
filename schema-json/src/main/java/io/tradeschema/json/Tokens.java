package io.tradeschema.json;

/** A stream of JSON tokens, whichever parser makes it. */
interface Tokens {

    /**
     * The next token.
     *
     * @throws Unreadable when the text is no JSON
     */
    Token next() throws Unreadable;

    /** The name, text or number at which the stream stands. */
    String text() throws Unreadable;
}
