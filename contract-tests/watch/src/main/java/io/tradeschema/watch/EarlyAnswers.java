package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers to questions that nobody has read yet: the stream on which they are asked cannot be read, or has ids of a clock that
 * is a little ahead. They wait for them.
 */
final class EarlyAnswers {

    /** So many are held. */
    static final int MOST = 10_000;

    private final Map<Key, List<Answered>> held = new LinkedHashMap<>();
    private int size;

    /**
     * An answer.
     *
     * @param came when
     * @param amount the amount that it says, as a field; empty for none
     */
    record Answered(long came, Map<String, String> amount) {}

    /** Holds it; false when that is one too many. */
    boolean add(Key key, Answered answered) {
        if (size >= MOST) {
            return false;
        }
        held.computeIfAbsent(key, any -> new ArrayList<>()).add(answered);
        size++;
        return true;
    }

    /** The answers to a question, in the order in which they came; they are held no more. */
    List<Answered> take(Key key) {
        var taken = held.remove(key);
        size -= taken == null ? 0 : taken.size();
        return taken == null ? List.of() : taken;
    }

    /** All questions up to a time are read: what came before it and is held still answers none. */
    void forget(long before) {
        var lists = held.values().iterator();
        var isAny = true;
        while (isAny && lists.hasNext()) {
            var answers = lists.next();
            size -= answers.size();
            isAny = answers.removeIf(answered -> answered.came < before);
            size += answers.size();
            if (answers.isEmpty()) {
                lists.remove();
            }
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (var one : held.entrySet()) {
            for (var answered : one.getValue()) {
                one.getKey().save(out);
                out.writeLong(answered.came);
                out.writeInt(answered.amount.size());
                for (var amount : answered.amount.entrySet()) {
                    StateBytes.text(amount.getKey(), out);
                    StateBytes.text(amount.getValue(), out);
                }
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        for (var left = in.readInt(); left > 0; left--) {
            var key = Key.load(in);
            var came = in.readLong();
            var amount = new LinkedHashMap<String, String>();
            for (var fields = in.readInt(); fields > 0; fields--) {
                amount.put(StateBytes.text(in), StateBytes.text(in));
            }
            add(key, new Answered(came, amount));
        }
    }
}
