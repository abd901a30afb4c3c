package io.tradeschema.json.direct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times in UTC with as many groups of three places as they need, but for the years that have signs or limits. */
final class TimeWriter extends ValueWriter {

    private static final long FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long END = LocalDateTime.of(9999, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LONGEST = 40;

    /** The day that came last: the next time is of the same one, but for midnight. */
    private Day last = Day.of(0);

    @Override
    boolean write(Object value, Output out) {
        if (!(value instanceof Instant instant)
                || instant.getEpochSecond() < FIRST
                || instant.getEpochSecond() >= END) {
            return false;
        }
        var number = Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_DAY);
        var second = (int) (instant.getEpochSecond() - number * SECONDS_OF_DAY);
        out.expect(LONGEST);
        out.put(day(number).date);
        out.putClock(second);
        putFraction(instant.getNano(), out);
        out.put('Z');
        out.put('"');
        return true;
    }

    private Day day(long number) {
        var day = last;
        if (day.number != number) {
            day = Day.of(number);
            last = day;
        }
        return day;
    }

    private static void putFraction(int nanos, Output out) {
        if (nanos == 0) {
            return;
        }
        out.put('.');
        if (nanos % 1_000_000 == 0) {
            out.putDigits(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            out.putDigits(nanos / 1_000, 6);
        } else {
            out.putDigits(nanos, 9);
        }
    }

    /** A day, and how a time of it begins. */
    private record Day(long number, Output.Literal date) {

        static Day of(long number) {
            return new Day(number, new Output.Literal("\"" + LocalDate.ofEpochDay(number) + "T"));
        }
    }
}
