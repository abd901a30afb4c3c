package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.Optional;

/**
 * A group of readers exists and keeps up, and nothing is trimmed before it was delivered.
 *
 * @param group the group's name
 * @param pending how long an entry may wait for its acknowledgement
 * @param deliveries how often one entry may be delivered
 * @param quarantine the stream to which the group puts aside what it cannot read, of which the watch tells how long it is
 */
public record Readers(
        String name,
        String of,
        String group,
        Duration pending,
        int deliveries,
        Optional<String> quarantine,
        Urgency urgency)
        implements Expectation {

    static Readers named(String name, String group) {
        return new Readers(name, "", group, Duration.ofSeconds(30), 5, Optional.empty(), Urgency.PAGE);
    }

    /** How long an entry may wait for its acknowledgement, such as {@code 30s}. */
    public Readers pending(String time) {
        return new Readers(name, of, group, TimeSpan.of(time), deliveries, quarantine, urgency);
    }

    /** How often one entry may be delivered. */
    public Readers deliveries(int most) {
        return new Readers(name, of, group, pending, most, quarantine, urgency);
    }

    /** The stream to which the group puts aside what it cannot read: how many entries lie there is a metric. */
    public Readers quarantine(String stream) {
        return new Readers(name, of, group, pending, deliveries, Optional.of(stream), urgency);
    }

    @Override
    public Readers about(String event) {
        return new Readers(name, event, group, pending, deliveries, quarantine, urgency);
    }

    @Override
    public Readers urgent(Urgency other) {
        return new Readers(name, of, group, pending, deliveries, quarantine, other);
    }

    @Override
    public String says() {
        return "group " + group + " of " + of + " exists, acknowledges within " + TimeSpan.text(pending)
                + ", is handed nothing more than " + deliveries + " times, and loses nothing to trimming"
                + quarantine
                        .map(stream -> "; what it cannot read lies in " + stream)
                        .orElse("");
    }
}
