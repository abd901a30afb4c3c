package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals of the wire, and the rule for them: every honest double fits, and so does a division at 34 digits. One form
 * for one value.
 */
final class Decimals {

    /** The most significant digits; zeros at the end do not count. */
    static final int DIGITS = 34;

    /** The power of ten that is the least size of a number that is not 0. */
    static final int LEAST_POWER = -30;

    /** The power of ten that every size is below. */
    static final int POWER_BEYOND = 20;

    /** The most characters of a number's text. */
    static final int CHARACTERS = 40;

    static final String BEYOND =
            "more than " + DIGITS + " digits, or outside 1e" + LEAST_POWER + " to 1e" + POWER_BEYOND + " in size";

    /** The most that limits can be raised to, and the bits that so many digits need. */
    private static final int LONGEST_TEXT = 1000;

    private static final int LONGEST_BITS = 4000;
    /** What fits into a long whatever its digits are, sign and point included. */
    private static final int SHORT_TEXT = 18;

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

    /** Whether the text is {@code -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?}. */
    static boolean isJsonNumber(String text) {
        var start = text.startsWith("-") ? 1 : 0;
        var end = endOfDigits(text, start);
        if (end == start || end > start + 1 && text.charAt(start) == '0') {
            return false;
        }
        if (isAt(text, end, '.', '.')) {
            var point = end;
            end = endOfDigits(text, point + 1);
            if (end == point + 1) {
                return false;
            }
        }
        return end == text.length() || isExponent(text, end);
    }

    private static boolean isExponent(String text, int start) {
        if (!isAt(text, start, 'e', 'E')) {
            return false;
        }
        var digits = isAt(text, start + 1, '+', '-') ? start + 2 : start + 1;
        return digits < text.length() && endOfDigits(text, digits) == text.length();
    }

    private static boolean isAt(String text, int at, char one, char other) {
        return at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
    }

    private static int endOfDigits(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * The value in its one form (no trailing zeros, no negative scale, no negative zero), or null when it is beyond the rule.
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
        var power = (long) value.precision() - value.scale() - 1;
        if (power < LEAST_POWER || power >= POWER_BEYOND) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        if (stripped.precision() > DIGITS) {
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same for the text of a JSON number, whose exponent may be beyond any integer. */
    static @Nullable BigDecimal canonical(String text) {
        if (text.length() > LONGEST_TEXT) {
            return null;
        }
        try {
            return canonical(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLong) {
            return isZero(text) ? BigDecimal.ZERO : null;
        }
    }

    /** Whether nothing but zeros stands before the exponent. */
    private static boolean isZero(String text) {
        for (var i = 0; i < text.length() && !isAt(text, i, 'e', 'E'); i++) {
            if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** The one text of a value: without an exponent where that fits in 40 characters, otherwise with one. */
    static String text(BigDecimal value) {
        return isPlain(value) ? value.toPlainString() : scientific(value.stripTrailingZeros());
    }

    private static boolean isPlain(BigDecimal value) {
        return plainLength(value) <= CHARACTERS;
    }

    private static long plainLength(BigDecimal value) {
        var digits = (long) value.precision();
        var scale = (long) value.scale();
        return sign(value) + (scale <= 0 ? digits - scale : Math.max(digits, scale + 1) + 1);
    }

    private static int sign(BigDecimal value) {
        return value.signum() < 0 ? 1 : 0;
    }

    /** How long the shortest JSON text is that keeps all digits, zeros at their end too: 0.0015, 15e-30. */
    static long shortestLength(BigDecimal value) {
        if (isHuge(value)) {
            return Long.MAX_VALUE;
        }
        var withExponent = sign(value) + value.precision() + ("e" + -(long) value.scale()).length();
        return Math.min(plainLength(value), withExponent);
    }

    /** {@code -1.5e-30}. */
    private static String scientific(BigDecimal value) {
        var digits = value.unscaledValue().abs().toString();
        var power = (long) digits.length() - value.scale() - 1;
        return (value.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() == 1 ? "" : "." + digits.substring(1))
                + "e"
                + power;
    }

    /**
     * The value in its one form of what everybody writes: {@code -?(0|[1-9][0-9]*)(.[0-9]+)?} that fits into a long without
     * its point. Null for any other text, be it a JSON number or not.
     */
    static @Nullable Scaled usual(String text) {
        var start = text.startsWith("-") ? 1 : 0;
        var point = endOfDigits(text, start);
        var end = isAt(text, point, '.', '.') ? endOfDigits(text, point + 1) : point;
        if (end < text.length()
                || end > SHORT_TEXT
                || point == start
                || end == point + 1
                || point > start + 1 && text.charAt(start) == '0') {
            return null;
        }
        var unscaled = number(text, point + 1, end, number(text, start, point, 0));
        var scale = Math.max(0, end - point - 1);
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return new Scaled(start == 1 ? -unscaled : unscaled, scale);
    }

    /** The number {@code unscaled · 10^-scale}. */
    record Scaled(long unscaled, int scale) {}

    private static long number(String text, int start, int end, long before) {
        var number = before;
        for (var i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
