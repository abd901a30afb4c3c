package io.tradeschema.model;

import java.lang.invoke.MethodHandles;
import java.util.Objects;
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
        Objects.requireNonNull(lookup, "the lookup is null: hand in MethodHandles.lookup()");
        Objects.requireNonNull(record, "the record is null: hand in its class");
        return new Declaration<>(Shape.of(lookup, record), EventType::new);
    }

    /** The record. */
    public Class<T> javaType() {
        return shape().javaType();
    }

    /**
     * For the compact constructor of the record: refuses whoever is not the builder, a draft or a codec, which have checked
     * every field. It names no field, so that the header stays the one list.
     *
     * @throws UnsupportedOperationException when anybody else calls the constructor, naming the builder
     */
    public void onlyByBuilder() {
        Making.demand(javaType());
    }

    /**
     * The event of its components, for generated builders.
     *
     * @param components one for each field, in the order of the header, each as the record holds it
     * @throws FindingsException when a field or a condition refuses them
     */
    public T ofComponents(Object... components) {
        return Draft.ofComponents(shape(), toString(), components).build().orThrow();
    }

    @Override
    public Optional<Class<T>> record() {
        return Optional.of(javaType());
    }

    @Override
    public EventType<T> at(Version earlier) {
        Objects.requireNonNull(earlier, "the version is null: hand in one, such as Version.of(\"1.2.0\")");
        return earlier.equals(version()) ? this : new EventType<>(termsAt(earlier));
    }

    @Override
    public EventType<T> on(String deployed) {
        Objects.requireNonNull(deployed, "the stream is null: hand in its name");
        return new EventType<>(terms().on(deployed));
    }
}
