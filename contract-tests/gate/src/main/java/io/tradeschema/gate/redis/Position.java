package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.util.OptionalLong;

/**
 * Where one run ended and the next one begins, written {@code ID} or {@code ID/ADDED}.
 *
 * @param id the last id that is done with
 * @param added how many entries had ever been added to the stream up to that id; unknown where nobody counted. With it, a
 *     later run can tell how many entries came and went unseen
 */
public record Position(EntryId id, OptionalLong added) {

    /** A position. */
    public Position {}

    /** A position of which only the id is known. Before the least id nothing can have been added. */
    static Position of(EntryId id) {
        return new Position(id, id.equals(EntryId.LEAST) ? OptionalLong.of(0) : OptionalLong.empty());
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws NotCheckedException when it is none
     */
    public static Position of(String text) {
        var slash = text.indexOf('/');
        var id = EntryId.of(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return of(id);
        }
        var added = text.substring(slash + 1);
        if (!added.matches("[0-9]{1,18}")) {
            throw new NotCheckedException(
                    "behind the / of --from stands no number of entries; write it as the run before has printed it");
        }
        return new Position(id, OptionalLong.of(Long.parseLong(added)));
    }

    @Override
    public String toString() {
        return added.isPresent() ? id + "/" + added.getAsLong() : id.toString();
    }
}
