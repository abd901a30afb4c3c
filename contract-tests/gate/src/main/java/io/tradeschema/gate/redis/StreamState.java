package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server tells of a stream at one moment.
 *
 * @param length how many entries it holds
 * @param last the id that was given out last, whether or not that entry is still there
 * @param first the id of the first entry it holds
 * @param deleted the largest id that XDEL has taken out, {@code 0-0} for none; trimming leaves it alone. Servers before 7.0
 *     do not tell
 * @param added how many entries were ever added; servers before 7.0 do not tell
 */
record StreamState(long length, EntryId last, Optional<EntryId> first, Optional<EntryId> deleted, OptionalLong added) {

    /**
     * Reads the answer to XINFO STREAM.
     *
     * @throws NotCheckedException when it lacks what every server tells
     */
    static StreamState of(List<?> reply) {
        var added = Reply.named(reply, "entries-added");
        return new StreamState(
                number(reply, "length"),
                EntryId.of(Reply.text(required(reply, "last-generated-id"), "XINFO")),
                Reply.named(reply, "first-entry")
                        .filter(List.class::isInstance)
                        .flatMap(entry -> ((List<?>) entry).stream().findFirst())
                        .map(id -> EntryId.of(Reply.text(id, "XINFO"))),
                Reply.named(reply, "max-deleted-entry-id").map(id -> EntryId.of(Reply.text(id, "XINFO"))),
                added.isPresent() ? OptionalLong.of(number(reply, "entries-added")) : OptionalLong.empty());
    }

    private static Object required(List<?> reply, String name) {
        return Reply.named(reply, name)
                .orElseThrow(() -> new NotCheckedException(
                        "the server does not tell the " + name + " of the stream; is it Redis 5 or newer?"));
    }

    private static long number(List<?> reply, String name) {
        if (required(reply, name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new NotCheckedException("the server tells no number as the " + name + " of the stream");
    }

    /** Whether this can still be the stream that was in that state earlier: ids and counts only grow. */
    boolean continues(StreamState earlier) {
        return !earlier.last.isAfter(last)
                && (added.isEmpty() || earlier.added.isEmpty() || added.getAsLong() >= earlier.added.getAsLong());
    }

    /** How many entries were taken out of it by now. */
    OptionalLong removed() {
        return added.isPresent() ? OptionalLong.of(added.getAsLong() - length) : OptionalLong.empty();
    }

    /** Whether it holds this entry's place: itself, or one before it. */
    boolean reachesBackTo(EntryId id) {
        return first.isPresent() && !first.get().isAfter(id);
    }
}
