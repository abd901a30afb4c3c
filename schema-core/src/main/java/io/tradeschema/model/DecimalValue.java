package io.tradeschema.model;

import java.math.BigDecimal;

/**
 * A value that is one exact decimal, with a unit and bounds of its own. Two of them compare by their size.
 *
 * @param <T> the class of the value itself
 */
public interface DecimalValue<T extends DecimalValue<T>> extends Comparable<T>, WrittenByCodec {

    /** The exact decimal, in its one form: what {@link DecimalType#canonical} makes of it. */
    BigDecimal value();

    /** The smaller number first. */
    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
