package io.tradeschema.gate.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one input from its first to its last, packed by gzip or zstd or not, in constant memory; for engines that
 * hand whole files to one thread.
 */
public final class ArchiveLines implements AutoCloseable {

    private final InputStream in;
    private final BlockReader blocks;
    private @Nullable Block block;
    private int at;

    private ArchiveLines(InputStream in) {
        this.in = in;
        this.blocks = new BlockReader(in);
    }

    /**
     * Opens an input.
     *
     * @param name what it is called where something is said of it
     * @throws io.tradeschema.gate.cli.NotCheckedException when it is packed in a way that is not read
     * @throws IOException when it cannot be read
     */
    public static ArchiveLines open(String name, InputStream in) throws IOException {
        return new ArchiveLines(Packed.open(name, in, Replay.THEN));
    }

    /**
     * The next line without its line end; of one that is longer than any message so much that this can be told.
     *
     * @return nothing at the end
     * @throws IOException when the input is damaged or breaks off; the lines before have been given
     */
    public Optional<byte[]> next() throws IOException {
        if (block == null || at >= block.length()) {
            block = blocks.next().orElse(null);
            at = 0;
        }
        if (block == null) {
            return Optional.empty();
        }
        var end = block.lineEnd(at);
        var line = Arrays.copyOfRange(block.bytes(), at, end);
        at = end + 1;
        return Optional.of(line);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
