package io.tradeschema.watch;

import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts refused messages by the second. Judged at the end of each second in which the counts change: a refusal opens an
 * alarm, and only the passing of time or good messages end it. What is read late counts from then on, unless it is older than what
 * is counted.
 */
final class HealthJudge extends Judge {

    /** So many findings are told apart; the others are counted as one. */
    private static final int KINDS = 1_000;

    private static final String OTHERS = "findings of other kinds";
    private static final long SECOND = 1_000;

    private final Health health;
    private final Quiet quiet;
    private final Telling share;
    private final Telling repeated;
    private final Window all;
    private final Map<String, Window> kinds = new LinkedHashMap<>();
    private final long repeatSeconds;
    private String example = "";
    private long next = Long.MAX_VALUE;

    HealthJudge(Health health, String stream) {
        this.health = health;
        this.quiet = new Quiet(health.quiet(), new Unseen());
        this.all = new Window(health.share().map(bound -> seconds(bound.over())).orElse(0L));
        this.repeatSeconds = health.repeats().map(bound -> seconds(bound.in())).orElse(0L);
        this.share = Telling.condition(
                health.name(),
                WatchRule.REFUSED_TOO_OFTEN,
                health.urgency(),
                "tradeschema validate --redis ADDRESS --stream " + stream + " tells all of it");
        this.repeated = Telling.condition(
                health.name(), WatchRule.FINDING_REPEATED, health.urgency(), "mend who writes it to " + stream);
    }

    private static long seconds(java.time.Duration span) {
        return Math.max(1, span.toSeconds());
    }

    /** What came in the last seconds. */
    private static final class Window {

        private final long seconds;
        private final ArrayDeque<long[]> buckets = new ArrayDeque<>();
        /** Sums of the buckets up to the second that was judged last. */
        private long total;

        private long refused;
        private long judged = Long.MIN_VALUE;

        Window(long seconds) {
            this.seconds = seconds;
        }

        void add(long second, boolean isRefused) {
            var last = buckets.peekLast();
            if (last == null || last[0] != second) {
                last = new long[] {second, 0, 0};
                buckets.add(last);
            }
            last[1]++;
            last[2] += isRefused ? 1 : 0;
        }

        /** Takes in the seconds before this one, and lets those go that are too old. */
        void upTo(long second) {
            for (var bucket : buckets) {
                if (bucket[0] >= judged && bucket[0] < second) {
                    total += bucket[1];
                    refused += bucket[2];
                }
            }
            judged = second;
            for (var oldest = buckets.peek(); oldest != null && oldest[0] < second - seconds; oldest = buckets.peek()) {
                total -= oldest[1];
                refused -= oldest[2];
                buckets.remove();
            }
        }

        boolean wasRefusedIn(long second) {
            return buckets.stream().anyMatch(bucket -> bucket[0] == second && bucket[2] > 0);
        }

        long next() {
            if (buckets.isEmpty()) {
                return Long.MAX_VALUE;
            }
            var leaves = buckets.getFirst()[0] + seconds + 1;
            for (var newest = buckets.descendingIterator(); newest.hasNext(); ) {
                var bucket = newest.next();
                if (bucket[0] < judged) {
                    break;
                }
                leaves = Math.min(leaves, bucket[0] + 1);
            }
            return leaves;
        }

        void save(DataOutputStream out) throws IOException {
            out.writeLong(total);
            out.writeLong(refused);
            out.writeLong(judged);
            out.writeInt(buckets.size());
            for (var bucket : buckets) {
                for (var number : bucket) {
                    out.writeLong(number);
                }
            }
        }

        void load(DataInputStream in) throws IOException {
            total = in.readLong();
            refused = in.readLong();
            judged = in.readLong();
            for (var left = in.readInt(); left > 0; left--) {
                buckets.add(new long[] {in.readLong(), in.readLong(), in.readLong()});
            }
        }
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
        var second = next == Long.MAX_VALUE ? next : next * SECOND;
        return Math.min(second, quietFrom());
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
        var second = at / SECOND;
        all.upTo(second);
        kinds.values().forEach(kind -> kind.upTo(second));
        kinds.values().removeIf(kind -> kind.buckets.isEmpty());
        if (!quiet.holdsAt(at)) {
            judgeShare(second, at, out);
            judgeRepeats(second, at, out);
        }
        reckonNext();
    }

    private void reckonNext() {
        next = all.next();
        for (var kind : kinds.values()) {
            next = Math.min(next, kind.next());
        }
    }

    private void judgeShare(long second, long at, Consumer<Alarm> out) {
        health.share().ifPresent(bound -> {
            var tooMany = all.total >= bound.least()
                    && BigDecimal.valueOf(all.refused * 100)
                                    .compareTo(bound.percent().multiply(BigDecimal.valueOf(all.total)))
                            > 0;
            var said =
                    all.refused + " of " + all.total + " " + health.of() + " refused in " + TimeSpan.text(bound.over());
            if (!tooMany) {
                share.over(
                        at,
                        all.total >= bound.least()
                                ? said
                                : "too few came to judge, which is no all-clear: " + said + ", judged from "
                                        + bound.least() + " on",
                        out);
            } else if (!share.isOpen() && all.wasRefusedIn(second - 1)) {
                share.occurs(at, said + ", such as " + example, out);
            }
        });
    }

    private void judgeRepeats(long second, long at, Consumer<Alarm> out) {
        health.repeats().ifPresent(bound -> {
            var worst = kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().total > bound.most())
                    .findFirst();
            if (worst.isEmpty()) {
                repeated.over(at, "no finding comes so often any more", out);
            } else if (!repeated.isOpen() && worst.get().getValue().wasRefusedIn(second - 1)) {
                repeated.occurs(
                        at,
                        worst.get().getKey() + ", " + worst.get().getValue().total + " times in "
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
        var second = Math.floorDiv(arrival.at(), SECOND);
        var age = second - Math.floorDiv(arrival.came(), SECOND);
        var isRefused = entry.fields().isEmpty();
        if (isRefused) {
            example = entry.refusal();
        }
        if (health.share().isPresent() && age <= all.seconds) {
            all.add(second, isRefused);
            next = Math.min(next, second + 1);
        }
        if (isRefused && health.repeats().isPresent() && age <= repeatSeconds) {
            var kind = kinds.size() < KINDS || kinds.containsKey(entry.fault()) ? entry.fault() : OTHERS;
            kinds.computeIfAbsent(kind, any -> new Window(repeatSeconds)).add(second, true);
            next = Math.min(next, second + 1);
        }
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
            var window = new Window(repeatSeconds);
            window.load(in);
            kinds.put(kind, window);
        }
    }
}
