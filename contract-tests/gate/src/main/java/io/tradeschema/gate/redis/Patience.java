package io.tradeschema.gate.redis;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long a server may take, however it passes the time: with silence, or with one byte now and then.
 *
 * @param answer for connecting, for the greeting, and for each answer from its question to its last byte
 * @param whole for all that is read
 */
public record Patience(Duration answer, Duration whole) {

    /** Both times. */
    public Patience {}

    /** A time for people: {@code 0.5 seconds}. */
    public static String words(Duration time) {
        var number = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
        return number.toPlainString() + (number.compareTo(BigDecimal.ONE) == 0 ? " second" : " seconds");
    }
}
