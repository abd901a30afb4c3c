package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BlockReaderTest {

    @Test
    void every_byte_comes_once_and_every_block_but_the_last_ends_with_a_line() throws IOException {
        var text = "some line\n".repeat(200_000) + "the last one has no end";

        var blocks = blocks(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));

        assertThat(blocks).hasSizeGreaterThan(3);
        assertThat(String.join("", texts(blocks))).isEqualTo(text);
        assertThat(texts(blocks.subList(0, blocks.size() - 1)))
                .allSatisfy(block -> assertThat(block).endsWith("\n"));
        assertThat(offsets(blocks)).isSorted().startsWith(0L);
        assertThat(blocks.get(1).offset()).isEqualTo(blocks.get(0).length());
    }

    @Test
    void a_line_longer_than_a_block_is_cut_and_the_next_one_is_whole() throws IOException {
        var text = "short\n" + "x".repeat(3 * BlockReader.SIZE) + "\nnext\n";

        var blocks = blocks(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));

        assertThat(texts(blocks)).first().isEqualTo("short\n");
        assertThat(texts(blocks).get(1)).hasSize(BlockReader.SIZE).containsOnlyOnce("x".repeat(BlockReader.SIZE));
        assertThat(texts(blocks).get(2)).isEqualTo("next\n");
        assertThat(blocks.get(2).offset()).isEqualTo(text.length() - "next\n".length());
    }

    @Test
    void what_has_arrived_is_given_before_more_is_waited_for() throws IOException {
        var pipe = new Pipe("one\ntwo\nth", "ree\n");
        var reader = new BlockReader(pipe);

        assertThat(text(reader.next().orElseThrow())).isEqualTo("one\ntwo\n");
        assertThat(pipe.left()).isEqualTo(1);
        assertThat(reader.ready()).isFalse();
        assertThat(text(reader.next().orElseThrow())).isEqualTo("three\n");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void nothing_gives_no_block() throws IOException {
        assertThat(blocks(InputStream.nullInputStream())).isEmpty();
    }

    private static List<Block> blocks(InputStream in) throws IOException {
        var reader = new BlockReader(in);
        var blocks = new ArrayList<Block>();
        for (var block = reader.next(); block.isPresent(); block = reader.next()) {
            blocks.add(block.get());
        }
        return blocks;
    }

    private static String text(Block block) {
        return new String(block.bytes(), 0, block.length(), StandardCharsets.US_ASCII);
    }

    private static List<String> texts(List<Block> blocks) {
        return blocks.stream().map(BlockReaderTest::text).toList();
    }

    private static List<Long> offsets(List<Block> blocks) {
        return blocks.stream().map(Block::offset).toList();
    }

    /** Gives one portion for each read, and never says that the next one is there. */
    private static final class Pipe extends InputStream {

        private final Queue<byte[]> portions = new ArrayDeque<>();

        private Pipe(String... portions) {
            for (var portion : portions) {
                this.portions.add(portion.getBytes(StandardCharsets.US_ASCII));
            }
        }

        private int left() {
            return portions.size();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("a block is read as a whole");
        }

        @Override
        public int read(byte[] into, int start, int length) {
            var portion = portions.poll();
            if (portion == null) {
                return -1;
            }
            System.arraycopy(portion, 0, into, start, portion.length);
            return portion.length;
        }
    }
}
