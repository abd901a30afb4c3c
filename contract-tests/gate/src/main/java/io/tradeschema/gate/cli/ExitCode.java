package io.tradeschema.gate.cli;

/** What the command's exit code says; {@link Failure} decides it for a run that broke off. */
public final class ExitCode {

    /** Everything was checked and no error was found; there may be warnings. */
    public static final int CLEAN = 0;
    /** Everything was checked and errors were found. */
    public static final int FINDINGS = 1;
    /** Something could not be checked, or not be written: bad usage, no input, an unknown event, an unreadable file. */
    public static final int NOT_CHECKED = 2;
    /** The command itself is broken. */
    public static final int INTERNAL = 3;
    /** Nobody reads the output any more: what a shell says of a program that this ended. */
    static final int OUTPUT_CLOSED = 141;

    private ExitCode() {}
}
