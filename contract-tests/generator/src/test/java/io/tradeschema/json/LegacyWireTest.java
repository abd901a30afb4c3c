package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import io.tradeschema.event.PositionSide;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyWireTest {

    private static final LocalDate SUNSET = LocalDate.parse("2026-12-31");
    private static final String INTENT = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1,\"entry_price\":88000.5}";

    private final LegacyWire<TradeIntent> intents =
            LegacyWire.of(TradeIntent.TYPE, SUNSET).clock(at("2026-12-30T23:59:59Z"));
    private final LegacyWire<TradeClosed> trades =
            LegacyWire.of(TradeClosed.TYPE, SUNSET).clock(at("2026-12-30T23:59:59Z"));

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    private static List<String> findings(Outcome<?> outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.rule().name() + " " + finding.where())
                .toList();
    }

    private static Map<String, String> entry(String event, String... fields) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("event_type", event);
        entry.put("timestamp", "2026-01-21T04:10:00Z");
        entry.put("source", "exit_monitor");
        for (var i = 0; i < fields.length; i += 2) {
            entry.put(fields[i], fields[i + 1]);
        }
        return entry;
    }

    @Test
    void a_canonical_message_is_read_as_ever() {
        assertThat(intents.decode(INTENT))
                .isEqualTo(EventCodec.of(TradeIntent.TYPE).decode(INTENT));
        assertThat(intents.decode(INTENT).findings()).isEmpty();
        assertThat(intents.decodeEntry(entry("trade.intent", "payload", INTENT)).findings())
                .isEmpty();
    }

    @Test
    void an_old_name_is_read_as_its_successor_with_a_warning_that_names_the_sunset() {
        var read = intents.decode(INTENT.replace("action", "side"));

        assertThat(read.orThrow().action()).isEqualTo(Action.SELL);
        assertThat(read.findings())
                .singleElement()
                .hasToString(TradeIntent.TYPE + " $.side: an old name, read as \"action\";"
                        + " before 2026-12-31 write \"action\" [LEGACY_NAME, warning]");
    }

    @Test
    void an_old_value_is_mapped_as_the_contract_says() {
        var read = intents.decode(INTENT.replace("\"action\":\"SELL\"", "\"side\":\"SHORT\""));

        assertThat(read.orThrow().action()).isEqualTo(Action.SELL);
        assertThat(read.findings())
                .singleElement()
                .hasToString(TradeIntent.TYPE + " $.side: an old name, read as \"action\": \"SELL\";"
                        + " before 2026-12-31 write \"action\": \"SELL\" [LEGACY_NAME, warning]");
    }

    @ParameterizedTest
    @CsvSource({
        "trade.intent, side, action",
        "trade.intent, direction, action",
        "trade.intent, qty, quantity",
        "trade.intent, reduceOnly, reduce_only",
        "trade.intent, price, entry_price",
        "trade.intent, size, position_size_usd",
        "trade.intent, position_usd, position_size_usd",
        "trade.closed, pnl_usd, pnl",
        "trade.closed, pnl_usdt, pnl",
        "trade.closed, realized_pnl, pnl",
        "trade.closed, realizedPnl, pnl",
        "trade.closed, pnl_percent, pnl_pct",
        "trade.closed, realized_pnl_pct, pnl_pct",
        "trade.closed, entry, entry_price",
        "trade.closed, exit, exit_price",
        "trade.closed, side, position_side",
        "trade.closed, model_id, model"
    })
    void every_old_name_with_a_successor_is_read(String event, String old, String successor) {
        var legacy = event.equals("trade.intent") ? intents : trades;
        var full = SampleMessages.of(legacy.type()).showcase().get(1).json();

        var read = legacy.decode(full.replaceFirst("\"" + successor + "\":", "\"" + old + "\":"));

        assertThat(findings(read)).containsExactly("LEGACY_NAME $." + old);
        assertThat(read.orThrow())
                .isEqualTo(EventCodec.of(legacy.type()).decode(full).orThrow());
    }

    @ParameterizedTest
    @CsvSource({"sl_pct", "tp_pct", "stop_loss_pct", "take_profit_pct"})
    void an_old_name_without_successor_is_refused(String old) {
        assertThat(findings(intents.decode(INTENT.replace("}", ",\"" + old + "\":2}"))))
                .containsExactly("RETIRED_FIELD $." + old);
    }

    @Test
    void two_claims_to_one_field_are_refused() {
        assertThat(findings(intents.decode(INTENT.replace("}", ",\"side\":\"BUY\"}"))))
                .containsExactly("RETIRED_FIELD $.side");
        assertThat(findings(intents.decode(
                        INTENT.replace("\"action\":\"SELL\"", "\"side\":\"SELL\",\"direction\":\"SELL\""))))
                .containsExactly("RETIRED_FIELD $.direction", "RETIRED_FIELD $.side");
    }

    @Test
    void what_is_wrong_besides_stays_wrong() {
        assertThat(findings(intents.decode(INTENT.replace("\"action\":\"SELL\"", "\"side\":\"buy\""))))
                .containsExactly("LEGACY_NAME $.side", "UNKNOWN_VALUE $.action");
        assertThat(findings(intents.decode(INTENT.replace("\"entry_price\":88000.5", "\"price\":\"88000.5\""))))
                .containsExactly("LEGACY_NAME $.price", "WRONG_TYPE $.entry_price");
        assertThat(findings(intents.decode("{\"side\":\"SELL\",\"side\":\"BUY\"}")))
                .contains("DUPLICATE_FIELD $.side");
        assertThat(findings(intents.decode("{\"side\":\"SELL\""))).containsExactly("NOT_JSON $");
        assertThat(findings(intents.decode(new byte[] {(byte) 0xFF}))).containsExactly("NOT_UTF8 $");
        assertThat(findings(intents.decode(""))).containsExactly("EMPTY_MESSAGE $");
    }

    @Test
    void an_unknown_name_is_refused_unless_the_consumer_declared_it_of_no_interest() {
        var message = INTENT.replace("}", ",\"atr_value\":0.02,\"sl_pct\":2,\"confidence\":0.5}");

        assertThat(findings(intents.decode(message)))
                .containsExactly("UNKNOWN_FIELD $.atr_value", "RETIRED_FIELD $.sl_pct");
        assertThat(findings(intents.ignoring(List.of("atr_value", "sl_pct", "confidence"))
                        .decode(message)))
                .containsExactly("LEGACY_FIELD_IGNORED $.atr_value", "RETIRED_FIELD $.sl_pct");
        assertThat(findings(intents.ignoring(List.of("atr_value")).decode(message.replace("\"sl_pct\":2,", ""))))
                .containsExactly("LEGACY_FIELD_IGNORED $.atr_value");
    }

    @Test
    void json_under_another_name_is_read() {
        var read = intents.decodeEntry(entry("trade.intent", "data", INTENT.replace("action", "side")));

        assertThat(read.orThrow().event().action()).isEqualTo(Action.SELL);
        assertThat(findings(read)).containsExactly("LEGACY_PAYLOAD_KEY entry.data", "LEGACY_NAME $.side");
    }

    @Test
    void two_messages_in_one_entry_are_refused() {
        assertThat(findings(intents.decodeEntry(entry("trade.intent", "data", INTENT, "body", INTENT))))
                .containsExactly("ENVELOPE_PAYLOAD_KEY entry.body");
        assertThat(findings(intents.decodeEntry(entry("trade.intent", "payload", INTENT, "data", INTENT))))
                .containsExactly("ENVELOPE_PAYLOAD_TWICE entry.data");
    }

    @Test
    void flat_fields_are_read_as_their_types_old_names_too() {
        var read = trades.decodeEntry(entry(
                "trade.closed",
                "symbol",
                "ETHUSDT",
                "status",
                "closed",
                "pnl_usd",
                "0.71",
                "exit_reason",
                "time_stop",
                "exit",
                "2058.31",
                "side",
                "SHORT"));

        assertThat(read.orThrow().event().pnl()).isEqualTo(Usd.of("0.71"));
        assertThat(read.orThrow().event().positionSide()).contains(PositionSide.SHORT);
        assertThat(findings(read))
                .containsExactly(
                        "LEGACY_FLAT entry.payload",
                        "LEGACY_NAME entry.exit",
                        "LEGACY_NAME entry.pnl_usd",
                        "LEGACY_NAME entry.side");
        assertThat(findings(trades.decodeEntry(entry("trade.closed", "symbol", "ETHUSDT", "pnl", "much"))))
                .containsExactly(
                        "LEGACY_FLAT entry.payload",
                        "MISSING_FIELD entry.status",
                        "WRONG_TYPE entry.pnl",
                        "MISSING_FIELD entry.exit_reason",
                        "MISSING_FIELD entry.exit_price");
    }

    @Test
    void a_payload_encoded_twice_is_read() {
        var twice = "\"" + INTENT.replace("\"", "\\\"") + "\"";

        assertThat(findings(intents.decode(twice))).containsExactly("LEGACY_ENCODED_TWICE $.payload");
        assertThat(intents.decode(twice).accepted()).isTrue();
        assertThat(findings(intents.decodeEntry(entry("trade.intent", "payload", twice.replace("action", "side")))))
                .containsExactly("LEGACY_ENCODED_TWICE $.payload", "LEGACY_NAME $.side");
        assertThat(findings(intents.decode("\"hello\""))).containsExactly("NOT_AN_OBJECT $");
    }

    @Test
    void an_entry_that_does_not_name_its_event_is_the_one_of_its_stream() {
        var entry = entry("trade.intent", "payload", INTENT);
        entry.remove("event_type");

        var read = intents.decodeEntry(entry);

        assertThat(read.accepted()).isTrue();
        assertThat(read.findings())
                .singleElement()
                .hasToString(TradeIntent.TYPE + " entry.event_type: absent, read as the event that"
                        + " quantum:stream:trade.intent carries; before 2026-12-31 write \"trade.intent\""
                        + " [LEGACY_EVENT_TYPE, warning]");
    }

    @Test
    void the_envelope_is_never_guessed() {
        var entry = entry("trade.intent", "data", INTENT);
        entry.remove("source");

        assertThat(findings(intents.decodeEntry(entry)))
                .containsExactly("LEGACY_PAYLOAD_KEY entry.data", "ENVELOPE_FIELD_MISSING entry.source");
        assertThat(findings(intents.decodeEntry(entry("trade.closed", "payload", INTENT))))
                .containsExactly("ENVELOPE_EVENT_TYPE entry.event_type");
        assertThat(findings(intents.decodeEntry(entry("trade.intent", "payload", INTENT, "priority", "high"))))
                .containsExactly("ENVELOPE_FIELD_UNKNOWN entry.priority");
        assertThat(findings(intents.decodeEntry(entry("trade.intent"))))
                .containsExactly("ENVELOPE_PAYLOAD_MISSING entry.payload");
    }

    @Test
    void a_consumer_keeps_its_settings_while_it_reads_old_traffic() {
        var clock = Clock.fixed(Instant.parse("2026-01-21T05:00:00Z"), ZoneOffset.UTC);
        var strict = EntryCodec.of(TradeIntent.TYPE)
                .passingOver("_class")
                .ignoringAdditions()
                .refusingOlderThan(Duration.ofMinutes(1), clock);
        var wire = LegacyWire.of(strict, SUNSET).clock(at("2026-02-01T00:00:00Z"));
        var added = INTENT.replace("{", "{\"target_price\":1,");

        assertThat(findings(wire.decodeEntry(entry("trade.intent", "data", INTENT, "_class", "x"))))
                .containsExactly(
                        "LEGACY_PAYLOAD_KEY entry.data", "ENVELOPE_FIELD_PASSED_OVER entry._class", "STALE_MESSAGE entry.timestamp");
        assertThat(findings(wire.decodeEntry(entry(
                        "trade.intent", "data", added.replace("SELL", "CLOSE"), "schema_version", "1.999.0"))))
                .containsExactly("LEGACY_PAYLOAD_KEY entry.data", "ADDITION_NOT_READ $.target_price");
        assertThat(findings(wire.decodeEntry(entry(
                        "trade.intent",
                        "data",
                        added.replace("SELL", "CLOSE").replace("action", "direction"),
                        "schema_version",
                        "1.999.0"))))
                .contains("LEGACY_NAME $.direction", "ADDITION_NOT_READ $.target_price");
        assertThat(wire.decode(INTENT).accepted()).isFalse();
    }

    @Test
    void from_the_day_of_sunset_on_nothing_old_is_read() {
        var over = intents.clock(at("2026-12-31T00:00:00Z"));

        assertThat(over.decode(INTENT.replace("action", "side")).findings().stream()
                        .map(Finding::toString))
                .containsExactly(
                        TradeIntent.TYPE + " $: read until 2026-12-31 and no longer; write it in its canonical form"
                                + " [LEGACY_SUNSET]",
                        TradeIntent.TYPE + " $.side: \"side\" is retired, found the text \"SELL\"; send \"action\":"
                                + " \"SELL\" instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL"
                                + " [RETIRED_FIELD]");
        assertThat(findings(over.decodeEntry(entry("trade.intent", "data", INTENT))))
                .containsExactly("LEGACY_SUNSET $", "ENVELOPE_PAYLOAD_KEY entry.data");
        assertThat(over.decode(INTENT).findings()).isEmpty();
        assertThat(findings(over.decode("{}"))).doesNotContain("LEGACY_SUNSET $");
    }

    @Test
    void whatever_the_message_is_only_what_a_strict_reader_refuses_is_adapted() {
        var strict = EventCodec.of(TradeIntent.TYPE);
        var adapted = 0;
        for (var mutant : Mutations.of(TradeIntent.TYPE).stream().limit(5_000).toList()) {
            var text = new String(mutant.bytes(), StandardCharsets.UTF_8);
            var old = intents.decode(mutant.bytes());
            var isAdapted = old.findings().stream().anyMatch(finding -> finding.rule() instanceof LegacyRule);
            adapted += old.accepted() && isAdapted ? 1 : 0;
            assertThat(strict.decode(mutant.bytes()).accepted()).as(text).isEqualTo(old.accepted() && !isAdapted);
            intents.decodeEntry(entry("trade.intent", "payload", text));
            intents.decodeEntry(entry("trade.intent", "data", text));
        }
        assertThat(adapted).isGreaterThan(50);
    }
}
