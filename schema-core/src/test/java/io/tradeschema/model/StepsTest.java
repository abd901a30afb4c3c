package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class StepsTest {

    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    @Test
    void the_largest_value_that_a_decimal_may_have_is_rounded_and_the_next_power_of_ten_stays_as_it_is() {
        var beyond = BigDecimal.ONE.scaleByPowerOfTen(Decimals.POWER_BEYOND);
        var below = beyond.subtract(BigDecimal.ONE);

        assertThat(Steps.multiple(below.subtract(BigDecimal.ONE), THREE, RoundingMode.DOWN))
                .isEqualByComparingTo(below.subtract(THREE));
        assertThat(Steps.multiple(beyond, THREE, RoundingMode.DOWN)).isEqualTo(beyond);
    }
}
