package io.tradeschema.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.CountedReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.LegacyRule;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read, as meters. */
class ReadMetricsTest {

    private static final String GOOD =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";
    private static final String RETIRED = GOOD.replace("}", ",\"side\":\"SELL\"}");

    private final MockClock clock = new MockClock();
    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final ReadMetrics metrics = ReadMetrics.of(TradeIntent.TYPE);
    private final EventCodec<TradeIntent> codec =
            EventCodec.of(TradeIntent.TYPE).listening(metrics);

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double lastAccepted() {
        return registry.get("tradeschema.last.accepted")
                .tag("event", "trade.intent")
                .gauge()
                .value();
    }

    @Test
    void each_message_is_counted_once_by_its_event_and_by_the_rule_of_its_first_error() {
        metrics.bindTo(registry);

        codec.decode(GOOD);
        codec.decode(GOOD);
        codec.decode(RETIRED);
        codec.decode("{\"side\":\"SELL\"}"); // misses six fields, and has a retired one

        assertThat(count("tradeschema.accepted", "event", "trade.intent")).isEqualTo(2);
        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "RETIRED_FIELD"))
                .isEqualTo(1);
        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "MISSING_FIELD"))
                .isEqualTo(1);
        assertThat(registry.get("tradeschema.refused").counters())
                .extracting(counter -> counter.count())
                .as("the numbers by rule add up to the messages")
                .satisfies(counts -> assertThat(
                                counts.stream().mapToDouble(Double::doubleValue).sum())
                        .isEqualTo(2));
    }

    @Test
    void the_time_of_the_last_accepted_message_is_the_registrys_clock_and_0_before() {
        metrics.bindTo(registry);
        codec.decode(RETIRED);
        assertThat(lastAccepted()).isZero();

        clock.add(Duration.ofHours(2));
        codec.decode(GOOD);
        clock.add(Duration.ofHours(1));
        codec.decode(RETIRED);

        assertThat(lastAccepted())
                .isEqualTo((clock.wallTime() - Duration.ofHours(1).toMillis()) / 1000.0);
    }

    @Test
    void reading_is_timed_whether_it_is_accepted_or_refused() {
        metrics.bindTo(registry);
        codec.decode(GOOD);
        codec.decode(RETIRED);

        var timer =
                registry.get("tradeschema.decode").tag("event", "trade.intent").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }

    @Test
    void every_series_is_there_at_zero_before_the_first_message() {
        metrics.bindTo(registry);

        assertThat(count("tradeschema.accepted", "event", "trade.intent")).isZero();
        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "UNKNOWN_FIELD"))
                .isZero();
        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "ENVELOPE_PAYLOAD_KEY"))
                .isZero();
        assertThat(registry.find("tradeschema.refused")
                        .tag("rule", "ADDITION_NOT_READ")
                        .counter())
                .as("a warning refuses nothing")
                .isNull();
    }

    @Test
    void no_value_of_a_message_becomes_a_label() {
        metrics.bindTo(registry);
        var before = registry.getMeters().size();

        IntStream.range(0, 1000).forEach(at -> {
            codec.decode("{\"stranger_" + at + "\":1}");
            EntryCodec.of(codec).decode(Map.of("event_type", "other." + at, "payload", "{}"));
        });

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .filter(tag -> tag.getKey().equals("event"))
                        .map(tag -> tag.getValue())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("trade.intent"));
    }

    @Test
    void a_contract_or_a_rule_that_was_not_foreseen_is_counted_all_the_same() {
        metrics.bindTo(registry);
        EventCodec.of(TradeClosed.TYPE).listening(metrics).decode("{}");
        metrics.refused(TradeIntent.TYPE, LegacyRule.LEGACY_FLAT, 1);

        assertThat(count("tradeschema.refused", "event", "trade.closed", "rule", "MISSING_FIELD"))
                .isEqualTo(1);
        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "LEGACY_FLAT"))
                .isEqualTo(1);
    }

    @Test
    void the_reader_of_the_page_counts() {
        assertThat(new CountedReader(registry).read(Map.of("payload", GOOD))).isFalse();

        assertThat(count("tradeschema.refused", "event", "trade.intent", "rule", "ENVELOPE_FIELD_MISSING"))
                .isEqualTo(1);
    }

    @Test
    void two_registries_are_told_the_same_and_none_is_no_fault() {
        codec.decode(GOOD);
        var other = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        metrics.bindTo(other);
        codec.decode(GOOD);

        assertThat(count("tradeschema.accepted", "event", "trade.intent")).isEqualTo(1);
        assertThat(other.get("tradeschema.accepted").counter().count()).isEqualTo(1);
    }

    @Test
    void prometheus_scrapes_the_names_of_the_page() {
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.bindTo(prometheus);
        codec.decode(GOOD);
        codec.decode(RETIRED);

        assertThat(prometheus.scrape())
                .contains(
                        "tradeschema_accepted_total{event=\"trade.intent\"} 1.0",
                        "tradeschema_refused_total{event=\"trade.intent\",rule=\"RETIRED_FIELD\"} 1.0",
                        "tradeschema_refused_total{event=\"trade.intent\",rule=\"UNKNOWN_FIELD\"} 0.0",
                        "# TYPE tradeschema_last_accepted_seconds gauge",
                        "tradeschema_decode_seconds_count{event=\"trade.intent\"} 2")
                .contains("# HELP tradeschema_accepted_total How many messages were accepted.");
    }
}
