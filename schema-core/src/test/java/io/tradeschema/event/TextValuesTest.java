package io.tradeschema.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.FindingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT",
                "BTCUSDT",
                "1000BONKUSDC",
                "A2ZUSDT",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456",
                "BTCUSDT_260327",
                "BTC-USDT-SWAP"
            })
    void a_symbol_is_2_to_32_capitals_digits_underscores_and_hyphens(String text) {
        assertThat(Symbol.of(text)).hasToString(text).isEqualTo(new Symbol(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-1234567"})
    void a_symbol_of_another_length_is_refused(String text) {
        assertThatThrownBy(() -> Symbol.of(text))
                .isInstanceOf(FindingsException.class)
                .hasMessageStartingWith("Symbol $: " + text.length() + " characters long, found \"" + text + "\"; ")
                .hasMessageEndingWith("write a text of 2 to 32 characters A-Z0-9_- [TEXT_LENGTH]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "btcusdt",
                "BTC/USDT",
                "BTC USDT",
                " BTCUSDT",
                "BTCUSDT ",
                "BTCUSDT\n",
                "BTC.P",
                "BTC@",
                "BTC[",
                "BTC`",
                "BTC{",
                "BTC:",
                "ВTCUSDT",
                "BTCUSDT\u200b",
                "١٢",
                "ＢＴＣ",
                "BTC\u0000"
            })
    void a_symbol_of_other_characters_is_refused(String text) {
        assertThatThrownBy(() -> Symbol.of(text))
                .hasMessageStartingWith("Symbol $: has characters other than A-Z0-9_-, found \"")
                .hasMessageEndingWith("; write a text of 2 to 32 characters A-Z0-9_- [TEXT_CHARACTERS]");
    }

    @Test
    void a_look_alike_is_shown_for_what_it_is() {
        assertThatThrownBy(() -> Symbol.of("ВTCUSDT")).hasMessageContaining("found \"\\u0412TCUSDT\"");
    }

    @Test
    void an_empty_text_is_better_left_out() {
        assertThatThrownBy(() -> Name.of(""))
                .hasMessage("Name $: 0 characters long, found \"\"; leave it out,"
                        + " or write a text of 1 to 64 characters [TEXT_LENGTH]");
    }

    @Test
    void lengths_count_characters_not_utf_16_units() {
        var rocket = "\ud83d\ude80";

        assertThat(Name.of(rocket.repeat(64)).value()).hasSize(128);
        assertThatThrownBy(() -> Name.of(rocket.repeat(65)))
                .hasMessageStartingWith("Name $: 65 characters long, found ");
        assertThat(Id.of("x".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> Id.of("x".repeat(65))).hasMessageContaining("65 characters long");
        assertThat(Note.of("é".repeat(256)).value()).hasSize(256);
        assertThatThrownBy(() -> Note.of("é".repeat(257))).hasMessageContaining("257 characters long");
        assertThatThrownBy(() -> Note.of("")).hasMessageContaining("0 characters long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d",
                "\ude80",
                "a\ud83d",
                "\ud83da",
                "\ude80\ud83d",
                "\ud83d\ud83d\ude80",
                "\ud83d\ude80\ude80"
            })
    void half_a_character_is_refused(String text) {
        assertThatThrownBy(() -> Note.of(text))
                .hasMessageStartingWith("Note $: half a Unicode character, found \"")
                .hasMessageEndingWith("\"; cut texts at characters [LONE_SURROGATE]");
    }

    @Test
    void names_keep_their_blanks_and_their_case() {
        assertThat(Name.of(" Exit Monitor ")).hasToString(" Exit Monitor ");
        assertThat(Name.of("Exit")).isNotEqualTo(Name.of("exit"));
    }

    @Test
    void what_a_text_type_accepts_is_there_to_be_read() {
        assertThat(Symbol.TYPE.least()).isEqualTo(2);
        assertThat(Symbol.TYPE.most()).isEqualTo(32);
        assertThat(Symbol.TYPE.characters()).contains("A-Z0-9_-");
        assertThat(Symbol.TYPE.members()).contains("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
        assertThat(Note.TYPE.characters()).isEmpty();
        assertThat(Symbol.TYPE.examples()).contains("BTCUSDT");
        assertThat(Symbol.TYPE.unit()).isEmpty();
        assertThat(Symbol.TYPE.wire(Symbol.of("BTCUSDT"))).isEqualTo("BTCUSDT");
    }
}
