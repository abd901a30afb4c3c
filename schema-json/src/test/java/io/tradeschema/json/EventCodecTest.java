package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.Confidence;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private final EventCodec<TradeIntent> intents = EventCodec.of(TradeIntent.TYPE);
    private final EventCodec<TradeClosed> closed = EventCodec.of(TradeClosed.TYPE);

    @Test
    void the_fixed_message_of_the_incident_report_is_accepted_with_one_warning() {
        var outcome = intents.decode("""
                {"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 200.0, "leverage": 1,
                 "entry_price": 88000.5, "stop_loss": null, "take_profit": null, "confidence": 1.0,
                 "timestamp": "2026-01-21T04:10:00.123456", "source": "exit_monitor", "model": "exit_monitor"}""");

        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $.timestamp: no zone, read as UTC,"
                        + " found \"2026-01-21T04:10:00.123456\";"
                        + " end it with Z or an offset, such as 2026-01-21T04:10:00.250Z"
                        + " [TIME_WITHOUT_ZONE, warning]");
        assertThat(outcome.value())
                .contains(TradeIntent.builder()
                        .symbol("BTCUSDT")
                        .action(Action.SELL)
                        .positionSizeUsd(Usd.of("200"))
                        .leverage(Leverage.of(1))
                        .entryPrice(Price.of("88000.5"))
                        .confidence(Confidence.of("1"))
                        .timestamp(Instant.parse("2026-01-21T04:10:00.123456Z"))
                        .source("exit_monitor")
                        .model("exit_monitor")
                        .build());
    }

    @Test
    void the_broken_message_of_the_incident_report_is_refused_in_one_line_that_names_action() {
        var outcome = intents.decode("""
                {"symbol": "BTCUSDT", "side": "SELL", "position_size_usd": 200.0, "leverage": 1,
                 "entry_price": 88000.5, "stop_loss": null, "take_profit": null, "confidence": 1.0,
                 "timestamp": "2026-01-21T04:10:00Z", "source": "exit_monitor", "model": "exit_monitor"}""");

        assertThat(outcome.value()).isEmpty();
        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $.side: \"side\" is retired, found the text \"SELL\";"
                        + " send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                        + " LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
    }

    private static final String CLOSED = """
            {"symbol": "XRPUSDT", "status": "closed", "exit_reason": "tp_hit", "entry_price": 1.6204,
             "exit_price": 1.6205, "tp_level": 1.6205, "sl_level": 1.5339,
             "harvest_policy": {"mode": "trend_runner", "trail_pct": 2.0}, "pnl": 12.50}""";

    @Test
    void the_closed_trade_of_the_incident_report_is_accepted() {
        var outcome = closed.decode(CLOSED);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.orThrow())
                .hasToString("trade.closed{symbol=XRPUSDT, status=closed, pnl=12.5, exit_reason=tp_hit,"
                        + " exit_price=1.6205, tp_level=1.6205, sl_level=1.5339,"
                        + " harvest_policy={mode=trend_runner, trail_pct=2}, entry_price=1.6204}");
    }

    @Test
    void a_field_of_a_later_version_is_refused_by_the_earlier_one_and_the_version_named() {
        var outcome = EventCodec.of(TradeClosed.TYPE.at(Version.of("1.0.0"))).decode(CLOSED);

        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly("trade.closed@1.0.0 $.entry_price: no such field, found the number 1.6204;"
                        + " it came in 1.1.0: write the message for that version, or leave it out [UNKNOWN_FIELD]");
    }

    @Test
    void an_event_is_written_in_the_order_of_the_header_without_blanks_and_without_nulls() {
        var event = TradeIntent.builder()
                .symbol("BTCUSDT")
                .action(Action.CLOSE)
                .positionSizeUsd(Usd.of("200.00"))
                .leverage(Leverage.of("2.50"))
                .entryPrice(Price.of("1e-05"))
                .timestamp(Instant.parse("2026-01-21T04:10:00.120Z"))
                .source("caf\u00e9 \"\u4e2d\"\n")
                .build();

        assertThat(intents.encodeToString(event))
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"action\":\"CLOSE\",\"position_size_usd\":200,\"leverage\":2.5,"
                        + "\"entry_price\":0.00001,\"timestamp\":\"2026-01-21T04:10:00.120Z\","
                        + "\"source\":\"caf\u00e9 \\\"\u4e2d\\\"\\n\"}");
    }

    @Test
    void an_event_that_nobody_held_against_its_conditions_is_not_written() {
        var event = withoutLevel(closed.decode(CLOSED).orThrow());

        assertThatThrownBy(() -> closed.encode(event))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("$.tp_level: required when exit_reason is tp_hit, but absent");
    }

    /** What a shape makes for whoever has held the values against the conditions, and the builder does not. */
    private static TradeClosed withoutLevel(TradeClosed event) {
        var shape = TradeClosed.TYPE.shape();
        var values = shape.components(event);
        values[shape.field("tp_level").orElseThrow().position()] = Optional.empty();
        return shape.make(values);
    }

    @Test
    void nothing_is_an_empty_message_by_every_door() throws IOException {
        assertThat(rules(intents.decode((byte[]) null))).isEqualTo("EMPTY_MESSAGE");
        assertThat(rules(intents.decode(new byte[0]))).isEqualTo("EMPTY_MESSAGE");
        assertThat(rules(intents.decode((String) null))).isEqualTo("EMPTY_MESSAGE");
        assertThat(rules(intents.decode(""))).isEqualTo("EMPTY_MESSAGE");
        assertThat(rules(intents.decode((Map<?, ?>) null))).isEqualTo("EMPTY_MESSAGE");
        assertThat(rules(intents.decode(new ByteArrayInputStream(new byte[0])))).isEqualTo("EMPTY_MESSAGE");
    }

    private static String rules(Outcome<?> outcome) {
        return String.join(
                " ",
                outcome.findings().stream()
                        .map(finding -> finding.rule().name())
                        .toList());
    }

    @Test
    void an_endless_stream_is_left_after_the_limit() throws IOException {
        var endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                read++;
                return ' ';
            }
        };

        assertThat(rules(intents.decode(endless))).isEqualTo("LIMIT_LENGTH");
        assertThat(endless.read).isLessThanOrEqualTo(16 * 1024 + 1);
    }

    @Test
    void the_failure_of_a_stream_is_the_callers_and_no_finding() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> intents.decode(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void the_place_where_json_goes_wrong_and_the_usual_reason_are_named() {
        assertThat(intents.decode("{\"symbol\": \"BTCUSDT\", \"confidence\": NaN}")
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $: not JSON from character 37 on, found \"NaN}\";"
                        + " leave the field out when there is no number;"
                        + " in Python json.dumps(..., allow_nan=False) [NOT_JSON]");
        assertThat(intents.decode("{'symbol': 'BTCUSDT', 'stop_loss': None}").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo("this is the text of a Python object: publish json.dumps(message),"
                                + " not str(message)"));
        assertThat(intents.decode("{\"symbol\": \"BTCUSDT\", \"action\": ").findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).isEqualTo("the text is cut off: publish the whole message"));
        assertThat(List.of("hello", "  \u0001\u0002", "<intent/>", "symbol=BTCUSDT"))
                .allSatisfy(text -> assertThat(intents.decode(text).findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.fix())
                                .isEqualTo("this is no JSON: publish the event as a JSON object in UTF-8")));
    }

    @Test
    void a_message_encoded_twice_is_told_so() {
        assertThat(intents.decode("\"{\\\"symbol\\\": \\\"BTCUSDT\\\"}\"").findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $: not a JSON object; publish the object itself, encoded once"
                        + " [NOT_AN_OBJECT]");
    }
}
