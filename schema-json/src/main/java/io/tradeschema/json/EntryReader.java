package io.tradeschema.json;

import io.tradeschema.event.Name;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import io.tradeschema.model.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one entry: the envelope first, then the payload, collecting every finding of both. */
final class EntryReader<T> {

    private final EventCodec<T> codec;
    private final BiFunction<EventCodec<T>, String, Outcome<T>> payloads;
    private final Contract<T> type;
    private final Carrier carrier;
    private final Map<String, String> texts;
    private final Set<String> refused;
    private final List<Finding> findings;
    private final Optional<Freshness> freshness;

    /** Reads the payload in a way of its own, with the codec for the entry's writer. */
    EntryReader(
            EventCodec<T> codec,
            EntryTexts entry,
            BiFunction<EventCodec<T>, String, Outcome<T>> payloads,
            Optional<Freshness> freshness) {
        this.freshness = freshness;
        this.codec = codec;
        this.payloads = payloads;
        this.type = codec.type();
        this.carrier = entry.carrier();
        this.texts = entry.texts();
        this.refused = entry.refused();
        this.findings = new ArrayList<>(entry.findings());
    }

    Outcome<Entry<T>> read() {
        checkEventType();
        var version = version();
        var timestamp = required(EnvelopeField.TIMESTAMP)
                .flatMap(text -> value(ValueType.time(), EnvelopeField.TIMESTAMP, text));
        var source = required(EnvelopeField.SOURCE).flatMap(text -> value(Name.TYPE, EnvelopeField.SOURCE, text));
        var event = payload(codec.from(version.filter(
                stated -> OtherMajor.finding(type, stated, carrier).isEmpty())));
        if (event.isPresent() && timestamp.isPresent() && freshness.isPresent()) {
            freshness.get().finding(type, event.get(), timestamp, carrier).ifPresent(findings::add);
        }
        if (event.isEmpty() || timestamp.isEmpty() || source.isEmpty() || hasErrors()) {
            return new Outcome.Refused<>(findings);
        }
        return new Outcome.Accepted<>(entry(event.get(), timestamp.get(), source.get(), version), findings);
    }

    private Entry<T> entry(T event, Instant timestamp, Name source, Optional<Version> version) {
        return new Entry<>(
                event,
                timestamp,
                source,
                version,
                optional(EnvelopeField.TRACE_ID),
                optional(EnvelopeField.CORRELATION_ID),
                optional(EnvelopeField.TRACEPARENT),
                optional(EnvelopeField.TRACESTATE));
    }

    private boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private void checkEventType() {
        required(EnvelopeField.EVENT_TYPE)
                .filter(name -> !name.equals(type.name()))
                .ifPresent(name -> add(
                        EnvelopeRule.ENVELOPE_EVENT_TYPE,
                        EnvelopeField.EVENT_TYPE.wire(),
                        "not the event that " + type.stream() + " carries",
                        Excerpt.quoted(name),
                        "write \"" + type.name() + "\", or publish to the event's own stream"));
    }

    private Optional<Version> version() {
        var text = optional(EnvelopeField.SCHEMA_VERSION);
        var version = text.flatMap(Version::parse);
        if (text.isPresent() && version.isEmpty()) {
            add(
                    EnvelopeRule.ENVELOPE_SCHEMA_VERSION,
                    EnvelopeField.SCHEMA_VERSION.wire(),
                    "not a version",
                    Excerpt.quoted(text.get()),
                    "write three numbers, such as " + type.version());
        }
        version.flatMap(stated -> OtherMajor.finding(type, stated, carrier)).ifPresent(findings::add);
        return version;
    }

    private Optional<T> payload(EventCodec<T> reader) {
        var payload = texts.get(EnvelopeField.PAYLOAD.wire());
        if (payload == null && refused.contains(EnvelopeField.PAYLOAD.wire())) {
            return Optional.empty();
        }
        if (payload == null) {
            findings.addAll(
                    carrier == Carrier.BODY ? List.of(tombstone()) : new PayloadSearch<>(reader, texts).findings());
            return Optional.empty();
        }
        findings.addAll(new StrayFields(type, texts).beside());
        var outcome = payloads.apply(reader, payload);
        findings.addAll(outcome.findings());
        return outcome.value();
    }

    private Finding tombstone() {
        return Finding.of(
                EnvelopeRule.ENVELOPE_PAYLOAD_MISSING,
                type.toString(),
                Where.path("$"),
                "a message without a body, which Kafka calls a tombstone",
                "publish the event as JSON; an event that was published is not taken back");
    }

    private Optional<String> required(EnvelopeField field) {
        var text = texts.get(field.wire());
        if (text == null && !refused.contains(field.wire())) {
            findings.add(Finding.of(
                    EnvelopeRule.ENVELOPE_FIELD_MISSING,
                    type.toString(),
                    carrier.place(field.wire()),
                    "required in every entry but absent",
                    carrier.whereToWrite()));
        }
        return Optional.ofNullable(text);
    }

    /** Python writes an empty text for what it does not have. */
    private Optional<String> optional(EnvelopeField field) {
        return Optional.ofNullable(texts.get(field.wire())).filter(text -> !text.isEmpty());
    }

    private <V> Optional<V> value(ValueType<V> valueType, EnvelopeField field, String text) {
        var outcome = valueType.read(text, type.toString());
        outcome.findings().forEach(finding -> findings.add(finding.at(carrier.place(field.wire()))));
        return outcome.value();
    }

    private void add(EnvelopeRule rule, String field, String what, String found, String fix) {
        findings.add(Finding.of(rule, type.toString(), carrier.place(field), what, fix)
                .showing(found));
    }
}
