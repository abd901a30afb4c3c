package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry as texts, by name.
 *
 * @param texts every field that is text
 * @param refused the names of the fields that are there but no text
 * @param findings one for every field that is no text, or is there twice: maps of {@code byte[]} can hold a name twice
 */
record EntryTexts(Map<String, String> texts, Set<String> refused, List<Finding> findings) {

    static EntryTexts of(Map<?, ?> entry, String subject) {
        var texts = new TreeMap<String, String>();
        var refused = new TreeSet<String>();
        var findings = new ArrayList<Finding>();
        entry.forEach((key, value) -> {
            var name = text(key);
            var content = text(value);
            if (name.isEmpty() || content.isEmpty()) {
                findings.add(notText(name.orElse("?"), subject));
                name.ifPresent(refused::add);
            } else if (texts.putIfAbsent(name.get(), content.get()) != null) {
                findings.add(twice(name.get(), subject));
            }
        });
        findings.sort(Finding.BY_PLACE);
        return new EntryTexts(texts, refused, findings);
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

    private static Finding twice(String name, String subject) {
        return Finding.of(MessageRule.DUPLICATE_FIELD, subject, place(name), "written more than once", "write it once");
    }

    /** The place of an entry's field, told from the fields of the payload by its root. */
    static Where place(String name) {
        return Where.path("entry." + Excerpt.of(name));
    }
}
