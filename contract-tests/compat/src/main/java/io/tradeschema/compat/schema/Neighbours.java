package io.tradeschema.compat.schema;

import java.util.List;
import java.util.Optional;

/** The files around a schema that its references may lead to; it decides what may be read. */
public interface Neighbours {

    /**
     * What was asked for, or why there is none.
     *
     * @param found the name of a file, or its text
     * @param why empty when it was found
     */
    record Answer(Optional<String> found, String why) {}

    /** The name of the file that a relative path in another file leads to. */
    Answer file(String from, String path);

    /** The text of a file. */
    Answer text(String file);

    /** The names of the files that may state an address as theirs. */
    List<String> stating(String address);
}
