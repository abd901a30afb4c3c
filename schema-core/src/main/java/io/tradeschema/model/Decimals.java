package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Exact decimals of the wire: at most 20 integer and 18 fraction digits, one form for one value. */
final class Decimals {

    static final int INTEGER_DIGITS = 20;
    static final int FRACTION_DIGITS = 18;

    private static final Pattern JSON_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int LONGEST_BITS = 512;

    private Decimals() {}

    /** The number that a Java value stands for, or empty when it is no number at all. Nothing is rounded. */
    static Optional<BigDecimal> of(Object raw) {
        if (raw instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (raw instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        if (raw instanceof Long || raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
            return Optional.of(BigDecimal.valueOf(((Number) raw).longValue()));
        }
        if (raw instanceof Double || raw instanceof Float) {
            return finite((Number) raw);
        }
        return Optional.empty();
    }

    /** A double stands for the shortest decimal that reads back as itself: what a JSON writer prints for it. */
    private static Optional<BigDecimal> finite(Number number) {
        return Double.isFinite(number.doubleValue())
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    static boolean isJsonNumber(String text) {
        return JSON_NUMBER.matcher(text).matches();
    }

    /**
     * The value in its one form (no trailing zeros, no exponent, no negative zero), or null when it has too many digits.
     * Looks at precision and scale before any arithmetic: {@code 1e9999999} costs nothing here.
     */
    static @Nullable BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.unscaledValue().bitLength() > LONGEST_BITS) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        var integerDigits = (long) stripped.precision() - stripped.scale();
        if (integerDigits > INTEGER_DIGITS || stripped.scale() > FRACTION_DIGITS) {
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same for the text of a JSON number, whose exponent may be beyond any integer. */
    static @Nullable BigDecimal canonical(String text) {
        try {
            return canonical(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLong) {
            return null;
        }
    }
}
