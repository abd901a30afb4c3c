package io.tradeschema.event;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.WrittenByCodec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;

/**
 * A span of whole seconds, 0 to 9,007,199,254,740,991 (what every JSON reader holds exactly).
 *
 * @param value the number of seconds
 */
public record Seconds(long value) implements Comparable<Seconds>, WrittenByCodec {

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

    /** The span of that decimal; throws a FindingsException when it is no whole number or out of bounds. */
    public static Seconds of(BigDecimal decimal) {
        return new Seconds(TYPE.canonical(decimal).longValueExact());
    }

    /** The span of a duration; throws a FindingsException when that is not of whole seconds or out of bounds. */
    public static Seconds of(Duration duration) {
        Objects.requireNonNull(duration, "Seconds of null: hand in a duration");
        return of(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
    }

    /**
     * The span that is a whole multiple of a step such as 60, a minute, rounded in the direction that is named.
     * DOWN is the multiple below, UP the one above, HALF_EVEN the nearest.
     * UNNECESSARY rounds nothing and refuses what is no multiple.
     *
     * @throws io.tradeschema.model.FindingsException when the multiple is out of bounds, or there is none
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public static Seconds toStep(BigDecimal seconds, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(seconds, step, mode);
    }

    /** The same for the shortest decimal that reads back as this double. */
    public static Seconds toStep(double inexact, BigDecimal step, RoundingMode mode) {
        return TYPE.toStep(inexact, step, mode);
    }

    /** The shorter span first. */
    @Override
    public int compareTo(Seconds other) {
        return Long.compare(value, other.value);
    }

    /** The same span as an exact decimal. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(value);
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
