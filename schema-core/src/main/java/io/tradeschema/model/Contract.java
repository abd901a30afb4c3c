package io.tradeschema.model;

import io.tradeschema.model.expect.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every contract of an event has, whether a record declares it or not: its name, the stream that carries it, its
 * version, its fields. Schemas, codecs, samples, bindings and checks ask nothing more. Immutable.
 *
 * @param <T> what a message is read as: the record, or a map from wire names to values where there is none
 */
public sealed class Contract<T> permits EventType {

    private final Terms<T> terms;
    private final String text;

    Contract(Terms<T> terms) {
        this.terms = terms;
        this.text = terms.name + "@" + terms.version;
    }

    /** Starts the declaration of a contract that no record declares. */
    public static Declaration<Map<String, Object>, Contract<Map<String, Object>>> of(Shape<Map<String, Object>> shape) {
        return new Declaration<>(
                Objects.requireNonNull(shape, "the shape is null: hand in Shape.of(…)"), Contract::new);
    }

    /** Everything but the fields that a declaration says of a contract, and the fields. */
    record Terms<T>(
            String name,
            String declaredStream,
            String stream,
            String schemas,
            Version version,
            Shape<T> shape,
            Optional<Perishable> perishable,
            List<Expectation> expectations,
            VersionLine line) {

        Terms<T> on(String other) {
            return new Terms<>(name, declaredStream, other, schemas, version, shape, perishable, expectations, line);
        }

        Terms<T> at(Version earlier) {
            return new Terms<>(
                    name,
                    declaredStream,
                    stream,
                    schemas,
                    earlier,
                    shape.at(earlier, line),
                    perishable,
                    expectations,
                    line);
        }
    }

    final Terms<T> terms() {
        return terms;
    }

    /** The event's name on the wire, such as {@code trade.intent}. */
    public final String name() {
        return terms.name;
    }

    /** The stream that carries it: the declared one, unless the deployment has another. */
    public final String stream() {
        return terms.stream;
    }

    /** The stream that the declaration names: the default of every deployment, and the one that schemas tell. */
    public final String declaredStream() {
        return terms.declaredStream;
    }

    /** The absolute address below which its schemas are named; ends with a slash. Nothing is ever fetched from there. */
    public final String schemas() {
        return terms.schemas;
    }

    /** The version of the contract. */
    public final Version version() {
        return terms.version;
    }

    /** The fields. */
    public final Shape<T> shape() {
        return terms.shape;
    }

    /** Which of its messages lose their meaning with age; empty when none does. */
    public final Optional<Perishable> perishable() {
        return terms.perishable;
    }

    /** What its declaration expects in time. No part of any published schema. */
    public final List<Expectation> expectations() {
        return terms.expectations;
    }

    /** What the event means, as one clause. */
    public final String doc() {
        return shape().doc();
    }

    /** The class of the record that declares it; empty when none does. */
    public Optional<Class<T>> record() {
        return Optional.empty();
    }

    /**
     * The same contract as it stood at an earlier version.
     *
     * @throws IllegalArgumentException when the version is later than this one, or of another major
     */
    public Contract<T> at(Version earlier) {
        Objects.requireNonNull(earlier, "the version is null: hand in one, such as Version.of(\"1.2.0\")");
        return earlier.equals(version()) ? this : new Contract<>(termsAt(earlier));
    }

    final Terms<T> termsAt(Version earlier) {
        if (earlier.compareTo(version()) > 0 || earlier.major() != version().major()) {
            throw new IllegalArgumentException(this + " cannot read " + name() + "@" + earlier);
        }
        return terms.at(earlier);
    }

    /** The same contract on the stream that a deployment has for it. */
    public Contract<T> on(String deployed) {
        Objects.requireNonNull(deployed, "the stream is null: hand in its name");
        return new Contract<>(terms.on(deployed));
    }

    /** A strict builder by wire name, with the standard limits. */
    public final Draft<T> draft() {
        return draft(Limits.STANDARD);
    }

    /** A strict builder by wire name. */
    public final Draft<T> draft(Limits limits) {
        Objects.requireNonNull(limits, "the limits are null: hand in Limits.STANDARD, or others");
        return new Draft<>(shape(), toString(), limits);
    }

    /**
     * The draft of a message that is read, from a writer that keeps a version, if that is known. Where it is a later minor
     * version than this one, the findings tell the reader what to do, and a reader that ignores additions leaves out, with a
     * warning for each, the names that it does not know: no retired name, no slip of a known one, and none of a field that
     * every reader must understand in any version that is known here.
     */
    public final Draft<T> reading(Limits limits, Optional<Version> writer, boolean ignoringAdditions) {
        Objects.requireNonNull(writer, "the version of the writer is null: hand in Optional.empty()");
        var draft = draft(limits).reading();
        return writer.filter(this::isEarlierThan)
                .map(version -> draft.by(new LaterWriter(version, version(), ignoringAdditions)))
                .orElse(draft);
    }

    private boolean isEarlierThan(Version writer) {
        return writer.major() == version().major() && writer.minor() > version().minor();
    }

    /** A strict builder that starts with the entries of a map. */
    public final Draft<T> draft(Map<?, ?> values) {
        return draft().setAll(values);
    }

    /** Every finding about an event that was made without a builder, or the event itself. */
    public final Outcome<T> check(T event) {
        return Draft.of(shape(), toString(), given(event)).build();
    }

    /**
     * The event itself, for builders.
     *
     * @throws FindingsException when a field or a condition refuses it
     */
    public final T checked(T event) {
        return check(event).orThrow();
    }

    /** The event in words: its name and the fields that are there. */
    public final String describe(T event) {
        return name() + shape().wire(given(event));
    }

    private T given(T event) {
        return Objects.requireNonNull(event, "the " + name() + " is null: hand in an event");
    }

    /** {@code trade.intent@1.1.0}. */
    @Override
    public final String toString() {
        return text;
    }
}
