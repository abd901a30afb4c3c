package io.tradeschema.kafka;

import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A record that the contract refuses, with every finding. Its message has them line by line; its cause is the
 * {@link FindingsException} that the library throws elsewhere, so that a handler which knows that one needs no other.
 */
public final class RefusedException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 100;

    private final FindingsException refusal;

    RefusedException(String topic, List<Finding> findings) {
        this(topic, new FindingsException(findings));
    }

    private RefusedException(String topic, FindingsException refusal) {
        super("the contract refuses a record of " + topic + ":\n" + refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    /** The refusal among the causes of what an error handler was given; empty when it is about something else. */
    public static Optional<RefusedException> in(@Nullable Throwable thrown) {
        var cause = thrown;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof RefusedException refusal) {
                return Optional.of(refusal);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The findings, in their fixed order; at least one is an error. */
    public List<Finding> findings() {
        return refusal.findings();
    }
}
