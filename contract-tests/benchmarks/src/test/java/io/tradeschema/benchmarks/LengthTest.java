package io.tradeschema.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LengthTest {

    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);

    @ParameterizedTest
    @EnumSource
    void a_message_has_the_length_that_was_asked_for(Length length) {
        for (var bytes : new int[] {256, 1000, 4096, 16_384, 65_536}) {
            assertThat(length.message(bytes)).hasSize(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_blanks_are_valid_up_to_the_limit_of_bytes(Length length) {
        var limit = Limits.STANDARD.bytes();

        assertThat(CODEC.decode(length.message(limit)).accepted()).isEqualTo(length == Length.BLANKS);
        assertThat(CODEC.decode(length.message(limit + 1)).accepted()).isFalse();
    }
}
