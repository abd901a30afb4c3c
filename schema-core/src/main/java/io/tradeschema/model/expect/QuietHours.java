package io.tradeschema.model.expect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hours of the week in which nothing needs to come.
 *
 * @param zone whose clock
 * @param days the days on which they begin
 * @param from when they begin
 * @param to when they end: on the next day, where that is no later than {@code from}
 */
public record QuietHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    private static final int WEEK = 8;

    /** Copies the days. */
    public QuietHours {
        days = Set.copyOf(days);
    }

    /** When the quiet hours that hold at this time end; empty when none hold. */
    public Optional<Instant> endOf(Instant time) {
        var end = Optional.<Instant>empty();
        for (var hours = at(time);
                hours.isPresent() && end.map(hours.get().end::isAfter).orElse(true);
                hours = at(end.get())) {
            end = Optional.of(hours.get().end);
            if (ChronoUnit.DAYS.between(time, end.get()) > WEEK) {
                break;
            }
        }
        return end;
    }

    /** When the next quiet hours begin, at this time or later, in the next days; empty when there are none. */
    public Optional<Instant> nextFrom(Instant time) {
        var today = ZonedDateTime.ofInstant(time, zone).toLocalDate();
        for (var day = 0; day <= WEEK; day++) {
            var date = today.plusDays(day);
            var start = date.atTime(from).atZone(zone).toInstant();
            if (days.contains(date.getDayOfWeek()) && !start.isBefore(time)) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    private record Hours(Instant start, Instant end) {}

    private Optional<Hours> at(Instant time) {
        var today = ZonedDateTime.ofInstant(time, zone).toLocalDate();
        for (var day = -1; day <= 0; day++) {
            var date = today.plusDays(day);
            if (days.contains(date.getDayOfWeek())) {
                var start = date.atTime(from).atZone(zone).toInstant();
                var last = to.isAfter(from) ? date : date.plusDays(1);
                var end = last.atTime(to).atZone(zone).toInstant();
                if (!time.isBefore(start) && time.isBefore(end)) {
                    return Optional.of(new Hours(start, end));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code quiet FRIDAY, SATURDAY 22:00 to 06:00 in Europe/Oslo}. */
    @Override
    public String toString() {
        return "quiet " + new TreeSet<>(days).stream().map(DayOfWeek::toString).collect(Collectors.joining(", ")) + " "
                + from + " to " + to + " in " + zone;
    }
}
