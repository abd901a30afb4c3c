package io.tradeschema.gate.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip as {@code gzip -t} judges it: one member after the other, each with its header, checksum and length; zeros
 * may pad the end. The JDK's reader takes a broken header behind the first member for the end of the file.
 */
final class GzipMembers extends InputStream {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int DEFLATED = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final CRC32 headerChecksum = new CRC32();
    private final byte[] packed = new byte[64 * 1024];
    private int at;
    private int filled;
    private boolean inside;
    private boolean ended;
    private int members;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        while (!ended && length > 0) {
            if (!inside && !begins()) {
                ended = true;
                return -1;
            }
            var read = inflate(into, start, length);
            if (read > 0) {
                checksum.update(into, start, read);
                return read;
            }
        }
        return length == 0 ? 0 : -1;
    }

    /** What is there for sure: nothing is known of what is still packed. */
    @Override
    public int available() throws IOException {
        return ended ? 0 : inside && !inflater.needsInput() ? 1 : at < filled ? 1 : in.available();
    }

    private int inflate(byte[] into, int start, int length) throws IOException {
        try {
            var read = inflater.inflate(into, start, length);
            if (read == 0 && inflater.finished()) {
                end();
            } else if (read == 0 && inflater.needsDictionary()) {
                throw new IOException("gzip: damaged in part " + members);
            } else if (read == 0 && inflater.needsInput()) {
                feed();
            }
            return read;
        } catch (DataFormatException e) {
            throw new IOException("gzip: damaged in part " + members, e);
        }
    }

    private void feed() throws IOException {
        if (at == filled && !fill()) {
            throw cutOff();
        }
        inflater.setInput(packed, at, filled - at);
        at = filled;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(packed));
        return filled > 0;
    }

    private IOException cutOff() {
        return new EOFException("gzip: cut off in part " + members);
    }

    private int next() throws IOException {
        if (at == filled && !fill()) {
            throw cutOff();
        }
        headerChecksum.update(packed[at]);
        return packed[at++] & 0xff;
    }

    /** Whether one more member begins here; the input may end instead, behind zeros if there are any. */
    private boolean begins() throws IOException {
        if (at == filled && !fill()) {
            return false;
        }
        members++;
        headerChecksum.reset();
        var first = next();
        if (first == 0 && members > 1) {
            return endsWithZeros();
        }
        if (first != FIRST || next() != SECOND) {
            throw new IOException("gzip: something else follows part " + (members - 1));
        }
        readHeader();
        inflater.reset();
        checksum.reset();
        inside = true;
        return true;
    }

    private boolean endsWithZeros() throws IOException {
        while (at < filled || fill()) {
            if (next() != 0) {
                throw new IOException("gzip: something else follows part " + (members - 1));
            }
        }
        return false;
    }

    private void readHeader() throws IOException {
        var method = next();
        var flags = next();
        if (method != DEFLATED || (flags & RESERVED) != 0) {
            throw new IOException("gzip: the header of part " + members + " is damaged");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << Byte.SIZE);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            var expected = (int) headerChecksum.getValue() & 0xffff;
            if ((next() | next() << Byte.SIZE) != expected) {
                throw new IOException("gzip: the header of part " + members + " is damaged");
            }
        }
    }

    private void skip(int count) throws IOException {
        for (var left = count; left > 0; left--) {
            next();
        }
    }

    private void skipText(int isThere) throws IOException {
        while (isThere != 0 && next() != 0) {
            continue;
        }
    }

    private void end() throws IOException {
        at = filled - inflater.getRemaining();
        if (number() != checksum.getValue()) {
            throw new IOException("gzip: the checksum of part " + members + " is wrong");
        }
        if (number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("gzip: the length of part " + members + " is wrong");
        }
        inside = false;
    }

    private long number() throws IOException {
        var number = 0L;
        for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            number |= (long) next() << shift;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
