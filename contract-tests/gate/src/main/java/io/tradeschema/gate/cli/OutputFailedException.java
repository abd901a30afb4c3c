package io.tradeschema.gate.cli;

/** Thrown when the output cannot be written, as on a full disk; no {@link NotCheckedException}, which a command may collect. */
final class OutputFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputFailedException(String reason, Throwable cause) {
        super("the output cannot be written: " + reason, cause);
    }
}
