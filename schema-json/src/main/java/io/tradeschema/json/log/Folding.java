package io.tradeschema.json.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Folds lines that repeat: the first is written at once, those that follow in the next 60 seconds are counted, and told as one
 * line, {@code … (×9999 more in 60 s)}. Two lines are the same when they differ in nothing but words with a digit: ids, times,
 * prices. What was thrown with them is of the same type, and so is what is at the root of it: a timeout and a bug are never one line.
 *
 * <p>There is no thread behind it: a count is told with the next line of any kind that is written through the same folding, or
 * by {@link #end()}. It holds 1,000 kinds of lines at most; of more, the oldest is told and forgotten. Thread-safe.
 */
public final class Folding {

    private static final int MOST_KINDS = 1_000;
    /** So much of a line is looked at and kept. */
    private static final int LONGEST = 300;
    /** Causes may go round in a circle. */
    private static final int DEEPEST = 100;

    private static final Pattern WORD_WITH_DIGIT = Pattern.compile("[\\w.:+-]*\\d[\\w.:+-]*+");

    private final long span;
    private final LongSupplier nanos;
    /** The first is the one whose time is over first. */
    private final LinkedHashMap<Kind, Repeats> kinds = new LinkedHashMap<>();

    private record Kind(String from, String text, String thrown) {}

    private static final class Repeats {
        private final long since;
        private long count;
        private String last = "";
        private Consumer<String> out = line -> {};

        Repeats(long since) {
            this.since = since;
        }
    }

    private Folding(Duration span, LongSupplier nanos) {
        this.span = span.toNanos();
        this.nanos = nanos;
    }

    /** Folds what comes within 60 seconds. */
    public static Folding ofAMinute() {
        return of(Duration.ofSeconds(60), System::nanoTime);
    }

    /**
     * Folds what comes within a span.
     *
     * @param nanos a clock that only goes on, in nanoseconds
     */
    public static Folding of(Duration span, LongSupplier nanos) {
        return new Folding(span, nanos);
    }

    /**
     * Whether a line is to be written now; otherwise it is counted. Counts whose time is over are told first.
     *
     * @param from who says it, and how loud: lines of two loggers, or levels, are never one
     * @param text the line as people read it
     * @param thrown what was thrown with it: lines with other types of it, or of its root cause, are never one
     * @param counted writes the line with the count, when its time is over
     */
    public boolean passes(String from, String text, Optional<Throwable> thrown, Consumer<String> counted) {
        var due = new ArrayList<Runnable>();
        var passes = isFirst(from, text, thrown.map(Folding::types).orElse(""), counted, due);
        due.forEach(Runnable::run);
        return passes;
    }

    private static String types(Throwable thrown) {
        var root = thrown;
        for (var steps = 0; root.getCause() != null && steps < DEEPEST; steps++) {
            root = root.getCause();
        }
        return thrown.getClass().getName() + " " + root.getClass().getName();
    }

    private synchronized boolean isFirst(
            String from, String text, String thrown, Consumer<String> counted, List<Runnable> due) {
        var now = nanos.getAsLong();
        forgetUntil(now, due);
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var kind = new Kind(from, WORD_WITH_DIGIT.matcher(cut).replaceAll("#"), thrown);
        var known = kinds.get(kind);
        if (known != null) {
            known.count++;
            known.last = cut;
            known.out = counted;
            return false;
        }
        kinds.put(kind, new Repeats(now));
        if (kinds.size() > MOST_KINDS) {
            forgetFirst(now, due);
        }
        return true;
    }

    /** What repeated within its time is told, and goes on being counted; what did not is forgotten, and is first again. */
    private void forgetUntil(long now, List<Runnable> due) {
        while (!kinds.isEmpty()) {
            var first = kinds.entrySet().iterator().next();
            var kind = first.getKey();
            var repeats = first.getValue();
            if (now - repeats.since < span) {
                return;
            }
            forgetFirst(now, due);
            if (repeats.count > 0 && now - repeats.since < 2 * span) {
                kinds.put(kind, new Repeats(now));
            }
        }
    }

    private void forgetFirst(long now, List<Runnable> due) {
        var all = kinds.values().iterator();
        var first = all.next();
        all.remove();
        if (first.count > 0) {
            var line = first.last + " (×" + first.count + " more in " + seconds(now - first.since) + " s)";
            var out = first.out;
            due.add(() -> out.accept(line));
        }
    }

    /** Whole seconds in which was counted: the span, or less where it is told before that is over; never none. */
    private long seconds(long passed) {
        return Math.max(
                1, Duration.ofNanos(Math.min(passed, span)).plusMillis(500).toSeconds());
    }

    /**
     * Tells what was counted and not told yet, by the loggers that counted it: for the end of a service that ends by itself. In a
     * shutdown hook {@link #end(Consumer)} is the one, since {@code java.util.logging} closes its loggers in a hook of its own.
     */
    public void end() {
        var due = new ArrayList<Runnable>();
        synchronized (this) {
            var now = nanos.getAsLong();
            while (!kinds.isEmpty()) {
                forgetFirst(now, due);
            }
        }
        due.forEach(Runnable::run);
    }

    /**
     * Tells what was counted and not told yet, whatever became of the loggers: for a shutdown hook.
     *
     * @param out takes each line, with its level before it, such as {@code System.err::println}
     */
    public void end(Consumer<String> out) {
        synchronized (this) {
            kinds.forEach((kind, repeats) -> repeats.out = line -> out.accept(kind.from + " " + line));
        }
        end();
    }
}
