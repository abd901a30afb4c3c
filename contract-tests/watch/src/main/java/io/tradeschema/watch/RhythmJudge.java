package io.tradeschema.watch;

import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the next message of a stream. */
final class RhythmJudge extends Judge {

    private final Rhythm rhythm;
    private final long every;
    private final Optional<Positions> positions;
    private final Optional<String> excuse;
    private final Quiet quiet;
    private final long grace;
    private final Telling silent;
    private final Telling unknown;
    /** The later of: last entry, excused. */
    private long from = Long.MIN_VALUE;
    /** When an entry was read last that had come before; long ago for never, so that times can be taken from it. */
    private long readLate = Long.MIN_VALUE / 2;
    /** When quiet hours began last while nobody knew the positions. */
    private long shown = Long.MIN_VALUE;

    private String last = "";
    private final Existence existence;
    private final Existence shownOn;
    private final Uncounted refused = Uncounted.refused();

    /**
     * Waits from a time on.
     *
     * @param excuse the stream of the pulse that excuses silence
     */
    RhythmJudge(
            Rhythm rhythm,
            String stream,
            Optional<Positions> positions,
            Optional<String> excuse,
            Unseen unseen,
            long knownSince,
            long grace) {
        this.rhythm = rhythm;
        this.every = rhythm.every().toMillis();
        this.positions = positions;
        this.excuse = excuse;
        this.quiet = new Quiet(rhythm.quiet(), unseen);
        this.grace = grace;
        this.existence = new Existence(rhythm.of(), stream, knownSince);
        var snapshots = rhythm.open().map(open -> open.event()).orElse("");
        this.shownOn = new Existence(snapshots, snapshots, knownSince);
        var urgency = positions.filter(Positions::areGuessed).isPresent() ? Urgency.WARNING : rhythm.urgency();
        this.silent = Telling.condition(
                rhythm.name(),
                WatchRule.STREAM_SILENT,
                urgency,
                "does the service that writes " + stream + " run, and what does it do?");
        this.unknown = Telling.condition(
                rhythm.name(),
                WatchRule.POSITIONS_UNKNOWN,
                Urgency.WARNING,
                "does the service that writes "
                        + rhythm.open().map(open -> open.event()).orElse("it") + " run?");
    }

    @Override
    List<Telling> tellings() {
        return List.of(silent, unknown);
    }

    private boolean isAsked() {
        return positions.map(Positions::isOpen).orElse(true);
    }

    private long base() {
        var since = Math.max(from, existence.knownSince());
        return positions.map(open -> Math.max(since, open.openedAt())).orElse(since);
    }

    @Override
    long waitingSince() {
        var due = isAsked() ? quiet.after(base(), every) : Long.MAX_VALUE;
        return due == Long.MAX_VALUE ? due : due - every;
    }

    @Override
    long due() {
        return Math.min(silence(), ignorance());
    }

    /** When the silence is too long; while it is, when quiet hours end the alarm. */
    private long silence() {
        if (silent.isOpen()) {
            return quiet.next(silent.begun());
        }
        return isAsked() ? quiet.after(Math.max(base(), readLate - every), every) : Long.MAX_VALUE;
    }

    /** When the newest snapshot is too old; what was open then counts as open still. */
    private long ignorance() {
        var fresh = rhythm.open().flatMap(open -> open.fresh());
        if (fresh.isEmpty()
                || positions.isEmpty()
                || positions.get().areGuessed()
                || positions.get().isOpen()) {
            return Long.MAX_VALUE;
        }
        if (unknown.isOpen()) {
            return quiet.next(unknown.begun());
        }
        var newest = positions.get().newest();
        var since = Math.max(shown, newest == Long.MIN_VALUE ? Math.max(grace, shownOn.knownSince()) : newest);
        var span = fresh.get().toMillis();
        return quiet.after(Math.max(since, readLate - span), span);
    }

    /** Silence may be excused all the while: that nothing was due is no proof, where what is open is not known. */
    @Override
    String unknown(long at) {
        var fresh = rhythm.open().flatMap(open -> open.fresh());
        var isKnown = fresh.isEmpty()
                || silent.isOpen()
                || unknown.isOpen()
                || positions.filter(open -> !open.areGuessed() && open.isOpen()).isEmpty()
                || at <= quiet.after(positions.get().newest(), fresh.get().toMillis());
        return isKnown ? "" : "nobody knows the positions: " + snapshots();
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        if (at == silence()) {
            if (silent.isOpen()) {
                from = at;
                silent.over(at, "quiet hours begin", out);
            } else {
                silent.occurs(at, words(silent, at), out);
            }
        } else if (unknown.isOpen()) {
            shown = at;
            unknown.over(at, "quiet hours begin", out);
        } else {
            unknown.occurs(at, words(unknown, at), out);
        }
    }

    @Override
    String words(Telling telling, long at) {
        return telling == silent ? silence(at) : "nobody knows the positions: " + snapshots();
    }

    @Override
    boolean isSinceKnown(Telling telling) {
        return telling == silent
                ? base() > existence.knownSince()
                : positions.filter(open -> open.newest() != Long.MIN_VALUE).isPresent();
    }

    private String silence(long at) {
        var since = last.isEmpty() ? existence.nothing("valid one") : lastOne();
        var open = positions
                .map(all -> (all.areGuessed() ? " though it seems that " : " though ") + all.words())
                .orElse("");
        var span =
                existence.neverWas() ? "" : " for " + TimeSpan.about(Duration.ofMillis(silentFor(at))) + sinceQuiet();
        return "no " + rhythm.of() + span + open + "; " + since + (isStale(at) ? "; " + snapshots() : "")
                + refused.words(base());
    }

    private long silentFor(long at) {
        return silent.isOpen() ? at - silent.begun() + every : every;
    }

    /** Where quiet hours held since what it is reckoned from, the silence is only as long as they are over. */
    private String sinceQuiet() {
        var counted = quiet.base(base(), every);
        return counted > base() ? " since quiet hours ended at " + Instant.ofEpochMilli(counted) : "";
    }

    private String lastOne() {
        var absent = existence.absent();
        return "the last one, " + last + (absent.isEmpty() ? "" : "; now " + absent);
    }

    private boolean isStale(long at) {
        return rhythm.open()
                .flatMap(open -> open.fresh())
                .flatMap(fresh -> positions.filter(open -> !open.areGuessed() && open.newest() + fresh.toMillis() < at))
                .isPresent();
    }

    private String snapshots() {
        var newest = positions.map(Positions::newest).orElse(Long.MIN_VALUE);
        var event = rhythm.open().map(open -> open.event()).orElse("");
        var unusable = positions.map(Positions::unusable).orElse("");
        if (newest == Long.MIN_VALUE) {
            return !unusable.isEmpty()
                    ? "of " + event + ", " + unusable
                    : shownOn.absent().isEmpty() ? "there was no " + event + " yet" : shownOn.absent();
        }
        return "the newest " + event + " is of " + Instant.ofEpochMilli(newest)
                + (unusable.isEmpty() ? "" : "; since then " + unusable);
    }

    @Override
    void seen(Input.Seen seen) {
        existence.seen(seen);
        shownOn.seen(seen);
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        var wasOpen = isAsked();
        existence.entry(entry, arrival.came());
        shownOn.entry(entry, arrival.came());
        positions.ifPresent(open -> shown(open, entry, arrival, out));
        if (entry.fields().isEmpty()) {
            refused(entry, arrival);
        } else if (entry.source().equals(rhythm.of())) {
            last = entry + ", came at " + Instant.ofEpochMilli(arrival.came());
            ends(arrival, rhythm.of() + " is back: " + entry, out);
        } else if (excuse.filter(entry.source()::equals).isPresent() && PulseJudge.provesNothingDue(entry)) {
            ends(arrival, rhythm.excusedBy().orElse("") + " proves that nothing is due", out);
        } else if (wasOpen && !isAsked()) {
            silent.over(arrival.at(), "no position is open any more", out);
        }
    }

    private void shown(Positions open, Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        open.entry(entry, arrival.came());
        if (!entry.source().equals(rhythm.open().map(where -> where.event()).orElse(""))) {
            return;
        }
        readLate = arrival.isReadLate() ? arrival.at() : readLate;
        var fresh = rhythm.open().flatMap(where -> where.fresh()).map(Duration::toMillis);
        if (open.newest() == arrival.came() && fresh.orElse(Long.MAX_VALUE / 2) >= arrival.at() - arrival.came()) {
            unknown.over(arrival.at(), "snapshots are back", out);
        }
    }

    /** A silence ends, unless what was read late came so long ago that there is another one. */
    private void ends(Arrival arrival, String words, Consumer<Alarm> out) {
        from = Math.max(from, arrival.came());
        readLate = arrival.isReadLate() ? arrival.at() : readLate;
        if (!arrival.isReadLate() || quiet.after(from, every) >= arrival.at()) {
            silent.over(arrival.at(), words, out);
        }
    }

    private void refused(Input.Entry entry, Arrival arrival) {
        if (entry.source().equals(rhythm.of())) {
            if (!refused.isAny(base())) {
                silent.hasNews(arrival.at());
            }
            refused.add(arrival.came(), entry.refusal());
        }
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        out.writeLong(from);
        out.writeLong(readLate);
        out.writeLong(shown);
        StateBytes.text(last, out);
        refused.save(out);
        existence.save(out);
        shownOn.save(out);
        if (positions.isPresent()) {
            positions.get().save(out);
        }
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        from = in.readLong();
        readLate = in.readLong();
        shown = in.readLong();
        last = StateBytes.text(in);
        refused.load(in);
        existence.load(in);
        shownOn.load(in);
        if (positions.isPresent()) {
            positions.get().load(in);
        }
    }
}
