package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/**
 * A probability, 0 to 1 inclusive.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Confidence(BigDecimal value) {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Confidence> TYPE = ValueType.decimal(
                    Confidence.class, Confidence::new, Confidence::value)
            .doc("a probability, not a percentage")
            .unit("probability")
            .between("0", "1")
            .examples("0.72", "1");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Confidence {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 0.72}; throws a FindingsException when it is none or out of bounds. */
    public static Confidence of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Confidence of(long whole) {
        return new Confidence(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Confidence ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
