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

    /** Behind this nobody waits for a whole: what is read goes on as long as the server lives, and no option says how long. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** Both times. */
    public Patience {}

    /** For each answer alone. */
    static Patience withoutEnd(Duration answer) {
        return new Patience(answer, FOR_EVER);
    }

    /** The name of the option that sets a time, in brackets behind a sentence; nothing where there is no such option. */
    String option(String name) {
        return whole.equals(FOR_EVER) ? "" : " (" + name + ")";
    }

    /** A time for people: {@code 0.5 seconds}. */
    public static String words(Duration time) {
        var number = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
        return number.toPlainString() + (number.compareTo(BigDecimal.ONE) == 0 ? " second" : " seconds");
    }
}
