package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of open questions beside when they were asked, for the words of their alarms. */
final class Particulars {

    /** So many questions keep what they are about. */
    private static final int MOST = 10_000;

    /** What a question is called that is sent again. */
    private final String id;

    private final Map<Key, Named> names = new LinkedHashMap<>();
    private final Map<Key, Part> parts = new HashMap<>();
    /** Why questions were refused themselves: nobody acts on them until they are asked again. */
    private final Map<Key, String> refusals = new HashMap<>();
    /** Questions that were sent again. */
    private final Map<Key, Again> again = new HashMap<>();
    /** Answers that were refused, by the question that they name. */
    private final Map<Key, RefusedAnswer> refused = new LinkedHashMap<>();

    /** How often a question was sent, and when for the last time. */
    private record Again(long times, long at) {

        String words() {
            return "; it was sent " + times + " times, the last one at " + Instant.ofEpochMilli(at);
        }
    }

    /** What was refused of one question's answers. */
    private record RefusedAnswer(long count, long at, String last) {

        String words() {
            return (count == 1 ? "; an answer came at " : "; " + count + " answers came, the last one at ")
                    + Instant.ofEpochMilli(at) + (count == 1 ? ", but was" : ", but were") + " refused: " + last;
        }
    }

    /**
     * None yet.
     *
     * @param id the field that names a question
     */
    Particulars(String id) {
        this.id = id;
    }

    /** Keeps what it is about, as far as there is room. */
    void name(Key key, Named named) {
        if (names.size() < MOST || names.containsKey(key)) {
            names.put(key, named);
        }
    }

    Named name(Key key) {
        return names.getOrDefault(key, Named.NOBODY);
    }

    /** Its answers are summed up, until they make its amount. */
    void sums(Key key, String field, BigDecimal amount) {
        parts.putIfAbsent(key, new Part(field, amount, amount));
    }

    void part(Key key, Part part) {
        parts.put(key, part);
    }

    Optional<Part> part(Key key) {
        return Optional.ofNullable(parts.get(key));
    }

    /** The question itself was refused. */
    void refuse(Key key, String why) {
        if (refusals.size() < MOST) {
            refusals.put(key, why);
        }
    }

    /** What was refused came again, and can be read. */
    void mend(Key key) {
        refusals.remove(key);
    }

    boolean isRefused(Key key) {
        return refusals.containsKey(key);
    }

    /** Why it was refused itself; empty when it was not. */
    String refusal(Key key) {
        return refusals.getOrDefault(key, "");
    }

    void sentAgain(Key key, long at) {
        var before = again.get(key);
        if (before != null || again.size() < MOST) {
            again.put(key, new Again(before == null ? 2 : before.times + 1, at));
        }
    }

    /** An answer to it was refused. */
    void refusedAnswer(Key key, long at, String why) {
        var before = refused.get(key);
        refused.put(key, new RefusedAnswer(before == null ? 1 : before.count + 1, at, why));
    }

    boolean hasRefusedAnswer(Key key) {
        return refused.containsKey(key);
    }

    /** Whether there is room for refused answers to it. */
    boolean keepsRefusedAnswer(Key key) {
        return hasRefusedAnswer(key) || refused.size() < MOST;
    }

    /** Nobody waits for it any more. */
    void forget(Key key) {
        names.remove(key);
        parts.remove(key);
        refusals.remove(key);
        again.remove(key);
        refused.remove(key);
    }

    /** All of it, as clauses behind others; empty for nothing. */
    String words(Key key) {
        var answers = refused.get(key);
        return refusalWords(key) + againWords(key) + partWords(key) + (answers == null ? "" : answers.words());
    }

    private String refusalWords(Key key) {
        return isRefused(key)
                ? "; it was refused itself, so nobody acts on it: " + refusal(key)
                        + "; send it again as the contract says, by the same " + id
                : "";
    }

    /** That a question is sent again and again tells who waits for its answer. */
    private String againWords(Key key) {
        var copies = again.get(key);
        return copies == null ? "" : copies.words();
    }

    /** How much of it is answered; empty while nothing is. */
    String partWords(Key key) {
        return part(key).map(Part::words).orElse("");
    }

    void save(DataOutputStream out) throws IOException {
        StateBytes.map(names, Named::save, out);
        StateBytes.map(parts, Part::save, out);
        StateBytes.map(refusals, StateBytes::text, out);
        StateBytes.map(again, Particulars::save, out);
        StateBytes.map(refused, Particulars::save, out);
    }

    private static void save(Again copies, DataOutputStream out) throws IOException {
        out.writeLong(copies.times);
        out.writeLong(copies.at);
    }

    private static void save(RefusedAnswer answers, DataOutputStream out) throws IOException {
        out.writeLong(answers.count);
        out.writeLong(answers.at);
        StateBytes.text(answers.last, out);
    }

    void load(DataInputStream in) throws IOException {
        StateBytes.map(in, Named::load, names);
        StateBytes.map(in, Part::load, parts);
        StateBytes.map(in, StateBytes::text, refusals);
        StateBytes.map(in, of -> new Again(of.readLong(), of.readLong()), again);
        StateBytes.map(in, of -> new RefusedAnswer(of.readLong(), of.readLong(), StateBytes.text(of)), refused);
    }
}
