package io.tradeschema.json.direct;

import java.time.Instant;

/** Reads times of the form {@code YYYY-MM-DDTHH:MM:SS}, perhaps with a fraction, that say their zone. */
final class TimeReader extends ValueReader {

    /** Characters of the longest time, which has nine places and an offset. */
    static final int LONGEST = 35;

    private static final TimePattern DATE = new TimePattern("0000-00-");
    private static final TimePattern DAY_AND_CLOCK = new TimePattern("00T00:00");
    private static final TimePattern SECOND = new TimePattern(":00");
    private static final TimePattern OFFSET = new TimePattern("00:00\"");
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int MOST_PLACES = 9;

    TimeReader(boolean required) {
        super(required);
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var date = Words.at(in, at + 1);
        var clock = Words.at(in, at + 9);
        var second = Words.at(in, at + 17);
        if (in[at] != '"' || !DATE.fits(date) || !DAY_AND_CLOCK.fits(clock) || !SECOND.fits(second)) {
            return DOUBT;
        }
        var epochSecond = epochSecond(TimePattern.pairs(date), TimePattern.pairs(clock), TimePattern.pairs(second));
        return epochSecond == Long.MIN_VALUE ? DOUBT : readFraction(in, at + 20, epochSecond, values, slot);
    }

    /** The second that pairs of digits stand for; the least of all longs when the calendar has none. */
    private static long epochSecond(long date, long dayAndClock, long secondOfMinute) {
        var year = pair(date, 0) * 100 + pair(date, 2);
        var month = pair(date, 5);
        var day = pair(dayAndClock, 0);
        var hour = pair(dayAndClock, 3);
        var minute = pair(dayAndClock, 6);
        var second = pair(secondOfMinute, 1);
        // At the ends of time an offset decides; the reference knows.
        if (year == 0 || year == 9999 || month == 0 || month > 12 || day == 0 || day > daysOfMonth(year, month)) {
            return Long.MIN_VALUE;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Long.MIN_VALUE;
        }
        return (long) epochDay(year, month, day) * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second;
    }

    private static int pair(long pairs, int index) {
        return (int) (pairs >>> index * Byte.SIZE) & 0xFF;
    }

    private static int daysOfMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS_OF_MONTH[month - 1];
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Years that begin in March have their leap day at the end. */
    private static int epochDay(int year, int month, int day) {
        var shifted = month > 2 ? year : year - 1;
        var monthOfShifted = month > 2 ? month - 3 : month + 9;
        var dayOfShifted = (153 * monthOfShifted + 2) / 5 + day - 1;
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfShifted - 719_468;
    }

    private int readFraction(byte[] in, int at, long epochSecond, Object[] values, int slot) {
        if (in[at] != '.') {
            return readZone(in, at, epochSecond, 0, values, slot);
        }
        var word = Words.at(in, at + 1);
        var places = Digits.countAtStart(word);
        if (places == 0) {
            return DOUBT;
        }
        var nanos = Digits.value(word, places) * Digits.power(MOST_PLACES - places);
        var end = at + 1 + places;
        if (places == Words.LENGTH && in[end] >= '0' && in[end] <= '9') {
            nanos += in[end] - '0';
            end++;
        }
        return readZone(in, end, epochSecond, nanos, values, slot);
    }

    private int readZone(byte[] in, int at, long epochSecond, long nanos, Object[] values, int slot) {
        if (in[at] == 'Z' && in[at + 1] == '"') {
            values[slot] = argument(Instant.ofEpochSecond(epochSecond, nanos));
            return at + 2;
        }
        var offset = Words.at(in, at + 1);
        var pairs = TimePattern.pairs(offset);
        if (in[at] != '+' && in[at] != '-' || !OFFSET.fits(offset) || pair(pairs, 0) > 23 || pair(pairs, 3) > 59) {
            return DOUBT;
        }
        var seconds = pair(pairs, 0) * 3600 + pair(pairs, 3) * 60;
        values[slot] =
                argument(Instant.ofEpochSecond(in[at] == '+' ? epochSecond - seconds : epochSecond + seconds, nanos));
        return at + 7;
    }
}
