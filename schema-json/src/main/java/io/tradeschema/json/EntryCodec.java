package io.tradeschema.json;

import io.tradeschema.event.Name;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the entries of a stream that carries one event. Reading is total, as {@link EventCodec} is; every
 * wrong wire form has a finding of its own. Immutable; one codec serves all threads.
 *
 * @param <T> the event
 */
public final class EntryCodec<T> {

    private final EventCodec<T> codec;

    private EntryCodec(EventCodec<T> codec) {
        this.codec = codec;
    }

    /** The codec of an event's entries, with the standard limits. */
    public static <T> EntryCodec<T> of(Contract<T> type) {
        return of(EventCodec.of(type));
    }

    /** The codec of an event's entries, around a codec of the reader's own. */
    public static <T> EntryCodec<T> of(EventCodec<T> codec) {
        return new EntryCodec<>(codec);
    }

    /** The same codec for a deployment that has the event on another stream. */
    public EntryCodec<T> on(String stream) {
        return of(codec.on(stream));
    }

    /** The event that the entries carry. */
    public Contract<T> type() {
        return codec.type();
    }

    /** Reads an entry: names and values as {@code String} or as {@code byte[]} of UTF-8. Null is an empty entry. */
    public Outcome<Entry<T>> decode(@Nullable Map<?, ?> entry) {
        var fields = entry == null ? Map.of() : entry;
        return new EntryReader<>(codec, EntryTexts.of(fields, type().toString())).read();
    }

    /**
     * Writes an entry, always with its schema version; the fields in the order of {@link EnvelopeField}.
     *
     * @throws io.tradeschema.model.FindingsException when the event, made by its constructor, breaks the contract
     */
    public Map<String, String> encode(Entry<T> entry) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : EnvelopeField.values()) {
            text(entry, field).ifPresent(text -> fields.put(field.wire(), text));
        }
        return Collections.unmodifiableMap(fields);
    }

    private Optional<String> text(Entry<T> entry, EnvelopeField field) {
        return switch (field) {
            case EVENT_TYPE -> Optional.of(type().name());
            case PAYLOAD -> Optional.of(codec.encodeToString(entry.event()));
            case TIMESTAMP -> Optional.of(entry.timestamp().toString());
            case SOURCE -> Optional.of(entry.source()).map(Name::value);
            case SCHEMA_VERSION ->
                Optional.of(entry.schemaVersion().orElse(type().version()).toString());
            case TRACE_ID -> entry.traceId();
            case CORRELATION_ID -> entry.correlationId();
        };
    }
}
