package io.tradeschema.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record of trade.intent as programs without the contract write it, in each way of the incidents, and what has to be told of
 * it.
 *
 * @param what the way
 * @param isTaken whether a reader takes it
 * @param rule what is told of it, as an error or a warning; empty when there is nothing to tell
 * @param value the record's; null for none
 * @param headers names and texts in turn
 */
@SuppressWarnings("ArrayRecordComponent")
public record StrangeRecord(String what, boolean isTaken, String rule, byte @Nullable [] value, List<String> headers) {

    private static final String JSON =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";
    private static final List<String> ENVELOPE =
            List.of("event_type", "trade.intent", "timestamp", "2026-01-21T04:10:00Z", "source", "python");
    /** A header's text that is written as a byte which is no UTF-8. */
    private static final String NO_TEXT = "\u00ff";

    /** The record of that topic. */
    public ProducerRecord<String, byte[]> on(String topic) {
        var named = new RecordHeaders();
        for (var at = 0; at < headers.size(); at += 2) {
            var text = headers.get(at + 1);
            var charset = text.equals(NO_TEXT) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            named.add(headers.get(at), text.getBytes(charset));
        }
        return new ProducerRecord<>(topic, null, "BTCUSDT", value, named);
    }

    /** One in each way. */
    public static List<StrangeRecord> all() {
        return Stream.of(names(), values(), texts(), headersOfOthers(), versions(), taken())
                .flatMap(List::stream)
                .toList();
    }

    private static StrangeRecord refused(String what, String rule, String json, String... headers) {
        return new StrangeRecord(
                what,
                false,
                rule,
                json.getBytes(StandardCharsets.UTF_8),
                headers.length == 0 ? ENVELOPE : List.of(headers));
    }

    private static StrangeRecord with(String what, String rule, String... more) {
        var headers = new ArrayList<>(ENVELOPE);
        headers.addAll(List.of(more));
        return refused(what, rule, JSON, headers.toArray(String[]::new));
    }

    private static StrangeRecord accepted(String what, String rule, String json, String... more) {
        var headers = new ArrayList<>(ENVELOPE);
        headers.addAll(List.of(more));
        return new StrangeRecord(what, true, rule, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String and(String member) {
        return JSON.replace("}", "," + member + "}");
    }

    private static List<StrangeRecord> names() {
        return List.of(
                refused("side for action", "RETIRED_FIELD", JSON.replace("action", "side")),
                refused("direction beside it", "RETIRED_FIELD", and("\"direction\":\"SHORT\"")),
                refused("reduceOnly for reduce_only", "RETIRED_FIELD", and("\"reduceOnly\":true")),
                refused("a slip", "UNKNOWN_FIELD", JSON.replace("entry_price", "entryPrice")),
                refused("a name that nobody reads", "UNKNOWN_FIELD", and("\"urgency\":\"high\"")),
                refused("a name is missing", "MISSING_FIELD", JSON.replace("\"leverage\":1,", "")),
                refused("a name comes twice", "DUPLICATE_FIELD", and("\"leverage\":2")));
    }

    private static List<StrangeRecord> values() {
        return List.of(
                refused("a number as text", "WRONG_TYPE", JSON.replace(":200", ":\"200\"")),
                refused("a value of another case", "UNKNOWN_VALUE", JSON.replace("SELL", "sell")),
                refused("a leverage of 500", "OUT_OF_RANGE", JSON.replace(":1,", ":500,")),
                refused("null for what is required", "NULL_FIELD", JSON.replace(":1,", ":null,")),
                refused("a time in seconds", "TIME_FORM", and("\"timestamp\":1769000000")),
                refused("NaN", "NOT_JSON", JSON.replace("88000.5", "NaN")));
    }

    private static List<StrangeRecord> texts() {
        var envelope = "{\"event_type\":\"trade.intent\",\"%s\":\"{}\"}";
        return List.of(
                refused("an entry of Redis as the value", "UNKNOWN_FIELD", String.format(envelope, "payload")),
                refused("the same with data", "UNKNOWN_FIELD", String.format(envelope, "data")),
                refused("a text of JSON", "NOT_AN_OBJECT", "\"" + JSON.replace("\"", "\\\"") + "\""),
                refused("a list", "NOT_AN_OBJECT", "[" + JSON + "]"),
                refused("cut off", "NOT_JSON", JSON.substring(0, JSON.length() - 9)),
                refused("two in one", "TRAILING_CONTENT", JSON + JSON),
                refused("the bytes of a schema registry before it", "NOT_JSON", "\0\0\0\0\1" + JSON),
                refused("no byte", "EMPTY_MESSAGE", ""),
                new StrangeRecord("no value", false, "ENVELOPE_PAYLOAD_MISSING", null, ENVELOPE),
                new StrangeRecord(
                        "bytes", false, "ENVELOPE_NOT_TEXT", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff}, ENVELOPE));
    }

    private static List<StrangeRecord> headersOfOthers() {
        return List.of(
                refused(
                        "the envelope flat in the value",
                        "ENVELOPE_FIELD_MISSING",
                        and("\"event_type\":\"trade.intent\""),
                        "a",
                        "b"),
                refused("no type", "ENVELOPE_FIELD_MISSING", JSON, "timestamp", "2026-01-21T04:10:00Z", "source", "x"),
                refused(
                        "the type under another name",
                        "ENVELOPE_FIELD_MISSING",
                        JSON,
                        "eventType",
                        "trade.intent",
                        "timestamp",
                        "2026-01-21T04:10:00Z",
                        "source",
                        "x"),
                refused(
                        "another event",
                        "ENVELOPE_EVENT_TYPE",
                        JSON,
                        "event_type",
                        "trade.closed",
                        "timestamp",
                        "2026-01-21T04:10:00Z",
                        "source",
                        "x"),
                with("a header twice", "DUPLICATE_FIELD", "source", "other"),
                with("a header that is no text", "ENVELOPE_NOT_TEXT", "correlation_id", NO_TEXT));
    }

    private static List<StrangeRecord> versions() {
        return List.of(
                with("an older major", "ENVELOPE_MAJOR_UNKNOWN", "schema_version", "0.9.0"),
                with("a later major", "ENVELOPE_MAJOR_UNKNOWN", "schema_version", "9.0.0"),
                with("no version", "ENVELOPE_SCHEMA_VERSION", "schema_version", "latest"));
    }

    private static List<StrangeRecord> taken() {
        return List.of(
                accepted("a time without its zone", "TIME_WITHOUT_ZONE", and("\"timestamp\":\"2026-01-21T04:10:00\"")),
                accepted("headers of agents", "", JSON, "__TypeId__", "x", "b3", "0"),
                accepted("without a version", "", JSON),
                accepted("an older version", "", JSON, "schema_version", "1.0.0"));
    }
}
