package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers, times and days that options give, each within bounds; what is none is one sentence. */
final class OptionValue {

    private static final BigDecimal LONGEST_TIME = new BigDecimal(1_000_000);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private OptionValue() {}

    /** A time above nothing. */
    static Duration seconds(String option, String text) {
        var seconds = SECONDS.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
        if (seconds.signum() == 0 || seconds.compareTo(LONGEST_TIME) > 0) {
            throw new NotCheckedException(option + " is a number of seconds above 0, at most " + LONGEST_TIME);
        }
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    /** A whole number that is not below the least one. */
    static int count(String option, String text, int least) {
        if (!COUNT.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw new NotCheckedException(option + " is " + Excerpt.of(text) + ": say a whole number from " + least
                    + " to 999999999, such as " + option + " 100");
        }
        return Integer.parseInt(text);
    }

    /** A day after today, in UTC. */
    static LocalDate dayAhead(String option, String text) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var day = day(text)
                .orElseThrow(() -> new NotCheckedException(
                        option + " " + Excerpt.quoted(text) + " is no day: write one such as " + today.plusDays(90)));
        if (!day.isAfter(today)) {
            throw new NotCheckedException(
                    option + " " + day + " does not lie ahead: a migration reads nothing old from that day on;"
                            + " write a later day, such as " + today.plusDays(90));
        }
        return day;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
