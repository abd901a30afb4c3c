package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in US dollars (a dollar stablecoin counts as one). May be negative: a loss.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Usd(BigDecimal value) implements DecimalValue<Usd> {

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

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Usd of(BigDecimal decimal) {
        return new Usd(decimal);
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
     * The amount that is a whole multiple of a step such as 0.01, a cent, rounded in the direction that is named.
     * DOWN goes towards 0, UP away from it, FLOOR towards the loss, CEILING towards the gain.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
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
