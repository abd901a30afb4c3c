package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Name;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private static final String PAYLOAD = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1,\"entry_price\":88000.5}";

    private final EntryCodec<TradeIntent> codec = EntryCodec.of(TradeIntent.TYPE);

    /** A good entry, with the given changes; a value of null takes the field away. */
    private static Map<String, Object> entry(Object... changes) {
        var entry = new TreeMap<String, Object>(Map.of(
                "event_type", "trade.intent",
                "payload", PAYLOAD,
                "timestamp", "2026-01-21T04:10:00Z",
                "source", "exit_monitor"));
        for (var i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                entry.remove(changes[i]);
            } else {
                entry.put((String) changes[i], changes[i + 1]);
            }
        }
        return entry;
    }

    /** Rule and place of every finding. */
    private List<String> findings(Map<?, ?> entry) {
        return codec.decode(entry).findings().stream()
                .map(finding -> finding.rule().name() + " " + finding.where())
                .toList();
    }

    @Test
    void a_good_entry_is_read() {
        var read = codec.decode(entry("schema_version", "1.0.0", "trace_id", "t-1"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.orThrow().schemaVersion()).contains(Version.of("1.0.0"));
        assertThat(read.orThrow().traceId()).contains("t-1");
        assertThat(read.orThrow().correlationId()).isEmpty();
        assertThat(read.orThrow().event())
                .isEqualTo(EventCodec.of(TradeIntent.TYPE).decode(PAYLOAD).orThrow());
    }

    @Test
    void each_wrong_wire_form_has_a_finding_of_its_own() {
        assertThat(findings(entry("payload", null, "data", PAYLOAD)))
                .containsExactly("ENVELOPE_PAYLOAD_KEY entry.data");
        assertThat(findings(entry("payload", null, "Payload", PAYLOAD)))
                .containsExactly("ENVELOPE_PAYLOAD_KEY entry.Payload");
        assertThat(findings(entry(
                        "payload",
                        null,
                        "symbol",
                        "BTCUSDT",
                        "action",
                        "SELL",
                        "position_size_usd",
                        "200",
                        "leverage",
                        "1",
                        "entry_price",
                        "88000.5")))
                .containsExactly("ENVELOPE_FLAT entry.payload");
        assertThat(findings(entry("data", PAYLOAD))).containsExactly("ENVELOPE_PAYLOAD_TWICE entry.data");
        assertThat(findings(entry("symbol", "BTCUSDT"))).containsExactly("ENVELOPE_FIELD_UNKNOWN entry.symbol");
        assertThat(findings(entry("priority", "high"))).containsExactly("ENVELOPE_FIELD_UNKNOWN entry.priority");
        assertThat(findings(entry("event_type", "trade.closed")))
                .containsExactly("ENVELOPE_EVENT_TYPE entry.event_type");
        assertThat(findings(entry("schema_version", "2.0.0")))
                .containsExactly("ENVELOPE_MAJOR_UNKNOWN entry.schema_version");
        assertThat(findings(entry("schema_version", "0.9.0")))
                .containsExactly("ENVELOPE_MAJOR_UNKNOWN entry.schema_version");
        for (var malformed : List.of("latest", "1", "1.0", "v1.0.0", "1.0.0.0", "1.0.0-rc1", " 1.0.0", "01.0.0")) {
            assertThat(findings(entry("schema_version", malformed)))
                    .containsExactly("ENVELOPE_SCHEMA_VERSION entry.schema_version");
        }
        assertThat(findings(entry("payload", null))).containsExactly("ENVELOPE_PAYLOAD_MISSING entry.payload");
        assertThat(findings(entry("timestamp", null))).containsExactly("ENVELOPE_FIELD_MISSING entry.timestamp");
        assertThat(findings(entry("source", null))).containsExactly("ENVELOPE_FIELD_MISSING entry.source");
        assertThat(findings(entry("event_type", null))).containsExactly("ENVELOPE_FIELD_MISSING entry.event_type");
    }

    @Test
    void the_flat_form_tells_what_is_wrong_with_its_fields_too() {
        assertThat(findings(entry("payload", null, "symbol", "BTCUSDT", "side", "SELL", "leverage", "high")))
                .containsExactly(
                        "ENVELOPE_FLAT entry.payload",
                        "MISSING_FIELD entry.position_size_usd",
                        "WRONG_TYPE entry.leverage",
                        "MISSING_FIELD entry.entry_price",
                        "RETIRED_FIELD entry.side");
    }

    @Test
    void a_deployment_may_have_the_event_on_another_stream() {
        var deployed = EntryCodec.of(TradeIntent.TYPE).on("prod:trade.intent");

        assertThat(deployed.type().stream()).isEqualTo("prod:trade.intent");
        assertThat(deployed.decode(Map.of("event_type", "trade.closed")).findings())
                .extracting(Finding::toString)
                .contains(TradeIntent.TYPE + " entry.event_type: not the event that prod:trade.intent carries, found"
                        + " \"trade.closed\"; write \"trade.intent\", or publish to the event's own stream"
                        + " [ENVELOPE_EVENT_TYPE]");
        assertThat(SchemaText.of(TradeIntent.TYPE.on("prod:trade.intent"))).isEqualTo(SchemaText.of(TradeIntent.TYPE));
    }

    @Test
    void the_findings_of_the_payload_come_with_those_of_the_envelope() {
        assertThat(findings(entry("event_type", "trade.closed", "payload", PAYLOAD.replace("action", "side"))))
                .containsExactly("ENVELOPE_EVENT_TYPE entry.event_type", "RETIRED_FIELD $.side");
        assertThat(findings(entry("payload", ""))).containsExactly("EMPTY_MESSAGE $");
        assertThat(findings(entry("payload", "null"))).containsExactly("NOT_AN_OBJECT $");
        assertThat(findings(entry("payload", null, "data", "{}")))
                .startsWith("ENVELOPE_PAYLOAD_KEY entry.data", "MISSING_FIELD $.symbol");
    }

    @Test
    void the_values_of_the_envelope_are_checked() {
        assertThat(findings(entry("timestamp", "yesterday"))).containsExactly("TIME_FORM entry.timestamp");
        assertThat(findings(entry("timestamp", "1769000000"))).containsExactly("TIME_FORM entry.timestamp");
        assertThat(findings(entry("source", ""))).containsExactly("TEXT_LENGTH entry.source");
        assertThat(findings(entry("source", "x".repeat(65)))).containsExactly("TEXT_LENGTH entry.source");
    }

    @Test
    void a_time_without_zone_is_read_as_utc_with_a_warning() {
        var read = codec.decode(entry("timestamp", "2026-01-21T04:10:00.5"));

        assertThat(read.orThrow().timestamp()).isEqualTo(Instant.parse("2026-01-21T04:10:00.5Z"));
        assertThat(read.findings())
                .singleElement()
                .hasToString(TradeIntent.TYPE + " entry.timestamp: no zone, read as UTC,"
                        + " found \"2026-01-21T04:10:00.5\"; end it with Z or an offset, such as 2026-01-21T04:10:00.250Z"
                        + " [TIME_WITHOUT_ZONE, warning]");
    }

    @Test
    void an_optional_field_may_be_empty() {
        assertThat(codec.decode(entry("schema_version", "", "trace_id", "", "correlation_id", ""))
                        .orThrow())
                .isEqualTo(codec.decode(entry()).orThrow());
    }

    @Test
    void names_and_values_may_be_bytes() {
        var bytes = new HashMap<byte[], byte[]>();
        entry("source", "caf\u00e9").forEach((name, value) -> bytes.put(utf8(name), utf8((String) value)));

        assertThat(codec.decode(bytes).orThrow().source()).isEqualTo(Name.of("caf\u00e9"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_no_text_is_said_once() {
        var foreign = new byte[] {(byte) 0xFF};

        assertThat(findings(entry("payload", foreign))).containsExactly("ENVELOPE_NOT_TEXT entry.payload");
        assertThat(findings(entry("timestamp", 1_769_000_000L))).containsExactly("ENVELOPE_NOT_TEXT entry.timestamp");
        assertThat(findings(entry("source", List.of()))).containsExactly("ENVELOPE_NOT_TEXT entry.source");
        var odd = new LinkedHashMap<Object, Object>(entry());
        odd.put("payload", null);
        odd.put(null, "x");
        odd.put(foreign, "x");
        odd.put(5, "x");
        assertThat(findings(odd))
                .containsExactly(
                        "ENVELOPE_NOT_TEXT entry.?",
                        "ENVELOPE_NOT_TEXT entry.?",
                        "ENVELOPE_NOT_TEXT entry.?",
                        "ENVELOPE_NOT_TEXT entry.payload");
    }

    @Test
    void a_field_written_twice_is_refused() {
        var twice = new LinkedHashMap<Object, Object>(entry());
        twice.put(utf8("payload"), utf8("{}"));

        assertThat(findings(twice)).containsExactly("DUPLICATE_FIELD entry.payload");
    }

    @Test
    void nothing_is_an_empty_entry() {
        assertThat(findings(null)).isEqualTo(findings(Map.of())).contains("ENVELOPE_PAYLOAD_MISSING entry.payload");
    }

    @Test
    void an_entry_is_written_with_its_schema_version_and_read_as_the_same() {
        var event = EventCodec.of(TradeIntent.TYPE).decode(PAYLOAD).orThrow();
        var entry = Entry.of(event, Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"))
                .tracedBy("t-1")
                .correlatedBy("c-1");

        var written = codec.encode(entry);

        assertThat(written)
                .containsExactly(
                        Map.entry("event_type", "trade.intent"),
                        Map.entry("payload", PAYLOAD),
                        Map.entry("timestamp", "2026-01-21T04:10:00Z"),
                        Map.entry("source", "exit_monitor"),
                        Map.entry("schema_version", TradeIntent.TYPE.version().toString()),
                        Map.entry("trace_id", "t-1"),
                        Map.entry("correlation_id", "c-1"));
        assertThat(codec.encode(codec.decode(written).orThrow())).isEqualTo(written);
    }

    @Test
    void whatever_the_entry_is_there_is_an_event_or_an_error() {
        var random = new Random(SampleMessages.STANDARD_SEED);
        var names = List.of(
                "event_type", "payload", "timestamp", "source", "schema_version", "data", "symbol", "side", "x");
        Object[] values = {
            "trade.intent", PAYLOAD, "2026-01-21T04:10:00Z", "1.0.0", "", "{}", "{", 5, List.of(), utf8(PAYLOAD)
        };
        for (var i = 0; i < 20_000; i++) {
            var entry = new HashMap<Object, Object>();
            for (var name : names) {
                if (random.nextBoolean()) {
                    entry.put(random.nextInt(9) == 0 ? utf8(name) : name, values[random.nextInt(values.length)]);
                }
            }
            var outcome = codec.decode(entry);
            assertThat(outcome.accepted()).isEqualTo(outcome.findings().isEmpty());
        }
    }

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static Entry<TradeIntent> written() {
        return Entry.of(
                EventCodec.of(TradeIntent.TYPE).decode(PAYLOAD).orThrow(),
                Instant.parse("2026-01-21T04:10:00Z"),
                new Name("exit_monitor"));
    }

    @Test
    void a_trace_context_is_written_and_read() {
        var fields = codec.encode(written().in(PARENT, "rojo=00f067aa0ba902b7"));

        assertThat(fields).containsEntry("traceparent", PARENT).containsEntry("tracestate", "rojo=00f067aa0ba902b7");
        assertThat(codec.decode(fields).orThrow().traceparent()).contains(PARENT);
        assertThat(codec.decode(fields).orThrow().tracestate()).contains("rojo=00f067aa0ba902b7");
    }

    @Test
    void a_bad_trace_context_is_left_out_with_a_warning_when_read_and_when_written() {
        var read = codec.decode(entry("traceparent", "00-0-0-01", "tracestate", "rojo=1"));

        assertThat(read.orThrow().traceparent()).isEmpty();
        assertThat(read.orThrow().tracestate()).isEmpty();
        assertThat(read.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE
                                + " entry.traceparent: not of the W3C form, left out, found \"00-0-0-01\"; pass on"
                                + " what the tracing library made [ENVELOPE_TRACE_CONTEXT, warning]",
                        TradeIntent.TYPE + " entry.tracestate: no traceparent to go with, left out; pass on what the"
                                + " tracing library made [ENVELOPE_TRACE_CONTEXT, warning]");
        var write = codec.write(written().in("00-0-0-01"));
        assertThat(write.orThrow()).doesNotContainKey("traceparent");
        assertThat(write.findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("ENVELOPE_TRACE_CONTEXT");
    }

    @Test
    void a_later_version_of_the_traceparent_may_be_longer() {
        assertThat(findings(entry("traceparent", "01" + PARENT.substring(2) + "-more")))
                .isEmpty();
        assertThat(findings(entry("traceparent", PARENT + "-more")))
                .containsExactly("ENVELOPE_TRACE_CONTEXT entry.traceparent");
    }

    @Test
    void half_a_character_in_a_field_of_the_envelope_is_refused() {
        assertThat(findings(entry("trace_id", "a\ud83d"))).containsExactly("LONE_SURROGATE entry.trace_id");
        assertThat(findings(entry("source", "\ud83d"))).containsExactly("LONE_SURROGATE entry.source");
    }

    @Test
    void a_writer_is_refused_what_no_reader_would_take() {
        assertThat(codec.write(written().tracedBy("x".repeat(1025)).correlatedBy("\ud83d"))
                        .findings())
                .extracting(finding -> finding.rule().name() + " " + finding.where())
                .containsExactly("LONE_SURROGATE entry.correlation_id", "LIMIT_TEXT entry.trace_id");
        assertThat(codec.write(Entry.of(written().event(), Instant.MAX, new Name("x")))
                        .findings())
                .extracting(finding -> finding.rule().name() + " " + finding.where())
                .containsExactly("TIME_NOT_IN_CALENDAR entry.timestamp");
        assertThat(codec.encode(written().tracedBy(""))).doesNotContainKey("trace_id");
    }

    @Test
    void a_name_that_the_consumer_passes_over_is_told_once_and_never_read() {
        var passing = codec.passingOver("_class", "_id");

        assertThat(passing.decode(entry("_class", "{}")).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE + " entry._class: no field of the envelope, passed over as listed; told"
                                + " once of each name [ENVELOPE_FIELD_PASSED_OVER, warning]");
        assertThat(passing.decode(entry("_class", "x", "_id", "7")).findings())
                .extracting(finding -> finding.where().path())
                .containsExactly("entry._id");
        assertThat(passing.decode(entry("_class", new byte[] {-1})).accepted()).isTrue();
        assertThat(passing.decode(entry("payload", null, "_class", "x")).findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("ENVELOPE_PAYLOAD_MISSING");
        assertThat(passing.decode(entry("_klass", "x")).accepted()).isFalse();
        assertThat(codec.decode(entry("_class", "x")).accepted()).isFalse();
    }

    @Test
    void a_name_that_says_something_cannot_be_passed_over() {
        for (var name : List.of("payload", "reduce_only", "side")) {
            assertThatThrownBy(() -> codec.passingOver(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "\"" + name + "\" says something in " + TradeIntent.TYPE + ": it cannot be passed over");
        }
    }
}
