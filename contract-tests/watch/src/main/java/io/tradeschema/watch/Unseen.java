package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.OptionalLong;

/**
 * The time that nobody saw, and that counts for no silence: while nothing could be read, and as long again behind it, a minute at
 * most, since who could not write begins anew as well. A deadline that is to the millisecond, an answer's, moves by none of it.
 */
final class Unseen {

    /** So many stretches are held; older ones count as seen. */
    private static final int MOST = 100;

    private static final long SEEING = Long.MAX_VALUE;

    private final ArrayDeque<Stretch> stretches = new ArrayDeque<>();
    /** Since when nothing can be read. */
    private long blindSince = SEEING;

    private record Stretch(long from, long to) {}

    /** Nothing can be read, since then or an earlier time. */
    void begins(long since) {
        blindSince = Math.min(blindSince, since);
    }

    /** All can be read. */
    void ends(long at) {
        if (blindSince < at) {
            add(new Stretch(blindSince, at + Math.min(at - blindSince, Watching.GRACE)));
        }
        blindSince = SEEING;
    }

    private void add(Stretch stretch) {
        var last = stretches.peekLast();
        if (last == null || last.to < stretch.from) {
            stretches.add(stretch);
        } else {
            stretches.removeLast();
            stretches.add(new Stretch(last.from, Math.max(last.to, stretch.to)));
        }
        if (stretches.size() > MOST) {
            stretches.remove();
        }
    }

    OptionalLong since() {
        return blindSince == SEEING ? OptionalLong.empty() : OptionalLong.of(blindSince);
    }

    /** When so much time that was seen has passed since {@code from}. */
    long after(long from, long span) {
        var at = from + span;
        for (var one : stretches) {
            at += one.to > from && one.from <= at ? one.to - Math.max(one.from, from) : 0;
        }
        return at;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(blindSince);
        out.writeInt(stretches.size());
        for (var one : stretches) {
            out.writeLong(one.from);
            out.writeLong(one.to);
        }
    }

    void load(DataInputStream in) throws IOException {
        blindSince = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            stretches.add(new Stretch(in.readLong(), in.readLong()));
        }
    }
}
