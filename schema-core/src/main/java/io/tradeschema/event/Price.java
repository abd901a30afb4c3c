package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price: quote currency per unit of the base asset. Absolute, never a percentage or a distance.
 *
 * @param value the exact decimal, in its one form: no trailing zeros
 */
public record Price(BigDecimal value) implements DecimalValue<Price> {

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

    /** The value of an exact decimal; throws a FindingsException when it is out of bounds. */
    public static Price of(BigDecimal decimal) {
        return new Price(decimal);
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
     * The price that is a whole multiple of the tick of its instrument, rounded in the direction that is named.
     * FLOOR is the tick below, CEILING the one above, HALF_EVEN the nearest: the stop of a long that must not come
     * closer takes FLOOR, that of a short CEILING.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the tick is no number above 0 that the wire can hold
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
