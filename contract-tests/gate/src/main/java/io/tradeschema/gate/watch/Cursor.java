package io.tradeschema.gate.watch;

import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveBus;
import io.tradeschema.watch.StateBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How far one stream was read, and what the stream was like then. */
final class Cursor {

    /**
     * So many of the entries that were read last are remembered, to tell what was trimmed before a group read it, and what was
     * judged already of a stream that is there again.
     */
    private static final int KEPT = 10_000;

    /** So many of them are in the state. */
    private static final int SAVED = 1_000;

    private EntryId at;
    private boolean there;
    private OptionalLong added = OptionalLong.empty();
    private long read;
    /** Whether more was read of it than was added to it since: what was read before was another one. */
    private boolean holdsMore;

    private final ArrayDeque<Read> recent = new ArrayDeque<>();
    /** How many of these, the newest, were read since the stream was found to be another one. */
    private int ofThis;

    /** Where groups stand of which the server does not tell what they read, since they never read. */
    private final Map<String, Place> places = new HashMap<>();

    /**
     * A place in the stream.
     *
     * @param id the id there
     * @param number how many entries were ever added up to it
     */
    private record Place(EntryId id, long number) {}

    /** An entry that was read, and a hash of what it says. */
    private record Read(EntryId id, long hash) {}

    private Cursor(EntryId at) {
        this.at = at;
    }

    /** Before everything that came since a time. */
    static Cursor since(long millis) {
        return new Cursor(start(millis));
    }

    static EntryId start(long millis) {
        return new EntryId(Math.max(0, millis), 0);
    }

    EntryId at() {
        return at;
    }

    /**
     * Why this stream is not the one that was read before; empty when it is, or may be.
     *
     * @param found a hash of the entry at the cursor, where it was asked for; 0 where it is not there, and was not taken out either
     */
    Optional<String> changed(Optional<LiveBus.Seen> seen, OptionalLong found) {
        if (seen.isEmpty()) {
            return there ? Optional.of("it is gone") : Optional.empty();
        }
        var last = seen.get().last();
        if (there && at.compareTo(last) > 0) {
            return Optional.of("its last id fell back to " + last + " from " + at);
        }
        if (there && isReplaced(seen.get())) {
            return Optional.of("it was deleted and made anew");
        }
        var hash = hash();
        if (hash == 0 || found.orElse(hash) == hash) {
            return Optional.empty();
        }
        return Optional.of(
                found.getAsLong() == 0
                        ? "it is another one: it does not hold " + at + ", which was read of it"
                        : "the server began anew, with another entry " + at);
    }

    /**
     * Whether another stream stands here: more was read of it than was ever added, or less was added to it than before; or it
     * holds nothing of what was read, and lost less than that would be.
     */
    private boolean isReplaced(LiveBus.Seen seen) {
        if (holdsMore || added.isEmpty() || seen.added().isEmpty()) {
            return holdsMore;
        }
        var before = added.getAsLong();
        var now = seen.added().getAsLong();
        var holdsNone = seen.first().isEmpty() || seen.first().get().compareTo(at) > 0;
        return now < before || holdsNone && now - seen.length() < before + read;
    }

    /** Of the entry of this stream that was read last; 0 for none. */
    private long hash() {
        return ofThis == 0 ? 0 : recent.getLast().hash;
    }

    /** Whether it stands at an entry that was read of this stream. */
    boolean isAtEntry() {
        return ofThis > 0 && recent.getLast().id.equals(at);
    }

    /** Whether nothing is known of what stands there now. */
    boolean isNew() {
        return !there;
    }

    /** What is remembered of what was read, whatever has become of the stream: hashes of entries, by their ids. */
    TreeMap<EntryId, Long> remembered() {
        var all = new TreeMap<EntryId, Long>();
        recent.forEach(one -> all.put(one.id, one.hash));
        return all;
    }

    /** Another stream stands here than before, or none, or what was read before: it is read from that id on. */
    void anew(EntryId from, boolean isGone) {
        at = from;
        there = false;
        added = isGone ? OptionalLong.of(0) : OptionalLong.empty();
        read = 0;
        holdsMore = false;
        ofThis = 0;
        places.clear();
    }

    void read(EntryId id, long hashed) {
        there = true;
        at = id;
        read++;
        recent.add(new Read(id, hashed));
        ofThis = Math.min(ofThis + 1, KEPT);
        if (recent.size() > KEPT) {
            recent.remove();
        }
    }

    /** The stream was read to its last id: how many entries were gone before they could be read, where that can be told. */
    long done(LiveBus.Seen seen) {
        var missed =
                added.isPresent() && seen.added().isPresent() ? seen.added().getAsLong() - added.getAsLong() - read : 0;
        holdsMore = missed < 0;
        there = true;
        added = seen.added();
        read = 0;
        at = seen.last();
        return Math.max(0, missed);
    }

    /** How many entries were trimmed before a group read them, as far as it can be told. */
    long trimmedBefore(LiveBus.Seen seen, LiveBus.Group group) {
        var first = seen.first();
        var read = read(seen, group);
        if (first.isPresent() && first.get().compareTo(group.delivered()) <= 0) {
            return 0;
        }
        if (!seen.deleted() && seen.added().isPresent() && read.isPresent()) {
            return Math.max(0, seen.added().getAsLong() - seen.length() - read.getAsLong());
        }
        return recent.stream()
                .skip(recent.size() - ofThis)
                .map(Read::id)
                .filter(id -> id.compareTo(group.delivered()) > 0)
                .filter(id -> first.isEmpty() || id.compareTo(first.get()) < 0)
                .count();
    }

    /**
     * How many entries came up to the one that was delivered last. Of a group that never read the server does not tell it; but
     * it is known as long as that entry is the last one, and it stays.
     */
    private OptionalLong read(LiveBus.Seen seen, LiveBus.Group group) {
        if (group.read().isPresent() || seen.added().isEmpty()) {
            places.remove(group.name());
            return group.read();
        }
        if (group.delivered().compareTo(seen.last()) >= 0) {
            places.put(group.name(), new Place(group.delivered(), seen.added().getAsLong()));
        }
        var place = places.get(group.name());
        return place != null && place.id.equals(group.delivered())
                ? OptionalLong.of(place.number)
                : OptionalLong.empty();
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(at.millis());
        out.writeLong(at.sequence());
        out.writeBoolean(there);
        out.writeLong(added.orElse(-1));
        out.writeLong(read);
        out.writeInt(places.size());
        for (var one : places.entrySet()) {
            StateBytes.text(one.getKey(), out);
            out.writeLong(one.getValue().id.millis());
            out.writeLong(one.getValue().id.sequence());
            out.writeLong(one.getValue().number);
        }
        var saved = Math.min(recent.size(), SAVED);
        out.writeInt(Math.min(ofThis, saved));
        out.writeInt(saved);
        for (var one : recent.stream().skip(recent.size() - saved).toList()) {
            out.writeLong(one.id.millis());
            out.writeLong(one.id.sequence());
            out.writeLong(one.hash);
        }
    }

    static Cursor load(DataInputStream in) throws IOException {
        var cursor = new Cursor(new EntryId(in.readLong(), in.readLong()));
        cursor.there = in.readBoolean();
        var added = in.readLong();
        cursor.added = added < 0 ? OptionalLong.empty() : OptionalLong.of(added);
        cursor.read = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            cursor.places.put(StateBytes.text(in), new Place(new EntryId(in.readLong(), in.readLong()), in.readLong()));
        }
        cursor.ofThis = in.readInt();
        for (var left = in.readInt(); left > 0; left--) {
            cursor.recent.add(new Read(new EntryId(in.readLong(), in.readLong()), in.readLong()));
        }
        return cursor;
    }
}
