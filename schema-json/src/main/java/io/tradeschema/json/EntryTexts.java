package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.nio.charset.StandardCharsets;
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
        return of(entry, subject, PassList.NONE);
    }

    static EntryTexts of(Map<?, ?> entry, String subject, PassList passed) {
        var texts = new EntryTexts(new TreeMap<>(), new TreeSet<>(), new ArrayList<>());
        entry.forEach((key, value) -> text(key)
                .ifPresentOrElse(
                        name -> texts.take(name, text(value), subject, passed),
                        () -> texts.findings.add(notText("?", subject))));
        texts.leaveOutStateWithoutParent(subject);
        texts.findings.sort(Finding.BY_PLACE);
        return texts;
    }

    private void take(String name, Optional<String> content, String subject, PassList passed) {
        var field = EnvelopeField.named(name);
        if (passed.has(name)) {
            if (passed.isNews(name)) {
                findings.add(passedOver(name, subject));
            }
        } else if (field.filter(EnvelopeField::isTrace).isPresent()) {
            takeTrace(field.get(), content, subject);
        } else if (content.isEmpty()) {
            findings.add(notText(name, subject));
            refused.add(name);
        } else if (field.filter(known -> known != EnvelopeField.PAYLOAD).isPresent() && isBeyond(content.get())) {
            findings.add(beyond(name, content.get(), subject));
            refused.add(name);
        } else if (texts.putIfAbsent(name, content.get()) != null) {
            findings.add(twice(name, subject));
        }
    }

    private void takeTrace(EnvelopeField field, Optional<String> content, String subject) {
        if (content.filter(String::isEmpty).isPresent()) {
            return;
        }
        if (content.filter(text -> !isBeyond(text) && field.hasForm(text)).isPresent()) {
            texts.put(field.wire(), content.get());
        } else {
            var finding = leftOut(field, "not of the W3C form, left out", subject);
            findings.add(
                    content.map(text -> finding.showing(Excerpt.quoted(text))).orElse(finding));
        }
    }

    private void leaveOutStateWithoutParent(String subject) {
        if (!texts.containsKey(EnvelopeField.TRACEPARENT.wire())
                && texts.remove(EnvelopeField.TRACESTATE.wire()) != null) {
            findings.add(leftOut(EnvelopeField.TRACESTATE, "no traceparent to go with, left out", subject));
        }
    }

    private static boolean isBeyond(String text) {
        return isLong(text) || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isLong(String text) {
        return text.length() > EnvelopeField.MOST && text.codePointCount(0, text.length()) > EnvelopeField.MOST;
    }

    private static Finding beyond(String name, String text, String subject) {
        var finding = isLong(text)
                ? Finding.of(
                        MessageRule.LIMIT_TEXT,
                        subject,
                        place(name),
                        "a text of more than " + EnvelopeField.MOST + " characters",
                        "shorten it")
                : Finding.of(
                        MessageRule.LONE_SURROGATE,
                        subject,
                        place(name),
                        "half a Unicode character",
                        "cut texts at characters");
        return finding.showing(Excerpt.quoted(text));
    }

    private static Finding leftOut(EnvelopeField field, String what, String subject) {
        return Finding.of(
                EnvelopeRule.ENVELOPE_TRACE_CONTEXT,
                subject,
                place(field.wire()),
                what,
                "pass on what the tracing library made");
    }

    private static Finding passedOver(String name, String subject) {
        return Finding.of(
                EnvelopeRule.ENVELOPE_FIELD_PASSED_OVER,
                subject,
                place(name),
                "no field of the envelope, passed over as listed",
                "told once of each name");
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
