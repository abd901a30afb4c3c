package io.tradeschema.model;

/** The rules that one message can break, whatever language wrote it. */
public enum MessageRule implements Rule {
    /** Nothing stands there. */
    EMPTY_MESSAGE(
            "A message has content.",
            "An empty payload is what a reader sees after a trimmed entry or a failed serialisation.",
            "Find out why the writer published nothing; publish a whole JSON object.",
            "(0 bytes)"),
    /** The bytes are no UTF-8. */
    NOT_UTF8(
            "A message is UTF-8.",
            "Other encodings turn into other characters, and other characters into other symbols.",
            "Encode the JSON text as UTF-8 before publishing.",
            "0xFF 0xFE 0x7B"),
    /** The text is no JSON value. */
    NOT_JSON(
            "A message is one JSON value, exactly as RFC 8259 has it.",
            "NaN, Infinity, comments, single quotes and trailing commas are not JSON; readers disagree on them.",
            "Write the message with a JSON library; in Python json.dumps(..., allow_nan=False).",
            "{\"confidence\": NaN}"),
    /** Something follows the object. */
    TRAILING_CONTENT(
            "Nothing follows the JSON object.",
            "Two messages glued together lose one of them, and nobody is told which.",
            "Publish one object per message.",
            "{...}{...}"),
    /** The value is no object: a list, a text, a number. */
    NOT_AN_OBJECT(
            "A message is a JSON object.",
            "A list or a text in its place is usually JSON encoded twice.",
            "Publish the object itself; call json.dumps once, not twice.",
            "\"{\\\"symbol\\\": ...}\""),
    /** A text has half a character. */
    LONE_SURROGATE(
            "A text holds whole Unicode characters.",
            "Half a character cannot be written as UTF-8 again, so the event could not be passed on as it came.",
            "Cut texts at characters, not at UTF-16 units.",
            "\"\\ud800\""),
    /** One field is written more than once. */
    DUPLICATE_FIELD(
            "A field is written once.",
            "Parsers silently keep the first or the last value; two readers then trade on two different numbers.",
            "Write the field once.",
            "{\"leverage\": 1, \"leverage\": 20}"),
    /** The message is too long. */
    LIMIT_LENGTH(
            "A message is no longer than the limit (16 KiB unless configured).",
            "Long messages are refused before parsing, so that nobody can stall a reader with one.",
            "Publish less, or raise the limit where it is read.",
            "(20,000 bytes)"),
    /** The message has too many tokens. */
    LIMIT_TOKENS(
            "A message has no more tokens than the limit (512 unless configured).",
            "The number of tokens bounds the work of reading.",
            "Publish less, or raise the limit where it is read.",
            "{\"a\":1,\"b\":1,...}"),
    /** The message is nested too deeply. */
    LIMIT_DEPTH(
            "A message is not nested deeper than the limit (8 unless configured).",
            "Deep nesting overflows the stack of some readers.",
            "Publish the object flat, as its contract has it.",
            "{\"a\":{\"a\":{\"a\":..."),
    /** A text is too long for any field. */
    LIMIT_TEXT(
            "A text has no more characters than the limit (1,024 unless configured).",
            "No text of a contract is that long.",
            "Shorten the text.",
            "{\"reason\": \"...2,000 characters...\"}"),
    /** A name is too long for any field. */
    LIMIT_NAME(
            "A field name has no more characters than the limit (64 unless configured).",
            "No name of a contract is that long; long names are an attack or a value in the wrong place.",
            "Look at how the object is built: a value has become a name.",
            "{\"aaaa...\": 1}"),
    /** A number has too many characters. */
    LIMIT_NUMBER(
            "A number has no more characters than the limit (40 unless configured).",
            "No number of a contract is that long.",
            "Round the number to its tick or step.",
            "1.000000000000000000000000000000000000000001"),
    /** The contract has no such field. */
    UNKNOWN_FIELD(
            "Every field is one that the contract has.",
            "A reader never looks at an unknown field: what it says is lost in silence.",
            "Use the contract's name; if the field is really new, add it to the contract first.",
            "{\"stoploss\": 1.5}"),
    /** A name of the past is written, such as {@code side}. */
    RETIRED_FIELD(
            "A retired name is not used again.",
            "TradeIntent(side=...) where the model says action cost 18 hours of exits.",
            "Send the successor instead, with its values mapped.",
            "{\"side\": \"SELL\"}"),
    /** A required field is absent. */
    MISSING_FIELD(
            "Every required field is there.",
            "A reader that has to guess a trading decision guesses wrong.",
            "Write the field.",
            "{\"symbol\": \"BTCUSDT\"}"),
    /** A required field is null. */
    NULL_FIELD(
            "A required field is not null, and no element of a list is.",
            "Null means absent, and a required field is never absent.",
            "Write a value, or do not publish the message.",
            "{\"action\": null}"),
    /** A field is absent that another one demands. */
    CONDITION_NOT_MET(
            "A field is there when another one demands it.",
            "An exit by take profit that does not say which level fired cannot be learned from.",
            "Write the field whenever the other one has that value.",
            "{\"exit_reason\": \"tp_hit\"}"),
    /** A value has another JSON type than its field. */
    WRONG_TYPE(
            "A value has its field's JSON type.",
            "\"200.0\" is not a number; a reader that converts it converts the next mistake too.",
            "Write numbers without quotes, and times and names with them.",
            "{\"leverage\": \"5\"}"),
    /** A value is none of those that the field has. */
    UNKNOWN_VALUE(
            "A value is one of those that the contract lists.",
            "A reader has no branch for another value: it skips the message or takes the wrong side.",
            "Write one of the listed values, in the same case.",
            "{\"action\": \"buy\"}"),
    /** A number is outside of the bounds of its field. */
    OUT_OF_RANGE(
            "A number lies within its field's bounds.",
            "A stop price of 96,106,059 and a confidence of 72 were both published once.",
            "Check the unit first (percent or fraction, price or distance), then the value.",
            "{\"confidence\": 72}"),
    /** A number has a fraction where none may be, or is no multiple of a step. */
    NOT_WHOLE(
            "A whole number has no fraction.",
            "Readers round fractions differently.",
            "Round before publishing.",
            "{\"max_time_sec\": 0.5}"),
    /** A number has too many digits, or is too large or too small for any field. */
    NUMBER_DIGITS(
            "A number has at most 34 digits, and is 0 or lies between 1e-30 and 1e20 in size.",
            "No double of that size is refused; more digits some reader loses, and huge exponents stall the arithmetic of others.",
            "Round to the tick or step of the instrument.",
            "1e99999"),
    /** A text is shorter or longer than its field allows. */
    TEXT_LENGTH(
            "A text is as long as its field allows, counted in Unicode characters.",
            "Too long a name is usually a message in the wrong field, too short a one is usually empty.",
            "Shorten the text; leave an empty optional field out.",
            "{\"source\": \"\"}"),
    /** A text has characters that its field does not allow. */
    TEXT_CHARACTERS(
            "A text has only the characters that its field allows.",
            "BTC/USDT, btcusdt and BTCUSDT are one instrument to a person and three to a program.",
            "Write the text in the field's form.",
            "{\"symbol\": \"BTC/USDT\"}"),
    /** A list has fewer or more elements than its field allows. */
    LIST_LENGTH(
            "A list has as many elements as its field allows.",
            "A reader that makes room for ten does something else with the eleventh; an order without its fills is no order.",
            "Write all of them, or several messages where they are more than one may carry.",
            "{\"fills\": []}"),
    /** A time is no ISO-8601 text. */
    TIME_FORM(
            "A time is an ISO-8601 text with seconds and at most nine fraction digits.",
            "Epoch numbers leave it open whether they count seconds or milliseconds.",
            "In Python datetime.now(timezone.utc).isoformat(); in Java Instant.toString().",
            "{\"timestamp\": 1768740826}"),
    /** A time names a day or an hour that does not exist. */
    TIME_NOT_IN_CALENDAR(
            "A time names a day and an hour that exist, in the years 0000 to 9999 of UTC.",
            "A 30th of February comes from text arithmetic and means nothing.",
            "Compute times with a date library.",
            "{\"timestamp\": \"2026-02-30T00:00:00Z\"}"),
    /** A time that was read says no zone. */
    TIME_WITHOUT_ZONE(
            Severity.WARNING,
            "A time says its zone.",
            "Without one it is read as UTC; a service in another zone means something else and is hours off.",
            "End the time with Z; in Python use datetime.now(timezone.utc), not utcnow().",
            "{\"timestamp\": \"2026-01-21T04:10:00\"}"),
    /** A time that is to be written says no zone. */
    TIME_WRITTEN_WITHOUT_ZONE(
            "A writer says the zone of a time.",
            "A service in New York that stamps its local clock as UTC is five hours off, and nobody can see it.",
            "In Python datetime.now(timezone.utc); in Java Instant.now(); in JavaScript new Date().toISOString().",
            "TradeIntent(..., timestamp=datetime.now())"),
    /** An intent to open is older than its consumer allows. */
    STALE_MESSAGE(
            "An intent to open is no older than its consumer allows, where the consumer has said so.",
            "A BUY that waited in a stream through an outage is an order at a price that is gone.",
            "Decide again and send a new message; what closes or reduces is never too old.",
            "{\"action\": \"BUY\", \"timestamp\": \"(an hour ago)\"}"),
    /** A reader that is open for additions left one out. */
    ADDITION_NOT_READ(
            Severity.WARNING,
            "A field that a later version added is left out only by a reader that was opened for additions, and it says so.",
            "What a reader leaves out it does not act on; whoever opened it has to know of which fields that is true.",
            "Nothing where the field does not matter to this service; otherwise upgrade the reader.",
            "{\"target_price\": 1.7} of a writer that keeps 1.3.0, read by one that knows 1.2.0"),
    /** A field is written that is on its way out. */
    DEPRECATED_FIELD(
            Severity.WARNING,
            "A deprecated field is no longer written.",
            "It goes away on its sunset date, and its writer breaks on that day.",
            "Write what the contract names instead.",
            "(a field marked deprecated)");

    private final RuleText text;

    MessageRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    MessageRule(Severity severity, String demand, String reason, String remedy, String example) {
        this.text = new RuleText(severity, demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
