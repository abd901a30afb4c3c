package io.tradeschema.json;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** What a declared migration adapts in old traffic, each with its day of sunset. */
public enum LegacyRule implements Rule {
    /** An old name was read as its successor. */
    LEGACY_NAME(
            Severity.WARNING,
            "An old name is read as its successor until the sunset of the migration.",
            "The contract names one successor for it, so nothing is guessed; strict readers refuse it already.",
            "Write the successor; the finding names it and its sunset.",
            "{\"side\": \"SELL\"} read as {\"action\": \"SELL\"}"),
    /** JSON under another name was read as the payload. */
    LEGACY_PAYLOAD_KEY(
            Severity.WARNING,
            "JSON under another name is read as the payload until the sunset of the migration.",
            "It is the only JSON of the entry, so nothing is guessed; strict readers refuse it already.",
            "Rename the entry's field to payload.",
            "XADD quantum:stream:trade.intent * data '{...}'"),
    /** Flat fields were read as the payload. */
    LEGACY_FLAT(
            Severity.WARNING,
            "Fields that lie flat in an entry are read as the payload until the sunset of the migration.",
            "The contract says the type of every field, so nothing is guessed; strict readers refuse them already.",
            "Put the fields as one JSON object under payload, numbers without quotes.",
            "XADD quantum:stream:trade.closed * symbol ETHUSDT pnl 0.71"),
    /** An entry without event_type was read as the event of its stream. */
    LEGACY_EVENT_TYPE(
            Severity.WARNING,
            "An entry without event_type is read as the event of its stream until the sunset of the migration.",
            "A stream carries one event, so nothing is guessed; strict readers refuse the entry already.",
            "Write event_type beside payload.",
            "XADD quantum:stream:trade.intent * payload '{...}' without event_type"),
    /** A payload was decoded twice. */
    LEGACY_ENCODED_TWICE(
            Severity.WARNING,
            "A payload that was encoded twice is decoded twice until the sunset of the migration.",
            "A text that is itself one JSON object has one meaning; strict readers refuse it already.",
            "Encode once: in Python one json.dumps.",
            "\"{\\\"symbol\\\": ...}\""),
    /** A name that the consumer declared of no interest was left out. */
    LEGACY_FIELD_IGNORED(
            Severity.WARNING,
            "A name that the consumer declared of no interest is left out until the sunset of the migration.",
            "Only names that the consumer listed itself: what a field means is never guessed.",
            "Stop writing the field, or add it to the contract.",
            "{\"atr_value\": 0.02}, declared as ignored"),
    /** The day has come on which nothing old is read any more. */
    LEGACY_SUNSET(
            Severity.ERROR,
            "After its sunset a migration reads nothing old any more.",
            "A migration without an end becomes a second contract that nobody wrote down.",
            "Write the message in its canonical form; every adaptation it would need has a warning of its own.",
            "{\"side\": \"SELL\"} on the day of sunset");

    private final RuleText text;

    LegacyRule(Severity severity, String demand, String reason, String remedy, String example) {
        this.text = new RuleText(severity, demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
