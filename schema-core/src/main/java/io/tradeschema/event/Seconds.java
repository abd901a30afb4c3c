package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A span of whole seconds, 0 to 9,007,199,254,740,991 (what every JSON reader holds exactly).
 *
 * @param value the number of seconds
 */
public record Seconds(long value) {

    /** What is accepted, and how it is described. */
    public static final DecimalType<Seconds> TYPE = ValueType.decimal(
                    Seconds.class, whole -> new Seconds(whole.longValueExact()), span -> BigDecimal.valueOf(span.value))
            .doc("a span of time")
            .unit("seconds")
            .whole()
            .between("0", "9007199254740991")
            .examples("3600", "0");

    /** Throws a FindingsException when the value is out of bounds. */
    public Seconds {
        TYPE.canonical(BigDecimal.valueOf(value));
    }

    /** The span of that many seconds. */
    public static Seconds of(long value) {
        return new Seconds(value);
    }

    /** The same span as a duration. */
    public Duration duration() {
        return Duration.ofSeconds(value);
    }

    /** The number of seconds. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
