package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole multiples of a step. */
final class Steps {

    /** Less than half of every step, and so rounded as whatever is smaller still. */
    private static final int TINY_POWER = 2 * Decimals.LEAST_POWER;

    private Steps() {}

    /** The multiple to which a value is rounded; a value that is too large for any decimal stays as it is. */
    static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode mode) {
        var unit = Decimals.canonical(step);
        if (unit == null || unit.signum() <= 0) {
            throw new IllegalArgumentException("a step lies above 0, from 1e" + Decimals.LEAST_POWER + " to 1e"
                    + Decimals.POWER_BEYOND + ", and is not " + Raw.describe(step));
        }
        var power = (long) value.precision() - value.scale() - 1;
        if (power >= Decimals.POWER_BEYOND) {
            return value;
        }
        return bounded(value, power).divide(unit, 0, mode).multiply(unit);
    }

    /** Whether a value needs no rounding; of one that is too large for any decimal the type says so. */
    static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return multiple(value, step, RoundingMode.DOWN).compareTo(value) == 0;
    }

    /** The arithmetic on a number such as 1e-999999999 would not end; the multiples next to it are the same. */
    private static BigDecimal bounded(BigDecimal value, long power) {
        return value.signum() != 0 && power < TINY_POWER
                ? BigDecimal.valueOf(value.signum()).scaleByPowerOfTen(TINY_POWER)
                : value;
    }
}
