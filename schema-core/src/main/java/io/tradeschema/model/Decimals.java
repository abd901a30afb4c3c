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

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** The most that limits can be raised to, and the bits that so many digits need. */
    private static final int LONGEST_TEXT = 1000;

    private static final int LONGEST_BITS = 4000;

    private Decimals() {}

    /**
     * The number that a Java value stands for, or empty when it is no number at all. Nothing is rounded. A class that
     * somebody derived from one of Java's numbers is none: it may answer differently every time it is asked.
     */
    static Optional<BigDecimal> of(Object raw) {
        if (raw.getClass() == BigDecimal.class) {
            return Optional.of((BigDecimal) raw);
        }
        if (raw.getClass() == BigInteger.class) {
            return Optional.of(new BigDecimal((BigInteger) raw));
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

    /** Whether the digits alone are more than any limit allows: writing them out would take long. */
    static boolean isHuge(BigDecimal value) {
        return value.unscaledValue().bitLength() > LONGEST_BITS;
    }

    static boolean isJsonNumber(String text) {
        return JSON_NUMBER.matcher(text).matches();
    }

    /**
     * The value in its one form (no trailing zeros, no exponent, no negative zero), or null when it has too many digits.
     * Looks at precision and scale before any arithmetic: {@code 1e9999999} costs nothing here, and stripping the zeros
     * of {@code 1000e2147483647} would overflow.
     */
    static @Nullable BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (isHuge(value)) {
            return null;
        }
        var integerDigits = (long) value.precision() - value.scale();
        if (integerDigits > INTEGER_DIGITS) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        if (stripped.scale() > FRACTION_DIGITS) {
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same for the text of a JSON number, whose exponent may be beyond any integer. */
    static @Nullable BigDecimal canonical(String text) {
        try {
            return text.length() > LONGEST_TEXT ? null : canonical(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLong) {
            return null;
        }
    }
}
