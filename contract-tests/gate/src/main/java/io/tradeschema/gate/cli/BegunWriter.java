package io.tradeschema.gate.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** An output that knows whether anything was written to it. */
public final class BegunWriter extends PrintWriter {

    private final Watched watched;

    /** Writes to that output. */
    public BegunWriter(PrintWriter out) {
        this(new Watched(out));
    }

    private BegunWriter(Watched watched) {
        super(watched);
        this.watched = watched;
    }

    /** Whether anything was written. */
    public boolean begun() {
        return watched.begun;
    }

    private static final class Watched extends FilterWriter {
        private boolean begun;

        Watched(Writer out) {
            super(out);
        }

        @Override
        public void write(int letter) throws IOException {
            begun = true;
            super.write(letter);
        }

        @Override
        public void write(char[] letters, int from, int length) throws IOException {
            begun = true;
            super.write(letters, from, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            begun = true;
            super.write(text, from, length);
        }
    }
}
