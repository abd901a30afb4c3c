package io.tradeschema.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type of times: ISO-8601 texts with seconds, read as instants, always written with {@code Z}. */
public final class TimeType extends ValueType<Instant> {

    static final TimeType INSTANCE = new TimeType();

    private static final String EXAMPLE = "2026-01-21T04:10:00.250Z";

    private TimeType() {
        super(Instant.class, Prose.of(Instant.class).withUnit("UTC").withExamples(List.of(EXAMPLE)));
    }

    @Override
    public Object wire(Instant value) {
        return value.toString();
    }

    @Override
    @Nullable
    Instant read(Object raw, Problems problems) {
        if (raw instanceof Instant instant) {
            return inRange(instant, instant.toString(), problems);
        }
        if (raw instanceof NumberText || raw instanceof Number) {
            problems.add(
                    MessageRule.TIME_FORM,
                    "a number is no time",
                    Raw.describe(raw),
                    "epoch numbers are refused: write " + expectation());
            return null;
        }
        if (raw instanceof LocalDateTime local && problems.writing()) {
            return refuseWithoutZone(local.toString(), problems);
        }
        return raw instanceof String text ? readText(text, problems) : refuseType(raw, problems);
    }

    private @Nullable Instant readText(String text, Problems problems) {
        var time = TimeText.scan(text);
        if (time == null) {
            problems.add(MessageRule.TIME_FORM, "not an ISO-8601 time", Excerpt.quoted(text), "write " + expectation());
            return null;
        }
        var instant = time.instant();
        if (instant == null) {
            problems.add(
                    MessageRule.TIME_NOT_IN_CALENDAR,
                    "no such day or hour",
                    Excerpt.quoted(text),
                    "compute times with a date library");
            return null;
        }
        if (!time.hasZone() && problems.writing()) {
            return refuseWithoutZone(text, problems);
        }
        if (!time.hasZone()) {
            problems.add(
                    MessageRule.TIME_WITHOUT_ZONE,
                    "no zone, read as UTC",
                    Excerpt.quoted(text),
                    "end it with Z or an offset, such as " + EXAMPLE);
        }
        return inRange(instant, text, problems);
    }

    private static @Nullable Instant refuseWithoutZone(String text, Problems problems) {
        problems.add(
                MessageRule.TIME_WRITTEN_WITHOUT_ZONE,
                "no zone: a local clock taken for UTC is hours off",
                Excerpt.quoted(text),
                "write Instant.now()");
        return null;
    }

    private static @Nullable Instant inRange(Instant instant, String text, Problems problems) {
        if (TimeText.LEAST.isAfter(instant) || TimeText.MOST.isBefore(instant)) {
            problems.add(
                    MessageRule.TIME_NOT_IN_CALENDAR,
                    "outside the years 0000 to 9999 of UTC",
                    Excerpt.quoted(text),
                    "check the year");
            return null;
        }
        return instant;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.time(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return Optional.empty();
    }

    @Override
    public String expectation() {
        return "an ISO-8601 time such as \"" + EXAMPLE + "\"";
    }
}
