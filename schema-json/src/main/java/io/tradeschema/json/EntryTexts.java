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
 * @param carrier where they lie
 * @param texts every field that is text
 * @param refused the names of the fields that are there but no text
 * @param findings one for every field that is no text, or is there twice: maps of {@code byte[]} can hold a name twice
 */
record EntryTexts(Carrier carrier, Map<String, String> texts, Set<String> refused, List<Finding> findings) {

    static EntryTexts of(Map<?, ?> entry, String subject, PassList passed) {
        var texts = empty(Carrier.ENTRY);
        entry.forEach((key, value) -> text(key)
                .ifPresentOrElse(
                        name -> texts.take(name, text(value), subject, passed),
                        () -> texts.findings.add(texts.notText(texts.place("?"), subject))));
        return texts.ordered(subject);
    }

    /** The fields that are there already, of an entry that is to be written. */
    static EntryTexts written(Map<String, String> fields, Carrier carrier, String subject) {
        var texts = empty(carrier);
        fields.forEach((name, text) -> texts.take(name, Optional.of(text), subject, PassList.NONE));
        return texts.ordered(subject);
    }

    /** The body as the payload, and the headers that are the envelope's; the others are not looked at. */
    static EntryTexts ofBody(
            byte @Nullable [] body, Iterable<? extends Map.Entry<String, byte @Nullable []>> headers, String subject) {
        var texts = empty(Carrier.BODY);
        if (body != null) {
            texts.takeBody(text(body), subject);
        }
        for (var header : headers) {
            if (EnvelopeField.named(header.getKey()).isPresent()) {
                texts.takeHeader(header.getKey(), text(header.getValue()), subject);
            }
        }
        return texts.ordered(subject);
    }

    private static EntryTexts empty(Carrier carrier) {
        return new EntryTexts(carrier, new TreeMap<>(), new TreeSet<>(), new ArrayList<>());
    }

    private EntryTexts ordered(String subject) {
        leaveOutStateWithoutParent(subject);
        findings.sort(Finding.BY_PLACE);
        return this;
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
            findings.add(notText(place(name), subject));
            refused.add(name);
        } else if (field.filter(known -> known != EnvelopeField.PAYLOAD).isPresent() && isBeyond(content.get())) {
            findings.add(beyond(name, content.get(), subject));
            refused.add(name);
        } else if (texts.putIfAbsent(name, content.get()) != null) {
            findings.add(twice(name, subject));
        }
    }

    /** A body has no name: what is wrong with it lies at the message itself. */
    private void takeBody(Optional<String> content, String subject) {
        if (content.isPresent()) {
            texts.put(EnvelopeField.PAYLOAD.wire(), content.get());
        } else {
            findings.add(notText(Where.path("$"), subject));
            refused.add(EnvelopeField.PAYLOAD.wire());
        }
    }

    /** Beside a body, a payload among the headers is a second one; without a body it is none. */
    private void takeHeader(String name, Optional<String> content, String subject) {
        if (!name.equals(EnvelopeField.PAYLOAD.wire())) {
            take(name, content, subject, PassList.NONE);
        } else if (texts.containsKey(name) || refused.contains(name)) {
            findings.add(Finding.of(
                    MessageRule.DUPLICATE_FIELD,
                    subject,
                    place(name),
                    "a second payload beside the body",
                    "leave the header out: the body, on Kafka the record's value, is the payload"));
        }
    }

    private void takeTrace(EnvelopeField field, Optional<String> content, String subject) {
        if (content.filter(String::isEmpty).isPresent()) {
            return;
        }
        if (refused.contains(field.wire()) || texts.remove(field.wire()) != null) {
            refused.add(field.wire());
            findings.add(leftOut(field, "written more than once, left out", subject));
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
        return isLong(text) || !Utf8.canEncode(text);
    }

    private static boolean isLong(String text) {
        return text.length() > EnvelopeField.MOST && text.codePointCount(0, text.length()) > EnvelopeField.MOST;
    }

    private Finding beyond(String name, String text, String subject) {
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

    private Finding leftOut(EnvelopeField field, String what, String subject) {
        return Finding.of(
                EnvelopeRule.ENVELOPE_TRACE_CONTEXT,
                subject,
                place(field.wire()),
                what,
                "pass on what the tracing library made");
    }

    private Finding passedOver(String name, String subject) {
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

    private Finding notText(Where where, String subject) {
        return Finding.of(EnvelopeRule.ENVELOPE_NOT_TEXT, subject, where, "no UTF-8 text", carrier.howToEncode());
    }

    private Finding twice(String name, String subject) {
        return Finding.of(MessageRule.DUPLICATE_FIELD, subject, place(name), "written more than once", "write it once");
    }

    private Where place(String name) {
        return carrier.place(name);
    }
}
