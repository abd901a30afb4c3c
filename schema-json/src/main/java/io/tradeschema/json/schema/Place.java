package io.tradeschema.json.schema;

import io.tradeschema.model.Where;

/**
 * A place in the file of a schema.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param pointer where it is inside the document, as a JSON pointer
 */
record Place(String file, int line, String pointer) {

    Where where() {
        return Where.file(file, line, 0);
    }

    /** What stands below it, at a line of its own. */
    Place below(String name, int ownLine) {
        return new Place(file, ownLine, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }
}
