package io.tradeschema.gate.report;

import java.io.PrintWriter;
import java.io.Writer;

/** The output of a run that was asked to show no values: a report that is written here is redacted first. */
public final class RedactedWriter extends PrintWriter {

    /** Writes to this writer. */
    public RedactedWriter(Writer out) {
        super(out);
    }

    /** That output, or one over it which shows no values, where that is asked for. */
    public static PrintWriter over(PrintWriter out, boolean isAsked) {
        return isAsked ? new RedactedWriter(out) : out;
    }

    /** A sentence as it may be written to that output: where no values are to be shown, of what it quotes kind and length alone. */
    public static String sentence(PrintWriter out, String sentence) {
        return out instanceof RedactedWriter ? Redacted.sentence(sentence) : sentence;
    }

    /** A whole value as it may be written to that output: in quotes as it is, or its kind and length alone. */
    public static String value(PrintWriter out, String value) {
        var quoted = '"' + value + '"';
        return out instanceof RedactedWriter ? Redacted.kind(quoted) : quoted;
    }
}
