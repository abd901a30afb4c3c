package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The bounds of a decimal type as longs, one pair for each scale from 0 to 30: a number of up to eighteen digits is held
 * against them without any arithmetic. Beyond that scale some numbers are too small for the rule.
 */
final class ScaledBounds {

    private static final int SCALES = DecimalType.PLAIN_PLACES + 1;
    private static final BigDecimal MOST_DIGITS = BigDecimal.TEN.pow(18).subtract(BigDecimal.ONE);

    private final long[] least = new long[SCALES];
    private final long[] most = new long[SCALES];
    private final BigDecimal[] leastDecimals = new BigDecimal[SCALES];
    private final BigDecimal[] mostDecimals = new BigDecimal[SCALES];

    /** The bounds; the upper one is inclusive. */
    ScaledBounds(Optional<BigDecimal> least, boolean leastExcluded, Optional<BigDecimal> most, boolean whole) {
        for (var scale = 0; scale < SCALES; scale++) {
            var isPossible = scale == 0 || !whole;
            this.least[scale] = isPossible ? least(least, leastExcluded, scale) : 1;
            this.most[scale] = isPossible ? most(most, scale) : 0;
            this.leastDecimals[scale] = BigDecimal.valueOf(this.least[scale], scale);
            this.mostDecimals[scale] = BigDecimal.valueOf(this.most[scale], scale);
        }
    }

    private static long least(Optional<BigDecimal> bound, boolean excluded, int scale) {
        var floor = MOST_DIGITS.negate();
        return bound.map(value -> value.movePointRight(scale))
                .map(value -> excluded
                        ? value.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                        : value.setScale(0, RoundingMode.CEILING))
                .orElse(floor)
                .max(floor)
                .min(MOST_DIGITS.add(BigDecimal.ONE))
                .longValueExact();
    }

    private static long most(Optional<BigDecimal> bound, int scale) {
        return bound.map(value -> value.movePointRight(scale).setScale(0, RoundingMode.FLOOR))
                .orElse(MOST_DIGITS)
                .min(MOST_DIGITS)
                .max(MOST_DIGITS.negate().subtract(BigDecimal.ONE))
                .longValueExact();
    }

    /**
     * Whether {@code unscaled · 10^-scale} is accepted and in its one form, which has no trailing zeros. False may also
     * mean that the number has more than eighteen digits.
     */
    boolean hold(long unscaled, int scale) {
        return scale >= 0
                && scale < SCALES
                && unscaled >= least[scale]
                && unscaled <= most[scale]
                && (scale == 0 || unscaled % 10 != 0);
    }

    /**
     * The same for a decimal. Decimals of one scale are compared without any arithmetic, be they a million digits long;
     * nothing is allocated once it is compiled.
     */
    boolean hold(BigDecimal value) {
        return digits(value) != DecimalType.NOT_PLAIN;
    }

    /** The same, as the decimal's digits without its point; {@link DecimalType#NOT_PLAIN} when it is not held. */
    long digits(BigDecimal value) {
        var scale = value.scale();
        if (value.getClass() != BigDecimal.class
                || scale < 0
                || scale >= SCALES
                || value.compareTo(mostDecimals[scale]) > 0
                || value.compareTo(leastDecimals[scale]) < 0) {
            return DecimalType.NOT_PLAIN;
        }
        // Unlike unscaledValue() it makes no BigInteger.
        var digits = value.scaleByPowerOfTen(scale).longValue();
        return scale == 0 || digits % 10 != 0 ? digits : DecimalType.NOT_PLAIN;
    }
}
