package io.tradeschema.gate.cli;

import io.tradeschema.model.Finding;
import java.util.List;

/** Thrown when a command cannot check what it was asked to; the message says what was found and what to do. */
public class NotCheckedException extends RuntimeException {

    private static final long serialVersionUID = 2L;

    private final transient List<String> more;
    private final transient List<Finding> findings;

    /** With a message for the user: one sentence, no stack trace. */
    public NotCheckedException(String message) {
        this(message, List.of());
    }

    /** With lines that follow the message: what is wrong, one by one. */
    public NotCheckedException(String message, List<String> more) {
        this(message, more, List.of());
    }

    /** With the same as findings, for programs. */
    public NotCheckedException(String message, List<String> more, List<Finding> findings) {
        super(message);
        this.more = List.copyOf(more);
        this.findings = List.copyOf(findings);
    }

    final List<String> more() {
        return more;
    }

    final List<Finding> findings() {
        return findings;
    }
}
