package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Questions that wait for an answer, in the order in which they were asked, in 64 bytes each. A question is known by its
 * place; places change when room is made.
 */
final class OpenQuestions {

    static final int NOWHERE = -1;

    private static final int SMALLEST = 16;
    private static final long GONE = Long.MIN_VALUE;

    private final int most;
    private int head;
    private int tail;
    private int size;
    /** No question before this place is still in time. */
    private int inTime;

    private int overdue;
    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    /** {@link #GONE} for a question that is no more. */
    private long[] asked = new long[SMALLEST];

    private long[] millis = new long[SMALLEST];
    private long[] sequence = new long[SMALLEST];
    private long[] content = new long[SMALLEST];
    private long[] group = new long[SMALLEST];
    /** Place + 1 by hash; 0 is free. */
    private int[] index = new int[2 * SMALLEST];

    OpenQuestions(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size >= most;
    }

    private boolean isLive(int place) {
        return asked[place] != GONE;
    }

    /** The oldest question's place. */
    int first() {
        return next(head - 1);
    }

    /** The place of the question that was asked next. */
    int next(int place) {
        for (var next = place + 1; next < tail; next++) {
            if (isLive(next)) {
                return next;
            }
        }
        return NOWHERE;
    }

    /** The place of the oldest question that is still in time. */
    int firstInTime() {
        while (inTime < tail && !isLive(inTime)) {
            inTime++;
        }
        return inTime < tail ? inTime : NOWHERE;
    }

    /** The oldest question that was in time is overdue from now on. */
    void fallsDue() {
        inTime = firstInTime() + 1;
        overdue++;
    }

    boolean isOverdue(int place) {
        return place < inTime;
    }

    /** The place of the newest question that is overdue. */
    int lastOverdue() {
        var place = inTime - 1;
        while (place >= head && !isLive(place)) {
            place--;
        }
        return place < head ? NOWHERE : place;
    }

    int overdue() {
        return overdue;
    }

    int find(Key key) {
        for (var slot = slot(key.high(), key.low()); index[slot] != 0; slot = slot + 1 & index.length - 1) {
            var place = index[slot] - 1;
            if (high[place] == key.high() && low[place] == key.low()) {
                return place;
            }
        }
        return NOWHERE;
    }

    /** Adds a question that is not there yet. */
    void add(Key key, long at, long idMillis, long idSequence, long contentHash, long groupHash) {
        if (tail == asked.length) {
            makeRoom();
        }
        high[tail] = key.high();
        low[tail] = key.low();
        asked[tail] = at;
        millis[tail] = idMillis;
        sequence[tail] = idSequence;
        content[tail] = contentHash;
        group[tail] = groupHash;
        enter(tail);
        tail++;
        size++;
    }

    void remove(int place) {
        size--;
        overdue -= isOverdue(place) ? 1 : 0;
        unlist(place);
        asked[place] = GONE;
        if (size == 0) {
            head = tail;
            inTime = tail;
        } else if (place == head) {
            head = first();
        }
    }

    long asked(int place) {
        return asked[place];
    }

    /** The id of the entry that asked. */
    String id(int place) {
        return Long.toUnsignedString(millis[place]) + "-" + Long.toUnsignedString(sequence[place]);
    }

    long content(int place) {
        return content[place];
    }

    /** The question is asked anew, by a message of another content. */
    void content(int place, long hash) {
        content[place] = hash;
    }

    long group(int place) {
        return group[place];
    }

    Key key(int place) {
        return new Key(high[place], low[place]);
    }

    private int slot(long one, long other) {
        var mixed = one * 0x9E3779B97F4A7C15L ^ other;
        return (int) (mixed ^ mixed >>> 32) & index.length - 1;
    }

    private void enter(int place) {
        var slot = slot(high[place], low[place]);
        while (index[slot] != 0) {
            slot = slot + 1 & index.length - 1;
        }
        index[slot] = place + 1;
    }

    /** Takes a place out of the index, and moves those up that stand behind it only because it was there. */
    private void unlist(int place) {
        var slot = slot(high[place], low[place]);
        while (index[slot] != place + 1) {
            slot = slot + 1 & index.length - 1;
        }
        index[slot] = 0;
        for (var behind = slot + 1 & index.length - 1; index[behind] != 0; behind = behind + 1 & index.length - 1) {
            var moved = index[behind] - 1;
            index[behind] = 0;
            enter(moved);
        }
    }

    /** Moves what is open to the front; into larger arrays when most of it is open. */
    private void makeRoom() {
        var length = size * 2 > asked.length ? asked.length * 2 : asked.length;
        var to = 0;
        for (var place = first(); place != NOWHERE; place = next(place)) {
            high[to] = high[place];
            low[to] = low[place];
            asked[to] = asked[place];
            millis[to] = millis[place];
            sequence[to] = sequence[place];
            content[to] = content[place];
            group[to] = group[place];
            to++;
        }
        head = 0;
        tail = to;
        inTime = overdue;
        resize(length);
        for (var place = 0; place < to; place++) {
            enter(place);
        }
    }

    private void resize(int length) {
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        asked = Arrays.copyOf(asked, length);
        millis = Arrays.copyOf(millis, length);
        sequence = Arrays.copyOf(sequence, length);
        content = Arrays.copyOf(content, length);
        group = Arrays.copyOf(group, length);
        index = new int[2 * length];
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(overdue);
        out.writeInt(size);
        for (var place = first(); place != NOWHERE; place = next(place)) {
            out.writeLong(high[place]);
            out.writeLong(low[place]);
            out.writeLong(asked[place]);
            out.writeLong(millis[place]);
            out.writeLong(sequence[place]);
            out.writeLong(content[place]);
            out.writeLong(group[place]);
        }
    }

    void load(DataInputStream in) throws IOException {
        overdue = in.readInt();
        inTime = overdue;
        for (var left = in.readInt(); left > 0; left--) {
            add(
                    new Key(in.readLong(), in.readLong()),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
        }
    }
}
