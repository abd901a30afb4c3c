package io.tradeschema.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.TradeStatus;
import io.tradeschema.event.Usd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When entries may be taken, second by second, by what each look sees. */
class LeaseTest {

    private static final List<String> NOBODY = List.of("nobody");

    private long now;
    private Object answer = NOBODY;
    private final Lease lease = Lease.of(
            (script, keys, args) -> {
                if (answer instanceof RuntimeException problem) {
                    throw problem;
                }
                return answer;
            },
            "exit_monitor",
            Duration.ofSeconds(10),
            () -> now);

    /** What the lease says at that second of an owner's number. */
    private boolean look(long second, String owner, int sequence) {
        return look(second, List.of("held", owner, Integer.toString(sequence)));
    }

    private boolean look(long second, Object says) {
        now = Duration.ofSeconds(second).toNanos();
        answer = says;
        return lease.look();
    }

    private boolean isFresh(long second) {
        now = Duration.ofSeconds(second).toNanos();
        return lease.isFresh();
    }

    private static TradeIntent intent(Action action, boolean reduceOnly) {
        return TradeIntent.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .action(action)
                .positionSizeUsd(Usd.of("200"))
                .leverage(Leverage.of("1"))
                .entryPrice(Price.of("88000.5"))
                .reduceOnly(reduceOnly)
                .build();
    }

    @Test
    void at_start_nothing_is_fresh_before_the_number_was_seen_to_rise() {
        assertThat(lease.isFresh()).isFalse();
        assertThat(look(0, "a", 7)).isFalse();
        assertThat(look(1, "a", 7)).isFalse();
        assertThat(look(2, "a", 8)).isTrue();
    }

    /** The pass was completed after the last look that saw the number before: that is all that is known. */
    @Test
    void the_bound_runs_from_the_last_look_before_the_rise() {
        look(0, "a", 7);
        look(3, "a", 7);
        look(5, "a", 8);

        assertThat(isFresh(13)).isTrue();
        assertThat(isFresh(14)).isFalse();
        assertThat(look(14, "a", 8)).isFalse();
        assertThat(look(15, "a", 9)).isTrue();
    }

    @Test
    void a_rise_that_is_seen_too_late_says_nothing() {
        look(0, "a", 7);

        assertThat(look(3_600, "a", 8)).isFalse();
        assertThat(look(3_601, "a", 9)).isTrue();
    }

    @Test
    void a_lease_that_ran_out_another_owner_and_a_number_that_fell_begin_anew() {
        for (var other : List.of(NOBODY, List.of("held", "b", "9"), List.of("held", "a", "1"))) {
            look(0, "a", 7);
            assertThat(look(1, "a", 8)).isTrue();
            assertThat(look(2, other)).as(other + "").isFalse();
            assertThat(isFresh(2)).isFalse();
        }
    }

    @Test
    void without_redis_nothing_is_fresh() {
        look(0, "a", 7);
        look(1, "a", 8);

        assertThatThrownBy(() -> look(2, new IllegalStateException("no connection")))
                .hasMessage("no connection");
        assertThat(isFresh(2)).isFalse();
        assertThat(look(3, "a", 8)).isFalse();
        assertThat(look(4, "a", 9)).isTrue();
    }

    @Test
    void a_client_that_answers_bytes_is_understood_and_one_that_answers_something_else_is_told() {
        look(0, List.of(bytes("held"), bytes("a"), bytes("7")));
        assertThat(look(1, List.of(bytes("held"), bytes("a"), bytes("8")))).isTrue();
        assertThatThrownBy(() -> look(2, "OK")).hasMessageContaining("ScriptOutputType.MULTI");
        assertThat(isFresh(2)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_closes_or_reduces_is_never_held_back_and_what_opens_is_until_the_pulse_is_fresh() {
        for (var opening : List.of(intent(Action.BUY, false), intent(Action.SELL, false))) {
            assertThat(lease.permits(TradeIntent.TYPE, opening)).isFalse();
        }
        for (var other : List.of(intent(Action.CLOSE, false), intent(Action.SELL, true), intent(Action.BUY, true))) {
            assertThat(lease.permits(TradeIntent.TYPE, other)).isTrue();
        }

        look(0, "a", 7);
        look(1, "a", 8);

        assertThat(lease.permits(TradeIntent.TYPE, intent(Action.BUY, false))).isTrue();
    }

    @Test
    void an_event_that_does_not_say_what_opens_is_no_business_of_a_lease() {
        var closed = TradeClosed.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .status(TradeStatus.CLOSED)
                .pnl(Usd.of("1"))
                .exitReason(ExitReason.MANUAL)
                .exitPrice(Price.of("1"))
                .build();

        assertThatThrownBy(() -> lease.permits(TradeClosed.TYPE, closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declare what perishes");
    }
}
