package io.tradeschema.gate.replay;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Follows the frames of a zstd input while it is unpacked: it has to end where a frame ends. The unpacking library takes
 * a few bytes behind the last frame for nothing.
 */
final class ZstdFrames extends FilterInputStream {

    private static final int MAGIC_LENGTH = 4;
    private static final long MAGIC = 0xfd2fb528L;
    private static final long SKIPPABLE = 0x184d2a50L;
    private static final int[] DICTIONARY = {0, 1, 2, 4};
    private static final int[] CONTENT = {0, 2, 4, 8};
    private static final int ONE_SEGMENT = 1 << 5;
    private static final int CHECKSUM = 1 << 2;
    private static final int BLOCK_HEADER = 3;
    private static final int REPEATED = 1;

    /** What the next bytes are. */
    private enum Part {
        MAGIC,
        SKIPPED_LENGTH,
        DESCRIPTOR,
        HEADER_REST,
        BLOCK_HEADER,
        CONTENT
    }

    private Part part = Part.MAGIC;
    private Part behindContent = Part.MAGIC;
    private long left = MAGIC_LENGTH;
    private long number;
    private int shift;
    private boolean checked;
    private int frames;

    ZstdFrames(InputStream in) {
        super(in);
    }

    /** Whether an input that begins with these bytes is zstd's. */
    static boolean begin(byte[] first) {
        if (first.length < MAGIC_LENGTH) {
            return false;
        }
        var magic = first[0] & 0xffL | (first[1] & 0xffL) << 8 | (first[2] & 0xffL) << 16 | (first[3] & 0xffL) << 24;
        return magic == MAGIC || isSkippable(magic);
    }

    private static boolean isSkippable(long magic) {
        return (magic & ~0xfL) == SKIPPABLE;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        var read = in.read(into, start, length);
        if (read < 0 && (part != Part.MAGIC || left < MAGIC_LENGTH)) {
            throw new EOFException(
                    part == Part.MAGIC
                            ? "zstd: something else follows frame " + frames
                            : "zstd: cut off in frame " + frames);
        }
        follow(into, start, start + read);
        return read;
    }

    private void follow(byte[] bytes, int start, int end) throws IOException {
        for (var at = start; at < end; ) {
            if (part == Part.CONTENT || part == Part.HEADER_REST) {
                var passed = (int) Math.min(left, end - at);
                at += passed;
                left -= passed;
            } else {
                number |= (bytes[at++] & 0xffL) << shift;
                shift += Byte.SIZE;
                left--;
            }
            while (left == 0) {
                next();
            }
        }
    }

    private void next() throws IOException {
        var value = number;
        number = 0;
        shift = 0;
        switch (part) {
            case MAGIC -> frame(value);
            case SKIPPED_LENGTH -> content(value, Part.MAGIC);
            case DESCRIPTOR -> header((int) value);
            case HEADER_REST -> expect(Part.BLOCK_HEADER, BLOCK_HEADER);
            case BLOCK_HEADER -> block(value);
            case CONTENT -> expect(behindContent, behindContent == Part.MAGIC ? MAGIC_LENGTH : BLOCK_HEADER);
        }
    }

    private void expect(Part following, long length) {
        part = following;
        left = length;
    }

    private void content(long length, Part following) {
        behindContent = following;
        expect(Part.CONTENT, length);
    }

    private void frame(long magic) throws IOException {
        if (magic != MAGIC && !isSkippable(magic)) {
            throw new IOException("zstd: something else follows frame " + frames);
        }
        frames++;
        expect(magic == MAGIC ? Part.DESCRIPTOR : Part.SKIPPED_LENGTH, magic == MAGIC ? 1 : MAGIC_LENGTH);
    }

    private void header(int descriptor) {
        checked = (descriptor & CHECKSUM) != 0;
        var oneSegment = (descriptor & ONE_SEGMENT) != 0;
        var content = descriptor >> 6 == 0 && oneSegment ? 1 : CONTENT[descriptor >> 6];
        expect(Part.HEADER_REST, (oneSegment ? 0 : 1) + DICTIONARY[descriptor & 3] + content);
    }

    private void block(long header) {
        var isLast = (header & 1) != 0;
        var size = (header >> 1 & 3) == REPEATED ? 1 : header >> 3;
        content(size + (isLast && checked ? MAGIC_LENGTH : 0), isLast ? Part.MAGIC : Part.BLOCK_HEADER);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
