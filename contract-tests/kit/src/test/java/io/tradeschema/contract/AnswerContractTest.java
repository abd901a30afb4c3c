package io.tradeschema.contract;

import static io.tradeschema.contract.AnswerContract.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Id;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.TradeStatus;
import io.tradeschema.event.Usd;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnswerContractTest {

    private static final TradeIntent CLOSE = intent(Action.CLOSE, "exit-1");

    @Test
    void an_answer_in_the_last_moment_is_in_time() {
        assertThatCode(() ->
                        given(CLOSE).expects(TradeClosed.TYPE).within("15m").from(closing("15m", "exit-1")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_answer_that_is_late_another_ones_or_none_is_told_as_the_watch_tells_it() {
        var alarm =
                "2026-01-21T00:15:00Z page ALARM exit-answered: no answer to trade.intent 1768953600000-0 (intent_id"
                        + " \"exit-1\", symbol \"BTCUSDT\") of 2026-01-21T00:00:00Z within 15m; who reads"
                        + " quantum:stream:trade.intent, and who writes quantum:stream:trade.closed? [ANSWER_OVERDUE]";

        assertThatThrownBy(() -> given(CLOSE).expects(TradeClosed.TYPE).from(closing("15m1ms", "exit-1")))
                .isInstanceOf(AssertionError.class)
                .hasMessage(alarm);
        assertThatThrownBy(() -> given(CLOSE).expects(TradeClosed.TYPE).from(closing("1m", "exit-2")))
                .hasMessage(alarm);
        assertThatThrownBy(() -> given(CLOSE).expects(TradeClosed.TYPE).from(bus -> {}))
                .hasMessage(alarm);
    }

    @Test
    void a_service_can_be_held_to_less_than_the_contract_allows() {
        assertThatThrownBy(() -> given(CLOSE)
                        .expects(TradeClosed.TYPE)
                        .within(Duration.ofSeconds(5))
                        .from(closing("6s", "exit-1")))
                .hasMessageContaining("within 5s");
    }

    @Test
    void the_clock_of_the_service_is_that_of_the_bus() {
        given(CLOSE).expects(TradeClosed.TYPE).from(bus -> {
            var clock = bus.clock();
            var before = clock.instant();
            bus.passes("14m");
            assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMinutes(14));
            bus.publish(closed("exit-1"));
        });
    }

    @Test
    void what_asks_for_nothing_is_no_test() {
        assertThatThrownBy(() -> given(intent(Action.BUY, "entry-1"))
                        .expects(TradeClosed.TYPE)
                        .from(bus -> {}))
                .hasMessage(
                        "this trade.intent asks for no answer: that does one with action CLOSE, or reduce_only true");
        assertThatThrownBy(() -> given(CLOSE).expects(TradeIntent.TYPE).from(bus -> {}))
                .hasMessageStartingWith("trade.intent declares no answer by trade.intent; declare it");
        assertThatThrownBy(() -> given(CLOSE).from(bus -> {}))
                .hasMessage("it is not said what answers; write .expects(TradeClosed.TYPE)");
    }

    /** It would be green whatever the service does. */
    @Test
    void a_time_after_which_nobody_waits_is_refused() {
        assertThatThrownBy(() -> given(CLOSE).expects(TradeClosed.TYPE).within("24h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("within 24h nothing could be late: after 24h nobody waits any more; write a shorter time");
    }

    /** The watch would wake somebody for what the test calls right. */
    @Test
    void a_time_that_is_longer_than_the_declared_one_is_refused() {
        assertThatThrownBy(() ->
                        given(CLOSE).expects(TradeClosed.TYPE).within("16m").from(closing("15m", "exit-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("within 16m is longer than the 15m that exit-answered declares, after which an answer is"
                        + " late; write a shorter time, or none");
        given(CLOSE).expects(TradeClosed.TYPE).within("15m").from(closing("15m", "exit-1"));
    }

    private static Consumer<VirtualBus> closing(String after, String id) {
        return bus -> {
            bus.passes(after);
            bus.publish(closed(id));
        };
    }

    static TradeIntent intent(Action action, String id) {
        return TradeIntent.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .action(action)
                .positionSizeUsd(Usd.of(200))
                .leverage(Leverage.of(2))
                .entryPrice(Price.of("100"))
                .intentId(Id.of(id))
                .build();
    }

    static TradeClosed closed(String id) {
        return TradeClosed.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .status(TradeStatus.CLOSED)
                .pnl(Usd.of(-3))
                .exitReason(ExitReason.REQUESTED)
                .exitPrice(Price.of("90"))
                .closeIntentId(Id.of(id))
                .build();
    }
}
