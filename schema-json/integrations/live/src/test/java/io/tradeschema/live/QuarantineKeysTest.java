package io.tradeschema.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All keys of one EVAL are in one slot of a cluster: the part in the first braces decides, or the whole name. */
class QuarantineKeysTest {

    @ParameterizedTest
    @CsvSource({
        "trade.intent,           {trade.intent}:quarantine",
        "{desk}:trade.intent,    {desk}:trade.intent:quarantine",
        "prod:{desk}:intent,     prod:{desk}:intent:quarantine",
        "a{b,                    {a{b}:quarantine",
        "}a{b},                  }a{b}:quarantine",
    })
    void the_usual_key_is_in_the_slot_of_the_stream(String stream, String key) {
        assertThat(QuarantineKeys.of(stream).quarantine()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a}b", "a{}b"})
    void where_no_name_can_be_in_its_slot_the_team_has_to_say_one(String stream) {
        assertThatThrownBy(() -> QuarantineKeys.of(stream))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the key beside it yourself");
    }

    @Test
    void what_came_back_and_what_was_mended_stand_beside_it() {
        var keys = QuarantineKeys.of("trade.intent");

        assertThat(keys.done()).isEqualTo("{trade.intent}:quarantine:done");
        assertThat(keys.mended()).isEqualTo("{trade.intent}:quarantine:mended");
    }
}
