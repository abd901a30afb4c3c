package io.tradeschema.watch;

import io.tradeschema.model.expect.Pulse;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the next proof that a pass was completed. */
final class PulseJudge extends Judge {

    private final Pulse pulse;
    private final long every;
    private final long grace;
    private final Telling missing;
    private long proof = Long.MIN_VALUE;
    private final long knownSince;

    PulseJudge(Pulse pulse, long knownSince, long grace) {
        this.pulse = pulse;
        this.every = pulse.every().toMillis();
        this.knownSince = knownSince;
        this.grace = grace;
        this.missing = Telling.condition(
                pulse.name(),
                WatchRule.PULSE_MISSING,
                pulse.urgency(),
                "does " + pulse.of() + " run, and what did its last pass not complete?");
    }

    /** Whether a pulse's entry proves that a pass was completed: every due close was confirmed. */
    private static boolean proves(Input.Entry entry) {
        return entry.fields()
                .flatMap(fields -> AnswerJudge.amount(fields, Pulse.DUE)
                        .flatMap(due -> AnswerJudge.amount(fields, Pulse.CONFIRMED)
                                .filter(confirmed -> due.signum() >= 0 && due.compareTo(confirmed) == 0)))
                .isPresent();
    }

    /** Whether it proves that no close was due in the pass. */
    static boolean provesNothingDue(Input.Entry entry) {
        return proves(entry)
                && entry.fields()
                        .flatMap(fields -> AnswerJudge.amount(fields, Pulse.DUE))
                        .filter(due -> due.compareTo(BigDecimal.ZERO) == 0)
                        .isPresent();
    }

    @Override
    List<Telling> tellings() {
        return List.of(missing);
    }

    @Override
    long waitingSince() {
        return Math.max(Math.max(proof, knownSince), grace - every);
    }

    @Override
    long due() {
        return missing.isOpen() ? Long.MAX_VALUE : waitingSince() + every;
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        missing.occurs(
                at,
                pulse.of() + " proved no completed pass "
                        + Optional.of(proof)
                                .filter(time -> time != Long.MIN_VALUE)
                                .map(time -> "since " + Instant.ofEpochMilli(time))
                                .orElseGet(() -> "at all, watched since " + Instant.ofEpochMilli(knownSince)),
                out);
    }

    @Override
    void entry(Input.Entry entry, long at, Consumer<Alarm> out) {
        if (entry.source().equals(pulse.stream()) && proves(entry)) {
            proof = at;
            missing.resolved(at, 0, pulse.of() + " completes passes again", out);
        }
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        out.writeLong(proof);
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        proof = in.readLong();
    }
}
