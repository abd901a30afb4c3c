package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import java.util.List;
import java.util.Map;

/** The fields of an entry that are not the envelope's. */
final class StrayFields {

    private final Contract<?> type;
    private final Map<String, String> texts;

    StrayFields(Contract<?> type, Map<String, String> texts) {
        this.type = type;
        this.texts = texts;
    }

    /** The names, in their order. */
    List<String> names() {
        return texts.keySet().stream()
                .filter(name -> EnvelopeField.named(name).isEmpty())
                .toList();
    }

    /** Whether the text looks like the JSON of a message. */
    static boolean looksLikeJson(String text) {
        var bare = text.strip();
        return bare.startsWith("{") && bare.endsWith("}");
    }

    /** The findings about stray fields beside a payload. */
    List<Finding> beside() {
        return names().stream().map(this::beside).toList();
    }

    private Finding beside(String name) {
        return looksLikeJson(texts.getOrDefault(name, ""))
                ? finding(EnvelopeRule.ENVELOPE_PAYLOAD_TWICE, name, "a second JSON beside the payload", "leave it out")
                : finding(
                        EnvelopeRule.ENVELOPE_FIELD_UNKNOWN,
                        name,
                        "no field of the envelope",
                        EnvelopeField.advice(name, type.shape()));
    }

    private Finding finding(EnvelopeRule rule, String name, String what, String fix) {
        return Finding.of(rule, type.toString(), Carrier.ENTRY.place(name), what, fix)
                .showing(Excerpt.quoted(texts.getOrDefault(name, "")));
    }
}
