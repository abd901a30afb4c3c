package io.tradeschema.gate.rules;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;

/** The rules of the gate itself: what was not checked is never taken for clean. */
public enum GateRule implements Rule {
    NO_CONTRACT(
            "A message belongs to an event that has a contract.",
            "A stream without a contract is where the next divergence happens; the gate cannot judge it.",
            "Add a contract for the event, or name the events to check with --event.",
            "{\"stream\": \"quantum:stream:harvest.intent\", ...}"),
    LINE_FORM(
            "A line is a payload, or an entry in one of the documented forms.",
            "A line that the gate cannot place is a line it has not checked.",
            "Write {\"event\", \"payload\"} or {\"stream\", \"id\", \"fields\"}, or say --event for bare payloads.",
            "{\"symbol\": \"BTCUSDT\", ...} without --event"),
    LINE_LENGTH(
            "A line is no longer than 256 KiB.",
            "The gate reads files of any size in constant memory; no message of a contract is that long.",
            "Split the file at its line ends, one message a line.",
            "(a line of 3 MB)"),
    PENDING_GONE(
            "An entry that a group has taken is in the stream until it is acknowledged.",
            "A stream that is cut shorter than its slowest group loses messages, and both ends see success.",
            "Find the message in the writer's records; keep the stream longer, or the group faster.",
            "MAXLEN ~ 10000 with a consumer that stopped 25,000 entries ago"),
    ENTRY_LENGTH(
            "An entry of a stream is no larger than 4 MiB.",
            "The gate reads streams of any length in constant memory; no message of a contract is that large.",
            "Send a reference to what is large, not the thing itself.",
            "XADD quantum:stream:trade.intent * payload (5 MB of JSON)"),
    STREAM_NOT_READ(
            "Every entry of a stream between --from and the end was read.",
            "What was trimmed or deleted between two runs was never held against the contract.",
            "Do what the finding says; keep the stream longer than the time between two runs.",
            "990 entries came and were trimmed since the run before"),
    PART_NOT_CHECKED(
            "Every part of the gate that was asked for was checked, and every folder of the tree was read.",
            "A gate that is green because a part of it did not run is worse than none.",
            "Right what the finding names, or leave it out in tradeschema.yaml.",
            "archive: schemas, where there is no such folder"),
    BINDINGS_DRIFT(
            "A vendored package of bindings is what the model generates.",
            "A copy that was edited, or that an older model made, accepts other messages than its neighbours.",
            "Run tradeschema bindings LANGUAGE --out DIR again and commit what it writes.",
            "vendor/tradeschema/events.py:41: not what the model generates");

    private final RuleText text;

    GateRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
