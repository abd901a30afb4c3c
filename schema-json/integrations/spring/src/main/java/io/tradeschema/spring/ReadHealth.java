package io.tradeschema.spring;

import io.tradeschema.json.ReadFigure;
import io.tradeschema.json.ReadListener;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of each event goes. It is not well when so many messages in a row were refused, which is what another
 * contract at the other end looks like, or when none was accepted for longer than the application allows. One accepted message
 * makes it well again. Safe for all threads.
 */
public final class ReadHealth implements ReadListener {

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final ReadSettings.Health bounds;
    private final Clock clock;

    /** How the reading of one event went until now; replaced as a whole. */
    private record Reading(
            long accepted,
            long refused,
            long refusedInARow,
            Optional<Rule> lastRule,
            Optional<Instant> lastAccepted,
            Instant since) {

        static Reading none(Instant now) {
            return new Reading(0, 0, 0, Optional.empty(), Optional.empty(), now);
        }

        Reading accepting(Instant now) {
            return new Reading(accepted + 1, refused, 0, lastRule, Optional.of(now), since);
        }

        Reading refusing(Rule rule) {
            return new Reading(accepted, refused + 1, refusedInARow + 1, Optional.of(rule), lastAccepted, since);
        }
    }

    ReadHealth(List<Contract<?>> contracts, ReadSettings.Health bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
        contracts.forEach(type -> readings.put(type.name(), Reading.none(clock.instant())));
    }

    @Override
    public void accepted(Contract<?> type, long nanos) {
        var now = clock.instant();
        readings.compute(type.name(), (name, before) -> begun(before, now).accepting(now));
    }

    @Override
    public void refused(Contract<?> type, Rule rule, long nanos) {
        var now = clock.instant();
        readings.compute(type.name(), (name, before) -> begun(before, now).refusing(rule));
    }

    private static Reading begun(@Nullable Reading before, Instant now) {
        return before == null ? Reading.none(now) : before;
    }

    /** Whether every event is read well. */
    public boolean isWell() {
        return readings.values().stream().allMatch(reading -> fault(reading).isEmpty());
    }

    /** By event: the figures, and under {@code fault} what is wrong, if anything is. */
    public Map<String, Object> details() {
        var details = new TreeMap<String, Object>();
        readings.forEach((event, reading) -> details.put(event, details(reading)));
        return details;
    }

    private Map<String, Object> details(Reading reading) {
        var figures = new TreeMap<String, Object>();
        figures.put(ReadFigure.ACCEPTED.wire(), reading.accepted());
        figures.put(ReadFigure.REFUSED.wire(), reading.refused());
        reading.lastAccepted().ifPresent(time -> figures.put(ReadFigure.LAST_ACCEPTED.wire(), time.toString()));
        fault(reading).ifPresent(fault -> figures.put("fault", fault));
        return figures;
    }

    private Optional<String> fault(Reading reading) {
        if (reading.refusedInARow() >= bounds.refusedInARow()) {
            return Optional.of("the last " + reading.refusedInARow() + " messages were refused, the last one by "
                    + reading.lastRule().map(Rule::name).orElse("no rule"));
        }
        return Optional.ofNullable(bounds.silentFor())
                .filter(bound -> silence(reading).compareTo(bound) > 0)
                .map(bound -> "no message was accepted for more than " + bound);
    }

    private Duration silence(Reading reading) {
        return Duration.between(reading.lastAccepted().orElse(reading.since()), clock.instant());
    }
}
