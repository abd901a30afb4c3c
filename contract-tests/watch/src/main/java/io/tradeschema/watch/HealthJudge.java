package io.tradeschema.watch;

import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts refused messages. Judged at the end of each millisecond in which the counts change. A message opens an alarm, be it
 * refused or a good one by which there are enough to judge; that messages are not counted any more does not, since where nothing
 * comes the last refused one is always a large share, but it ends one. What is read late counts from then on, unless it is older
 * than what is counted.
 */
final class HealthJudge extends Judge {

    /** So many findings are told apart; the others are counted as one. */
    private static final int KINDS = 1_000;

    private static final String OTHERS = "findings of other kinds";
    /** So many milliseconds at which messages came are told apart, and so many at which one finding did. */
    private static final int MOMENTS = 20_000;

    private static final int MOMENTS_OF_A_KIND = 500;

    private final Health health;
    private final Quiet quiet;
    private final Telling share;
    private final Telling repeated;
    private final Recent all;
    private final Map<String, Recent> kinds = new LinkedHashMap<>();
    /** How long a share, and how long a finding, is counted, in milliseconds; 0 where nobody asks. */
    private final long over;

    private final long within;
    private String example = "";
    private long next = Long.MAX_VALUE;

    HealthJudge(Health health, String stream) {
        this.health = health;
        this.quiet = new Quiet(health.quiet(), new Unseen());
        this.over = health.share().map(bound -> bound.over().toMillis()).orElse(0L);
        this.within = health.repeats().map(bound -> bound.in().toMillis()).orElse(0L);
        this.all = new Recent(over, MOMENTS);
        this.share = Telling.condition(
                health.name(),
                WatchRule.REFUSED_TOO_OFTEN,
                health.urgency(),
                "tradeschema validate --redis ADDRESS --stream " + stream + " tells all of it");
        this.repeated = Telling.condition(
                health.name(), WatchRule.FINDING_REPEATED, health.urgency(), "mend who writes it to " + stream);
    }

    @Override
    List<Telling> tellings() {
        return List.of(share, repeated);
    }

    @Override
    long waitingSince() {
        return Long.MAX_VALUE;
    }

    @Override
    long due() {
        return Math.min(next, quietFrom());
    }

    /** When quiet hours end what is open. */
    private long quietFrom() {
        var from = Long.MAX_VALUE;
        for (var telling : tellings()) {
            from = telling.isOpen() ? Math.min(from, quiet.next(telling.begun())) : from;
        }
        return from;
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        if (at == quietFrom()) {
            tellings().forEach(telling -> telling.over(at, "quiet hours begin", out));
            return;
        }
        all.upTo(at);
        kinds.values().removeIf(kind -> {
            kind.upTo(at);
            return kind.all() == 0;
        });
        if (!quiet.holdsAt(at)) {
            judgeShare(at, out);
            judgeRepeats(at, out);
        }
        reckonNext();
    }

    private void reckonNext() {
        next = all.next();
        for (var kind : kinds.values()) {
            next = Math.min(next, kind.next());
        }
    }

    private void judgeShare(long at, Consumer<Alarm> out) {
        health.share().ifPresent(bound -> {
            if (!isTooOften(bound)) {
                ends(bound, at, out);
            } else if (!share.isOpen() && all.cameAt(at)) {
                share.occurs(at, said(bound) + ", such as " + example, out);
            }
        });
    }

    private boolean isTooOften(Health.Share bound) {
        return all.refused() > 0
                && all.all() >= bound.least()
                && BigDecimal.valueOf(all.refused() * 100)
                                .compareTo(bound.percent().multiply(BigDecimal.valueOf(all.all())))
                        > 0;
    }

    private void ends(Health.Share bound, long at, Consumer<Alarm> out) {
        if (share.isOpen()) {
            share.over(
                    at,
                    all.all() >= bound.least()
                            ? said(bound)
                            : "too few came to judge, which is no all-clear: " + said(bound) + ", judged from "
                                    + bound.least() + " on",
                    out);
        }
    }

    private String said(Health.Share bound) {
        return all.refused() + " of " + all.all() + " " + health.of() + " refused in " + TimeSpan.text(bound.over());
    }

    private void judgeRepeats(long at, Consumer<Alarm> out) {
        health.repeats().ifPresent(bound -> {
            var worst = kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().all() > bound.most())
                    .findFirst();
            if (worst.isEmpty()) {
                repeated.over(at, "no finding comes so often any more", out);
            } else if (!repeated.isOpen() && worst.get().getValue().cameAt(at)) {
                repeated.occurs(
                        at,
                        worst.get().getKey() + ", " + worst.get().getValue().all() + " times in "
                                + TimeSpan.text(bound.in()) + ", at last " + example,
                        out);
            }
        });
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        if (!entry.source().equals(health.of())) {
            return;
        }
        var at = arrival.at();
        var age = at - arrival.came();
        var isRefused = entry.fields().isEmpty();
        if (isRefused) {
            example = entry.refusal();
        }
        if (age < over) {
            all.add(at, isRefused);
            next = Math.min(next, at);
        }
        if (isRefused && age < within) {
            var kind = kinds.size() < KINDS || kinds.containsKey(entry.fault()) ? entry.fault() : OTHERS;
            kinds.computeIfAbsent(kind, any -> ofAKind()).add(at, true);
            next = Math.min(next, at);
        }
    }

    private Recent ofAKind() {
        return new Recent(within, MOMENTS_OF_A_KIND);
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        StateBytes.text(example, out);
        out.writeLong(next);
        all.save(out);
        out.writeInt(kinds.size());
        for (var kind : kinds.entrySet()) {
            StateBytes.text(kind.getKey(), out);
            kind.getValue().save(out);
        }
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        example = StateBytes.text(in);
        next = in.readLong();
        all.load(in);
        for (var left = in.readInt(); left > 0; left--) {
            var kind = StateBytes.text(in);
            var window = ofAKind();
            window.load(in);
            kinds.put(kind, window);
        }
    }
}
