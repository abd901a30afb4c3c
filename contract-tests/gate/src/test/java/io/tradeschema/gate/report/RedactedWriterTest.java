package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedWriterTest {

    private final PrintWriter out = new RedactedWriter(new StringWriter());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    $.a: no such field, found the text "BUY!"; leave it out      | $.a: no such field, found a text of 4 characters; leave it out
                    $.a: above 1, found the number 72.5; write at most 1         | $.a: above 1, found a number of 3 digits; write at most 1
                    $.a: above 1, found 72.5; write at most 1                    | $.a: above 1, found a number of 3 digits; write at most 1
                    $.a: no number, found the text "72.5"; write 72.5 unquoted   | $.a: no number, found a text of 4 characters; write … unquoted
                    $.a: no value, found the text "buy"; write "BUY"             | $.a: no value, found a text of 3 characters; write "…"
                    $.a: no flag, found true; write no text                      | $.a: no flag, found a value of 4 characters; write no text
                    "BTCUSDT" is open; 21 came, the number 5 among them          | a text of 7 characters is open; 21 came, a number of 1 digits among them
                    """)
    void a_finding_that_is_told_as_a_sentence_shows_no_value(String told, String hidden) {
        assertThat(RedactedWriter.sentence(out, told)).isEqualTo(hidden);
        assertThat(RedactedWriter.sentence(new PrintWriter(new StringWriter()), told))
                .isEqualTo(told);
    }

    @Test
    void a_value_with_quotes_in_it_is_one_value() {
        assertThat(RedactedWriter.value(out, "{\"symbol\":\"BTCUSDT\"}")).isEqualTo("a text of 20 characters");
    }
}
