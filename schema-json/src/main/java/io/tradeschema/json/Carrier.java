package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Where;

/** Where a message lies on its bus: the one place that knows how the envelope's fields are called there. */
enum Carrier {
    /** Redis Streams: an entry, whose fields are the envelope's, the payload among them. */
    ENTRY("entry", "write it beside " + EnvelopeField.PAYLOAD.wire(), "encode the field as UTF-8 text"),
    /** Kafka, NATS: a body, which is the payload alone, beside headers, which are the envelope's other fields. */
    BODY("header", "write it as a header of the message", "write the body and its headers as UTF-8 text");

    private final String root;
    private final String whereToWrite;
    private final String howToEncode;

    Carrier(String root, String whereToWrite, String howToEncode) {
        this.root = root;
        this.whereToWrite = whereToWrite;
        this.howToEncode = howToEncode;
    }

    /** The place of a field, told from the fields of the payload by its root. */
    Where place(String name) {
        return Where.path(root + "." + Excerpt.of(name));
    }

    /** What to do about a field of the envelope that is absent. */
    String whereToWrite() {
        return whereToWrite;
    }

    /** What to do about a field that is no text. */
    String howToEncode() {
        return howToEncode;
    }
}
