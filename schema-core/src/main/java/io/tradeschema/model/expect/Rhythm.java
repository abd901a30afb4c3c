package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message comes at least so often.
 *
 * @param every the longest time without one
 * @param excusedBy the service whose pulse excuses silence, when it proves that nothing was due
 * @param open where it is seen that positions are open; only then anything must come
 * @param quiet hours in which nothing must come
 */
public record Rhythm(
        String name,
        String of,
        Duration every,
        Optional<String> excusedBy,
        Optional<OpenPositions> open,
        List<QuietHours> quiet,
        Urgency urgency)
        implements Expectation {

    /** Copies the hours. */
    public Rhythm {
        quiet = List.copyOf(quiet);
    }

    static Rhythm named(String name) {
        return new Rhythm(name, "", Duration.ZERO, Optional.empty(), Optional.empty(), List.of(), Urgency.PAGE);
    }

    /** The longest time without one, such as {@code 15m}. */
    public Rhythm every(String time) {
        return new Rhythm(name, of, TimeSpan.of(time), excusedBy, open, quiet, urgency);
    }

    /** The pulse of this service excuses silence, when it proves that nothing was due. */
    public Rhythm excusedBy(String service) {
        return new Rhythm(name, of, every, Optional.of(service), open, quiet, urgency);
    }

    /** Only while positions are open. */
    public Rhythm whileOpen(OpenPositions positions) {
        return new Rhythm(name, of, every, excusedBy, Optional.of(positions), quiet, urgency);
    }

    /** Nothing must come in these hours, beside those said before. */
    public Rhythm quiet(QuietHours hours) {
        var all = new ArrayList<>(quiet);
        all.add(hours);
        return new Rhythm(name, of, every, excusedBy, open, all, urgency);
    }

    @Override
    public Rhythm about(String event) {
        return new Rhythm(name, event, every, excusedBy, open, quiet, urgency);
    }

    @Override
    public Rhythm urgent(Urgency other) {
        return new Rhythm(name, of, every, excusedBy, open, quiet, other);
    }

    @Override
    public String says() {
        return "a " + of + " comes at least every " + TimeSpan.text(every)
                + open.map(positions -> " while " + positions.event() + " shows an open position")
                        .orElse("")
                + excusedBy
                        .map(service -> ", unless " + service + " proves that nothing was due")
                        .orElse("")
                + quiet.stream().map(hours -> "; " + hours).collect(Collectors.joining());
    }
}
