package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

    private static final List<String> NAMES = List.of("pnl", "symbol", "stop_loss", "position_size_usd", "entry_price");

    @ParameterizedTest
    @CsvSource({
        "stopLoss, stop_loss",
        "STOP_LOSS, stop_loss",
        "stop-loss, stop_loss",
        "stop.loss, stop_loss",
        "'stop loss', stop_loss",
        "stoploss, stop_loss",
        "PositionSizeUsd, position_size_usd",
        "positionSizeUSDT, position_size_usd",
        "symobl, symbol",
        "smybol, symbol",
        "sumbol, symbol",
        "symbl, symbol",
        "symboll, symbol",
        "sуmbol, symbol",
        "symbol\u200b, symbol",
        "\ufeffsymbol, symbol",
        "pln, pnl",
        "pnls, pnl",
        "entry_prize, entry_price",
        "entryprc, entry_price",
        "etnry_pirce, entry_price"
    })
    void the_name_that_was_probably_meant_is_found(String text, String meant) {
        assertThat(Advice.nearest(text, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "qty", "pp", "npln", "ssymbll1", "stop_lo123", "entry", "zebra"})
    void what_is_near_to_nothing_gets_no_suggestion(String text) {
        assertThat(Advice.nearest(text, NAMES)).isEmpty();
    }

    @Test
    void a_name_with_one_more_word_in_front_is_another_name() {
        assertThat(Advice.nearest("rl_action", List.of("action"))).isEmpty();
        assertThat(Advice.nearest("rlaction", List.of("action"))).contains("action");
    }

    @Test
    void short_names_allow_one_edit_longer_ones_two_and_long_ones_three() {
        assertThat(Advice.nearest("abcdX", List.of("abcde"))).contains("abcde");
        assertThat(Advice.nearest("abcXX", List.of("abcde"))).isEmpty();
        assertThat(Advice.nearest("abcdXX", List.of("abcdef"))).contains("abcdef");
        assertThat(Advice.nearest("abcXXX", List.of("abcdef"))).isEmpty();
        assertThat(Advice.nearest("abcdefgXX", List.of("abcdefghi"))).contains("abcdefghi");
        assertThat(Advice.nearest("abcdefXXX", List.of("abcdefghi"))).isEmpty();
        assertThat(Advice.nearest("abcdefgXXX", List.of("abcdefghij"))).contains("abcdefghij");
        assertThat(Advice.nearest("abcdefXXXX", List.of("abcdefghij"))).isEmpty();
    }

    @Test
    void the_nearer_one_wins_and_of_two_equally_near_ones_the_earlier() {
        assertThat(Advice.nearest("tp_levle", List.of("sl_level", "tp_level"))).contains("tp_level");
        assertThat(Advice.nearest("xp_level", List.of("sp_level", "tp_level"))).contains("sp_level");
        assertThat(Advice.nearest("xp_level", List.of("tp_level", "sp_level"))).contains("tp_level");
    }

    @Test
    void a_swap_of_neighbours_is_one_edit_and_a_swap_across_a_letter_is_two() {
        assertThat(Advice.nearest("bacde", List.of("abcde"))).contains("abcde");
        assertThat(Advice.nearest("cbade", List.of("abcde"))).isEmpty();
    }

    @Test
    void a_text_longer_than_any_name_is_not_compared() {
        assertThat(Advice.nearest("a".repeat(64), List.of("a".repeat(64)))).isPresent();
        assertThat(Advice.nearest("a".repeat(65), List.of("a".repeat(64)))).isEmpty();
    }

    @Test
    void without_candidates_there_is_nothing_to_suggest() {
        assertThat(Advice.nearest("symbol", List.of())).isEmpty();
    }
}
