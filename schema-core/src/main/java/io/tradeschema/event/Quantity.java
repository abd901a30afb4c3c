package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of the base asset.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Quantity(BigDecimal value) implements DecimalValue<Quantity> {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Quantity> TYPE = ValueType.decimal(Quantity.class, Quantity::new, Quantity::value)
            .doc("an amount of the base asset")
            .unit("base units")
            .above("0")
            .examples("0.25", "15");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Quantity {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 0.25}; throws a FindingsException when it is none or out of bounds. */
    public static Quantity of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Quantity of(BigDecimal decimal) {
        return new Quantity(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Quantity of(long whole) {
        return new Quantity(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Quantity ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The quantity that is a whole multiple of the step of its instrument, rounded in the direction that is named.
     * DOWN never trades more than was asked for, UP never less.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Quantity toStep(BigDecimal quantity, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(quantity, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Quantity toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
