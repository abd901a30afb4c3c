package io.tradeschema.model.expect;

import java.time.Duration;

/**
 * A group of readers exists and keeps up, and nothing is trimmed before it was delivered.
 *
 * @param group the group's name
 * @param pending how long an entry may wait for its acknowledgement
 * @param deliveries how often one entry may be delivered
 */
public record Readers(String name, String of, String group, Duration pending, int deliveries, Urgency urgency)
        implements Expectation {

    static Readers named(String name, String group) {
        return new Readers(name, "", group, Duration.ofSeconds(30), 5, Urgency.PAGE);
    }

    /** How long an entry may wait for its acknowledgement, such as {@code 30s}. */
    public Readers pending(String time) {
        return new Readers(name, of, group, TimeSpan.of(time), deliveries, urgency);
    }

    /** How often one entry may be delivered. */
    public Readers deliveries(int most) {
        return new Readers(name, of, group, pending, most, urgency);
    }

    @Override
    public Readers about(String event) {
        return new Readers(name, event, group, pending, deliveries, urgency);
    }

    @Override
    public Readers urgent(Urgency other) {
        return new Readers(name, of, group, pending, deliveries, other);
    }

    @Override
    public String says() {
        return "group " + group + " of " + of + " exists, acknowledges within " + TimeSpan.text(pending)
                + ", is handed nothing more than " + deliveries + " times, and loses nothing to trimming";
    }
}
