package io.tradeschema.compat.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^[A-Z0-9]{2,24}$ BTCUSDT true",
                "^[A-Z0-9]{2,24}$ B false",
                "^[A-Z0-9]{2,24}$ btcusdt false",
                "USD xxUSDxx true",
                "^a|b$ axx true",
                "^a|b$ xxb true",
                "^a|b$ xax false",
                "^(BUY|SELL)$ SELL true",
                "^\\d+\\.\\d{1,2}$ 12.5 true",
                "^\\w+$ a_1 true",
                "^[^a-c]$ d true",
                "^a{2}$ aa true",
                "^a{,2}$ a{,2} true",
                "^.$ 😀 true",
                "^\\u0041$ A true",
                "^[\\w.-]+@x$ a.b-c@x true",
                "^\\p{Lu}+$ ÄB true",
                "^x*?y$ xxy true",
                "^(?<name>a)$ a true",
                "a^b ab false",
            })
    void a_pattern_matches_as_ecma_262_says(String pattern, String text, boolean matches) throws RegexUndecided {
        assertThat(Language.ofPattern(pattern, () -> {}).contains(text)).isEqualTo(matches);
    }

    @Test
    void the_end_is_the_end_and_not_the_line_before() throws RegexUndecided {
        assertThat(Language.ofPattern("^a$", () -> {}).contains("a\n")).isFalse();
        assertThat(Language.ofPattern("^\\s$", () -> {}).contains("\uFEFF")).isTrue();
        assertThat(Language.ofPattern("^.$", () -> {}).contains("\u2028")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1", "(?<=a)b", "(?i)a", "a++", "\\ba", "\\Aa", "a(?=b)c", "[[a]]", "a{3,1}", "(", "*a", "\\"
            })
    void what_is_not_regular_or_not_ecma_262_is_undecided(String pattern) {
        assertThatThrownBy(() -> Language.ofPattern(pattern, () -> {})).isInstanceOf(RegexUndecided.class);
    }

    @Test
    void generated_patterns_match_like_the_platforms_engine() throws RegexUndecided {
        var seed = 20261123L;
        var random = new Random(seed);
        for (var i = 0; i < 400; i++) {
            var pattern = pattern(random, 3);
            var language = Language.ofPattern(pattern, () -> {});
            var platform = Pattern.compile(pattern);
            for (var j = 0; j < 40; j++) {
                var text = text(random);
                assertThat(language.contains(text))
                        .as("seed %s: %s on %s", seed, pattern, text)
                        .isEqualTo(platform.matcher(text).find());
            }
        }
    }

    @Test
    void a_word_between_two_languages_is_found_and_the_lack_of_one_is_certain() throws RegexUndecided {
        assertThat(between("^[A-Z0-9]{2,9}$", "^[A-Z]{2,9}$")).isPresent();
        assertThat(between("^[A-Z]{2,9}$", "^[A-Z0-9]{2,9}$")).isEmpty();
        assertThat(between("^(ab)*$", "^(ab|ba)*$")).isEmpty();
        assertThat(between("^a", "a")).isEmpty();
        assertThat(between("a", "^a")).isPresent();
    }

    @Test
    void lengths_count_code_points() throws RegexUndecided {
        var any = List.of(Language.ofPattern("^[😀-😂]*$", () -> {}));

        assertThat(new LanguageSearch(any, List.of(), 3, 3, () -> {}).find()).contains("😀😀😀");
        assertThat(new LanguageSearch(List.of(Language.ofPattern("^(aa)*$", () -> {})), List.of(), 3, 3, () -> {})
                        .find())
                .isEmpty();
    }

    @Test
    void too_many_states_are_reported_and_not_walked() {
        assertThatThrownBy(() -> between("^(.*a.{40}b.*)$", "^(.*b.{40}a.*)$")).isInstanceOf(LanguageTooLarge.class);
    }

    private static Optional<String> between(String inside, String outside) throws RegexUndecided {
        return new LanguageSearch(
                        List.of(Language.ofPattern(inside, () -> {})),
                        List.of(Language.ofPattern(outside, () -> {})),
                        0,
                        Long.MAX_VALUE,
                        () -> {})
                .find();
    }

    private static String pattern(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 3)) {
            case 0 -> "a";
            case 1 -> "[ab]";
            case 2 -> "[^a]";
            case 3 -> pattern(random, depth - 1) + pattern(random, depth - 1);
            case 4 -> "(?:" + pattern(random, depth - 1) + "|" + pattern(random, depth - 1) + ")";
            case 5 -> "(?:" + pattern(random, depth - 1) + ")*";
            case 6 -> "(?:" + pattern(random, depth - 1) + "){1,2}";
            default -> "^" + pattern(random, depth - 1) + "$";
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            text.append("abc".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
