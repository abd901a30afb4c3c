package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one entry that a strict codec refused: finds its payload, and leaves the envelope to the strict reader. */
final class LegacyEntry<T> {

    private final LegacyWire<T> legacy;
    private final EventCodec<T> codec;
    private final EntryTexts texts;
    private final Adaptations adaptations;

    LegacyEntry(LegacyWire<T> legacy, EntryTexts entry, Adaptations adaptations) {
        this.legacy = legacy;
        this.codec = legacy.entries().codec();
        this.adaptations = adaptations;
        this.texts = withEventType(entry);
    }

    /** The stream that is read carries one event, so an entry that does not say which it is can be no other. */
    private EntryTexts withEventType(EntryTexts entry) {
        var name = EnvelopeField.EVENT_TYPE.wire();
        if (entry.texts().containsKey(name) || entry.refused().contains(name)) {
            return entry;
        }
        var canonical = new TreeMap<>(entry.texts());
        canonical.put(name, legacy.type().name());
        var inEntry = adaptations.inEntry();
        inEntry.add(
                LegacyRule.LEGACY_EVENT_TYPE,
                name,
                "absent, read as the event that " + legacy.type().stream() + " carries",
                "write \"" + legacy.type().name() + "\"");
        adaptations.addAll(inEntry);
        return new EntryTexts(entry.carrier(), canonical, entry.refused(), entry.findings());
    }

    Outcome<Entry<T>> read() {
        var strays = new StrayFields(legacy.type(), texts.texts()).names();
        if (texts.texts().containsKey(EnvelopeField.PAYLOAD.wire())
                || texts.refused().contains(EnvelopeField.PAYLOAD.wire())) {
            return read(texts);
        }
        var json = strays.stream().filter(this::isMessage).toList();
        if (json.size() == 1) {
            return read(underOtherKey(json.get(0)));
        }
        // Of two messages in one entry, either could be meant.
        return json.isEmpty() && !strays.isEmpty() ? flat(strays) : read(texts);
    }

    private boolean isMessage(String name) {
        return StrayFields.looksLikeJson(texts.texts().getOrDefault(name, ""))
                && legacy.type().shape().field(name).isEmpty();
    }

    private Outcome<Entry<T>> read(EntryTexts entry) {
        return new EntryReader<>(codec, entry, this::payload, legacy.entries().freshness()).read();
    }

    private Outcome<T> payload(EventCodec<T> reader, String payload) {
        var strict = reader.decode(payload);
        return strict.accepted() ? strict : legacy.adapted(reader, payload, strict, adaptations);
    }

    private EntryTexts underOtherKey(String key) {
        var canonical = new TreeMap<>(texts.texts());
        canonical.put(EnvelopeField.PAYLOAD.wire(), canonical.getOrDefault(key, ""));
        canonical.remove(key);
        var inEntry = adaptations.inEntry();
        inEntry.add(
                LegacyRule.LEGACY_PAYLOAD_KEY,
                key,
                "the JSON stands under " + Excerpt.quoted(key) + ", read as the payload",
                "rename the entry's field to \"" + EnvelopeField.PAYLOAD.wire() + "\"");
        adaptations.addAll(inEntry);
        return new EntryTexts(texts.carrier(), canonical, texts.refused(), texts.findings());
    }

    private Outcome<Entry<T>> flat(List<String> strays) {
        var canonical = new TreeMap<>(texts.texts());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        strays.forEach(name -> fields.put(
                name,
                FlatFields.typed(
                        String.valueOf(canonical.remove(name)),
                        type(name),
                        legacy.type().toString())));
        canonical.put(EnvelopeField.PAYLOAD.wire(), "");
        var inEntry = adaptations.inEntry();
        inEntry.add(
                LegacyRule.LEGACY_FLAT,
                EnvelopeField.PAYLOAD.wire(),
                "the event's fields lie flat in the entry, read as the payload",
                "put them as one JSON object under \"" + EnvelopeField.PAYLOAD.wire() + "\", numbers without quotes");
        var entry = new EntryTexts(texts.carrier(), canonical, texts.refused(), texts.findings());
        var outcome = new EntryReader<>(
                        codec,
                        entry,
                        (reader, none) -> inEntry(legacy.fields(reader, fields, inEntry)),
                        legacy.entries().freshness())
                .read();
        adaptations.addAll(inEntry);
        return outcome;
    }

    /** The fields of the event are those of the entry, and so are the places of its findings. */
    private static <V> Outcome<V> inEntry(Outcome<V> event) {
        var findings = event.findings().stream()
                .map(finding ->
                        finding.at(Where.path("entry" + finding.where().path().substring(1))))
                .toList();
        return event.value()
                .<Outcome<V>>map(value -> new Outcome.Accepted<>(value, findings))
                .orElseGet(() -> new Outcome.Refused<>(findings));
    }

    /** The type as which a flat text is read: of the field, or of the successor of an old name. */
    private Optional<ValueType<?>> type(String name) {
        var shape = legacy.type().shape();
        return shape.field(name)
                .or(() -> shape.retired(name).flatMap(RetiredName::successor).flatMap(shape::field))
                .map(Field::type);
    }
}
