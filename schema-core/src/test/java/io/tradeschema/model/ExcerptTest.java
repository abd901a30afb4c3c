package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @Test
    void forty_characters_are_shown_and_the_rest_is_cut() {
        assertThat(Excerpt.of("")).isEqualTo("");
        assertThat(Excerpt.of("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(Excerpt.of("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
        assertThat(Excerpt.quoted("x".repeat(41))).isEqualTo('"' + "x".repeat(40) + "…\"");
    }

    @Test
    void an_escaped_character_counts_as_one_and_is_never_cut_in_two() {
        assertThat(Excerpt.of("\n".repeat(41))).isEqualTo("\\n".repeat(40) + "…");
        assertThat(Excerpt.of("\ud83d\ude80".repeat(40))).isEqualTo("\\ud83d\\ude80".repeat(40));
        assertThat(Excerpt.of("\ud83d\ude80".repeat(41))).isEqualTo("\\ud83d\\ude80".repeat(40) + "…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            say "hi"        | say \\"hi\\"
            C:\\temp        | C:\\\\temp
            ~               | ~
            a b             | a b
            """)
    void quotes_and_backslashes_are_escaped(String text, String shown) {
        assertThat(Excerpt.of(text)).isEqualTo(shown);
    }

    @Test
    void nothing_that_moves_a_cursor_or_looks_like_another_letter_is_shown_as_it_is() {
        assertThat(Excerpt.of("a\nb\tc\rd")).isEqualTo("a\\nb\\tc\\u000dd");
        assertThat(Excerpt.of("\u0000\u001b[31m\u007f")).isEqualTo("\\u0000\\u001b[31m\\u007f");
        assertThat(Excerpt.of("sуmbol")).isEqualTo("s\\u0443mbol");
        assertThat(Excerpt.of("symbol\u200b")).isEqualTo("symbol\\u200b");
        assertThat(Excerpt.of("\u202eLLES")).isEqualTo("\\u202eLLES");
        assertThat(Excerpt.of("é")).isEqualTo("\\u00e9");
        assertThat(Excerpt.of("\ud83d")).isEqualTo("\\ud83d");
    }

    @Test
    void a_name_from_outside_is_one_printable_line_and_keeps_its_letters() {
        assertThat(Excerpt.printable("n\n::error::x\u001b[31m.py")).isEqualTo("n\\n::error::x\\u001b[31m.py");
        assertThat(Excerpt.printable("\u202egpj.py\u0085\u200b\u2028")).isEqualTo("\\u202egpj.py\\u0085\\u200b\\u2028");
        assertThat(Excerpt.printable("größe \"é\" C:\\src")).isEqualTo("größe \"é\" C:\\src");
        assertThat(Excerpt.printable(Excerpt.printable("a\r\nb"))).isEqualTo("a\\u000d\\nb");
    }
}
