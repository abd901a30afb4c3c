package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** When entries came: by their ids, by the server's clock where it jumped, and by what was read when. */
final class Arrivals {

    /** An id that is no more ahead than clocks differ is a time. */
    private static final long AHEAD = 2_000;
    /** The end of the year 9999: what lies behind it is no time, even where nobody tells what time it is. */
    private static final long LAST = 253_402_300_799_999L;

    /** Sources to whose entries answers are expected. */
    private final Set<String> asking;
    /** Sources whose entries may have come before the last tick: they could not be read then, or were others. */
    private final Set<String> unread = new TreeSet<>();
    /** Of these, those that cannot be read still. */
    private final Set<String> unreadable = new TreeSet<>();
    /** Up to when every entry was told of all other sources: what they bring from then on came later, whatever its id says. */
    private long ticked = Long.MIN_VALUE;

    private long ahead;
    /** By how much ids were ahead before the clock jumped last. */
    private long aheadBefore;
    /** What the clock showed when it jumped, which ids that are no larger were given by before a jump forward. */
    private long jumpedAt = Long.MIN_VALUE;

    private long now = LAST;

    Arrivals(Set<String> asking) {
        this.asking = asking;
    }

    /** By how much the ids of entries are ahead of the time that passed. */
    long ahead() {
        return ahead;
    }

    void now(long millis) {
        now = millis;
    }

    void ticks(long at) {
        ticked = at;
        unread.retainAll(unreadable);
    }

    void jumps(long at, long by) {
        aheadBefore = ahead;
        jumpedAt = at + ahead;
        ahead = by;
    }

    /** What these sources bring from here on may have come before. */
    void reset(Collection<String> sources) {
        unread.addAll(sources);
    }

    void sees(Input.Seen seen) {
        if (seen.readable()) {
            unreadable.remove(seen.source());
        } else {
            unreadable.add(seen.source());
            unread.add(seen.source());
        }
    }

    /** When an entry is told, and when it came. */
    Arrival arrival(Input.Entry entry, long at) {
        return new Arrival(at, came(entry, at), isFirst());
    }

    /** Whether nothing was judged as a whole yet. */
    private boolean isFirst() {
        return ticked == Long.MIN_VALUE;
    }

    /**
     * When it came: no later than it is told, and of a source that was read to its end no earlier than that was. What asks by an id
     * that is ahead, before anything was judged, is asked now: when it came nobody can tell.
     */
    private long came(Input.Entry entry, long at) {
        if (isAhead(entry)) {
            return isFirst() && now != LAST && asking.contains(entry.source()) ? Math.max(at, now) : at;
        }
        return Math.min(unread.contains(entry.source()) ? said(entry) : Math.max(said(entry), ticked), at);
    }

    boolean isAhead(Input.Entry entry) {
        return said(entry) - AHEAD > now;
    }

    /** What the id says, by the time that passed. */
    private long said(Input.Entry entry) {
        var millis = entry.millis() < 0 || entry.millis() > LAST ? LAST + 2 * AHEAD : entry.millis();
        return millis - (ahead > aheadBefore && millis <= jumpedAt ? aheadBefore : ahead);
    }

    /**
     * To when an entry moves the time. An id that is ahead says nothing of when its entry came: it counts as come when it was
     * read, behind all that was read with it. What asks was told before that, and moves no time.
     */
    long moves(Input.Entry entry, long time) {
        if (!isAhead(entry)) {
            return Math.min(said(entry), now);
        }
        return now == LAST || asking.contains(entry.source()) ? time : now;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(ahead);
        out.writeLong(aheadBefore);
        out.writeLong(jumpedAt);
        out.writeLong(now);
        out.writeLong(ticked);
        StateBytes.texts(unread, out);
        StateBytes.texts(unreadable, out);
    }

    void load(DataInputStream in) throws IOException {
        ahead = in.readLong();
        aheadBefore = in.readLong();
        jumpedAt = in.readLong();
        now = in.readLong();
        ticked = in.readLong();
        unread.addAll(StateBytes.texts(in));
        unreadable.addAll(StateBytes.texts(in));
    }
}
