package io.tradeschema.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeIntentTest {

    private static final int COMPONENTS = TradeIntent.class.getRecordComponents().length;

    private static TradeIntent exit() {
        return TradeIntent.builder()
                .symbol("BTCUSDT")
                .action(Action.SELL)
                .positionSizeUsd(Usd.of("200.0"))
                .leverage(Leverage.of(1))
                .entryPrice(Price.of("88000.50"))
                .source("exit_monitor")
                .build();
    }

    @Test
    void the_typed_builder_makes_the_event() {
        assertThat(exit())
                .hasToString("trade.intent{symbol=BTCUSDT, action=SELL, position_size_usd=200, leverage=1,"
                        + " entry_price=88000.5, source=exit_monitor}");
    }

    @Test
    void the_incident_is_refused_by_name_and_the_right_field_is_named() {
        var refused = TradeIntent.TYPE
                .draft()
                .set("symbol", "BTCUSDT")
                .set("side", "SELL")
                .set("position_size_usd", 200)
                .set("leverage", 1)
                .set("entry_price", new BigDecimal("88000.5"))
                .build();

        assertThat(refused.findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $.side: \"side\" is retired, found the text \"SELL\";"
                        + " send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                        + " LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
    }

    @Test
    void the_value_of_a_retired_field_is_mapped_where_it_is_beyond_doubt() {
        var refused = TradeIntent.TYPE
                .draft(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "direction",
                        "LONG",
                        "position_size_usd",
                        1,
                        "leverage",
                        1,
                        "entry_price",
                        1))
                .build();

        assertThat(refused.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).startsWith("send \"action\": \"BUY\" instead"));
    }

    @Test
    void all_findings_come_at_once_in_the_order_of_the_header_then_of_the_names() {
        var refused = TradeIntent.TYPE
                .draft()
                .set("zebra", 1)
                .set("stoploss", new BigDecimal("1.5"))
                .set("leverage", "5")
                .set("confidence", 72)
                .set("action", "buy")
                .set("entry_price", null)
                .set("sl_pct", 2)
                .build();

        assertThat(refused.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE + " $.symbol: required but absent;"
                                + " add it: a text of 2 to 32 characters A-Z0-9_- [MISSING_FIELD]",
                        TradeIntent.TYPE + " $.action: not a value of Action, found \"buy\";"
                                + " write \"BUY\"; it is one of BUY, SELL or CLOSE [UNKNOWN_VALUE]",
                        TradeIntent.TYPE + " $.position_size_usd: required but absent; add it: a number above 0"
                                + " [MISSING_FIELD]",
                        TradeIntent.TYPE + " $.leverage: not a number from 1 to 125, found the text \"5\";"
                                + " write the number without quotes [WRONG_TYPE]",
                        TradeIntent.TYPE + " $.entry_price: required but null;"
                                + " write a number above 0, or do not publish the message [NULL_FIELD]",
                        TradeIntent.TYPE + " $.confidence: outside the bounds of Confidence, found 72;"
                                + " write a number from 0 to 1; check the unit first [OUT_OF_RANGE]",
                        TradeIntent.TYPE + " $.sl_pct: \"sl_pct\" is retired, found the number 2; leave it out:"
                                + " it was a percentage; work out the absolute stop price and send that"
                                + " [RETIRED_FIELD]",
                        TradeIntent.TYPE + " $.stoploss: no such field,"
                                + " found the number 1.5; did you mean \"stop_loss\"? [UNKNOWN_FIELD]",
                        TradeIntent.TYPE + " $.zebra: no such field, found the number 1;"
                                + " leave it out, or add it to the contract first [UNKNOWN_FIELD]");
    }

    @Test
    void null_and_absence_are_the_same_for_an_optional_field() {
        var withNulls = new HashMap<String, Object>(TradeIntent.TYPE.shape().wire(exit()));
        withNulls.put("stop_loss", null);

        assertThat(TradeIntent.TYPE.draft(withNulls).build().value()).contains(exit());
    }

    @Test
    void equal_numbers_are_equal_events() {
        assertThat(exit().withEntryPrice(Price.of("88000.5"))).isEqualTo(exit().withEntryPrice(Price.of("88000.500")));
    }

    @Test
    void a_copy_is_checked_like_any_other_event() {
        assertThatThrownBy(() -> exit().withPositionSizeUsd(Usd.of("-1")))
                .isInstanceOf(FindingsException.class)
                .hasMessage(TradeIntent.TYPE + " $.position_size_usd: outside the bounds of Usd, found -1;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
    }

    @Test
    void nobody_makes_an_event_past_the_builder() {
        assertThatThrownBy(() ->
                        new HarvestPolicy(HarvestMode.SWING, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith(
                        "HarvestPolicy is made by HarvestPolicy.builder() or TYPE.draft(), which check every"
                                + " field, never by its constructor; HarvestPolicy is read and written by a codec, or by a Jackson"
                                + " mapper that has the TradeschemaModule of schema-json: ");
        for (var event : List.of(TradeIntent.class, TradeClosed.class, HarvestPolicy.class)) {
            var constructor = event.getConstructors()[0];
            assertThatThrownBy(() -> constructor.newInstance(new Object[constructor.getParameterCount()]))
                    .cause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith(
                            event.getSimpleName() + " is made by " + event.getSimpleName() + ".builder()");
        }
    }

    @Test
    void nor_right_after_a_builder_has_made_one() {
        assertThat(HarvestPolicy.builder().mode(HarvestMode.SWING).build()).hasToString("HarvestPolicy{mode=swing}");
        assertThatThrownBy(() ->
                        new HarvestPolicy(HarvestMode.SWING, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nor_by_the_shape_that_codecs_use() {
        assertThatThrownBy(() -> TradeIntent.TYPE.shape().make(new Object[COMPONENTS]))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("TradeIntent.symbol is null");
    }

    @Test
    void components_without_a_value_are_findings_that_name_their_fields() {
        var components = TradeIntent.TYPE.shape().components(exit());
        components[1] = null;
        components[3] = null;

        assertThatThrownBy(() -> TradeIntent.TYPE.ofComponents(components))
                .isInstanceOf(FindingsException.class)
                .hasMessage(
                        TradeIntent.TYPE + " $.action: required but null; write one of BUY, SELL or CLOSE, or do not"
                                + " publish the message [NULL_FIELD]\n" + TradeIntent.TYPE
                                + " $.leverage: required but null; write a number from 1 to 125, or do not publish the message"
                                + " [NULL_FIELD]");
    }

    @Test
    void a_builder_of_another_header_is_told_so() {
        assertThatThrownBy(() -> TradeIntent.TYPE.ofComponents(Symbol.of("BTCUSDT")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(TradeIntent.TYPE + " has " + COMPONENTS
                        + " components, not 1: compile the record and its builder together");
    }

    @Test
    void several_fields_are_changed_at_once() {
        var changed = exit().change()
                .action(Action.CLOSE)
                .stopLoss(Price.of("80000"))
                .source(Optional.empty())
                .build();

        assertThat(changed)
                .hasToString("trade.intent{symbol=BTCUSDT, action=CLOSE, position_size_usd=200, leverage=1,"
                        + " entry_price=88000.5, stop_loss=80000}");
    }

    @Test
    void a_field_set_twice_is_refused() {
        var refused = TradeIntent.TYPE
                .draft(TradeIntent.TYPE.shape().wire(exit()))
                .set("leverage", 20)
                .build();

        assertThat(refused.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE + " $.leverage: written more than once; write it once [DUPLICATE_FIELD]");
    }
}
