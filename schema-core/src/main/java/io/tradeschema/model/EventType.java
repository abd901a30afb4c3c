package io.tradeschema.model;

import java.lang.invoke.MethodHandles;
import java.util.Map;

/**
 * The typed handle of an event: its name, stream, version and shape. Immutable.
 *
 * @param <T> the record
 */
public final class EventType<T> {

    private final String name;
    private final String stream;
    private final String schemas;
    private final Version version;
    private final Shape<T> shape;
    private final String text;

    private EventType(String name, String stream, String schemas, Version version, Shape<T> shape) {
        this.name = name;
        this.stream = stream;
        this.schemas = schemas;
        this.version = version;
        this.shape = shape;
        this.text = name + "@" + version;
    }

    /** Starts the declaration of a public record in an exported package. */
    public static <T extends Record & Event> Declaration<T> of(Class<T> record) {
        return of(MethodHandles.publicLookup(), record);
    }

    /** Starts the declaration of a record that only its own package can reach. */
    public static <T extends Record & Event> Declaration<T> of(MethodHandles.Lookup lookup, Class<T> record) {
        return new Declaration<>(Shape.of(lookup, record));
    }

    /** The event's name on the wire, such as {@code trade.intent}. */
    public String name() {
        return name;
    }

    /** The stream that carries it. */
    public String stream() {
        return stream;
    }

    /** The absolute address below which its schemas are named; ends with a slash. Nothing is ever fetched from there. */
    public String schemas() {
        return schemas;
    }

    /** The version of the contract. */
    public Version version() {
        return version;
    }

    /** The fields. */
    public Shape<T> shape() {
        return shape;
    }

    /** What the event means, as one clause. */
    public String doc() {
        return shape.doc();
    }

    /** The record. */
    public Class<T> javaType() {
        return shape.javaType();
    }

    /**
     * The same event as it stood at an earlier version.
     *
     * @throws IllegalArgumentException when the version is later than this one, or of another major
     */
    public EventType<T> at(Version earlier) {
        if (earlier.compareTo(version) > 0 || earlier.major() != version.major()) {
            throw new IllegalArgumentException(this + " cannot read " + name + "@" + earlier);
        }
        return earlier.equals(version) ? this : new EventType<>(name, stream, schemas, earlier, shape.at(earlier));
    }

    /** A strict builder by wire name, with the standard limits. */
    public Draft<T> draft() {
        return draft(Limits.STANDARD);
    }

    /** A strict builder by wire name. */
    public Draft<T> draft(Limits limits) {
        return new Draft<>(shape, toString(), limits);
    }

    /** A strict builder that starts with the entries of a map. */
    public Draft<T> draft(Map<?, ?> values) {
        return draft().setAll(values);
    }

    /** Every finding about an event that was made by its constructor, or the event itself. */
    public Outcome<T> check(T event) {
        return Draft.of(shape, toString(), event).build();
    }

    /**
     * The event itself, for builders.
     *
     * @throws FindingsException when a field or a condition refuses it
     */
    public T checked(T event) {
        return check(event).orThrow();
    }

    /** The event in words: its name and the fields that are there. */
    public String describe(T event) {
        return name + shape.wire(event);
    }

    /** {@code trade.intent@1.1.0}. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * What a record's header cannot say about its event.
     *
     * @param <T> the record
     */
    public static final class Declaration<T> {

        private final Shape<T> shape;
        private String name = "";
        private String stream = "";
        private String schemas = "https://tradeschema.io/schemas/";
        private Version version = Header.FIRST;

        private Declaration(Shape<T> shape) {
            this.shape = shape;
        }

        /** The event's name on the wire: lower-case words joined by dots. */
        public Declaration<T> named(String eventName) {
            this.name = eventName;
            return this;
        }

        /** The stream that carries it. */
        public Declaration<T> on(String streamName) {
            this.stream = streamName;
            return this;
        }

        /** The absolute address below which the event's schemas are named: its owner's, ending with a slash. */
        public Declaration<T> schemasAt(String address) {
            this.schemas = address;
            return this;
        }

        /** The version of the contract that the header states, such as {@code 1.1.0}. */
        public Declaration<T> version(String text) {
            this.version = Version.of(text);
            return this;
        }

        /**
         * The finished type.
         *
         * @throws IllegalArgumentException when a part is missing or contradicts the header
         */
        public EventType<T> build() {
            demand(name.matches("[a-z][a-z0-9]*([._-][a-z0-9]+)*"), "its name is lower-case words joined by dots");
            demand(!stream.isBlank(), "it is on no stream");
            demand(
                    schemas.matches("https?://[a-z0-9.-]+/([A-Za-z0-9._~-]+/)*"),
                    "its schemas have no absolute address that ends with a slash");
            demand(!shape.doc().isBlank(), "it has no @Doc");
            demand(
                    shape.newest().compareTo(version) <= 0,
                    "a field or a value came in " + shape.newest() + " and the event is at " + version);
            return new EventType<>(name, stream, schemas, version, shape);
        }

        private void demand(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(shape.javaType().getSimpleName() + ": " + otherwise);
            }
        }
    }
}
