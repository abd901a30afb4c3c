package io.tradeschema.gate.yaml;

/** A text that is no YAML, or YAML beyond what is read; the message says why. */
public final class YamlRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    YamlRefused(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the text, from 1. */
    public int line() {
        return line;
    }
}
