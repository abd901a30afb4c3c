package io.tradeschema.gate.report;

import java.io.PrintWriter;
import java.io.Writer;

/** The output of a run that was asked to show no values: a report that is written here is redacted first. */
public final class RedactedWriter extends PrintWriter {

    /** Writes to this writer. */
    public RedactedWriter(Writer out) {
        super(out);
    }
}
