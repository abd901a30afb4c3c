package io.tradeschema.model;

import java.util.Objects;

/**
 * A number as it stood on the wire, not yet read: how a codec hands a number to a draft without losing a digit.
 *
 * @param text the characters of the JSON number
 */
public record NumberText(String text) {

    /** Checks that there is a text. */
    public NumberText {
        Objects.requireNonNull(text, "text");
    }
}
