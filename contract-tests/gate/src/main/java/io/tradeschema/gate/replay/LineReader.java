package io.tradeschema.gate.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a stream line by line in constant memory, however long the stream or a line of it is. */
final class LineReader {

    /** An entry's payload is at most 16 KiB unless configured; escaped twice and wrapped it stays far below this. */
    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private int number;
    private long bytesRead;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, or empty at the end. A last line without a line end counts. */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        var tooLong = false;
        var started = false;
        while (position < filled || fill()) {
            started = true;
            var end = endOfLine();
            tooLong |= !append(line, end);
            position = end;
            if (position < filled) {
                position++;
                break;
            }
        }
        return started ? Optional.of(new Line(++number, line.toByteArray(), tooLong)) : Optional.empty();
    }

    private boolean append(ByteArrayOutputStream line, int end) {
        var room = LONGEST - line.size();
        line.write(buffer, position, Math.min(room, end - position));
        return end - position <= room;
    }

    private int endOfLine() {
        var end = position;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, in.read(buffer));
        bytesRead += filled;
        return filled > 0;
    }

    /** How many bytes of the stream have been read so far. */
    long bytesRead() {
        return bytesRead;
    }
}
