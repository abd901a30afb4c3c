package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackedTest {

    @Test
    void the_second_part_of_a_gzip_file_is_read_even_when_it_has_not_arrived_yet() throws IOException {
        var parts = new ByteArrayOutputStream();
        parts.write(gzip("first\n"));
        parts.write(gzip("second\n"));

        assertThat(Packed.open("x", new Slow(parts.toByteArray()), "").readAllBytes())
                .isEqualTo("first\nsecond\n".getBytes(US_ASCII));
    }

    @Test
    void what_is_not_packed_stays_as_it_is_however_short() throws IOException {
        for (var text : new String[] {"", "{", "{}\n"}) {
            assertThat(Packed.open("x", new Slow(text.getBytes(US_ASCII)), "").readAllBytes())
                    .asString(US_ASCII)
                    .isEqualTo(text);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** A byte at a time, and none of them announced. */
    private static final class Slow extends FilterInputStream {

        private Slow(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            return super.read(into, start, Math.min(1, length));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
