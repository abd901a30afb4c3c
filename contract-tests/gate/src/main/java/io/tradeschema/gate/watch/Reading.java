package io.tradeschema.gate.watch;

import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveBus;
import io.tradeschema.gate.redis.LiveStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * What one look reads of the streams, before any of it is taken in: a look that fails in its middle has moved no cursor, and
 * the next one reads the same again. A long way back is read in parts, of which each holds all streams up to one time.
 *
 * @param parts by stream
 * @param isWhole whether it reaches up to what the server told, in all streams
 */
record Reading(List<Part> parts, boolean isWhole) {

    /** So many entries of a stream are read at once. */
    private static final int MOST = 2_000;

    /** Behind all times: where ids stand that are ahead of the server's time, which none of them tells apart. */
    private static final long AHEAD = Long.MAX_VALUE - 1;

    /**
     * What is read of one stream.
     *
     * @param changed why it is not the stream that was read before
     * @param from after which id it was read
     * @param entries what is to be taken in
     * @param isWhole whether that is all up to the last id
     */
    record Part(
            String stream,
            Optional<LiveBus.Seen> state,
            Optional<String> changed,
            EntryId from,
            List<LiveStream.Raw> entries,
            boolean isWhole) {}

    /**
     * Reads; moves nothing.
     *
     * @param began whether the server began anew since the last look
     * @param back from that id on a stream is read that is not the one before
     */
    static Reading of(LiveBus live, LiveBus.Look look, Map<String, Cursor> cursors, boolean began, EntryId back) {
        var parts = new ArrayList<Part>();
        look.streams()
                .forEach((stream, state) ->
                        parts.add(part(live, stream, state, Objects.requireNonNull(cursors.get(stream)), began, back)));
        return upToOneTime(parts, look.millis());
    }

    private static Part part(
            LiveBus live, String stream, Optional<LiveBus.Seen> state, Cursor cursor, boolean began, EntryId back) {
        var behind = state.filter(
                        is -> cursor.isAtEntry() && (began || is.last().compareTo(cursor.at()) > 0))
                .map(is -> Behind.of(live, stream, cursor.at(), is));
        var changed = cursor.changed(state, behind.map(Behind::found).orElse(OptionalLong.empty()));
        if (behind.isPresent() && changed.isEmpty()) {
            return part(live, stream, state, changed, cursor.at(), behind.get().entries);
        }
        var otherwise = changed.isPresent() ? back : cursor.at();
        var from = state.isPresent() && (changed.isPresent() || cursor.isNew())
                ? behindWhatWasRead(live, stream, cursor, otherwise)
                : otherwise;
        var entries =
                state.map(is -> live.following(stream, from, is.last(), MOST)).orElse(List.of());
        return part(live, stream, state, changed, from, entries);
    }

    /**
     * What stands behind the entry that was read last.
     *
     * @param found a hash of that entry; 0 where it is not there, though nothing was ever taken out and older ones are there
     */
    private record Behind(OptionalLong found, List<LiveStream.Raw> entries) {

        static Behind of(LiveBus live, String stream, EntryId at, LiveBus.Seen is) {
            var entries = live.following(stream, at.previous(), is.last(), MOST + 1);
            if (!entries.isEmpty() && entries.get(0).id().equals(at)) {
                return new Behind(OptionalLong.of(hash(entries.get(0))), entries.subList(1, entries.size()));
            }
            var isOther = is.added().isPresent()
                    && !is.deleted()
                    && !live.following(stream, Cursor.start(0), at, 1).isEmpty();
            return new Behind(isOther ? OptionalLong.of(0) : OptionalLong.empty(), entries);
        }
    }

    private static Part part(
            LiveBus live,
            String stream,
            Optional<LiveBus.Seen> state,
            Optional<String> changed,
            EntryId from,
            List<LiveStream.Raw> entries) {
        var isWhole = entries.isEmpty()
                || entries.get(entries.size() - 1).id().equals(state.get().last())
                || live.following(stream, last(entries), state.get().last(), 1).isEmpty();
        return new Part(stream, state, changed, from, entries, isWhole);
    }

    /**
     * Behind the newest entry of a stream that was read before, under its id and with the same content: a stream that was renamed
     * and is back, was restored, or is that of a replica that took over holds what was judged. Where none is found, another id.
     */
    private static EntryId behindWhatWasRead(LiveBus live, String stream, Cursor cursor, EntryId otherwise) {
        var read = cursor.remembered();
        if (read.isEmpty()) {
            return otherwise;
        }
        var newest = otherwise;
        var page = live.following(stream, read.firstKey().previous(), read.lastKey(), MOST);
        while (!page.isEmpty()) {
            for (var entry : page) {
                newest = Long.valueOf(hash(entry)).equals(read.get(entry.id())) ? entry.id() : newest;
            }
            page = live.following(stream, last(page), read.lastKey(), MOST);
        }
        return newest;
    }

    /** By which two entries are told apart; never 0. */
    static long hash(LiveStream.Raw entry) {
        var sum = new CRC32();
        var length = 0;
        for (var field : entry.fields().orElse(List.of())) {
            sum.update(field.length);
            sum.update(field.length >>> Byte.SIZE);
            sum.update(field);
            length += field.length;
        }
        return sum.getValue() << Integer.SIZE | length & 0xffff_ffffL | 1;
    }

    private static EntryId last(List<LiveStream.Raw> entries) {
        return entries.get(entries.size() - 1).id();
    }

    /** What came in a stream later than what was read of another one waits for the next look. */
    private static Reading upToOneTime(List<Part> parts, long now) {
        var end = parts.stream()
                .filter(part -> !part.isWhole)
                .mapToLong(part -> time(last(part.entries), now))
                .min();
        if (end.isEmpty()) {
            return new Reading(List.copyOf(parts), true);
        }
        var before = cut(parts, now, end.getAsLong());
        var isAny = before.stream().anyMatch(part -> !part.entries.isEmpty());
        return new Reading(isAny ? before : cut(parts, now, Math.addExact(end.getAsLong(), 1)), false);
    }

    private static List<Part> cut(List<Part> parts, long now, long end) {
        return parts.stream()
                .map(part -> {
                    var kept = part.entries.stream()
                            .takeWhile(entry -> time(entry.id(), now) < end)
                            .toList();
                    return new Part(
                            part.stream,
                            part.state,
                            part.changed,
                            part.from,
                            kept,
                            part.isWhole && kept.size() == part.entries.size());
                })
                .toList();
    }

    private static long time(EntryId id, long now) {
        return id.millis() >= 0 && id.millis() <= now ? id.millis() : AHEAD;
    }
}
