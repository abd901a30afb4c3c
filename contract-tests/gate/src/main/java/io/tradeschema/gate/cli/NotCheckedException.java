package io.tradeschema.gate.cli;

/** Thrown when a command cannot check what it was asked to; the message says what was found and what to do. */
public final class NotCheckedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for the user: one sentence, no stack trace. */
    public NotCheckedException(String message) {
        super(message);
    }
}
