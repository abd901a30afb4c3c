package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Entries that came and do not count, so that an alarm can say that something came and why it was none: when the last
 * thousand came, and what is wrong with the last.
 */
final class Uncounted {

    /** So many are told apart by their times. */
    static final int MOST = 1_000;

    private final String one;
    private final String several;
    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private String last = "";

    /**
     * None yet.
     *
     * @param one what is said of one of them, such as {@code was refused}
     * @param several what is said of several
     */
    Uncounted(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /** Refused messages. */
    static Uncounted refused() {
        return new Uncounted("was refused", "were refused");
    }

    void add(long at, String words) {
        times.add(at);
        if (times.size() > MOST) {
            times.remove();
        }
        last = words;
    }

    boolean isAny(long since) {
        return !times.isEmpty() && times.getLast() >= since;
    }

    /** Those that came since a time, as a clause behind others; empty for none. */
    String words(long since) {
        var count = times.stream().filter(time -> time >= since).count();
        if (count == 0) {
            return "";
        }
        return count == 1
                ? "; meanwhile 1 entry " + one + ": " + last
                : "; meanwhile " + count + (count == MOST ? " or more" : "") + " entries " + several + ", the last one "
                        + last;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(times.size());
        for (var time : times) {
            out.writeLong(time);
        }
        StateBytes.text(last, out);
    }

    void load(DataInputStream in) throws IOException {
        for (var left = in.readInt(); left > 0; left--) {
            times.add(in.readLong());
        }
        last = StateBytes.text(in);
    }
}
