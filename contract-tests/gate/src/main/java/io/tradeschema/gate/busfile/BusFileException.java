package io.tradeschema.gate.busfile;

/** A bus file that cannot be used; the message names file, line, and what to write instead. */
public final class BusFileException extends Exception {

    private static final long serialVersionUID = 1;

    /** Something is wrong at that line. */
    public BusFileException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
