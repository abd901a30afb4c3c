package io.tradeschema.generator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Times in every form that is read. */
final class TimeSamples implements ValueSamples {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] ZONES = {"Z", "Z", "Z", "+00:00", "", "+05:30", "-04:00", "+13:45", "-00:00"};
    private static final long FIRST = 1_546_300_800L;
    private static final int YEARS = 400_000_000;

    @Override
    public List<SampleValue> notable() {
        var values = new ArrayList<SampleValue>();
        add(values, "2026-01-21T04:10:00.250Z", "");
        add(values, "2026-01-21T04:10:00Z", "whole seconds");
        add(values, "2026-01-21T04:10:00.250000+00:00", "as Python prints it, in UTC");
        add(values, "2026-01-21T04:10:00.250000", "as Python prints it, without a zone: read as UTC, with a warning");
        add(values, "2026-01-21T04:10:00", "without a zone: read as UTC, with a warning");
        add(values, "2026-01-21T04:10:00.123456789Z", "nanoseconds");
        add(values, "2026-01-21T09:40:00+05:30", "with an offset");
        add(values, "2024-02-29T23:59:59.999Z", "a leap day");
        add(values, "2000-02-29T00:00:00Z", "a leap day of a century");
        add(values, "1969-12-31T23:59:59.999Z", "before 1970");
        add(values, "0000-01-01T00:00:00Z", "at its least");
        add(values, "9999-12-31T23:59:59.999999999Z", "at its most");
        add(values, "2026-01-21T23:59:59-23:59", "the widest offset");
        return values;
    }

    private static void add(List<SampleValue> values, String text, String shows) {
        values.add(new SampleValue.Literal('"' + text + '"', shows.isEmpty() ? text : text + " (" + shows + ")"));
    }

    @Override
    public SampleValue random(int mood, Random random) {
        var text = new StringBuilder(40).append('"');
        SECONDS.formatTo(Instant.ofEpochSecond(FIRST + random.nextInt(YEARS)), text);
        var digits = random.nextInt(4) * 3;
        if (digits > 0) {
            text.append('.');
            for (var i = 0; i < digits; i++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
        }
        text.append(ZONES[random.nextInt(ZONES.length)]);
        return SampleValue.Literal.of(text.append('"').toString());
    }
}
