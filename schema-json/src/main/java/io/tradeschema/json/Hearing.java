package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is told of what a codec reads. Where nobody is, it asks no clock and makes no object. */
final class Hearing {

    static final Hearing NOBODY = new Hearing();

    private final @Nullable ReadListener listener;

    private Hearing() {
        this.listener = null;
    }

    Hearing(ReadListener listener) {
        this.listener = new ContainedListener(listener);
    }

    /** When the reading began, for {@link #told}. */
    long begun() {
        return listener == null ? 0 : System.nanoTime();
    }

    /** The outcome itself, of which the listener has been told. */
    <V> Outcome<V> told(Contract<?> type, long begun, Outcome<V> outcome) {
        if (listener != null) {
            tell(listener, type, System.nanoTime() - begun, outcome);
        }
        return outcome;
    }

    private static void tell(ReadListener listener, Contract<?> type, long nanos, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            listener.refused(type, firstError(refused).rule(), nanos);
        } else {
            listener.accepted(type, nanos);
        }
    }

    private static Finding firstError(Outcome.Refused<?> refused) {
        for (var finding : refused.findings()) {
            if (finding.severity() == Severity.ERROR) {
                return finding;
            }
        }
        throw new IllegalStateException("a refusal has at least one error");
    }

    static Hearing of(ReadListener listener) {
        return new Hearing(Objects.requireNonNull(listener, "the listener is null: hand in one"));
    }
}
