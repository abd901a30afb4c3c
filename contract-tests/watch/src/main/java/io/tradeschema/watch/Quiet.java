package io.tradeschema.watch;

import io.tradeschema.model.expect.QuietHours;
import java.time.Instant;
import java.util.List;

/** The quiet hours of one expectation, in milliseconds. Hours that touch each other are one. */
final class Quiet {

    private static final int MOST = 100;

    private final List<QuietHours> hours;
    private long loudFrom = Long.MAX_VALUE;
    private long loudTo = Long.MIN_VALUE;

    Quiet(List<QuietHours> hours) {
        this.hours = hours;
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

    /** When so much time has passed after {@code from} in which it was not quiet, beginning anew after quiet hours. */
    long after(long from, long span) {
        var base = from;
        for (var round = 0; round < MOST; round++) {
            base = endOf(base);
            if (base == Long.MAX_VALUE || next(base) > base + span) {
                return base == Long.MAX_VALUE ? base : base + span;
            }
            base = next(base);
        }
        return Long.MAX_VALUE;
    }
}
