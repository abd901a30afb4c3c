package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDocument(String text) throws IOException {
        return Document.in(new BufferedInputStream(text(text), 101), 100).isPresent();
    }

    @Test
    void an_object_over_several_lines_is_a_document() throws IOException {
        assertThat(isDocument("{\n\"a\": 1\n}\n")).isTrue();
        assertThat(isDocument("\n\n{\n\"a\": 1\n}")).isTrue();
    }

    @Test
    void complete_values_line_by_line_are_none() throws IOException {
        assertThat(isDocument("{\"a\": 1}\n{\"a\": 2}\n")).isFalse();
        assertThat(isDocument("{\"a\": 1}\n")).isFalse();
        assertThat(isDocument("{\"a\": 1}\n{\n")).isFalse();
    }

    @Test
    void what_is_no_json_as_a_whole_is_judged_line_by_line() throws IOException {
        assertThat(isDocument("{\n\"a\": }\n")).isFalse();
        assertThat(isDocument("")).isFalse();
    }

    @Test
    void what_is_too_long_for_a_document_is_judged_line_by_line() throws IOException {
        assertThat(isDocument("{\n\"a\": \"" + "x".repeat(200) + "\"\n}")).isFalse();
    }

    @Test
    void the_stream_stands_at_its_beginning_again() throws IOException {
        var in = new BufferedInputStream(text("{\"a\": 1}\nrest"), 101);

        Document.in(in, 100);

        assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\": 1}\nrest");
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

        assertThat(Document.in(new BufferedInputStream(in, 101), 100)).isEmpty();
    }
}
