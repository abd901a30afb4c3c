package io.tradeschema.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.MessageRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the reading of an application is not well. */
class ReadHealthTest {

    private static final Instant START = Instant.parse("2026-01-21T00:00:00Z");

    private Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private ReadHealth health(int refusedInARow, Duration silentFor) {
        return new ReadHealth(List.of(TradeIntent.TYPE), new ReadSettings.Health(refusedInARow, silentFor), clock);
    }

    private static void refuse(ReadHealth health, int times) {
        for (var at = 0; at < times; at++) {
            health.refused(TradeIntent.TYPE, MessageRule.RETIRED_FIELD, 1);
        }
    }

    @Test
    void it_is_unwell_from_so_many_refusals_in_a_row_on_until_one_is_accepted() {
        var health = health(3, null);

        refuse(health, 2);
        health.accepted(TradeIntent.TYPE, 1);
        refuse(health, 2);
        assertThat(health.isWell()).isTrue();
        refuse(health, 1);
        assertThat(health.isWell()).isFalse();
        assertThat(health.details())
                .isEqualTo(Map.of(
                        "trade.intent",
                        Map.of(
                                "accepted",
                                1L,
                                "refused",
                                5L,
                                "last_accepted",
                                "2026-01-21T00:00:00Z",
                                "fault",
                                "the last 3 messages were refused, the last one by RETIRED_FIELD")));
        health.accepted(TradeIntent.TYPE, 1);
        assertThat(health.isWell()).isTrue();
    }

    @Test
    void one_event_is_no_excuse_for_another() {
        var health = health(3, null);

        refuse(health, 3);
        health.accepted(TradeClosed.TYPE, 1);

        assertThat(health.isWell()).isFalse();
    }

    @Test
    void silence_counts_from_the_start_and_only_where_a_bound_is_set() {
        var patient = health(3, null);
        var bounded = health(3, Duration.ofMinutes(15));
        now = START.plus(Duration.ofMinutes(15));
        assertThat(bounded.isWell()).isTrue();
        now = now.plusMillis(1);

        assertThat(bounded.isWell()).isFalse();
        assertThat(bounded.details().get("trade.intent").toString())
                .contains("no message was accepted for more than PT15M");
        assertThat(patient.isWell()).isTrue();
        bounded.accepted(TradeIntent.TYPE, 1);
        assertThat(bounded.isWell()).isTrue();
    }
}
