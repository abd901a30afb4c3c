package io.tradeschema.model.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 2026-01-21 is a Wednesday. */
class QuietHoursTest {

    private static final QuietHours NIGHTS =
            new QuietHours(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(6, 0));
    private static final QuietHours WEEKENDS = new QuietHours(
            ZoneId.of("UTC"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final QuietHours OSLO = new QuietHours(
            ZoneId.of("Europe/Oslo"), EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(6, 0));

    @Test
    void a_night_ends_on_the_next_morning() {
        assertThat(NIGHTS.endOf(Instant.parse("2026-01-21T22:00:00Z"))).contains(Instant.parse("2026-01-22T06:00:00Z"));
        assertThat(NIGHTS.endOf(Instant.parse("2026-01-22T05:59:59.999Z")))
                .contains(Instant.parse("2026-01-22T06:00:00Z"));
        assertThat(NIGHTS.endOf(Instant.parse("2026-01-22T06:00:00Z"))).isEmpty();
        assertThat(NIGHTS.endOf(Instant.parse("2026-01-21T21:59:59.999Z"))).isEmpty();
    }

    @Test
    void days_that_follow_each_other_are_quiet_until_the_last_one_ends() {
        assertThat(WEEKENDS.endOf(Instant.parse("2026-01-24T12:00:00Z")))
                .contains(Instant.parse("2026-01-26T00:00:00Z"));
        assertThat(WEEKENDS.endOf(Instant.parse("2026-01-23T23:59:59Z"))).isEmpty();
    }

    @Test
    void the_next_quiet_hours_are_found_in_days_to_come() {
        assertThat(WEEKENDS.nextFrom(Instant.parse("2026-01-26T00:00:00Z")))
                .contains(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(NIGHTS.nextFrom(Instant.parse("2026-01-21T22:00:00.001Z")))
                .contains(Instant.parse("2026-01-22T22:00:00Z"));
    }

    @Test
    void the_clock_is_that_of_the_zone_in_winter_and_in_summer() {
        assertThat(OSLO.endOf(Instant.parse("2026-01-21T21:30:00Z"))).contains(Instant.parse("2026-01-22T05:00:00Z"));
        assertThat(OSLO.endOf(Instant.parse("2026-07-21T20:30:00Z"))).contains(Instant.parse("2026-07-22T04:00:00Z"));
        assertThat(OSLO.endOf(Instant.parse("2026-01-21T20:30:00Z"))).isEmpty();
    }

    /** On 2026-03-29 the clock goes from 02:00 to 03:00, which is 01:00 in UTC; on 2026-10-25 it shows 02:00 to 03:00 twice. */
    @Test
    void hours_that_the_clock_leaves_out_are_as_long_as_what_it_shows_of_them() {
        var gap = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(oslo("02:30", "04:00").endOf(gap)).contains(Instant.parse("2026-03-29T02:00:00Z"));
        assertThat(oslo("01:00", "02:30").endOf(Instant.parse("2026-03-29T00:00:00Z")))
                .contains(gap);
        assertThat(oslo("02:15", "02:45").endOf(gap)).isEmpty();
        assertThat(oslo("02:15", "02:45").nextFrom(gap)).contains(Instant.parse("2026-03-30T00:15:00Z"));
    }

    @Test
    void hours_that_the_clock_shows_twice_begin_and_end_the_first_time() {
        var first = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(oslo("02:30", "04:00").endOf(first)).contains(Instant.parse("2026-10-25T03:00:00Z"));
        assertThat(oslo("01:00", "02:30").endOf(first.minusMillis(1))).contains(first);
        assertThat(oslo("01:00", "02:30").endOf(first)).isEmpty();
    }

    @Test
    void they_are_said_as_a_person_says_them() {
        var utc = ZoneId.of("UTC");
        var nights = new QuietHours(
                utc,
                Set.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0));
        var sundays = new QuietHours(utc, Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        assertThat(WEEKENDS).hasToString("quiet all of Saturday and Sunday in UTC");
        assertThat(sundays).hasToString("quiet all of Sunday in UTC");
        assertThat(OSLO).hasToString("quiet every day, 22:00 to 06:00 in Europe/Oslo");
        assertThat(nights).hasToString("quiet Monday, Thursday and Friday, 22:00 to 06:00 in UTC");
    }

    private static QuietHours oslo(String from, String to) {
        return new QuietHours(
                ZoneId.of("Europe/Oslo"), EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }
}
