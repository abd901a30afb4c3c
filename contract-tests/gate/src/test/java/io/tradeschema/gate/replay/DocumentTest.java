package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static boolean isDocument(String text) throws IOException {
        return new BlockReader(text(text)).document(100).isPresent();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_object_or_a_list_over_several_lines_is_a_document() throws IOException {
        assertThat(isDocument("{\n\"a\": 1\n}\n")).isTrue();
        assertThat(isDocument("\n\n{\n\"a\": \"}\\\"\"\n}")).isTrue();
        assertThat(isDocument("[\n{},\n{}\n]\n\n")).isTrue();
    }

    @Test
    void complete_values_line_by_line_are_none() throws IOException {
        assertThat(isDocument("{\"a\": 1}\n{\"a\": 2}\n")).isFalse();
        assertThat(isDocument("{\"a\": 1}\n")).isFalse();
        assertThat(isDocument("{\"a\": 1}\n{\n")).isFalse();
    }

    @Test
    void what_goes_on_behind_its_last_bracket_or_ends_before_it_is_judged_line_by_line() throws IOException {
        assertThat(isDocument("{\n\"a\": 1\n}\n{}\n")).isFalse();
        assertThat(isDocument("{\n\"a\": 1\n")).isFalse();
        assertThat(isDocument("")).isFalse();
    }

    @Test
    void what_is_too_long_for_a_document_is_judged_line_by_line() throws IOException {
        assertThat(isDocument("{\n\"a\": \"" + "x".repeat(200) + "\"\n}")).isFalse();
    }

    @Test
    void what_is_no_document_is_still_to_come_and_whole() throws IOException {
        for (var text : List.of("{\"a\": 1}\nrest", "{\n\"a\": 1\n}\nrest", "{\n" + "x\n".repeat(400_000))) {
            var reader = new BlockReader(text(text));
            assertThat(reader.document(600_000)).isEmpty();

            var all = new StringBuilder();
            for (var block = reader.next(); block.isPresent(); block = reader.next()) {
                all.append(new String(block.get().bytes(), 0, block.get().length(), StandardCharsets.UTF_8));
            }
            assertThat(all).hasToString(text);
        }
    }

    @Test
    void a_stream_that_goes_on_is_not_waited_for_behind_its_first_line() throws IOException {
        var endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read on behind the first line");
            }
        };
        var in = new SequenceInputStream(text("{\"a\": 1}\n"), endless);

        assertThat(new BlockReader(in).document(100)).isEmpty();
    }
}
