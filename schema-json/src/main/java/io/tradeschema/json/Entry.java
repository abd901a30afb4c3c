package io.tradeschema.json;

import io.tradeschema.event.Name;
import io.tradeschema.model.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a stream: an event in its envelope.
 *
 * @param event the event
 * @param timestamp when the entry was written
 * @param source the service that wrote it
 * @param schemaVersion the version of the contract that the writer keeps; empty when an old writer did not say
 * @param traceId ties the entries of one request together
 * @param correlationId ties an answer to its cause
 * @param <T> the event
 */
public record Entry<T>(
        T event,
        Instant timestamp,
        Name source,
        Optional<Version> schemaVersion,
        Optional<String> traceId,
        Optional<String> correlationId) {

    /** Checks that no part is null. */
    public Entry {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(schemaVersion, "schemaVersion");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(correlationId, "correlationId");
    }

    /** An entry without trace or correlation; the codec adds its own schema version. */
    public static <T> Entry<T> of(T event, Instant timestamp, Name source) {
        return new Entry<>(event, timestamp, source, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same entry with a trace id. */
    public Entry<T> tracedBy(String id) {
        return new Entry<>(event, timestamp, source, schemaVersion, Optional.of(id), correlationId);
    }

    /** The same entry with a correlation id. */
    public Entry<T> correlatedBy(String id) {
        return new Entry<>(event, timestamp, source, schemaVersion, traceId, Optional.of(id));
    }
}
