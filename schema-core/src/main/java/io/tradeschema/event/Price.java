package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price: quote currency per unit of the base asset. Absolute, never a percentage or a distance.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Price(BigDecimal value) {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Price> TYPE = ValueType.decimal(Price.class, Price::new, Price::value)
            .doc("an absolute price, never a percentage")
            .unit("quote currency per base unit")
            .above("0")
            .examples("1.6204", "88000");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public Price {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 1.62}; throws a FindingsException when it is none or out of bounds. */
    public static Price of(String decimal) {
        return TYPE.parse(decimal);
    }

    /** The value of a whole number; throws a FindingsException when it is out of bounds. */
    public static Price of(long whole) {
        return new Price(BigDecimal.valueOf(whole));
    }

    /** The shortest decimal that reads back as this double: for numbers that were never exact to begin with. */
    public static Price ofDouble(double inexact) {
        return TYPE.parse(Double.toString(inexact));
    }

    /**
     * A price on the tick grid of its instrument: the multiple of the tick to which it is rounded.
     * Throws a FindingsException when that is out of bounds, and an IllegalArgumentException for a tick that is not above 0.
     */
    public static Price toTick(BigDecimal price, BigDecimal tick, RoundingMode mode) {
        return TYPE.toStep(price, tick, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Price toTick(double inexact, BigDecimal tick, RoundingMode mode) {
        return TYPE.toStep(inexact, tick, mode);
    }

    /** The decimal as it is written on the wire. */
    @Override
    public String toString() {
        return DecimalType.text(value);
    }
}
