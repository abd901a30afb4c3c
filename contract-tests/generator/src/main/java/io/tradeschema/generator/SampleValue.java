package io.tradeschema.generator;

/** The value of a member: a JSON literal, or an object. */
sealed interface SampleValue {

    /** What is worth seeing in it; empty when nothing is. */
    String shows();

    /** A text, a number, a boolean or null, as it stands in the message. */
    record Literal(String json, String shows) implements SampleValue {

        static final Literal NULL = new Literal("null", "null");

        static Literal of(String json) {
            return new Literal(json, json);
        }
    }

    /** An object. */
    record Nested(MessageText message, String shows) implements SampleValue {}
}
