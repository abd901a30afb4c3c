package io.tradeschema.model.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "60s, 60000",
        "15m, 900000",
        "24h, 86400000",
        "1h30m, 5400000",
        "1m1s1ms, 61001",
        "5m500ms, 300500",
        "1d, 86400000",
        "31d, 2678400000",
        "1d12h, 129600000"
    })
    void a_length_of_time_is_read(String text, long millis) {
        assertThat(TimeSpan.of(text).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"60s, 1m", "90m, 1h30m", "24h, 24h", "1d, 24h", "5m500ms, 5m500ms"})
    void a_length_of_time_has_one_text(String text, String shortest) {
        assertThat(TimeSpan.text(TimeSpan.of(text))).isEqualTo(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "15 m", "m", "-1s", "15min", "1s1m", "1.5h", "1h1d", "PT15M", "9999999s"})
    void what_is_no_length_of_time_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> TimeSpan.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is no length of time; write 500ms, 60s, 15m, 24h or 7d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0h0m"})
    void no_time_at_all_is_refused(String text) {
        assertThatThrownBy(() -> TimeSpan.of(text)).hasMessageContaining("is no time at all");
    }
}
