package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry as texts, by name.
 *
 * @param texts every field that is text
 * @param findings one for every field that is none
 */
record EntryTexts(Map<String, String> texts, List<Finding> findings) {

    static EntryTexts of(Map<?, ?> entry, String subject) {
        var texts = new TreeMap<String, String>();
        var findings = new ArrayList<Finding>();
        entry.forEach((key, value) -> {
            var name = text(key);
            var content = text(value);
            if (name.isPresent() && content.isPresent()) {
                texts.put(name.get(), content.get());
            } else {
                findings.add(notText(name.orElse("?"), subject));
            }
        });
        return new EntryTexts(texts, findings);
    }

    private static Optional<String> text(@Nullable Object raw) {
        if (raw instanceof byte[] bytes) {
            return Utf8.decode(bytes);
        }
        return raw instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty();
    }

    private static Finding notText(String name, String subject) {
        return Finding.of(
                EnvelopeRule.ENVELOPE_NOT_TEXT,
                subject,
                place(name),
                "no UTF-8 text",
                "encode the field as UTF-8 text");
    }

    /** The place of an entry's field, told from the fields of the payload by its root. */
    static Where place(String name) {
        return Where.path("entry." + Excerpt.of(name));
    }
}
