package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in US dollars (a dollar stablecoin counts as one). May be negative: a loss.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Usd(BigDecimal value) {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Usd> TYPE = ValueType.decimal(Usd.class, Usd::new, Usd::value)
            .doc("an amount of money")
            .unit("USD")
            .examples("200", "12.5");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Usd {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 12.50}; throws a FindingsException when it is none or out of bounds. */
    public static Usd of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Usd of(long whole) {
        return new Usd(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Usd ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * An amount on a grid such as cents: the multiple of the step to which it is rounded.
     * Throws a FindingsException when that is out of bounds, and an IllegalArgumentException for a step that is not above 0.
     */
    public static Usd toStep(BigDecimal amount, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(amount, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Usd toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
