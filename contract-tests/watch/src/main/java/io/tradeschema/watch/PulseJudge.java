package io.tradeschema.watch;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Waits for the next proof that a pass was completed. */
final class PulseJudge extends Judge {

    private final Pulse pulse;
    private final long every;
    private final Unseen unseen;
    private final long grace;
    private final Telling missing;
    private long proof = Long.MIN_VALUE;
    /** When an entry was read last that had come before. */
    private long readLate = Long.MIN_VALUE;

    private final Existence existence;
    private final Uncounted others = new Uncounted("proved no pass", "proved no pass");

    PulseJudge(Pulse pulse, Unseen unseen, long knownSince, long grace) {
        this.pulse = pulse;
        this.unseen = unseen;
        this.every = pulse.every().toMillis();
        this.grace = grace;
        this.existence = new Existence(pulse.stream(), pulse.stream(), knownSince);
        this.missing = Telling.condition(
                pulse.name(),
                WatchRule.PULSE_MISSING,
                pulse.urgency(),
                "does " + pulse.of() + " run, and what did its last pass not complete? Its proofs come on "
                        + pulse.stream());
    }

    /** Whether a pulse's entry proves that a pass was completed: every due close was confirmed. */
    private static boolean proves(Input.Entry entry) {
        var due = count(entry, Pulse.DUE);
        return due.isPresent() && due.equals(count(entry, Pulse.CONFIRMED));
    }

    private static OptionalInt count(Input.Entry entry, String field) {
        return text(entry, field).map(Pulse::count).orElse(OptionalInt.empty());
    }

    private static Optional<String> text(Input.Entry entry, String field) {
        return entry.fields().flatMap(fields -> Said.text(fields, field));
    }

    /** Whether it proves that no close was due in the pass. */
    static boolean provesNothingDue(Input.Entry entry) {
        return proves(entry) && count(entry, Pulse.DUE).equals(OptionalInt.of(0));
    }

    @Override
    List<Telling> tellings() {
        return List.of(missing);
    }

    /** The last proof; without any, since when it is known. */
    private long since() {
        return Math.max(proof, existence.knownSince());
    }

    @Override
    long waitingSince() {
        return unseen.after(Math.max(since(), grace - every), every) - every;
    }

    @Override
    long due() {
        return missing.isOpen() ? Long.MAX_VALUE : Math.max(waitingSince() + every, readLate);
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        missing.occurs(at, words(missing, at), out);
    }

    @Override
    String words(Telling telling, long at) {
        var since = since();
        return pulse.of() + " proved no completed pass"
                + (existence.neverWas() ? "" : " for " + TimeSpan.about(Duration.ofMillis(at - since)))
                + (proof < existence.knownSince()
                        ? "; " + existence.nothing("proof")
                        : ", the last one came at " + Instant.ofEpochMilli(since))
                + others.words(since);
    }

    /** Silence is excused for a minute after the start, since the service may be starting as well; so it proves nothing. */
    @Override
    String unknown(long at) {
        return at <= grace && at > since() + every
                ? words(missing, at) + "; the service is given until " + Instant.ofEpochMilli(grace)
                : "";
    }

    @Override
    boolean isSinceKnown(Telling telling) {
        return proof >= existence.knownSince();
    }

    private static String figures(Input.Entry entry) {
        return figure(entry, Pulse.DUE) + ", " + figure(entry, Pulse.CONFIRMED);
    }

    private static String figure(Input.Entry entry, String field) {
        var text = text(entry, field);
        return field + " "
                + text.map(Excerpt::quoted).orElse("is missing")
                + (text.isPresent() && Pulse.count(text.get()).isEmpty()
                        ? " is no whole number from 0 to " + Pulse.MOST
                        : "");
    }

    @Override
    void seen(Input.Seen seen) {
        existence.seen(seen);
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        if (!entry.source().equals(pulse.stream())) {
            return;
        }
        var at = arrival.at();
        readLate = arrival.isReadLate() ? at : readLate;
        existence.entry(entry, arrival.came());
        if (proves(entry)) {
            proof = Math.max(proof, arrival.came());
            if (unseen.after(proof, every) >= at) {
                missing.over(at, pulse.of() + " completes passes again", out);
            }
            return;
        }
        if (!others.isAny(since())) {
            missing.hasNews(at);
        }
        others.add(arrival.came(), entry + ": " + figures(entry));
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        out.writeLong(proof);
        out.writeLong(readLate);
        others.save(out);
        existence.save(out);
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        proof = in.readLong();
        readLate = in.readLong();
        others.load(in);
        existence.load(in);
    }
}
