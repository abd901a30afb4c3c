package io.tradeschema.json.binding;

/** A stream of JSON tokens, whichever parser makes it. */
public interface Tokens {

    /**
     * The next token.
     *
     * @throws Unreadable when the text is no JSON
     */
    Token next() throws Unreadable;

    /** The name, text or number at which the stream stands. */
    String text() throws Unreadable;

    /** The Java value at which the stream stands. */
    default Object javaValue() {
        throw new IllegalStateException("a text holds no Java values");
    }

    /** How many bytes, or characters of a text, have been passed; negative when nobody knows. */
    default long position() {
        return -1;
    }
}
