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
}
