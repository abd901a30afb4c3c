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
 * @param traceparent the step of a W3C trace in which the entry was written
 * @param tracestate what tracing systems add to it
 * @param <T> the event
 */
public record Entry<T>(
        T event,
        Instant timestamp,
        Name source,
        Optional<Version> schemaVersion,
        Optional<String> traceId,
        Optional<String> correlationId,
        Optional<String> traceparent,
        Optional<String> tracestate) {

    /** Checks that no part is null. */
    public Entry {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(schemaVersion, "schemaVersion");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(traceparent, "traceparent");
        Objects.requireNonNull(tracestate, "tracestate");
    }

    /** An entry without trace or correlation; the codec adds its own schema version. */
    public static <T> Entry<T> of(T event, Instant timestamp, Name source) {
        var none = Optional.<String>empty();
        return new Entry<>(event, timestamp, source, Optional.empty(), none, none, none, none);
    }

    /** The same entry with a trace id. */
    public Entry<T> tracedBy(String id) {
        Objects.requireNonNull(id, "the trace id is null: leave it out");
        return new Entry<>(
                event, timestamp, source, schemaVersion, Optional.of(id), correlationId, traceparent, tracestate);
    }

    /** The same entry with a correlation id. */
    public Entry<T> correlatedBy(String id) {
        Objects.requireNonNull(id, "the correlation id is null: leave it out");
        return new Entry<>(event, timestamp, source, schemaVersion, traceId, Optional.of(id), traceparent, tracestate);
    }

    /** The same entry, written in that step of a W3C trace. */
    public Entry<T> in(String parent) {
        Objects.requireNonNull(parent, "the traceparent is null: leave it out");
        return new Entry<>(
                event, timestamp, source, schemaVersion, traceId, correlationId, Optional.of(parent), tracestate);
    }

    /** The same entry, written in that step of a W3C trace, with what tracing systems add to it. */
    public Entry<T> in(String parent, String state) {
        Objects.requireNonNull(parent, "the traceparent is null: leave it out");
        Objects.requireNonNull(state, "the tracestate is null: leave it out");
        return new Entry<>(
                event,
                timestamp,
                source,
                schemaVersion,
                traceId,
                correlationId,
                Optional.of(parent),
                Optional.of(state));
    }
}
