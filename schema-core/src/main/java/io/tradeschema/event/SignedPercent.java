package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/**
 * A percentage of either sign: -1.5 means a loss of one and a half per cent.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record SignedPercent(BigDecimal value) {

    /** What is accepted, and how it is described. */
    public static final DecimalType<SignedPercent> TYPE = ValueType.decimal(
                    SignedPercent.class, SignedPercent::new, SignedPercent::value)
            .doc("a percentage of either sign: -1.5 means a loss of one and a half per cent")
            .unit("percent")
            .examples("0.12", "-1.5");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public SignedPercent {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code -1.5}; throws a FindingsException when it is none or out of bounds. */
    public static SignedPercent of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static SignedPercent of(long whole) {
        return new SignedPercent(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static SignedPercent ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
