package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A listener whose faults are its own: no message is lost for a figure. The first one is logged, with its trace. */
final class ContainedListener implements ReadListener {

    private final ReadListener listener;
    private final AtomicBoolean logged = new AtomicBoolean();

    ContainedListener(ReadListener listener) {
        this.listener = Objects.requireNonNull(listener, "the listener is null: hand in one");
    }

    @Override
    public void accepted(Contract<?> type, long nanos) {
        try {
            listener.accepted(type, nanos);
        } catch (RuntimeException fault) {
            log(fault);
        }
    }

    @Override
    public void refused(Contract<?> type, Rule rule, long nanos) {
        try {
            listener.refused(type, rule, nanos);
        } catch (RuntimeException fault) {
            log(fault);
        }
    }

    private void log(RuntimeException fault) {
        if (logged.compareAndSet(false, true)) {
            System.getLogger(ReadListener.class.getName())
                    .log(
                            Level.ERROR,
                            "a listener of what is read failed; messages are read all the same, its figures are wrong,"
                                    + " and it is not told again that it fails: " + listener,
                            fault);
        }
    }
}
