package io.tradeschema.json;

import java.util.Locale;

/**
 * What a service counts of the messages that it reads: the same names in every language and in every system of metrics,
 * which put their own marks around them. Each is counted by event; no label has a value from a message.
 */
public enum ReadFigure {
    /** How many messages were accepted. */
    ACCEPTED("How many messages were accepted."),
    /** How many messages were refused, by the rule of the first error of each. */
    REFUSED("How many messages were refused, by the rule of the first error of each."),
    /** When a message was last accepted, in seconds of Unix time; 0 for never. */
    LAST_ACCEPTED("When a message was last accepted, in seconds of Unix time; 0 for never."),
    /** How long reading a message took, in seconds, whether accepted or refused. */
    DECODE_SECONDS("How long reading a message took, in seconds, whether accepted or refused.");

    private final String doc;

    ReadFigure(String doc) {
        this.doc = doc;
    }

    /** Its name, such as {@code last_accepted}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it says, as one sentence. */
    public String doc() {
        return doc;
    }
}
