package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what an entry without a payload is instead: JSON under another name, the event's fields lying flat, or nothing.
 * The content is then read all the same, so that its own findings come in the same answer.
 */
final class PayloadSearch<T> {

    private final EventCodec<T> codec;
    private final Contract<T> type;
    private final Map<String, String> texts;
    private final List<String> strays;

    PayloadSearch(EventCodec<T> codec, Map<String, String> texts) {
        this.codec = codec;
        this.type = codec.type();
        this.texts = texts;
        this.strays = new StrayFields(type, texts).names();
    }

    /** At least one finding. */
    List<Finding> findings() {
        var json = strays.stream()
                .filter(name -> StrayFields.looksLikeJson(texts.getOrDefault(name, ""))
                        && type.shape().field(name).isEmpty())
                .findFirst();
        if (json.isPresent()) {
            return underOtherKey(json.get());
        }
        return strays.isEmpty() ? List.of(missing()) : flat();
    }

    private List<Finding> underOtherKey(String key) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(
                        EnvelopeRule.ENVELOPE_PAYLOAD_KEY,
                        type.toString(),
                        Carrier.ENTRY.place(key),
                        "the JSON stands under \"" + Excerpt.of(key) + "\"",
                        "rename the entry's field to \"" + EnvelopeField.PAYLOAD.wire() + "\"")
                .evidence(key));
        findings.addAll(codec.decode(texts.get(key)).findings());
        return findings;
    }

    private Finding missing() {
        return Finding.of(
                EnvelopeRule.ENVELOPE_PAYLOAD_MISSING,
                type.toString(),
                Carrier.ENTRY.place(EnvelopeField.PAYLOAD.wire()),
                "absent",
                "publish the event as JSON under \"" + EnvelopeField.PAYLOAD.wire() + "\"");
    }

    private List<Finding> flat() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(
                EnvelopeRule.ENVELOPE_FLAT,
                type.toString(),
                Carrier.ENTRY.place(EnvelopeField.PAYLOAD.wire()),
                "absent: the event's fields lie flat in the entry",
                "put them as one JSON object under \"" + EnvelopeField.PAYLOAD.wire() + "\", numbers without quotes"));
        var fields = new LinkedHashMap<String, Object>();
        strays.forEach(name -> fields.put(
                name,
                FlatFields.typed(
                        texts.getOrDefault(name, ""), type.shape().field(name).map(Field::type), type.toString())));
        codec.decode(fields).findings().forEach(finding -> findings.add(finding.at(inEntry(finding.where()))));
        return findings;
    }

    private static Where inEntry(Where where) {
        return Where.path("entry" + where.path().substring(1));
    }
}
