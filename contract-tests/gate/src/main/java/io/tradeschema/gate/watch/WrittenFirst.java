package io.tradeschema.gate.watch;

import java.io.IOException;
import java.util.List;

/**
 * Tells lines so that none is lost with the watch: they are written down before, and that they were told, after it. A watch
 * that ends in between leaves them to the next one.
 */
record WrittenFirst(Teller teller, Book book) {

    /** Where it is written down. */
    interface Book {

        /** Writes the state, with the lines that are to be told next. */
        void write(List<String> untold) throws IOException;
    }

    void tell(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            book.write(lines);
            lines.forEach(teller::tell);
            book.write(List.of());
        }
    }
}
