package io.tradeschema.watch;

import io.tradeschema.model.Expectations;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What was asked by ids that were answered or given up in the last day: a copy of such a message asks nothing. */
final class Settled {

    /** So many ids are remembered. */
    static final int MOST = 100_000;

    private static final long DAY = Expectations.GIVEN_UP.toMillis();

    private final Map<Key, Was> known = new LinkedHashMap<>();

    private record Was(long at, long content) {}

    void add(Key key, long at, long content) {
        known.remove(key);
        known.put(key, new Was(at, content));
        var oldest = known.values().iterator();
        while (isOver(oldest.next(), at) || known.size() > MOST) {
            oldest.remove();
        }
    }

    private static boolean isOver(Was was, long at) {
        return was.at + DAY < at;
    }

    /** The content that was asked by this id; empty when nobody remembers. */
    OptionalLong content(Key key, long at) {
        var was = known.get(key);
        return was == null || isOver(was, at) ? OptionalLong.empty() : OptionalLong.of(was.content);
    }

    void save(DataOutputStream out) throws IOException {
        StateBytes.map(known, Settled::save, out);
    }

    private static void save(Was was, DataOutputStream out) throws IOException {
        out.writeLong(was.at);
        out.writeLong(was.content);
    }

    void load(DataInputStream in) throws IOException {
        StateBytes.map(in, of -> new Was(of.readLong(), of.readLong()), known);
    }
}
