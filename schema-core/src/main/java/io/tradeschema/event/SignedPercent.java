package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentage of either sign: -1.5 means a loss of one and a half per cent.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record SignedPercent(BigDecimal value) implements DecimalValue<SignedPercent> {

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

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static SignedPercent of(BigDecimal decimal) {
        return new SignedPercent(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static SignedPercent of(long whole) {
        return new SignedPercent(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static SignedPercent ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The percentage that is a whole multiple of a step such as 0.1, rounded in the direction that is named.
     * DOWN goes towards 0, UP away from it, FLOOR to the lower one, CEILING to the higher.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static SignedPercent toStep(BigDecimal percentage, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(percentage, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static SignedPercent toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
