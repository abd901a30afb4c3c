package io.tradeschema.watch;

import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One alarm of an expectation, from its opening to its end: told at once, then each minute while it grows, then hourly;
 * back within five minutes it is the same one, unless it is of several things, of which another one is not the same. What is only
 * counted ends in silence after an hour without more.
 */
final class Telling {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long SAME = 5 * MINUTE;
    private static final long NONE = Long.MIN_VALUE;

    private final String expectation;
    private final WatchRule rule;
    private final Urgency urgency;
    private final boolean onlyCounted;
    /** Whether its own words say how many there are now: how many there ever were would read as that. */
    private final boolean saysHowMany;

    private final String fix;

    private boolean open;
    private long due = NONE;
    private int telling;
    private long count;
    private long toldCount;
    private long toldAt;
    private long firstGrew;
    private long grewAt;
    /** Whether it has more to say than when it was told last, though it did not grow. */
    private boolean hasNews;

    private long begun;
    private long endedAt = NONE;
    private String what = "";

    private Telling(
            String expectation, WatchRule rule, Urgency urgency, boolean onlyCounted, boolean saysHowMany, String fix) {
        this.expectation = expectation;
        this.rule = rule;
        this.urgency = urgency;
        this.onlyCounted = onlyCounted;
        this.saysHowMany = saysHowMany;
        this.fix = fix;
    }

    /** An alarm that is resolved one day. */
    static Telling condition(String expectation, WatchRule rule, Urgency urgency, String fix) {
        return new Telling(expectation, rule, urgency, false, false, fix);
    }

    /** An alarm of several things at once, which its words count. */
    static Telling ofSeveral(String expectation, WatchRule rule, Urgency urgency, String fix) {
        return new Telling(expectation, rule, urgency, false, true, fix);
    }

    /** Occurrences that are counted. */
    static Telling counted(String expectation, WatchRule rule, Urgency urgency, String fix) {
        return new Telling(expectation, rule, urgency, true, false, fix);
    }

    String id() {
        return Alarm.id(expectation, rule, due);
    }

    WatchRule rule() {
        return rule;
    }

    Urgency urgency() {
        return urgency;
    }

    boolean isOpen() {
        return open;
    }

    /** What it said when it began. */
    String what() {
        return what;
    }

    long due() {
        return due;
    }

    /** Since when it is open: where it came back, since it did. */
    long begun() {
        return begun;
    }

    /** It is so since {@code dueAt}, or once more. */
    void occurs(long dueAt, String words, Consumer<Alarm> out) {
        occurs(dueAt, 1, words, out);
    }

    void occurs(long dueAt, long times, String words, Consumer<Alarm> out) {
        occurs(dueAt, dueAt, times, words, out);
    }

    /** It is so since {@code dueAt}, which is seen at a later time: it is told of that time, in the order of all that is told. */
    void seen(long dueAt, long at, String words, Consumer<Alarm> out) {
        occurs(dueAt, Math.max(dueAt, at), 1, words, out);
    }

    private void occurs(long dueAt, long at, long times, String words, Consumer<Alarm> out) {
        if (open) {
            grows(at);
            count += times;
            grewAt = at;
            return;
        }
        var same = !onlyCounted && !saysHowMany && endedAt != NONE && dueAt <= endedAt + SAME;
        open = true;
        begun = dueAt;
        what = words;
        if (same) {
            count += times;
        } else {
            telling = due == dueAt ? telling : 0;
            due = dueAt;
            count = times;
        }
        grewAt = at;
        tell(same ? Alarm.Kind.BACK : Alarm.Kind.OPENED, at, 0, words + (same ? back(dueAt) : ""), out);
    }

    /** For how long it was over, and since when it is the same alarm. */
    private String back(long dueAt) {
        return "; it was over for " + TimeSpan.about(Duration.ofMillis(Math.max(0, dueAt - endedAt)))
                + ", and first open at " + Instant.ofEpochMilli(due);
    }

    /** Where it is open, there is more to say of it: in the rhythm of what grows. */
    void hasNews(long at) {
        if (open) {
            grows(at);
            hasNews = true;
        }
    }

    private void grows(long at) {
        firstGrew = hasMore() ? firstGrew : at;
    }

    private boolean hasMore() {
        return count > toldCount || hasNews;
    }

    /** It is over. */
    void resolved(long at, long late, String words, Consumer<Alarm> out) {
        end(Alarm.Kind.RESOLVED, at, late, words, out);
    }

    /** It is over; for how long it was open, since it came back where it did, is said. */
    void over(long at, String words, Consumer<Alarm> out) {
        if (open) {
            resolved(at, 0, words + ", open for " + TimeSpan.about(Duration.ofMillis(at - begun)), out);
        }
    }

    /** Nobody waits any more. */
    void givenUp(long at, String words, Consumer<Alarm> out) {
        end(Alarm.Kind.GIVEN_UP, at, 0, words, out);
    }

    private void end(Alarm.Kind kind, long at, long late, String words, Consumer<Alarm> out) {
        if (open) {
            tell(kind, at, late, words, out);
            open = false;
            endedAt = at;
        }
    }

    /** It happened once, and is not gone on with. */
    void noted(long at, String words, Consumer<Alarm> out) {
        telling = due == at ? telling : 0;
        due = at;
        count = telling + 1;
        tell(Alarm.Kind.NOTED, at, 0, words, out);
    }

    /** When it speaks by itself, or ends. */
    long next() {
        if (!open) {
            return Long.MAX_VALUE;
        }
        if (hasMore()) {
            return toldAt + Math.max(1, Math.floorDiv(firstGrew - toldAt + MINUTE - 1, MINUTE)) * MINUTE;
        }
        return onlyCounted ? grewAt + HOUR : toldAt + HOUR;
    }

    /** Speaks by itself, with these words where it goes on, or ends. */
    void turn(long at, String words, Consumer<Alarm> out) {
        if (!hasMore() && onlyCounted) {
            open = false;
            endedAt = at;
            return;
        }
        tell(Alarm.Kind.STILL, at, 0, words, out);
    }

    private void tell(Alarm.Kind kind, long at, long late, String words, Consumer<Alarm> out) {
        telling++;
        toldAt = at;
        toldCount = count;
        hasNews = false;
        out.accept(alarm(kind, at, late, kind == Alarm.Kind.STILL ? words + goesOn(at) : words));
    }

    /**
     * As it stands, for whoever hears of it for the first time: that it is so, and since when.
     *
     * @param isSinceKnown whether it was not so before; else it is since then at the latest
     */
    Alarm asFirst(long at, String words, boolean isSinceKnown) {
        return alarm(
                Alarm.Kind.OPENED,
                at,
                0,
                words + goesOn(at) + (isSinceKnown || begun > due || due >= at ? "" : " at the latest"));
    }

    /** Whoever is told is told now, and not at the time that it speaks of: what goes on is told a minute or an hour after that. */
    void toldAt(long at) {
        if (open) {
            toldAt = Math.max(toldAt, at);
            toldCount = count;
            hasNews = false;
        }
    }

    /** How often by now, and since when it is open: where it came back, since it did. */
    private String goesOn(long at) {
        var times = count > 1 && !saysHowMany ? "; ×" + count : "";
        var since = begun > due
                ? "open again since " + Instant.ofEpochMilli(begun) + ", first at " + Instant.ofEpochMilli(due)
                : "open since " + Instant.ofEpochMilli(due);
        return due < at ? (times.isEmpty() ? "; " : times + ", ") + since : times;
    }

    private Alarm alarm(Alarm.Kind kind, long at, long late, String words) {
        return new Alarm(
                expectation,
                rule,
                due,
                telling,
                kind,
                urgency,
                at,
                count,
                late,
                words,
                kind == Alarm.Kind.RESOLVED ? "" : fix);
    }

    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(open);
        out.writeLong(due);
        out.writeInt(telling);
        out.writeLong(count);
        out.writeLong(toldCount);
        out.writeLong(toldAt);
        out.writeLong(firstGrew);
        out.writeLong(grewAt);
        out.writeBoolean(hasNews);
        out.writeLong(begun);
        out.writeLong(endedAt);
        StateBytes.text(what, out);
    }

    void load(DataInputStream in) throws IOException {
        open = in.readBoolean();
        due = in.readLong();
        telling = in.readInt();
        count = in.readLong();
        toldCount = in.readLong();
        toldAt = in.readLong();
        firstGrew = in.readLong();
        grewAt = in.readLong();
        hasNews = in.readBoolean();
        begun = in.readLong();
        endedAt = in.readLong();
        what = StateBytes.text(in);
    }
}
