package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTypeTest {

    private final Problems problems = new Problems("trade.intent");

    @ParameterizedTest
    @CsvSource({
        "2026-01-21T04:10:00Z, 2026-01-21T04:10:00Z",
        "2026-01-21T04:10:00.2Z, 2026-01-21T04:10:00.200Z",
        "2026-01-21T04:10:00.25Z, 2026-01-21T04:10:00.250Z",
        "2026-01-21T04:10:00.250Z, 2026-01-21T04:10:00.250Z",
        "2026-01-21T04:10:00.1234Z, 2026-01-21T04:10:00.123400Z",
        "2026-01-21T04:10:00.12345Z, 2026-01-21T04:10:00.123450Z",
        "2026-01-21T04:10:00.123456Z, 2026-01-21T04:10:00.123456Z",
        "2026-01-21T04:10:00.1234567Z, 2026-01-21T04:10:00.123456700Z",
        "2026-01-21T04:10:00.12345678Z, 2026-01-21T04:10:00.123456780Z",
        "2026-01-21T04:10:00.123456789Z, 2026-01-21T04:10:00.123456789Z",
        "2026-01-21T04:10:00.000000001Z, 2026-01-21T04:10:00.000000001Z",
        "2026-01-21T04:10:00+00:00, 2026-01-21T04:10:00Z",
        "2026-01-21T04:10:00-00:00, 2026-01-21T04:10:00Z",
        "2026-01-21T04:10:00+05:30, 2026-01-20T22:40:00Z",
        "2026-01-21T04:10:00-05:30, 2026-01-21T09:40:00Z",
        "2026-01-21T04:10:00.5+13:45, 2026-01-20T14:25:00.500Z",
        "2026-01-21T04:10:00+23:59, 2026-01-20T04:11:00Z",
        "2026-01-21T04:10:00-23:59, 2026-01-22T04:09:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "0000-02-29T00:00:00Z, 0000-02-29T00:00:00Z",
        "1969-12-31T23:59:59.75Z, 1969-12-31T23:59:59.750Z",
        "2026-12-31T23:59:59Z, 2026-12-31T23:59:59Z",
        "2026-04-30T00:00:00Z, 2026-04-30T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "0000-01-01T05:30:00+05:30, 0000-01-01T00:00:00Z",
        "9999-12-31T18:29:59.999999999-05:30, 9999-12-31T23:59:59.999999999Z"
    })
    void a_time_with_a_zone_is_read_and_written_with_z(String text, String written) {
        var instant = TimeType.INSTANCE.read(text, problems);

        assertThat(instant).isEqualTo(Instant.parse(written));
        assertThat(TimeType.INSTANCE.wire(instant)).isEqualTo(written);
        assertThat(problems.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-21T04:10:00, 2026-01-21T04:10:00Z",
        "2026-01-21T04:10:00.123456, 2026-01-21T04:10:00.123456Z",
        "9999-12-31T23:59:59.999999999, 9999-12-31T23:59:59.999999999Z"
    })
    void a_time_without_a_zone_is_read_as_utc_with_a_warning(String text, String written) {
        assertThat(TimeType.INSTANCE.read(text, problems)).isEqualTo(Instant.parse(written));
        assertThat(problems.errors()).isZero();
        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "trade.intent $: no zone, read as UTC, found \"" + text
                                + "\"; end it with Z or an offset, such as 2026-01-21T04:10:00.250Z [TIME_WITHOUT_ZONE, warning]");
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void a_text_of_another_form_is_refused(String text) {
        assertThat(TimeType.INSTANCE.read(text, problems)).isNull();
        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly("trade.intent $: not an ISO-8601 time, found " + Excerpt.quoted(text)
                        + "; write an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\" [TIME_FORM]");
    }

    static String[] otherForms() {
        return new String[] {
            "",
            "now",
            "1768740826",
            "2026-01-21",
            "2026-01-21T04:10",
            "2026-01-21T04:10Z",
            "2026-01-21T04:10:0Z",
            "2026-01-21t04:10:00Z",
            "2026-01-21T04:10:00z",
            "2026-01-21 04:10:00Z",
            "2026-01-21 04:10:00",
            "2026-01-21T04:10:00Z\n",
            "2026-01-21T04:10:00\n",
            "2026-01-21T04:10:00 ",
            " 2026-01-21T04:10:00Z",
            "2026-01-21T04:10:00.Z",
            "2026-01-21T04:10:00.",
            "2026-01-21T04:10:00,5Z",
            "2026-01-21T04:10:00.1234567890Z",
            "2026-01-21T04:10:00.12345678901Z",
            "2026-01-21T04:10:00.-1Z",
            "2026-01-21T04:10:00ZZ",
            "2026-01-21T04:10:00Z+00:00",
            "2026-01-21T04:10:00+0000",
            "2026-01-21T04:10:00+00",
            "2026-01-21T04:10:00+00:00:00",
            "2026-01-21T04:10:00*00:00",
            "2026-01-21T04:10:00+0a:00",
            "2026-01-21T04:10:00+00:0a",
            "2026-01-21T04:10:00+00-00",
            "2026-01-21T04:10:00UTC",
            "2026-01-21T04:10:00Z[UTC]",
            "+2026-01-21T04:10:00Z",
            "-0001-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
            "26-01-21T04:10:00Z",
            "2026-1-21T04:10:00Z",
            "2026/01/21T04:10:00Z",
            "2026-01-21T04-10-00Z",
            "2026-W04-3T04:10:00Z",
            "20260121T041000Z",
            "٢٠٢٦-01-21T04:10:00Z",
            "2026-01-21T04:10:0٠Z",
            "2026-01-21T04:10:00.٥Z",
            "2026-01-21T04:10:0:Z",
            "2026-01-21T04:10:0/Z"
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-21T24:00:00Z",
                "2026-01-21T23:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-01-21T04:10:00+24:00",
                "2026-01-21T04:10:00-24:00",
                "2026-01-21T04:10:00+00:60",
                "2026-02-30T00:00:00"
            })
    void a_day_an_hour_or_an_offset_that_does_not_exist_is_refused(String text) {
        assertThat(TimeType.INSTANCE.read(text, problems)).isNull();
        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly("trade.intent $: no such day or hour, found \"" + text
                        + "\"; compute times with a date library [TIME_NOT_IN_CALENDAR]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00+00:01",
                "0000-01-01T05:29:59.999999999+05:30",
                "9999-12-31T23:59:59-00:01",
                "9999-12-31T18:30:00-05:30"
            })
    void a_time_whose_offset_leads_out_of_the_years_of_utc_is_refused(String text) {
        assertThat(TimeType.INSTANCE.read(text, problems)).isNull();
        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly("trade.intent $: outside the years 0000 to 9999 of UTC, found \"" + text
                        + "\"; check the year [TIME_NOT_IN_CALENDAR]");
    }

    @Test
    void an_instant_outside_the_years_is_refused_as_its_text_is() {
        assertThat(TimeType.INSTANCE.read(Instant.MAX, problems)).isNull();
        assertThat(TimeType.INSTANCE.read(Instant.MIN, problems)).isNull();
        assertThat(TimeType.INSTANCE.read(Instant.parse("0000-01-01T00:00:00Z").minusNanos(1), problems))
                .isNull();
        assertThat(TimeType.INSTANCE.read(Instant.parse("+10000-01-01T00:00:00Z"), problems))
                .isNull();
        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "trade.intent $: outside the years 0000 to 9999 of UTC, found"
                                + " \"+1000000000-12-31T23:59:59.999999999Z\"; check the year [TIME_NOT_IN_CALENDAR]",
                        "trade.intent $: outside the years 0000 to 9999 of UTC, found"
                                + " \"-1000000000-01-01T00:00:00Z\"; check the year [TIME_NOT_IN_CALENDAR]",
                        "trade.intent $: outside the years 0000 to 9999 of UTC, found"
                                + " \"-0001-12-31T23:59:59.999999999Z\"; check the year [TIME_NOT_IN_CALENDAR]",
                        "trade.intent $: outside the years 0000 to 9999 of UTC, found"
                                + " \"+10000-01-01T00:00:00Z\"; check the year [TIME_NOT_IN_CALENDAR]");
    }

    @Test
    void an_instant_within_the_years_is_taken_as_it_is() {
        var instant = Instant.parse("2026-01-21T04:10:00Z");

        assertThat(TimeType.INSTANCE.read(instant, problems)).isSameAs(instant);
        assertThat(TimeType.INSTANCE.read(Instant.parse("0000-01-01T00:00:00Z"), problems))
                .isNotNull();
        assertThat(TimeType.INSTANCE.read(Instant.parse("9999-12-31T23:59:59.999999999Z"), problems))
                .isNotNull();
        assertThat(problems.findings()).isEmpty();
    }

    @Test
    void an_epoch_number_is_refused_however_it_comes() {
        TimeType.INSTANCE.read(1768740826L, problems);
        TimeType.INSTANCE.read(new BigDecimal("1768740826.25"), problems);
        TimeType.INSTANCE.read(new NumberText("1768740826000"), problems);
        TimeType.INSTANCE.read(new AtomicInteger(5), problems);

        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        epoch("the number 1768740826"),
                        epoch("the number 1768740826.25"),
                        epoch("the number 1768740826000"),
                        epoch("a value of class AtomicInteger"));
    }

    private static String epoch(String found) {
        return "trade.intent $: a number is no time, found " + found + "; epoch numbers are refused:"
                + " write an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\" [TIME_FORM]";
    }

    @Test
    void another_kind_of_value_is_no_time() {
        TimeType.INSTANCE.read(true, problems);
        TimeType.INSTANCE.read(OffsetDateTime.parse("2026-01-21T04:10:00Z"), problems);

        assertThat(problems.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "trade.intent $: not an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\", found true;"
                                + " write an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\" [WRONG_TYPE]",
                        "trade.intent $: not an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\","
                                + " found a value of class OffsetDateTime;"
                                + " write an ISO-8601 time such as \"2026-01-21T04:10:00.250Z\" [WRONG_TYPE]");
    }

    @Test
    void the_example_of_the_type_is_a_time() {
        assertThat(TimeType.INSTANCE.examples()).containsExactly("2026-01-21T04:10:00.250Z");
        assertThat(TimeType.INSTANCE.unit()).contains("UTC");
        assertThat(TimeType.INSTANCE.read("2026-01-21T04:10:00.250Z", problems)).isNotNull();
    }
}
