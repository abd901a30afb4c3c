package io.tradeschema.json.log;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A {@link System.Logger} that folds warnings and errors that repeat, as {@link Folding} says; quieter lines pass.
 *
 * <pre>{@code
 * private static final System.Logger LOG = FoldedLogger.of(System.getLogger("exit_monitor"));
 * }</pre>
 */
public final class FoldedLogger implements System.Logger {

    private final System.Logger log;
    private final Folding folding;

    private FoldedLogger(System.Logger log, Folding folding) {
        this.log = log;
        this.folding = folding;
    }

    /** Folds what repeats within 60 seconds, in this logger alone. */
    public static System.Logger of(System.Logger log) {
        return of(log, Folding.ofAMinute());
    }

    /** Folds by a folding that several loggers share, so that a line of any tells the counts of all. */
    public static System.Logger of(System.Logger log, Folding folding) {
        return new FoldedLogger(log, folding);
    }

    @Override
    public String getName() {
        return log.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return log.isLoggable(level);
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
        if (passes(level, local(bundle, text), Optional.ofNullable(thrown))) {
            log.log(level, bundle, text, thrown);
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (passes(level, filled(local(bundle, format), values), Optional.empty())) {
            log.log(level, bundle, format, values);
        }
    }

    private boolean passes(Level level, String line, Optional<Throwable> thrown) {
        return level.getSeverity() < Level.WARNING.getSeverity()
                || !log.isLoggable(level)
                || folding.passes(level + " " + getName(), line, thrown, counted -> log.log(level, counted));
    }

    private static String local(@Nullable ResourceBundle bundle, @Nullable String key) {
        if (bundle == null || key == null) {
            return String.valueOf(key);
        }
        try {
            return bundle.getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    private static String filled(String format, @Nullable Object @Nullable [] values) {
        if (values == null || values.length == 0) {
            return format;
        }
        try {
            return MessageFormat.format(format, values);
        } catch (IllegalArgumentException e) {
            return format;
        }
    }
}
