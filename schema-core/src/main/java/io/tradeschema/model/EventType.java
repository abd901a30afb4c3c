package io.tradeschema.model;

import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * The typed handle of an event that a record declares: its contract, and the record's class. Immutable.
 *
 * @param <T> the record
 */
public final class EventType<T> extends Contract<T> {

    private EventType(Terms<T> terms) {
        super(terms);
    }

    /** Starts the declaration of a public record in an exported package. */
    public static <T extends Record & Event> Declaration<T, EventType<T>> of(Class<T> record) {
        return of(MethodHandles.publicLookup(), record);
    }

    /** Starts the declaration of a record that only its own package can reach. */
    public static <T extends Record & Event> Declaration<T, EventType<T>> of(
            MethodHandles.Lookup lookup, Class<T> record) {
        return new Declaration<>(Shape.of(lookup, record), EventType::new);
    }

    /** The record. */
    public Class<T> javaType() {
        return shape().javaType();
    }

    @Override
    public Optional<Class<T>> record() {
        return Optional.of(javaType());
    }

    @Override
    public EventType<T> at(Version earlier) {
        return earlier.equals(version()) ? this : new EventType<>(termsAt(earlier));
    }

    @Override
    public EventType<T> on(String deployed) {
        return new EventType<>(terms().on(deployed));
    }
}
