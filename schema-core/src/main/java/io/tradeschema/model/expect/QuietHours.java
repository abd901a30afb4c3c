package io.tradeschema.model.expect;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    private static final Instant SOME_MONDAY = Instant.parse("2026-01-05T00:00:00Z");

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
            var hours = on(today.plusDays(day)).filter(one -> !one.start.isBefore(time));
            if (hours.isPresent()) {
                return hours.map(Hours::start);
            }
        }
        return Optional.empty();
    }

    /**
     * The longest time between quiet hours, by a week of winter; empty where there is no end to it, since none of them ever hold.
     *
     * @param all all that hold for one expectation; they may meet and overlap
     */
    public static Optional<Duration> longestBetween(List<QuietHours> all) {
        var longest = Duration.ZERO;
        var end = SOME_MONDAY.plus(Duration.ofDays(2 * WEEK));
        for (var loud = loudFrom(all, SOME_MONDAY, end); loud.isBefore(end); ) {
            var from = loud;
            var next = all.stream().flatMap(one -> one.nextFrom(from).stream()).min(Instant::compareTo);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var between = Duration.between(loud, next.get());
            longest = between.compareTo(longest) > 0 ? between : longest;
            loud = loudFrom(all, next.get(), end);
        }
        return Optional.of(longest);
    }

    /** When none of them hold any more; where that is not before the end, some time behind it. */
    private static Instant loudFrom(List<QuietHours> all, Instant time, Instant end) {
        var loud = time;
        for (var moved = true; moved && loud.isBefore(end); ) {
            var before = loud;
            for (var one : all) {
                loud = one.endOf(loud).orElse(loud);
            }
            moved = loud.isAfter(before);
        }
        return loud;
    }

    private record Hours(Instant start, Instant end) {}

    private Optional<Hours> at(Instant time) {
        var today = ZonedDateTime.ofInstant(time, zone).toLocalDate();
        for (var day = -1; day <= 0; day++) {
            var hours = on(today.plusDays(day)).filter(one -> !time.isBefore(one.start) && time.isBefore(one.end));
            if (hours.isPresent()) {
                return hours;
            }
        }
        return Optional.empty();
    }

    /** The hours that begin on a day; empty when none do, or the clock leaves all of them out. */
    private Optional<Hours> on(LocalDate date) {
        var hours =
                new Hours(instant(date.atTime(from)), instant((to.isAfter(from) ? date : date.plusDays(1)).atTime(to)));
        return days.contains(date.getDayOfWeek()) && hours.start.isBefore(hours.end)
                ? Optional.of(hours)
                : Optional.empty();
    }

    /** When the clock shows that: for the first time, where it shows it twice; where it leaves it out, when it does so. */
    private Instant instant(LocalDateTime shown) {
        var offsets = zone.getRules().getValidOffsets(shown);
        return offsets.isEmpty() ? zone.getRules().getTransition(shown).getInstant() : shown.toInstant(offsets.get(0));
    }

    /** {@code quiet Friday and Saturday, 22:00 to 06:00 in Europe/Oslo}, {@code quiet all of Saturday and Sunday in UTC}. */
    @Override
    public String toString() {
        var isWhole = from.equals(LocalTime.MIDNIGHT) && to.equals(LocalTime.MIDNIGHT);
        return "quiet " + (isWhole ? "all of " : "") + daysNamed() + (isWhole ? "" : ", " + from + " to " + to) + " in "
                + zone;
    }

    private String daysNamed() {
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        var names = new TreeSet<>(days)
                .stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList();
        var last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
