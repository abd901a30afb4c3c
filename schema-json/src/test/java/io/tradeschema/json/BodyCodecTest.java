package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages of a bus that has bodies and headers. */
class BodyCodecTest {

    private static final String TYPE = TradeIntent.TYPE.toString();
    private static final BodyCodec<TradeIntent> CODEC = BodyCodec.of(TradeIntent.TYPE);
    private static final String JSON =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";
    private static final String[] ENVELOPE = {
        "event_type", "trade.intent", "timestamp", "2026-01-21T04:10:00Z", "source", "exit_monitor"
    };

    /** Names and values in turn. */
    private static List<Map.Entry<String, byte @Nullable []>> headers(String... texts) {
        var headers = new ArrayList<Map.Entry<String, byte @Nullable []>>();
        for (var at = 0; at < texts.length; at += 2) {
            headers.add(new SimpleEntry<>(texts[at], texts[at + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return headers;
    }

    private static List<Map.Entry<String, byte @Nullable []>> enveloped(String... more) {
        var headers = headers(ENVELOPE);
        headers.addAll(headers(more));
        return headers;
    }

    private static Outcome<Entry<TradeIntent>> decode(String body, List<Map.Entry<String, byte @Nullable []>> headers) {
        return CODEC.decode(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static List<String> words(Outcome<?> outcome) {
        return outcome.findings().stream().map(Finding::toString).toList();
    }

    private static TradeIntent intent() {
        return TradeIntent.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .action(Action.SELL)
                .positionSizeUsd(Usd.of("200"))
                .leverage(Leverage.of("1"))
                .entryPrice(Price.of("88000.5"))
                .build();
    }

    @Test
    void the_body_is_the_payload_alone_and_the_headers_are_the_other_fields_in_order() {
        var entry = Entry.of(intent(), Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"))
                .correlatedBy("c-1");

        var message = CODEC.encode(entry);

        assertThat(message.body()).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
        assertThat(message.headers())
                .containsExactly(
                        Map.entry("event_type", "trade.intent"),
                        Map.entry("timestamp", "2026-01-21T04:10:00Z"),
                        Map.entry("source", "exit_monitor"),
                        Map.entry("schema_version", TradeIntent.TYPE.version().toString()),
                        Map.entry("correlation_id", "c-1"));
    }

    @Test
    void what_is_written_is_read() {
        var entry = Entry.of(intent(), Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"))
                .in("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var message = CODEC.encode(entry);
        var headers = new ArrayList<Map.Entry<String, byte @Nullable []>>();
        message.headers().forEach((name, text) -> headers.addAll(headers(name, text)));

        var read = CODEC.decode(message.body(), headers).orThrow();

        assertThat(read.event()).isEqualTo(entry.event());
        assertThat(read.traceparent()).isEqualTo(entry.traceparent());
        assertThat(read.schemaVersion()).contains(TradeIntent.TYPE.version());
    }

    @Test
    void headers_of_others_are_passed_over_in_silence() {
        var read = decode(JSON, enveloped("spring_json_header_types", "{}", "__TypeId__", "x", "eventType", "x"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.orThrow().source()).isEqualTo(Name.of("exit_monitor"));
    }

    @Test
    void a_header_of_ours_that_comes_twice_is_refused() {
        assertThat(words(decode(JSON, enveloped("source", "other"))))
                .containsExactly(TYPE + " header.source: written more than once; write it once [DUPLICATE_FIELD]");
    }

    @Test
    void a_second_payload_among_the_headers_is_refused_and_one_alone_is_none() {
        assertThat(words(decode(JSON, enveloped("payload", JSON))))
                .containsExactly(
                        TYPE + " header.payload: a second payload beside the body; leave the header out: the body,"
                                + " on Kafka the record's value, is the payload [DUPLICATE_FIELD]");
        assertThat(words(CODEC.decode(null, enveloped("payload", JSON))))
                .containsExactly(TYPE + " $: a message without a body, which Kafka calls a tombstone;"
                        + " publish the event as JSON; an event that was published is not taken back"
                        + " [ENVELOPE_PAYLOAD_MISSING]");
    }

    @Test
    void a_trace_that_comes_twice_is_left_out_and_the_message_is_read() {
        var parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var other = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203332-01";

        var read = decode(JSON, enveloped("traceparent", parent, "traceparent", other, "traceparent", parent));

        assertThat(read.orThrow().traceparent()).isEmpty();
        assertThat(words(read))
                .containsOnly(TYPE + " header.traceparent: written more than once, left out;"
                        + " pass on what the tracing library made [ENVELOPE_TRACE_CONTEXT, warning]");
    }

    @Test
    void what_is_absent_or_no_text_is_told_as_a_header() {
        var headers = headers("event_type", "trade.closed", "timestamp", "yesterday");
        headers.add(new SimpleEntry<>("correlation_id", null));
        headers.add(new SimpleEntry<>("source", new byte[] {(byte) 0xff}));

        assertThat(words(decode(JSON, headers)))
                .contains(
                        TYPE + " header.correlation_id: no UTF-8 text; write the body and its headers as UTF-8 text"
                                + " [ENVELOPE_NOT_TEXT]",
                        TYPE + " header.source: no UTF-8 text; write the body and its headers as UTF-8 text"
                                + " [ENVELOPE_NOT_TEXT]")
                .anyMatch(word -> word.startsWith(TYPE + " header.event_type: not the event that "))
                .anyMatch(word -> word.startsWith(TYPE + " header.timestamp: "));
        assertThat(words(decode(JSON, headers("event_type", "trade.intent", "source", "x"))))
                .containsExactly(TYPE + " header.timestamp: required in every entry but absent;"
                        + " write it as a header of the message [ENVELOPE_FIELD_MISSING]");
    }

    @Test
    void a_body_that_is_no_text_is_told_as_the_message_and_not_as_a_header() {
        assertThat(words(CODEC.decode(new byte[] {(byte) 0xc3, 0x28}, enveloped())))
                .containsExactly(TYPE + " $: no UTF-8 text; write the body and its headers as UTF-8 text"
                        + " [ENVELOPE_NOT_TEXT]");
    }

    @Test
    void the_findings_of_the_body_are_the_codecs_and_the_settings_of_an_entry_codec_hold() {
        assertThat(words(decode(JSON.replace("action", "side"), enveloped())))
                .anyMatch(word -> word.contains(" $.side: \"side\" is retired"));
        assertThat(words(decode("", enveloped()))).singleElement().asString().endsWith("[EMPTY_MESSAGE]");
        var late = Clock.fixed(Instant.parse("2026-01-21T04:20:00Z"), ZoneOffset.UTC);
        var careful = BodyCodec.of(EntryCodec.of(TradeIntent.TYPE).refusingOlderThan(Duration.ofMinutes(5), late));
        var old = careful.decode(JSON.getBytes(StandardCharsets.UTF_8), enveloped());

        assertThat(words(old)).singleElement().asString().contains(" header.timestamp: too old:", "[STALE_MESSAGE]");
    }

    @Test
    void another_major_is_told_at_its_header() {
        assertThat(words(decode(JSON, enveloped("schema_version", "9.0.0"))))
                .anyMatch(word -> word.startsWith(TYPE + " header.schema_version: a major version"));
    }

    @Test
    void what_breaks_the_envelope_is_not_written() {
        var entry = Entry.of(intent(), Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"))
                .tracedBy("x".repeat(1025));

        assertThat(words(CODEC.write(entry)))
                .singleElement()
                .asString()
                .startsWith(TYPE + " header.trace_id: a text of more than 1024 characters");
        assertThatThrownBy(() -> CODEC.encode(entry)).hasMessageContaining("header.trace_id");
    }
}
