package io.tradeschema.gate.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read from an input, as they stand in the file. */
final class Counted extends FilterInputStream {

    private long bytes;

    Counted(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var next = in.read();
        bytes += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        var read = in.read(into, start, length);
        bytes += Math.max(0, read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    long bytes() {
        return bytes;
    }
}
