package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Where;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** How old a message that opens something may be for one consumer. */
record Freshness(Perishable messages, Duration bound, Clock clock) {

    static Freshness of(Contract<?> type, Duration bound, Clock clock) {
        if (bound.isNegative() || bound.isZero()) {
            throw new IllegalArgumentException("a bound of age is more than nothing: " + bound);
        }
        return new Freshness(
                type.perishable()
                        .orElseThrow(() -> new IllegalArgumentException(type + " has no messages that perish")),
                bound,
                clock);
    }

    /** The outcome, refused when the message is too old, or when nothing says how old it is. */
    <T> Outcome<T> judge(Outcome<T> outcome, Contract<T> type) {
        var stale = outcome.value().flatMap(event -> finding(type, event, Optional.empty(), Carrier.ENTRY));
        if (stale.isEmpty()) {
            return outcome;
        }
        var findings = new ArrayList<>(outcome.findings());
        findings.add(stale.get());
        return new Outcome.Refused<>(findings);
    }

    /**
     * The finding about an event that is too old: by its own time or by that of its entry, whichever is.
     *
     * @param written when the entry was written; empty where there is none
     * @param carrier where the entry lies
     */
    <T> Optional<Finding> finding(Contract<T> type, T event, Optional<Instant> written, Carrier carrier) {
        if (!messages.opens(type, event)) {
            return Optional.empty();
        }
        var decided = value(type, event, messages.time()).map(Instant.class::cast);
        var place = Where.path(messages.time().isEmpty() ? "$" : "$." + messages.time());
        if (decided.isEmpty() && written.isEmpty()) {
            return Optional.of(stale(type, place, "nothing says how old it is, and"));
        }
        if (decided.filter(this::isOld).isPresent()) {
            return Optional.of(stale(type, place, "too old:").showing(Excerpt.quoted(decided.get() + "")));
        }
        return written.filter(this::isOld)
                .map(time -> stale(type, carrier.place(EnvelopeField.TIMESTAMP.wire()), "too old:")
                        .showing(Excerpt.quoted(time + "")));
    }

    private boolean isOld(Instant time) {
        return Duration.between(time, clock.instant()).compareTo(bound) > 0;
    }

    private static <T> Optional<Object> value(Contract<T> type, T event, String field) {
        return type.shape().field(field).flatMap(known -> type.shape().value(event, known));
    }

    private Finding stale(Contract<?> type, Where where, String what) {
        return Finding.of(
                MessageRule.STALE_MESSAGE,
                type.toString(),
                where,
                what + " this consumer takes " + String.join(" and ", messages.values()) + " for " + bound.toMillis()
                        + " ms",
                "decide again and send a new one");
    }
}
