package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/**
 * A multiplier of the margin, 1 to 125; may be fractional.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Leverage(BigDecimal value) {

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

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Leverage of(long whole) {
        return new Leverage(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Leverage ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
