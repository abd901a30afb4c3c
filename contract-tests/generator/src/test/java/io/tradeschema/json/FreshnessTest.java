package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same cases as the bindings have in ReaderSettingsTest. */
class FreshnessTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-21T04:10:30Z"), ZoneOffset.UTC);

    private final EntryCodec<TradeIntent> entries =
            EntryCodec.of(TradeIntent.TYPE).refusingOlderThan(Duration.ofSeconds(30), NOW);
    private final EventCodec<TradeIntent> events =
            EventCodec.of(TradeIntent.TYPE).refusingOlderThan(Duration.ofSeconds(30), NOW);

    private static String message(String action, String more) {
        return "{\"symbol\":\"BTCUSDT\",\"action\":\"" + action
                + "\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000" + more + "}";
    }

    private static Map<String, String> entry(String action, String more, String written) {
        return Map.of(
                "event_type", "trade.intent", "payload", message(action, more), "timestamp", written, "source", "x");
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().name() + " " + finding.where())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "BUY, ``, 2026-01-21T04:10:00Z, -",
                "BUY, ``, 2026-01-21T04:09:59.999999999Z, STALE_MESSAGE entry.timestamp",
                "SELL, `,\"timestamp\":\"2026-01-21T04:09:59Z\"`, 2026-01-21T04:10:30Z, STALE_MESSAGE $.timestamp",
                "CLOSE, `,\"timestamp\":\"2026-01-20T04:09:59Z\"`, 2026-01-20T04:10:00Z, -",
                "SELL, `,\"timestamp\":\"2026-01-20T04:09:59Z\",\"reduce_only\":true`, 2026-01-20T04:10:00Z, -",
                "SELL, `,\"timestamp\":\"2026-01-21T04:11:00Z\",\"reduce_only\":false`, 2026-01-21T04:10:00Z, -"
            })
    void a_message_that_opens_is_refused_when_its_own_time_or_that_of_its_entry_is_too_old(
            String action, String more, String written, String finding) {
        assertThat(told(entries.decode(entry(action, more, written)).findings()))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
        assertThat(EntryCodec.of(events).decode(entry(action, more, written)).accepted())
                .isEqualTo(finding == null);
    }

    @Test
    void a_payload_alone_that_opens_has_to_say_how_old_it_is() {
        assertThat(events.decode(message("BUY", "")).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE + " $.timestamp: nothing says how old it is, and this consumer takes BUY and"
                                + " SELL for 30000 ms; decide again and send a new one [STALE_MESSAGE]");
        assertThat(events.decode(message("BUY", ",\"timestamp\":\"2026-01-21T04:09:59Z\""))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TradeIntent.TYPE + " $.timestamp: too old: this consumer takes BUY and SELL for 30000 ms,"
                                + " found \"2026-01-21T04:09:59Z\"; decide again and send a new one [STALE_MESSAGE]");
        assertThat(events.decode(message("BUY", ",\"timestamp\":\"2026-01-21T04:10:00Z\""))
                        .accepted())
                .isTrue();
        assertThat(events.on("other").decode(message("BUY", "")).accepted()).isFalse();
        assertThat(events.decode(message("CLOSE", "")).accepted()).isTrue();
    }

    @Test
    void a_bound_that_means_nothing_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> EntryCodec.of(TradeClosed.TYPE).refusingOlderThan(Duration.ofSeconds(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(TradeClosed.TYPE + " has no messages that perish");
        assertThatThrownBy(() -> events.refusingOlderThan(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bound of age is more than nothing: PT0S");
    }
}
