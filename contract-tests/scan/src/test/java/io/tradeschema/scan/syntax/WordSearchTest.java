package io.tradeschema.scan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordSearchTest {

    @Test
    void a_word_inside_another_and_one_that_ends_another_are_found() {
        var search = new WordSearch(List.of("xadd", ".xadd(", "add(", "(", "xread"));

        assertThat(search.in(bytes("r.xadd(k)"))).containsExactlyInAnyOrder("xadd", ".xadd(", "add(", "(");
        assertThat(search.any(bytes("bus.xad d"))).isFalse();
    }

    @Test
    void no_word_and_no_text_find_nothing() {
        assertThat(new WordSearch(List.of()).any(bytes("anything"))).isFalse();
        assertThat(new WordSearch(List.of("")).any(bytes("anything"))).isFalse();
        assertThat(new WordSearch(List.of("a")).any(bytes(""))).isFalse();
    }

    @Test
    void letters_beyond_ascii_and_bytes_of_no_letter_are_looked_at_too() {
        assertThat(new WordSearch(List.of("größe")).any(bytes("die größe"))).isTrue();
        assertThat(new WordSearch(List.of("größe")).any(bytes("die grösse"))).isFalse();
        assertThat(new WordSearch(List.of("ab")).any(new byte[] {-1, 'a', 'b', -128}))
                .isTrue();
    }

    /** Three letters only, so that words overlap in every way; held against the search that Java has. */
    @Test
    void it_finds_what_contains_finds() {
        var dice = new Random(20261123);
        var found = 0;
        for (var round = 0; round < 3000; round++) {
            var words = new ArrayList<String>();
            for (var count = 1 + dice.nextInt(8); count > 0; count--) {
                words.add(letters(dice, 1 + dice.nextInt(6)));
            }
            var text = letters(dice, dice.nextInt(40));
            var expected = new TreeSet<String>();
            words.stream().filter(text::contains).forEach(expected::add);
            var search = new WordSearch(words);

            assertThat(search.in(bytes(text))).as("%s in %s", words, text).isEqualTo(expected);
            assertThat(search.any(bytes(text))).isEqualTo(!expected.isEmpty());
            found += expected.size();
        }
        assertThat(found).isGreaterThan(3000);
    }

    private static String letters(Random dice, int length) {
        var text = new StringBuilder();
        for (var at = 0; at < length; at++) {
            text.append((char) ('a' + dice.nextInt(3)));
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
