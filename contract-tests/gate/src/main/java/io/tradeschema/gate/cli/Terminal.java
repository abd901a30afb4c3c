package io.tradeschema.gate.cli;

/** What the launcher knows about the streams and Java cannot ask: whether a person is watching. */
public final class Terminal {

    private Terminal() {}

    /** Whether the error stream is a terminal. */
    public static boolean showsErrors() {
        return Boolean.getBoolean("tradeschema.terminal.err");
    }

    /** Whether the output is a terminal and colour is welcome there. */
    public static boolean showsColour() {
        return Boolean.getBoolean("tradeschema.terminal.out") && System.getenv("NO_COLOR") == null;
    }
}
