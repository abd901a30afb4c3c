package io.tradeschema.gate.cli;

/** Thrown when nobody reads the output any more, as after {@code | head -1}: nothing is left to do, and nothing to say. */
final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputClosedException(Throwable cause) {
        super(cause);
    }
}
