package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 60s}, {@code 15m}, {@code 24h}, {@code 1h30m}, {@code 7d}. */
public final class TimeSpan {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");

    private static final String WRITE = "; write 500ms, 60s, 15m, 24h or 7d";

    private TimeSpan() {}

    /**
     * The length that a text states.
     *
     * @throws IllegalArgumentException when it states none, or no time at all; the message says what to write
     */
    public static Duration of(String text) {
        var parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no length of time" + WRITE);
        }
        var span = Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)))
                .plusMillis(number(parts.group(5)));
        if (span.isZero()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time at all" + WRITE);
        }
        return span;
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The length for people: {@code 1h30m}; {@code 0s} for none. */
    public static String text(Duration span) {
        var parts = new ArrayList<String>();
        add(parts, span.toHours(), "h");
        add(parts, span.toMinutesPart(), "m");
        add(parts, span.toSecondsPart(), "s");
        add(parts, span.toMillisPart(), "ms");
        return parts.isEmpty() ? "0s" : String.join("", parts);
    }

    /** A length that was measured, for people: from a second on without its milliseconds. */
    public static String about(Duration span) {
        return text(span.toSeconds() > 0 ? Duration.ofSeconds(span.toSeconds()) : span);
    }

    private static void add(ArrayList<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(number + unit);
        }
    }
}
