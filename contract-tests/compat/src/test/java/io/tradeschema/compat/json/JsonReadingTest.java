package io.tradeschema.compat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadingTest {

    private static String refused(String text) {
        return catchThrowableOfType(JsonRefused.class, () -> JsonReading.read(text))
                .said();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[NaN] ~ no JSON: Non-standard token 'NaN' at line 1, column 5",
                "[-Infinity] ~ no JSON: Non-standard token '-Infinity' at line 1, column 11",
                "[+1] ~ no JSON: Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers"
                        + " to have plus signs at line 1, column 3",
                "/* */ 1 ~ no JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?"
                        + " at line 1, column 1",
            })
    void what_is_no_json_is_told_without_the_parsers_own_settings(String text, String said) {
        assertThat(refused(text)).isEqualTo(said);
    }

    @Test
    void what_is_too_deep_or_too_long_is_told_without_the_parsers_own_settings() {
        assertThat(refused("[".repeat(201)))
                .isEqualTo("more than is read: Document nesting depth (201) exceeds the maximum allowed (200)");
        assertThat(refused("1".repeat(1001)))
                .isEqualTo("more than is read: Number value length (1001) exceeds the maximum allowed (1000)");
    }
}
