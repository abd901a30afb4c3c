package io.tradeschema.generator;

import java.util.List;

/** The value of a member or an element: a JSON literal, an object or a list. */
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

    /** A list. */
    record Listed(List<SampleValue> elements, String shows) implements SampleValue {

        public Listed {
            elements = List.copyOf(elements);
        }
    }
}
