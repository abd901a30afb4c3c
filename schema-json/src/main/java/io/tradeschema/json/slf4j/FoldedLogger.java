package io.tradeschema.json.slf4j;

import io.tradeschema.json.log.Folding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.CallerBoundaryAware;

/**
 * A logger of SLF4J that folds warnings and errors that repeat, as {@link Folding} says; quieter lines pass.
 *
 * <pre>{@code
 * private static final Logger LOG = FoldedLogger.of(LoggerFactory.getLogger(ExitMonitor.class));
 * }</pre>
 */
public final class FoldedLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private final transient Logger log;
    private final transient Folding folding;

    private FoldedLogger(Logger log, Folding folding) {
        this.name = log.getName();
        this.log = log;
        this.folding = folding;
    }

    /** Folds what repeats within 60 seconds, in this logger alone. */
    public static Logger of(Logger log) {
        return of(log, Folding.ofAMinute());
    }

    /** Folds by a folding that several loggers share, so that a line of any tells the counts of all. */
    public static Logger of(Logger log, Folding folding) {
        return new FoldedLogger(log, folding);
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return FoldedLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String format,
            @Nullable Object @Nullable [] values,
            @Nullable Throwable thrown) {
        var line = String.valueOf(MessageFormatter.basicArrayFormat(format, values));
        if (!passes(level, line, Optional.ofNullable(thrown))) {
            return;
        }
        var event = log.makeLoggingEventBuilder(level);
        if (event instanceof CallerBoundaryAware aware) {
            aware.setCallerBoundary(getFullyQualifiedCallerName());
        }
        if (marker != null) {
            event = event.addMarker(marker);
        }
        if (thrown != null) {
            event = event.setCause(thrown);
        }
        event.log(format, values == null ? new Object[0] : values);
    }

    private boolean passes(Level level, String line, Optional<Throwable> thrown) {
        return level.toInt() < Level.WARN.toInt()
                || folding.passes(
                        level + " " + getName(),
                        line,
                        thrown,
                        counted -> log.makeLoggingEventBuilder(level).log(counted));
    }
}
