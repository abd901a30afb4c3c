package io.tradeschema.compat.bound;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * A clock of nanoseconds that goes slower while a busy machine gives the work no processor: of the time that passes, all
 * is left out but one part of so many, so that waiting ends. Where the work runs undisturbed it goes like any other. Without
 * it, what is decided in milliseconds would be undecided on a build server under load.
 */
final class RunningTime implements LongSupplier {

    /** Below this it is not worth asking what the threads used. */
    static final long SOON = 100_000_000;

    /** How often they are asked. */
    static final long SAMPLE = 5_000_000;

    private static final long NOT_ASKED = -1;

    private final LongSupplier time;
    private final LongUnaryOperator usedBy;
    private final long start;
    private final int parts;
    private final Map<Long, Long> used = new ConcurrentHashMap<>();
    private long asked;
    private long worked;
    private long leftOut;

    /** The machine's own clocks. */
    RunningTime(int parts) {
        this(System::nanoTime, Threads::used, parts);
    }

    /**
     * Other clocks.
     *
     * @param time the time that passes
     * @param usedBy the time for which the thread of an id had a processor; negative when it is no more
     * @param parts of so many parts of the time that passes, one counts in any case
     */
    RunningTime(LongSupplier time, LongUnaryOperator usedBy, int parts) {
        this.parts = parts;
        this.time = time;
        this.usedBy = usedBy;
        this.start = time.getAsLong();
    }

    /** Counts the work of a thread from now on. */
    void join(long thread) {
        used.putIfAbsent(thread, NOT_ASKED);
    }

    @Override
    public synchronized long getAsLong() {
        var passed = time.getAsLong() - start;
        if (asked == 0 && passed >= SOON) {
            work();
            asked = passed;
        } else if (asked > 0 && passed - asked >= SAMPLE) {
            worked += work();
            asked = passed;
            leftOut = Math.max(leftOut, Math.min(passed - SOON - worked, (passed - SOON) / parts * (parts - 1)));
        }
        return start + passed - leftOut;
    }

    /** What all threads used since they were asked last. */
    private long work() {
        var sum = 0L;
        for (var thread : used.entrySet()) {
            var now = usedBy.applyAsLong(thread.getKey());
            sum += now < 0 || thread.getValue() == NOT_ASKED ? 0 : now - thread.getValue();
            thread.setValue(now);
        }
        return sum;
    }

    /** Loaded only by work that takes long. */
    private static final class Threads {

        private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

        private Threads() {}

        private static long used(long thread) {
            return BEAN.getThreadCpuTime(thread);
        }
    }
}
