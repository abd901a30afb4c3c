package io.tradeschema.compat.bound;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which work must be done. Whoever loops asks it, so that nothing goes on behind it. */
public final class Deadline {

    private final LongSupplier nanos;
    private final long end;
    private final Duration whole;

    private Deadline(LongSupplier nanos, long end, Duration whole) {
        this.nanos = nanos;
        this.end = end;
        this.whole = whole;
    }

    /** A deadline that starts to run now. */
    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    /**
     * A deadline for work of the calling thread, which waits while a busy machine lets it wait.
     *
     * @param parts of so many parts of the time that passes, one counts in any case: it is over after so many times the time
     */
    public static Deadline forWork(Duration time, int parts) {
        var clock = new RunningTime(parts);
        clock.join(Thread.currentThread().getId());
        return in(time, clock);
    }

    /** Says that the calling thread works for it too. */
    public void join() {
        if (nanos instanceof RunningTime clock) {
            clock.join(Thread.currentThread().getId());
        }
    }

    /** A deadline by another clock, of nanoseconds. */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos(), time);
    }

    /** This deadline, or an earlier one that starts to run now. */
    public Deadline within(Duration time) {
        var sooner = nanos.getAsLong() + time.toNanos();
        return new Deadline(nanos, sooner - end < 0 ? sooner : end, whole);
    }

    /** The deadline that leaves so much time until this one. */
    public Deadline leaving(Duration time) {
        return new Deadline(nanos, end - time.toNanos(), whole);
    }

    /** The time left; negative when there is none. */
    public Duration left() {
        return Duration.ofNanos(end - nanos.getAsLong());
    }

    /** Throws {@link Spent} when the time is over. */
    public void check() {
        if (nanos.getAsLong() - end > 0) {
            throw new Spent("the bound of " + whole.toMillis() + " ms for one pair was hit");
        }
    }
}
