package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.List;
import java.util.Optional;

/**
 * A place at which a message, or an object of one, goes on as a whole: what becomes of its names there is not seen.
 *
 * @param reader who took the message
 * @param level whether it is the entry's, the message's, or one of the two
 * @param path the names from the message down to what goes on; empty for all of it
 * @param where the place
 * @param what what becomes of it, as one clause
 * @param to the stream that it is written to; empty when it goes elsewhere
 * @param kept whether it is only kept there, as it is: in a file, a database, a store
 */
public record HandedOn(
        Reader reader,
        ReadField.Level level,
        List<String> path,
        Where where,
        String what,
        Optional<String> to,
        boolean kept) {

    /** Copies the path. */
    public HandedOn {
        path = List.copyOf(path);
    }

    /** The same of a reader whose streams have other names now. */
    public HandedOn by(Reader renamed) {
        return new HandedOn(renamed, level, path, where, what, to, kept);
    }
}
