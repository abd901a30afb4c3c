package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A multiplier of the margin, 1 to 125; may be fractional.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Leverage(BigDecimal value) implements DecimalValue<Leverage> {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Leverage> TYPE = ValueType.decimal(Leverage.class, Leverage::new, Leverage::value)
            .doc("a multiplier of the margin, may be fractional")
            .unit("times")
            .between("1", "125")
            .examples("5", "2.5");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Leverage {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 2.5}; throws a FindingsException when it is none or out of bounds. */
    public static Leverage of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Leverage of(BigDecimal decimal) {
        return new Leverage(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Leverage of(long whole) {
        return new Leverage(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Leverage ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The leverage that is a whole multiple of a step of the venue, such as 1, rounded in the direction that is named.
     * DOWN is the multiple below, UP the one above, HALF_EVEN the nearest.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Leverage toStep(BigDecimal leverage, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(leverage, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Leverage toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
