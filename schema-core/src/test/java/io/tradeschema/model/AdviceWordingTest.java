package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceWordingTest {

    private static final Shape<TradeIntent> INTENT = TradeIntent.TYPE.shape();

    private static String sent(String name, String... present) {
        return Advice.on(INTENT, name, Advice.Use.SEND, Set.of(present)::contains, null);
    }

    @Test
    void a_retired_name_is_answered_with_its_successor_for_who_sends_and_for_who_reads() {
        var rest = ", one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL";

        assertThat(Advice.on(INTENT, "side", Advice.Use.SEND)).isEqualTo("send \"action\" instead" + rest);
        assertThat(Advice.on(INTENT, "side", Advice.Use.READ)).isEqualTo("read \"action\" instead" + rest);
        assertThat(Advice.on(INTENT, "side", Advice.Use.SEND, name -> false, "SHORT"))
                .isEqualTo("send \"action\": \"SELL\" instead" + rest);
    }

    @Test
    void a_name_that_is_far_from_a_field_does_not_stand_for_one_that_is_there() {
        assertThat(sent("positionSide", "position_size_usd", "action"))
                .isEqualTo("leave it out, or add it to the contract first");
        assertThat(sent("positionSide")).isEqualTo("leave it out, or add it to the contract first");
        assertThat(sent("entry_prize", "entry_price")).isEqualTo("leave it out: \"entry_price\" is there already");
        assertThat(sent("etnry_pirce", "entry_price")).isEqualTo("leave it out, or add it to the contract first");
        assertThat(sent("etnry_pirce")).isEqualTo("did you mean \"entry_price\"?");
    }

    @Test
    void a_field_that_is_demanded_and_absent_is_meant_first_also_with_more_words_in_front() {
        assertThat(sent("size_usd")).isEqualTo("did you mean \"position_size_usd\"?");
        assertThat(sent("size_usd", "position_size_usd")).isEqualTo("leave it out, or add it to the contract first");
        assertThat(Advice.replacement(TradeClosed.TYPE.shape(), "exi_pryce", name -> false))
                .contains("exit_price");
    }

    @Test
    void a_slip_of_a_retired_name_is_answered_as_the_retired_name() {
        assertThat(sent("Reduce-Only")).isEqualTo("did you mean \"reduce_only\"?");
        assertThat(sent("stop_losspct"))
                .isEqualTo("leave it out: it was a percentage; work out the absolute stop price and send that");
        assertThat(Advice.replacement(INTENT, "Side", name -> false)).contains("action");
        assertThat(Advice.replacement(INTENT, "sl_pct", name -> false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stop_loss, stopLoss, true",
        "stop_loss, STOP-LOSS, true",
        "stop_loss, stop_los, true",
        "stop_loss, stop_lsos, true",
        "stop_loss, StopLos, true",
        "stop_loss, _stop_loss, true",
        "stop_loss, stop_lo, false",
        "stop_loss, sl_stop_loss, false",
        "stop_loss, loss, false",
        "fee, fees, true",
        "fee, free, true",
        "fee, fe, true",
        "fee, pfee1, false"
    })
    void a_slip_is_the_same_but_for_case_and_signs_or_one_edit_away(String known, String text, boolean slip) {
        assertThat(Advice.isSlip(text, List.of("symbol", known))).isEqualTo(slip);
    }

    @Test
    void names_that_no_contract_fixes_are_related_by_a_missing_word_too() {
        assertThat(Advice.related("pnl", List.of("symbol", "pnl_usdt", "pnl_usd")))
                .contains("pnl_usd");
        assertThat(Advice.related("pnl_usd", List.of("symbol", "pnl"))).contains("pnl");
        assertThat(Advice.related("symbl", List.of("symbol", "symbl_id"))).contains("symbol");
        assertThat(Advice.related("id", List.of("order_id"))).isEmpty();
        assertThat(Advice.related("symbol", List.of("symbol"))).isEqualTo(Optional.empty());
    }

    @Test
    void among_known_names_the_nearest_is_asked_for_and_otherwise_all_are_told() {
        assertThat(Advice.among("trade.intnet", List.of("trade.closed", "trade.intent")))
                .isEqualTo("did you mean \"trade.intent\"?");
        assertThat(Advice.among("zebra", List.of("trade.closed", "trade.intent")))
                .isEqualTo("there are: trade.closed, trade.intent");
        assertThat(Advice.among("zebra", List.of())).isEqualTo("there are none");
    }
}
