package io.tradeschema.json.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of all lengths, some of which begin alike, are found where they stand and nowhere else. */
class QuotedWordsTest {

    private static final List<String> WORDS = List.of(
            "a",
            "position",
            "positions",
            "position_id",
            "position_size_usd",
            "position_of_the_account",
            "position_of_the_accounts",
            "position_of_the_whole_account_in_usd",
            "position_of_the_whole_account_in_eur",
            "leverage");

    private final QuotedWords names = new QuotedWords(WORDS);

    @Test
    void each_word_is_found_wherever_it_stands() {
        for (var i = 0; i < WORDS.size(); i++) {
            for (var behind : List.of("", ":1}", "\":\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"}")) {
                assertThat(find(WORDS.get(i) + '"' + behind)).isEqualTo(i);
            }
            assertThat(names.length(i)).isEqualTo(WORDS.get(i).length() + 1);
        }
    }

    @Test
    void a_word_with_any_other_character_is_not_found() {
        for (var word : WORDS) {
            for (var i = 0; i <= word.length(); i++) {
                var other = new StringBuilder(word + '"');
                other.setCharAt(i, 'X');

                assertThat(find(other + ":1,\"")).as(other.toString()).isEqualTo(QuotedWords.NONE);
            }
        }
    }

    @Test
    void a_word_that_is_cut_off_by_the_end_is_not_found() {
        for (var word : WORDS) {
            for (var length = 0; length <= word.length(); length++) {
                assertThat(find(word.substring(0, length))).as(word).isEqualTo(QuotedWords.NONE);
            }
        }
    }

    /** What is found behind eight other bytes. */
    private int find(String text) {
        return names.find(("{\"x\":1,\"" + text).getBytes(StandardCharsets.US_ASCII), 8);
    }
}
