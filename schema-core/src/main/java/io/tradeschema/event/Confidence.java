package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A probability, 0 to 1 inclusive.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Confidence(BigDecimal value) implements DecimalValue<Confidence> {

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

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Confidence of(BigDecimal decimal) {
        return new Confidence(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Confidence of(long whole) {
        return new Confidence(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Confidence ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * The probability that is a whole multiple of a step such as 0.01, rounded in the direction that is named.
     * DOWN is the multiple below, UP the one above, HALF_EVEN the nearest.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Confidence toStep(BigDecimal probability, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(probability, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Confidence toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
