package io.tradeschema.gate.redis;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be proven of a run: that it saw every entry between its beginning and its end, or what it did not see.
 *
 * <p>Entries vanish by XDEL, by trimming, and with the whole stream. Trimming takes from the front and leaves no trace but
 * the counts; XDEL leaves its largest id; a stream that is made anew begins to count anew.
 *
 * @param gap what was never seen, or why nobody can tell; empty when everything was seen
 * @param unseen how many entries were never seen, where that can be told
 * @param next where the next run begins
 * @param untold what this server cannot tell, though nothing speaks against the run
 */
public record Coverage(Optional<String> gap, OptionalLong unseen, Position next, Optional<String> untold) {

    /** A conclusion. */
    public Coverage {}

    /**
     * What was read.
     *
     * @param from where it began; without it, at the first entry that the stream held
     * @param to where it was to stop; without it, at the last entry that the stream held
     * @param read how many entries were read
     * @param last the last one of them
     */
    public record Reading(Optional<Position> from, Optional<EntryId> to, long read, Optional<EntryId> last) {

        /** A reading. */
        public Reading {}

        /** Where to go on when nothing else is known: behind what was read, and never behind what was not. */
        public Position next() {
            if (last.isEmpty()) {
                return from.orElse(Position.of(EntryId.LEAST));
            }
            var before = from.map(Position::added).orElse(OptionalLong.empty());
            return new Position(
                    last.get(), before.isPresent() ? OptionalLong.of(before.getAsLong() + read) : OptionalLong.empty());
        }
    }

    /**
     * Draws the conclusion.
     *
     * @param opened the stream before the first entry was read
     * @param closed the stream after the last one was read; empty when it is gone
     */
    static Coverage of(Reading reading, StreamState opened, Optional<StreamState> closed) {
        return new Proof(reading, opened, closed).conclusion();
    }

    private record Proof(Reading reading, StreamState opened, Optional<StreamState> closed) {

        private static final String OLD_SERVER =
                "a server before Redis 7.0 does not tell whether entries were deleted (XDEL); trimmed was none";

        Coverage conclusion() {
            var expected = expected();
            if (closed.isEmpty() || !closed.get().continues(opened)) {
                return torn(expected);
            }
            if (expected.isPresent()) {
                return counted(expected.getAsLong());
            }
            return reading.from.isPresent() ? sinceAnId(reading.from.get().id(), closed.get()) : upToAnId(closed.get());
        }

        /** Nothing stands behind the end that was asked for but what came while it was read. */
        private boolean toTheEnd() {
            return reading.to.filter(to -> opened.last().isAfter(to)).isEmpty();
        }

        /** How many entries there were to be read, where the counters tell it. */
        private OptionalLong expected() {
            if (!toTheEnd()) {
                return OptionalLong.empty();
            }
            if (reading.from.isEmpty()) {
                return OptionalLong.of(opened.length());
            }
            var before = reading.from.get().added();
            if (before.isPresent() && opened.added().isPresent()) {
                return OptionalLong.of(opened.added().getAsLong() - before.getAsLong());
            }
            return reading.from.get().id().equals(opened.last()) ? OptionalLong.of(0) : OptionalLong.empty();
        }

        private String range() {
            return (reading.from.isPresent() ? "after " + reading.from.get().id() : "from the first entry") + " to "
                    + reading.to.filter(to -> !toTheEnd()).orElse(opened.last());
        }

        private Coverage torn(OptionalLong expected) {
            var unseen = expected.isPresent() && expected.getAsLong() >= reading.read
                    ? OptionalLong.of(expected.getAsLong() - reading.read)
                    : OptionalLong.empty();
            var seen = unseen.isPresent()
                    ? unseen.getAsLong() + " of the " + expected.getAsLong() + " entries " + range()
                            + " were never seen"
                    : "how many entries were never seen cannot be told";
            return new Coverage(
                    Optional.of("the stream was deleted, or deleted and made anew, while it was read: " + seen
                            + "; find out who deleted it"),
                    unseen,
                    new Position(reading.next().id(), OptionalLong.empty()),
                    Optional.empty());
        }

        private Coverage counted(long expected) {
            var unseen = expected - reading.read;
            if (unseen > 0) {
                return new Coverage(
                        Optional.of(unseen + " of the " + expected + " entries " + range()
                                + " were never seen: they were trimmed or deleted before they could be read;"
                                + " keep more of the stream, or run more often"),
                        OptionalLong.of(unseen),
                        new Position(reading.next().id(), opened.added()),
                        Optional.empty());
            }
            if (unseen < 0) {
                return unknown("the stream has had fewer entries " + range() + " (" + expected + ") than were read ("
                        + reading.read
                        + "): it was made anew, or its counters were set; what is missing cannot be told");
            }
            if (reading.from.isPresent() && !isTheSame(reading.from.get())) {
                return unknown(
                        "nothing that was read by the run before is in the stream any more, so nobody can tell whether"
                                + " it was made anew and lost entries " + range()
                                + "; trim no further than to the id to go on with");
            }
            return complete(Optional.empty());
        }

        /** Whether the stream is the one of the run before: it still has something that only that one can have. */
        private boolean isTheSame(Position before) {
            return before.id().equals(EntryId.LEAST)
                    || before.id().equals(opened.last())
                    || opened.reachesBackTo(before.id())
                    || opened.deleted()
                            .filter(id -> id.isAfter(EntryId.LEAST) && !id.isAfter(before.id()))
                            .isPresent();
        }

        /** Without counters: what was trimmed was trimmed from the front, so what stands before the beginning proves it. */
        private Coverage sinceAnId(EntryId from, StreamState closed) {
            if (!closed.reachesBackTo(from)) {
                return unknown("entries " + range() + " may have been trimmed before they could be read: the stream "
                        + closed.first().map(id -> "begins at " + id).orElse("is empty")
                        + ", and nobody can tell how many there were;"
                        + " go on with ID/NUMBER as it is printed, and trim no further than to that id");
            }
            if (closed.deleted().filter(id -> id.isAfter(from)).isPresent()) {
                return unknown("at least one entry after " + from + " was deleted (XDEL), the last of them "
                        + closed.deleted().get() + ", and nobody can tell whether it was read"
                        + "; go on with ID/NUMBER as it is printed, and it can be told");
            }
            return complete(closed.deleted().isEmpty() ? Optional.of(OLD_SERVER) : Optional.empty());
        }

        /** From the stream's first entry to an id before its end: nothing may have been taken out meanwhile. */
        private Coverage upToAnId(StreamState closed) {
            var counted = opened.removed().isPresent();
            var untouched = counted
                    ? opened.removed().equals(closed.removed())
                    : opened.first().equals(closed.first());
            if (!untouched) {
                return unknown("entries were trimmed or deleted while the stream was read, and nobody can tell whether"
                        + " they were read before; run again");
            }
            return complete(counted ? Optional.empty() : Optional.of(OLD_SERVER));
        }

        private Coverage complete(Optional<String> untold) {
            return new Coverage(Optional.empty(), OptionalLong.of(0), end(), untold);
        }

        private Coverage unknown(String gap) {
            return new Coverage(Optional.of(gap), OptionalLong.empty(), end(), Optional.empty());
        }

        /** Everything up to the stream's last id is done with, read or told as lost; or what was read, and no more. */
        private Position end() {
            return toTheEnd() ? new Position(opened.last(), opened.added()) : reading.next();
        }
    }
}
