package io.tradeschema.watch;

import io.tradeschema.model.expect.QuietHours;
import java.time.Instant;
import java.util.List;

/**
 * The time that counts for one expectation, in milliseconds: not its quiet hours, of which those that touch each other are one, and
 * not what nobody saw.
 */
final class Quiet {

    private static final int MOST = 100;

    private final List<QuietHours> hours;
    private final Unseen unseen;
    private long loudFrom = Long.MAX_VALUE;
    private long loudTo = Long.MIN_VALUE;

    Quiet(List<QuietHours> hours, Unseen unseen) {
        this.hours = hours;
        this.unseen = unseen;
    }

    /** The time itself, or the end of the quiet hours that hold at it. */
    long endOf(long time) {
        if (hours.isEmpty() || time >= loudFrom && time < loudTo) {
            return time;
        }
        var end = time;
        for (var round = 0; round < MOST; round++) {
            var before = end;
            for (var one : hours) {
                end = one.endOf(Instant.ofEpochMilli(end))
                        .map(Instant::toEpochMilli)
                        .orElse(end);
            }
            if (end == before) {
                return end;
            }
        }
        return Long.MAX_VALUE;
    }

    boolean holdsAt(long time) {
        return endOf(time) != time;
    }

    /** When the next quiet hours begin, for a time at which none hold; {@link Long#MAX_VALUE} for never. */
    long next(long time) {
        if (hours.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (time < loudFrom || time >= loudTo) {
            loudFrom = time;
            loudTo = hours.stream()
                    .flatMap(one -> one.nextFrom(Instant.ofEpochMilli(time)).stream())
                    .mapToLong(Instant::toEpochMilli)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
        return loudTo;
    }

    /** When so much time has passed after {@code from} that was seen and not quiet, beginning anew after quiet hours. */
    long after(long from, long span) {
        var base = base(from, span);
        return base == Long.MAX_VALUE ? base : unseen.after(base, span);
    }

    /** From when on that time is reckoned: from {@code from}, or from the end of quiet hours. */
    long base(long from, long span) {
        var base = from;
        for (var round = 0; round < MOST; round++) {
            base = endOf(base);
            if (base == Long.MAX_VALUE || next(base) > unseen.after(base, span)) {
                return base;
            }
            base = next(base);
        }
        return Long.MAX_VALUE;
    }
}
