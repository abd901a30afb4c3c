package io.tradeschema.json;

import io.tradeschema.event.Name;
import io.tradeschema.model.Contract;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final PassList passed;

    private final Optional<Freshness> freshness;

    private final Optional<ReadRecorder> recorder;

    private final Hearing hearing;

    private EntryCodec(
            EventCodec<T> codec,
            PassList passed,
            Optional<Freshness> freshness,
            Optional<ReadRecorder> recorder,
            Hearing hearing) {
        this.recorder = recorder;
        this.hearing = hearing;
        this.codec = codec.ageing(Optional.empty()).heardBy(Hearing.NOBODY);
        this.passed = passed;
        this.freshness = freshness;
    }

    /** The codec of an event's entries, with the standard limits. */
    public static <T> EntryCodec<T> of(Contract<T> type) {
        return of(EventCodec.of(type));
    }

    /** The codec of an event's entries, around a codec of the reader's own. */
    public static <T> EntryCodec<T> of(EventCodec<T> codec) {
        Objects.requireNonNull(codec, "the codec is null: hand in EventCodec.of(…)");
        return new EntryCodec<>(codec, PassList.NONE, codec.freshness(), Optional.empty(), codec.hearing());
    }

    /** The same codec for a deployment that has the event on another stream. */
    public EntryCodec<T> on(String stream) {
        return new EntryCodec<>(codec.on(stream), passed, freshness, recorder, hearing);
    }

    /**
     * The same codec for a consumer that passes over entry fields of these names, such as {@code _class}, which Spring
     * adds. They are never read. The first entry that has one of them carries a warning, once for each name and codec.
     *
     * @throws IllegalArgumentException when a name is one of the envelope's or of the event's own
     */
    public EntryCodec<T> passingOver(String... names) {
        Objects.requireNonNull(names, "the names are null: hand in none, or some");
        return new EntryCodec<>(codec, passed.with(List.of(names), type()), freshness, recorder, hearing);
    }

    /**
     * The same codec for a consumer that takes no message to open something (a BUY or SELL that is not reduce-only) when it
     * is older than the bound, by its own time or by that of its entry: what was decided long ago is stale however often it
     * is sent again. A message to close or reduce is never too old.
     *
     * @throws IllegalArgumentException when the bound is not positive, or the event has no such messages
     */
    public EntryCodec<T> refusingOlderThan(Duration bound) {
        return refusingOlderThan(bound, Clock.systemUTC());
    }

    /** The same by another clock. */
    public EntryCodec<T> refusingOlderThan(Duration bound, Clock clock) {
        Objects.requireNonNull(bound, "the bound is null: hand in a duration");
        Objects.requireNonNull(clock, "the clock is null: hand in Clock.systemUTC(), or another");
        return new EntryCodec<>(codec, passed, Optional.of(Freshness.of(type(), bound, clock)), recorder, hearing);
    }

    /**
     * The same codec for a consumer that leaves out what a later version adds to the event, as
     * {@link EventCodec#ignoringAdditions} says: only in entries whose {@code schema_version} is a later minor version of this
     * codec's major. The envelope stays closed; names that a framework adds there are {@linkplain #passingOver passed over} by
     * a list.
     */
    public EntryCodec<T> ignoringAdditions() {
        return new EntryCodec<>(codec.ignoringAdditions(), passed, freshness, recorder, hearing);
    }

    /** The same codec for a consumer whose reads are counted: each entry that it gives is noted. */
    public EntryCodec<T> recordingReads(ReadRecorder recording) {
        Objects.requireNonNull(recording, "the recorder is null: hand in ReadRecorder.of(…)");
        return new EntryCodec<>(codec, passed, freshness, Optional.of(recording), hearing);
    }

    /** The same codec for a service that counts what it reads: the listener is told of each entry, accepted or refused. */
    public EntryCodec<T> listening(ReadListener listener) {
        return heardBy(Hearing.of(listener));
    }

    EntryCodec<T> heardBy(Hearing other) {
        return new EntryCodec<>(codec, passed, freshness, recorder, other);
    }

    Hearing hearing() {
        return hearing;
    }

    EventCodec<T> codec() {
        return codec;
    }

    Optional<Freshness> freshness() {
        return freshness;
    }

    /** The event that the entries carry. */
    public Contract<T> type() {
        return codec.type();
    }

    /** Reads an entry: names and values as {@code String} or as {@code byte[]} of UTF-8. Null is an empty entry. */
    public Outcome<Entry<T>> decode(@Nullable Map<?, ?> entry) {
        var begun = hearing.begun();
        return hearing.told(type(), begun, decode(texts(entry == null ? Map.of() : entry)));
    }

    /** Reads a message of a bus that has bodies and headers. */
    Outcome<Entry<T>> decode(byte @Nullable [] body, Iterable<? extends Map.Entry<String, byte @Nullable []>> headers) {
        var begun = hearing.begun();
        return hearing.told(type(), begun, decode(EntryTexts.ofBody(body, headers, type().toString())));
    }

    EntryTexts texts(Map<?, ?> entry) {
        return EntryTexts.of(entry, type().toString(), passed);
    }

    Outcome<Entry<T>> decode(EntryTexts entry) {
        var outcome = new EntryReader<>(codec, entry, EventCodec::decode, freshness).read();
        recorder.filter(noted -> outcome.accepted()).ifPresent(noted -> noted.read(type().name()));
        return outcome;
    }

    /**
     * Writes an entry; the fields in the order of {@link EnvelopeField}. Its schema version is always this codec's, which the
     * payload keeps, whatever the entry was read with.
     *
     * <p>A traceparent or tracestate that is none is left out; {@link #write} tells.
     *
     * @throws FindingsException when the event or the envelope, made past its builder, breaks the contract
     */
    public Map<String, String> encode(Entry<T> entry) {
        return write(entry).orThrow();
    }

    /** Writes an entry, or says everything that is wrong with it; warnings tell what was left out. Throws nothing for an entry. */
    public Outcome<Map<String, String>> write(Entry<T> entry) {
        return write(entry, Carrier.ENTRY);
    }

    Outcome<Map<String, String>> write(Entry<T> entry, Carrier carrier) {
        Objects.requireNonNull(entry, "the entry is null: hand in Entry.of(…)");
        try {
            return checked(entry, texts(entry), carrier);
        } catch (FindingsException refusal) {
            return new Outcome.Refused<>(refusal.findings());
        }
    }

    private Map<String, String> texts(Entry<T> entry) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : EnvelopeField.values()) {
            text(entry, field).filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(field.wire(), text));
        }
        return fields;
    }

    private Outcome<Map<String, String>> checked(Entry<T> entry, Map<String, String> fields, Carrier carrier) {
        var texts = EntryTexts.written(fields, carrier, type().toString());
        var findings = new ArrayList<>(texts.findings());
        ValueType.time().read(entry.timestamp(), type().toString()).findings().stream()
                .map(finding -> finding.at(carrier.place(EnvelopeField.TIMESTAMP.wire())))
                .forEach(findings::add);
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new Outcome.Refused<>(findings);
        }
        fields.keySet().retainAll(texts.texts().keySet());
        return new Outcome.Accepted<>(Collections.unmodifiableMap(fields), findings);
    }

    private Optional<String> text(Entry<T> entry, EnvelopeField field) {
        return switch (field) {
            case EVENT_TYPE -> Optional.of(type().name());
            case PAYLOAD -> Optional.of(codec.encodeToString(entry.event()));
            case TIMESTAMP -> Optional.of(entry.timestamp().toString());
            case SOURCE -> Optional.of(entry.source()).map(Name::value);
            case SCHEMA_VERSION -> Optional.of(type().version()).map(Version::toString);
            case TRACE_ID -> entry.traceId();
            case CORRELATION_ID -> entry.correlationId();
            case TRACEPARENT -> entry.traceparent();
            case TRACESTATE -> entry.tracestate();
        };
    }
}
