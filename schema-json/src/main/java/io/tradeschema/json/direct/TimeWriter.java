package io.tradeschema.json.direct;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times in UTC with as many groups of three places as they need, but for the years that have signs or limits. */
final class TimeWriter implements ValueWriter {

    private static final long FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long END = LocalDateTime.of(9999, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final int LONGEST = 40;

    @Override
    public boolean write(Object value, Output out) {
        if (!(value instanceof Instant instant)
                || instant.getEpochSecond() < FIRST
                || instant.getEpochSecond() >= END) {
            return false;
        }
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        out.expect(LONGEST);
        out.put('"');
        out.putDigits(time.getYear(), 4);
        putPart('-', time.getMonthValue(), out);
        putPart('-', time.getDayOfMonth(), out);
        putPart('T', time.getHour(), out);
        putPart(':', time.getMinute(), out);
        putPart(':', time.getSecond(), out);
        putFraction(instant.getNano(), out);
        out.putAscii("Z\"");
        return true;
    }

    private static void putPart(char separator, int part, Output out) {
        out.put(separator);
        out.putDigits(part, 2);
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
}
