package io.tradeschema.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a time text: {@code YYYY-MM-DDTHH:MM:SS}, then perhaps a fraction of one to nine digits, then perhaps
 * {@code Z} or an offset {@code +HH:MM}. Exactly the texts that the published schema's pattern describes.
 */
final class TimeText {

    static final Instant LEAST = LocalDateTime.of(0, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    static final Instant MOST =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999).toInstant(ZoneOffset.UTC);

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int[] FRACTION_UNITS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private final String text;
    private final int nanos;
    private final int zoneStart;

    private TimeText(String text, int nanos, int zoneStart) {
        this.text = text;
        this.nanos = nanos;
        this.zoneStart = zoneStart;
    }

    /** The time's fields, or null when the text has another form. */
    static @Nullable TimeText scan(String text) {
        if (!hasForm(text, 0, FORM)) {
            return null;
        }
        var end = FORM.length();
        var nanos = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            var start = end + 1;
            end = endOfDigits(text, start);
            var digits = end - start;
            if (digits < 1 || digits > 9) {
                return null;
            }
            nanos = number(text, start, end) * FRACTION_UNITS[digits];
        }
        return isZone(text, end) ? new TimeText(text, nanos, end) : null;
    }

    private static int endOfDigits(String text, int start) {
        var end = start;
        while (end < text.length() && end - start < 10 && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isZone(String text, int start) {
        return switch (text.length() - start) {
            case 0 -> true;
            case 1 -> text.charAt(start) == 'Z';
            case 6 -> (text.charAt(start) == '+' || text.charAt(start) == '-') && hasForm(text, start + 1, "dd:dd");
            default -> false;
        };
    }

    private static boolean hasForm(String text, int start, String form) {
        if (text.length() - start < form.length()) {
            return false;
        }
        for (var i = 0; i < form.length(); i++) {
            var wanted = form.charAt(i);
            var given = text.charAt(start + i);
            if (wanted == 'd' ? !isDigit(given) : given != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    boolean hasZone() {
        return zoneStart < text.length();
    }

    /** The instant, or null when the calendar or the clock has no such day, hour or offset. */
    @Nullable
    Instant instant() {
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        var hour = number(text, 11, 13);
        var minute = number(text, 14, 16);
        var second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
            return null;
        }
        if (hour > 23 || minute > 59 || second > 59 || offsetHour() > 23 || offsetMinute() > 59) {
            return null;
        }
        var local = LocalDateTime.of(year, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC);
        return Instant.ofEpochSecond(local - offsetSeconds(), nanos);
    }

    private int offsetSeconds() {
        var seconds = offsetHour() * 3600 + offsetMinute() * 60;
        return hasOffset() && text.charAt(zoneStart) == '-' ? -seconds : seconds;
    }

    private boolean hasOffset() {
        return text.length() - zoneStart == 6;
    }

    private int offsetHour() {
        return hasOffset() ? number(text, zoneStart + 1, zoneStart + 3) : 0;
    }

    private int offsetMinute() {
        return hasOffset() ? number(text, zoneStart + 4, zoneStart + 6) : 0;
    }

    private static int number(String text, int start, int end) {
        var number = 0;
        for (var i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
