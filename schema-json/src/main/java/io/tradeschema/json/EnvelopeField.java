package io.tradeschema.json;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text fields of a stream entry: this list is the envelope. */
public enum EnvelopeField {
    /** Which event the payload is, such as {@code trade.intent}. */
    EVENT_TYPE(true),
    /** The event as JSON. */
    PAYLOAD(true),
    /** When the entry was written, as an ISO-8601 time. */
    TIMESTAMP(true),
    /** The service that wrote the entry. */
    SOURCE(true),
    /** The version of the contract that the writer keeps; writers always write it, readers do without. */
    SCHEMA_VERSION(false),
    /** Ties the entries of one request together. */
    TRACE_ID(false),
    /** Ties an answer to its cause. */
    CORRELATION_ID(false),
    /** The W3C trace context: the step of a trace in which the entry was written. From contract 1.2.0 on. */
    TRACEPARENT("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
            + "|(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]*)?"),
    /** The W3C trace context: what tracing systems add of their own; nothing without {@link #TRACEPARENT}. */
    TRACESTATE(Members.MEMBER + "(?:[ \\t]*,[ \\t]*(?:" + Members.MEMBER + ")?){0,31}");

    /** The most characters that a field has; the payload is held to the limits of messages instead. */
    static final int MOST = Limits.STANDARD.text();

    private static final Map<String, EnvelopeField> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EnvelopeField::wire, field -> field));

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final boolean required;
    private final Optional<Pattern> form;

    EnvelopeField(boolean required) {
        this.required = required;
        this.form = Optional.empty();
    }

    EnvelopeField(String form) {
        this.required = false;
        this.form = Optional.of(Pattern.compile(form));
    }

    /** What a text of this field looks like; one that does not is left out with a warning. Empty for the other fields. */
    public Optional<String> form() {
        return form.map(Pattern::pattern);
    }

    /** Whether it only serves tracing: a bad one is left out and never refuses an entry. */
    boolean isTrace() {
        return form.isPresent();
    }

    boolean hasForm(String text) {
        return form.map(pattern -> pattern.matcher(text).matches()).orElse(true);
    }

    /** One member of a tracestate; an interface, because an enum's constants cannot use its own. */
    private interface Members {
        String MEMBER = "(?:[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})"
                + "=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]";
    }

    /** The name in the entry. */
    public String wire() {
        return wire;
    }

    /** Whether every entry has it. */
    public boolean required() {
        return required;
    }

    /** The field of that name in the entry. */
    public static Optional<EnvelopeField> named(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    /** The names of all fields in the entry, in order. */
    public static List<String> wires() {
        return Arrays.stream(values()).map(EnvelopeField::wire).toList();
    }

    /** What to do about a field that the envelope does not have, beside a payload of that shape. */
    public static String advice(String wire, Shape<?> payload) {
        if (payload.field(wire).isPresent() || payload.retired(wire).isPresent()) {
            return "it belongs inside the JSON of " + PAYLOAD.wire();
        }
        return Advice.nearest(wire, wires()).map(Advice::didYouMean).orElse("leave it out");
    }
}
