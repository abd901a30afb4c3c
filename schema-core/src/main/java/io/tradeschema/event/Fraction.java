package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of the whole, 0 to 1 inclusive: 0.25 means a quarter.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Fraction(BigDecimal value) implements DecimalValue<Fraction> {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Fraction> TYPE = ValueType.decimal(Fraction.class, Fraction::new, Fraction::value)
            .doc("a part of the whole: 0.25 means a quarter")
            .unit("part of 1")
            .between("0", "1")
            .examples("0.25", "0");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Fraction {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 0.25}; throws a FindingsException when it is none or out of bounds. */
    public static Fraction of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Fraction of(BigDecimal decimal) {
        return new Fraction(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Fraction of(long whole) {
        return new Fraction(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Fraction ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The part that is a whole multiple of a step such as 0.05, rounded in the direction that is named.
     * DOWN is the multiple below, UP the one above, HALF_EVEN the nearest.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Fraction toStep(BigDecimal part, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(part, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Fraction toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
