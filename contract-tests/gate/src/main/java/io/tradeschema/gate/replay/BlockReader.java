package io.tradeschema.gate.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts an input into blocks of whole lines, in constant memory, however long the input or a line of it is. */
final class BlockReader {

    /** Large enough that handing a block to a thread costs nothing beside judging it; longer than any message. */
    static final int SIZE = 512 * 1024;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long offset;
    private boolean ended;

    BlockReader(InputStream in) {
        this.in = in;
    }

    /** Whether the next block can be had without waiting for whoever writes the input. */
    boolean ready() throws IOException {
        return ended || in.available() > 0;
    }

    /** The next lines, or empty at the end. What has arrived is not kept waiting for what may come much later. */
    Optional<Block> next() throws IOException {
        var bytes = Arrays.copyOf(rest, SIZE);
        var filled = rest.length;
        var whole = afterLastLineEnd(bytes, 0, filled);
        while (!ended && filled < SIZE && (whole == 0 || in.available() > 0)) {
            var read = in.read(bytes, filled, SIZE - filled);
            ended = read < 0;
            whole = Math.max(whole, afterLastLineEnd(bytes, filled, filled + Math.max(read, 0)));
            filled += Math.max(read, 0);
        }
        if (ended || whole == 0) {
            return everything(bytes, filled);
        }
        rest = Arrays.copyOfRange(bytes, whole, filled);
        return Optional.of(block(bytes, whole));
    }

    /** The end of the input, or the beginning of a line so long that the rest of it is passed over. */
    private Optional<Block> everything(byte[] bytes, int filled) throws IOException {
        rest = new byte[0];
        var block = block(bytes, filled);
        if (!ended) {
            passOverLine();
        }
        return filled == 0 ? Optional.empty() : Optional.of(block);
    }

    private Block block(byte[] bytes, int length) {
        var block = new Block(bytes, length, offset);
        offset += length;
        return block;
    }

    private void passOverLine() throws IOException {
        var buffer = new byte[SIZE];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            var end = new Block(buffer, read, offset).lineEnd(0);
            if (end < read) {
                offset += end + 1;
                rest = Arrays.copyOfRange(buffer, end + 1, read);
                return;
            }
            offset += read;
        }
        ended = true;
    }

    /** The place behind the last line end between two places, or 0. */
    private static int afterLastLineEnd(byte[] bytes, int from, int to) {
        for (var place = to; place > from; place--) {
            if (bytes[place - 1] == '\n') {
                return place;
            }
        }
        return 0;
    }
}
