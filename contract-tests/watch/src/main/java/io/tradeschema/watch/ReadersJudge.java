package io.tradeschema.watch;

import io.tradeschema.model.expect.Readers;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at what is seen of a group of readers. */
final class ReadersJudge extends Judge {

    private static final long MINUTE = 60_000;
    private static final long NEVER = Long.MIN_VALUE / 2;
    /** A group that was there may be made anew by its service: for so long nobody is told. */
    private static final long MADE_ANEW = 30_000;

    private final Readers readers;
    private final String stream;
    private final Unseen unseen;
    private final long grace;
    private final Telling missing;
    private final Telling behind;
    private final Telling again;
    private final Telling trimmed;
    private final Existence existence;
    /** When the group was there last. */
    private long there = NEVER;

    private long lost;
    private long lostInAll;
    /** Of these nobody was told yet: while a group loses more and more, it is told each minute. */
    private long untold;

    private long notedAt = NEVER;
    /** Why the group is behind, as it was seen last. */
    private String held = "";
    /** What became of all that waited, where it was not read; empty for nothing of the kind. */
    private String gone = "";
    /** What is wrong with it already, and is not told yet. */
    private String early = "";

    ReadersJudge(Readers readers, String stream, Unseen unseen, long grace) {
        this.readers = readers;
        this.stream = stream;
        this.unseen = unseen;
        this.grace = grace;
        this.existence = new Existence(readers.of(), stream);
        this.missing = condition(WatchRule.GROUP_MISSING, "start the service, or make the group: XGROUP CREATE");
        this.behind = condition(WatchRule.GROUP_BEHIND, "does its consumer run, does it hang on this entry?");
        this.again =
                condition(WatchRule.DELIVERED_AGAIN, "its reader fails on it: look at the entry, and quarantine it");
        this.trimmed = condition(
                WatchRule.TRIMMED_UNREAD, "lost to it; keep the stream longer (MAXLEN), or make the group faster");
    }

    private Telling condition(WatchRule rule, String fix) {
        return Telling.condition(readers.name(), rule, readers.urgency(), fix);
    }

    @Override
    List<Telling> tellings() {
        return List.of(missing, behind, again, trimmed);
    }

    @Override
    long trimmedUnread() {
        return lostInAll;
    }

    @Override
    long waitingSince() {
        return behind.isOpen() ? behind.due() - readers.pending().toMillis() : Long.MAX_VALUE;
    }

    @Override
    long due() {
        return untold == 0 ? Long.MAX_VALUE : notedAt + MINUTE;
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        trimmed.noted(
                at,
                untold + (untold == 1 ? " entry of " : " entries of ") + stream + (untold == 1 ? " was" : " were")
                        + " trimmed before " + readers.group() + " read " + (untold == 1 ? "it" : "them"),
                out);
        untold = 0;
        notedAt = at;
    }

    @Override
    String words(Telling telling, long at) {
        return telling == behind ? held : super.words(telling, at);
    }

    @Override
    void seen(Input.Seen seen) {
        existence.seen(seen);
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        existence.entry(entry, arrival.came());
    }

    @Override
    void reset(Input.Reset reset) {
        if (behind.isOpen() && reset.replaced().contains(stream)) {
            gone = "with the stream, which was deleted or replaced";
        }
    }

    @Override
    void groups(Input.Groups groups, Consumer<Alarm> out) {
        var at = groups.millis();
        if (!groups.source().equals(readers.of())) {
            return;
        }
        var seen = groups.groups().stream()
                .filter(group -> group.name().equals(readers.group()))
                .findFirst();
        early = at < grace ? early(seen, at) : "";
        there = seen.isPresent() ? at : there;
        if (at < grace) {
            return;
        }
        if (seen.isEmpty()) {
            gone = behind.isOpen() && gone.isEmpty() ? "with the group, which was deleted" : gone;
            misses(at, out);
            return;
        }
        missing.over(at, "the group " + readers.group() + " is there", out);
        waits(seen.get(), at, out);
        delivered(seen.get(), at, out);
        if (seen.get().trimmed() > lost) {
            var more = seen.get().trimmed() - lost;
            lostInAll += more;
            untold += more;
            if (due() <= at) {
                fall(at, out);
            }
        }
        lost = seen.get().trimmed();
    }

    /** The group is not there: what comes meanwhile waits for it, and is read once it is made. */
    private void misses(long at, Consumer<Alarm> out) {
        var due = unseen.after(there, MADE_ANEW);
        if (at < due) {
            early = until(noGroup(), due);
        } else {
            open(missing, at, noGroup(), out);
        }
    }

    /** What would be told of it, were its service not given a minute after the start; empty when it is well. */
    private String early(Optional<Input.Group> seen, long at) {
        var wrong = seen.map(group -> waitsTooLong(group, at).or(() -> comesBack(group)))
                .orElseGet(() -> Optional.of(noGroup() + " yet"));
        return wrong.map(words -> until(words, grace)).orElse("");
    }

    private static String until(String words, long time) {
        return words + ", and its service is given until " + Instant.ofEpochMilli(time);
    }

    @Override
    String unknown(long at) {
        return early;
    }

    private String noGroup() {
        var absent = existence.absent();
        return absent.isEmpty()
                ? "there is no group " + readers.group() + " on " + stream
                : absent + ", and so no group " + readers.group();
    }

    private static long waiting(Input.Group group) {
        return Math.max(
                group.waiting(),
                group.undelivered().map(Input.Undelivered::waiting).orElse(0L));
    }

    private void waits(Input.Group group, long at, Consumer<Alarm> out) {
        var words = waitsTooLong(group, at);
        if (words.isPresent()) {
            held = words.get();
            if (!behind.isOpen()) {
                behind.seen(due(group, at), at, held, out);
            }
        } else {
            behind.over(at, nothingWaits(), out);
            gone = "";
        }
    }

    private String nothingWaits() {
        return gone.isEmpty()
                ? "nothing waits so long for " + readers.group() + " any more"
                : "what waited for " + readers.group() + " is gone " + gone + ": nobody acknowledged it";
    }

    /** When what waits longest for the group waits too long. */
    private long due(Input.Group group, long at) {
        return unseen.after(at - waiting(group), readers.pending().toMillis());
    }

    private Optional<String> waitsTooLong(Input.Group group, long at) {
        if (at < due(group, at)) {
            return Optional.empty();
        }
        return group.undelivered()
                .filter(is -> is.waiting() > group.waiting())
                .map(is -> undelivered(is, group.trimmed() > 0))
                .or(() -> Optional.of(stream + " " + group.oldest() + " waits for an acknowledgement for "
                        + TimeSpan.about(Duration.ofMillis(group.waiting()))));
    }

    private String undelivered(Input.Undelivered is, boolean areLost) {
        return (is.since().equals("0-0")
                        ? "nothing was ever delivered to " + readers.group()
                        : "nothing was delivered to " + readers.group() + " since " + is.since())
                + "; the oldest waiting entry is " + stream + " " + is.oldest() + ", for "
                + TimeSpan.about(Duration.ofMillis(is.waiting()))
                // What was trimmed unread is in the server's count, and waits no more.
                + (is.all().isEmpty() || areLost
                        ? ""
                        : "; " + is.all().getAsLong() + (is.all().getAsLong() == 1 ? " waits" : " wait"));
    }

    private void delivered(Input.Group group, long at, Consumer<Alarm> out) {
        comesBack(group)
                .ifPresentOrElse(
                        words -> open(again, at, words, out),
                        () -> again.over(at, "no entry comes back so often any more", out));
    }

    private Optional<String> comesBack(Input.Group group) {
        return group.deliveries() > readers.deliveries()
                ? Optional.of(stream + " " + group.again() + " was delivered " + group.deliveries() + " times")
                : Optional.empty();
    }

    private static void open(Telling telling, long due, String words, Consumer<Alarm> out) {
        if (!telling.isOpen()) {
            telling.occurs(due, words, out);
        }
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        out.writeLong(there);
        out.writeLong(lost);
        out.writeLong(lostInAll);
        out.writeLong(untold);
        out.writeLong(notedAt);
        StateBytes.text(held, out);
        StateBytes.text(gone, out);
        StateBytes.text(early, out);
        existence.save(out);
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        there = in.readLong();
        lost = in.readLong();
        lostInAll = in.readLong();
        untold = in.readLong();
        notedAt = in.readLong();
        held = StateBytes.text(in);
        gone = StateBytes.text(in);
        early = StateBytes.text(in);
        existence.load(in);
    }
}
