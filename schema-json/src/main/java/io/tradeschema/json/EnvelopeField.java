package io.tradeschema.json;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    CORRELATION_ID(false);

    private final boolean required;

    EnvelopeField(boolean required) {
        this.required = required;
    }

    /** The name in the entry. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every entry has it. */
    public boolean required() {
        return required;
    }

    /** The field of that name in the entry. */
    public static Optional<EnvelopeField> named(String wire) {
        return Arrays.stream(values())
                .filter(field -> field.wire().equals(wire))
                .findFirst();
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
