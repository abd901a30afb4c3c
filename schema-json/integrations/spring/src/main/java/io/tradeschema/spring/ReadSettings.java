package io.tradeschema.spring;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says of the events that it reads, under {@code tradeschema} in its properties.
 *
 * @param events the names of the events that it reads, such as {@code trade.intent}; none for all that are known
 * @param health when it is not well
 */
@ConfigurationProperties("tradeschema")
public record ReadSettings(
        @DefaultValue List<String> events, @DefaultValue Health health) {

    /**
     * When an application is not well.
     *
     * @param refusedInARow after how many refused messages of one event with none accepted between them, at least 1
     * @param silentFor for how long it may accept no message of an event that it reads; without it, for ever
     */
    public record Health(
            @DefaultValue("10") int refusedInARow, @Nullable Duration silentFor) {

        /** Refuses bounds that say nothing. */
        public Health {
            if (refusedInARow < 1) {
                throw new IllegalArgumentException(
                        "tradeschema.health.refused-in-a-row is at least 1: " + refusedInARow);
            }
            if (silentFor != null && (silentFor.isNegative() || silentFor.isZero())) {
                throw new IllegalArgumentException("tradeschema.health.silent-for is more than nothing: " + silentFor);
            }
        }
    }

    /**
     * The contracts that are read.
     *
     * @throws IllegalArgumentException when a name is none that is known
     */
    public List<Contract<?>> contracts() {
        var known = Events.all();
        return events.isEmpty()
                ? List.copyOf(known.types())
                : events.stream().<Contract<?>>map(name -> named(name, known)).toList();
    }

    private static EventType<?> named(String name, Events known) {
        return known.named(name)
                .orElseThrow(() -> new IllegalArgumentException("tradeschema.events: no event \"" + name + "\"; "
                        + Advice.among(
                                name,
                                known.types().stream().map(EventType::name).toList())));
    }
}
