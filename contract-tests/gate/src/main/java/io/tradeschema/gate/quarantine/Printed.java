package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.model.Excerpt;
import java.io.PrintWriter;

/** What a command prints of what strangers wrote: fit for a terminal, and without values where that is asked for. */
record Printed(PrintWriter out) {

    /** One line. */
    void say(String sentence) {
        out.println(RedactedWriter.sentence(out, Excerpt.printable(sentence)));
    }

    /** One line: words, and a value as it is. */
    void say(String words, String value) {
        out.println(RedactedWriter.sentence(out, Excerpt.printable(words))
                + RedactedWriter.value(out, Excerpt.printable(value)));
    }
}
