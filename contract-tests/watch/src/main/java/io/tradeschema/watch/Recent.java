package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/**
 * How many messages came in the time up to now, and how many of them were refused: to the millisecond. Where they came at more
 * different ones than are held, neighbouring milliseconds are let go together, until nothing is held any more.
 */
final class Recent {

    private static final int END = 0;
    private static final int ALL = 1;
    private static final int REFUSED = 2;

    private final long span;
    private final int most;
    /** The last millisecond of each, how many came in it, and how many of these were refused. */
    private final ArrayDeque<long[]> stretches = new ArrayDeque<>();
    /** How many milliseconds are one stretch. */
    private long width = 1;

    private long all;
    private long refused;
    private long cameAt = Long.MIN_VALUE;

    /**
     * Nothing came yet.
     *
     * @param span so many milliseconds up to now count
     * @param most so many stretches are held
     */
    Recent(long span, int most) {
        this.span = span;
        this.most = most;
    }

    /** One came, no earlier than those before it. */
    void add(long at, boolean isRefused) {
        append(new long[] {endOf(at), 1, isRefused ? 1 : 0});
        all++;
        refused += isRefused ? 1 : 0;
        cameAt = at;
        while (stretches.size() > most) {
            width *= 2;
            var finer = List.copyOf(stretches);
            stretches.clear();
            finer.forEach(one -> append(new long[] {endOf(one[END]), one[ALL], one[REFUSED]}));
        }
    }

    private long endOf(long at) {
        return at - Math.floorMod(at, width) + width - 1;
    }

    private void append(long[] one) {
        var last = stretches.peekLast();
        if (last == null || last[END] != one[END]) {
            stretches.add(one);
        } else {
            last[ALL] += one[ALL];
            last[REFUSED] += one[REFUSED];
        }
    }

    /** Lets go what is as old as the time that counts, at the end of this millisecond. */
    void upTo(long at) {
        while (next() <= at) {
            var oldest = stretches.remove();
            all -= oldest[ALL];
            refused -= oldest[REFUSED];
        }
        width = stretches.isEmpty() ? 1 : width;
    }

    /** When the oldest is let go; {@link Long#MAX_VALUE} for never. */
    long next() {
        return stretches.isEmpty() ? Long.MAX_VALUE : stretches.getFirst()[END] + span;
    }

    long all() {
        return all;
    }

    long refused() {
        return refused;
    }

    /** Whether the last one came then. */
    boolean cameAt(long at) {
        return cameAt == at;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(width);
        out.writeLong(cameAt);
        out.writeInt(stretches.size());
        for (var one : stretches) {
            for (var number : one) {
                out.writeLong(number);
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        width = in.readLong();
        cameAt = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            stretches.add(new long[] {in.readLong(), in.readLong(), in.readLong()});
        }
        all = stretches.stream().mapToLong(one -> one[ALL]).sum();
        refused = stretches.stream().mapToLong(one -> one[REFUSED]).sum();
    }
}
