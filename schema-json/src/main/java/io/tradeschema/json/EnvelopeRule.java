package io.tradeschema.json;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** The rules that the envelope of a stream entry can break. */
public enum EnvelopeRule implements Rule {
    /** The JSON stands under another name than payload. */
    ENVELOPE_PAYLOAD_KEY(
            "The JSON of an entry stands under payload.",
            "JSON under data, where the reader wants payload, cost 25 hours without a trade.",
            "Rename the entry's field to payload.",
            "XADD quantum:stream:trade.intent * data '{...}'"),
    /** More than one field looks like the payload. */
    ENVELOPE_PAYLOAD_TWICE(
            "An entry has one payload.",
            "Two readers that prefer different fields act on two different messages.",
            "Write payload only.",
            "XADD quantum:stream:trade.intent * payload '{...}' data '{...}'"),
    /** The event's fields lie beside the envelope's. */
    ENVELOPE_FLAT(
            "The event's fields stand inside the JSON of payload, not beside it.",
            "Flat fields are all text; a reader of payload finds nothing and skips the entry.",
            "Publish the codec's entry: the event as JSON under payload.",
            "XADD quantum:stream:trade.closed * symbol ETHUSDT pnl 0.71"),
    /** The entry has no payload. */
    ENVELOPE_PAYLOAD_MISSING(
            "An entry has a payload.",
            "An entry without one is what a reader sees after trimming, or from a writer that published nothing.",
            "Publish the event as JSON under payload.",
            "XADD quantum:stream:trade.intent * event_type trade.intent"),
    /** The entry has no event_type, timestamp or source. */
    ENVELOPE_FIELD_MISSING(
            "An entry has event_type, payload, timestamp and source.",
            "Without them nobody can say what a message is, how old it is and whose bug it is.",
            "Write the field.",
            "XADD quantum:stream:trade.intent * payload '{...}'"),
    /** The envelope has no such field. */
    ENVELOPE_FIELD_UNKNOWN(
            "An entry has no other fields than the envelope's.",
            "A reader of payload never looks at the others: what they say is lost in silence.",
            "Move the field into the payload, or leave it out.",
            "XADD quantum:stream:trade.intent * payload '{...}' priority high"),
    /** The entry is of another event than its stream. */
    ENVELOPE_EVENT_TYPE(
            "The event_type of an entry is the one that its stream carries.",
            "A reader that trusts the stream reads one event as another.",
            "Write the stream's event_type, or publish to the event's own stream.",
            "XADD quantum:stream:trade.intent * event_type trade.closed"),
    /** The schema_version is no version. */
    ENVELOPE_SCHEMA_VERSION(
            "A schema_version is three numbers such as 1.1.0.",
            "A version that cannot be read cannot be checked.",
            "Write the version of the contract, as the published schemas name it.",
            "XADD quantum:stream:trade.intent * schema_version latest"),
    /** The writer keeps another major version. */
    ENVELOPE_MAJOR_UNKNOWN(
            "A reader refuses a major version that it does not know.",
            "A new major version means other things by the same names.",
            "Deploy this reader with the new contract before the writer.",
            "XADD quantum:stream:trade.intent * schema_version 2.0.0"),
    /** A traceparent or tracestate has another form. */
    ENVELOPE_TRACE_CONTEXT(
            Severity.WARNING,
            "A traceparent and a tracestate have the form of the W3C trace context.",
            "Tracing is no reason to lose an order: one that cannot be handed on is left out, and the entry is read.",
            "Pass on what the tracing library made, unchanged; a tracestate goes with its traceparent.",
            "XADD quantum:stream:trade.intent * payload '{...}' traceparent 00-0-0-01"),
    /** A field was passed over that the consumer has listed. */
    ENVELOPE_FIELD_PASSED_OVER(
            Severity.WARNING,
            "A field that is no field of the envelope is passed over only where the consumer has listed it.",
            "Frameworks add fields of their own, such as Spring's _class; each is told once, and never read.",
            "Nothing, if the list is meant; otherwise take the name off it.",
            "EntryCodec.of(TradeIntent.TYPE).passingOver(\"_class\")"),
    /** A field is no UTF-8 text. */
    ENVELOPE_NOT_TEXT(
            "The fields of an entry are UTF-8 texts.",
            "Redis carries bytes; other encodings turn into other characters.",
            "Encode the fields as UTF-8.",
            "XADD quantum:stream:trade.intent * payload <0xFF>");

    private final RuleText text;

    EnvelopeRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    EnvelopeRule(Severity severity, String demand, String reason, String remedy, String example) {
        this.text = new RuleText(severity, demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
