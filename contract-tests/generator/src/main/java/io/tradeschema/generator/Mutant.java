package io.tradeschema.generator;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A message one edit away from a valid one. Most are refused; some edits, such as taking an optional field away, leave
 * it valid.
 */
public final class Mutant {

    private final MutationFamily family;
    private final String shows;
    private final byte[] bytes;

    Mutant(MutationFamily family, String shows, byte[] bytes) {
        this.family = Objects.requireNonNull(family, "family");
        this.shows = Objects.requireNonNull(shows, "shows");
        this.bytes = bytes.clone();
    }

    /** The kind of the edit. */
    public MutationFamily family() {
        return family;
    }

    /** What was edited, such as {@code leverage: "5"}. */
    public String shows() {
        return shows;
    }

    /** The message; not always UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The message as text; what is not UTF-8 shows as the replacement character. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Family, edit and message. */
    @Override
    public String toString() {
        return family + " (" + shows + ") " + text();
    }
}
