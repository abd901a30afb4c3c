package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentage from 0 to 100: 2 means two per cent.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Percent(BigDecimal value) implements DecimalValue<Percent> {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Percent> TYPE = ValueType.decimal(Percent.class, Percent::new, Percent::value)
            .doc("a percentage: 2 means two per cent")
            .unit("percent")
            .between("0", "100")
            .examples("2", "0.5");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Percent {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 2.5}; throws a FindingsException when it is none or out of bounds. */
    public static Percent of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Percent of(BigDecimal decimal) {
        return new Percent(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Percent of(long whole) {
        return new Percent(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Percent ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The percentage that is a whole multiple of a step such as 0.1, rounded in the direction that is named.
     * DOWN is the multiple below, UP the one above, HALF_EVEN the nearest.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Percent toStep(BigDecimal percentage, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(percentage, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Percent toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
