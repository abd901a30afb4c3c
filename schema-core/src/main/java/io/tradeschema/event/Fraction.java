package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/**
 * A part of the whole, 0 to 1 inclusive: 0.25 means a quarter.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Fraction(BigDecimal value) {

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

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Fraction of(long whole) {
        return new Fraction(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Fraction ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
