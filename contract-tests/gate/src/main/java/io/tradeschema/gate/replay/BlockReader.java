package io.tradeschema.gate.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** Cuts an input into blocks of whole lines, in constant memory, however long the input or a line of it is. */
final class BlockReader {

    /** Large enough that handing a block to a thread costs nothing beside judging it; longer than any message. */
    static final int SIZE = 512 * 1024;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long offset;
    private boolean ended;
    /** Read already, and to be given again. */
    private final Deque<Block> ahead = new ArrayDeque<>();

    BlockReader(InputStream in) {
        this.in = in;
    }

    /** Whether the next block can be had without waiting for whoever writes the input. */
    boolean ready() throws IOException {
        return ended || !ahead.isEmpty() || in.available() > 0;
    }

    /** The next lines, or empty at the end. What has arrived is not kept waiting for what may come much later. */
    Optional<Block> next() throws IOException {
        return ahead.isEmpty() ? read() : Optional.of(ahead.remove());
    }

    /**
     * The whole input, when its first line alone is the beginning of an object or a list and the input is one such
     * value; it is read then. Otherwise all of it is still to come.
     *
     * @param longest how many bytes a document may have
     */
    Optional<byte[]> document(int longest) throws IOException {
        var length = 0;
        var next = read();
        while (next.isPresent()) {
            ahead.add(next.get());
            length += next.get().length();
            next = ahead.element().opensDocument() && length <= longest ? read() : Optional.empty();
        }
        var whole = ended
                        && length <= longest
                        && !ahead.isEmpty()
                        && ahead.element().opensDocument()
                ? joined(length)
                : new byte[0];
        if (!isOneValue(whole)) {
            return Optional.empty();
        }
        ahead.clear();
        return Optional.of(whole);
    }

    /**
     * Whether the input begins with a document over several lines, as jq prints it, and goes on behind it. Asked when it is
     * not one document.
     */
    boolean holdsDocuments() {
        if (ahead.isEmpty() || !ahead.element().opensDocument()) {
            return false;
        }
        var joined = joined(ahead.stream().mapToInt(Block::length).sum());
        var end = PlainLine.endOfBrackets(joined, 0, joined.length);
        return end > 1
                && joined[end - 2] == '\n'
                && end < joined.length
                && (joined[end] == '\n' || joined[end] == '\r');
    }

    private byte[] joined(int length) {
        var bytes = ByteBuffer.allocate(length);
        ahead.forEach(block -> bytes.put(block.bytes(), 0, block.length()));
        return bytes.array();
    }

    /** Whether the brackets close where the text ends. */
    private static boolean isOneValue(byte[] bytes) {
        var end = PlainLine.endOfBrackets(bytes, 0, bytes.length);
        return end > 0 && new Block(bytes, bytes.length, 0).isBlankFrom(end);
    }

    private Optional<Block> read() throws IOException {
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
