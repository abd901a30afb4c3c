package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.TradeStatus;
import io.tradeschema.event.Usd;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Finding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProducerContractTest {

    private static final String TYPE = TradeIntent.TYPE.toString();

    private static ProducerContract<TradeIntent> healthy() {
        return ProducerContract.of(TradeIntent.TYPE)
                .writing("source", "reduce_only")
                .doesNotProduce("action is BUY", "the governor only closes")
                .doesNotProduce("reduce_only is false", "it never opens")
                .running("a stop", bus -> new Governor(bus::entry).onStop(Action.SELL))
                .running("a breach", bus -> new Governor(bus::entry).onBreach());
    }

    @TestFactory
    Stream<DynamicTest> what_a_healthy_service_publishes() {
        return healthy().tests();
    }

    @Test
    void every_test_is_called_by_a_sentence() {
        assertThat(Ran.of(healthy().checks()).names())
                .containsExactly(
                        "a stop, message 1: keeps " + TYPE,
                        "a breach, message 1: keeps " + TYPE,
                        "publishes only what is required",
                        "publishes every field that it writes",
                        "publishes action is SELL",
                        "publishes action is CLOSE",
                        "publishes reduce_only is true",
                        "never publishes action is BUY",
                        "never publishes reduce_only is false");
    }

    @Test
    void a_test_without_messages_fails() {
        assertThat(Ran.of(ProducerContract.of(TradeIntent.TYPE).checks()).failures())
                .isEqualTo(Map.of(
                        "publishes trade.intent",
                        TYPE + ": no message was handed in; hand in what the service publishes,"
                                + " or run its code against the capturing publisher [NOTHING_PRODUCED]"));
    }

    @Test
    void a_service_that_runs_and_publishes_nothing_fails() {
        assertThat(ProducerContract.of(TradeIntent.TYPE)
                        .running("a stop that is caught", bus -> {})
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(KitRule.NOTHING_PRODUCED);
    }

    @Test
    void the_incident_is_red_and_says_what_to_send() {
        var message = new LinkedHashMap<String, Object>(TradeIntent.TYPE.shape().wire(Governor.exit(Action.SELL)));
        message.put("side", message.remove("action"));

        var ran = Ran.of(healthy().producesMap("the exit monitor", message).checks());

        assertThat(ran.failed()).containsExactly("the exit monitor: keeps " + TYPE);
        assertThat(ran.failure("the exit monitor: keeps " + TYPE))
                .isEqualTo(TYPE + " $.side: \"side\" is retired, found the text \"SELL\"; send \"action\": \"SELL\""
                        + " instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
    }

    @Test
    void a_kind_of_message_that_no_test_produced_is_red() {
        var ran = Ran.of(ProducerContract.of(TradeIntent.TYPE)
                .writing()
                .produces("an exit", Governor.exit(Action.SELL))
                .checks());

        assertThat(ran.failed()).containsExactly("publishes action is BUY", "publishes action is CLOSE");
        assertThat(ran.failure("publishes action is BUY"))
                .isEqualTo(TYPE + ": no valid message with action is BUY among 1; hand one in,"
                        + " or excuse it: doesNotProduce(\"action is BUY\", \"why\") [SCENARIO_NOT_PRODUCED]");
    }

    @Test
    void every_optional_field_and_every_nested_value_is_asked_for_unless_the_service_says_what_it_writes() {
        assertThat(Ran.of(ProducerContract.of(TradeIntent.TYPE)
                                .produces("an exit", Governor.exit(Action.SELL))
                                .checks())
                        .failed())
                .contains(
                        "publishes every field that it writes",
                        "publishes ai_harvest_policy.mode is trend_runner",
                        "publishes reduce_only is false");
    }

    @Test
    void a_refused_message_shows_nothing() {
        var broken = "{\"symbol\":\"BTCUSDT\",\"action\":\"BUY\"}";

        assertThat(Ran.of(healthy().producesJson("a buy", broken).checks()).failed())
                .containsExactly("a buy: keeps " + TYPE);
    }

    @Test
    void an_excuse_for_what_is_produced_after_all_is_red() {
        var ran =
                Ran.of(healthy().produces("an entry", Governor.exit(Action.BUY)).checks());

        assertThat(ran.failed()).containsExactly("never publishes action is BUY");
        assertThat(ran.failure("never publishes action is BUY"))
                .isEqualTo(TYPE + ": excused from action is BUY, because \"the governor only closes\","
                        + " and yet produced; take the excuse out [EXCUSE_NOT_NEEDED]");
    }

    @Test
    void an_excuse_for_what_nobody_asks_is_red() {
        var ran = Ran.of(
                healthy().doesNotProduce("action is HOLD", "we never hold").checks());

        assertThat(ran.failure("never publishes action is HOLD"))
                .startsWith(TYPE + ": \"action is HOLD\" is no kind of message that is asked for;"
                        + " take the excuse out, or write one of: only what is required,");
    }

    @Test
    void a_field_that_the_service_does_not_say_it_writes_is_red() {
        assertThat(healthy()
                        .produces("a stop", Governor.exit(Action.SELL).withStopLoss(Price.of("90000")))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(TYPE + " $.stop_loss: written, but not among the fields that this service says it"
                        + " writes; add \"stop_loss\" to writing(...), or do not write it [FIELD_NOT_DECLARED]");
    }

    @Test
    void a_field_that_the_contract_does_not_have_cannot_be_declared() {
        assertThatThrownBy(() -> healthy().writing("stoploss"))
                .hasMessage(TYPE + " has no optional field \"stoploss\"");
    }

    @Test
    void an_entry_on_another_stream_or_without_its_version_is_red() {
        var entry = new LinkedHashMap<String, String>();
        new Governor((stream, fields) -> entry.putAll(fields)).onStop(Action.SELL);
        entry.remove("schema_version");

        assertThat(healthy().producesEntry("an exit", "trade.intent", entry).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        TYPE + " entry: on a stream that does not carry it, found \"trade.intent\";"
                                + " publish to quantum:stream:trade.intent [OTHER_STREAM]",
                        TYPE + " entry.schema_version: absent; write \"" + TradeIntent.TYPE.version()
                                + "\", or let EntryCodec write the entry [WRITER_WITHOUT_VERSION]");
    }

    @Test
    void a_time_without_a_zone_is_red_in_the_message_and_beside_it() {
        var entry = new LinkedHashMap<String, String>();
        new Governor((stream, fields) -> entry.putAll(fields)).onStop(Action.SELL);
        entry.computeIfPresent("payload", (name, json) -> json.replace("{", "{\"timestamp\":\"2026-01-21T04:10:00\","));
        entry.put("timestamp", "2026-01-21T04:10:00");

        assertThat(healthy()
                        .producesEntry("an exit", TradeIntent.TYPE.stream(), entry)
                        .findings())
                .extracting(finding -> finding.where() + " " + finding.rule().name())
                .contains("$.timestamp TIME_WRITTEN_WITHOUT_ZONE", "entry.timestamp TIME_WRITTEN_WITHOUT_ZONE");
    }

    @Test
    void bytes_and_json_and_events_are_taken_from_a_running_service_too() {
        var codec = EventCodec.of(TradeIntent.TYPE);

        assertThat(Ran.of(healthy()
                                .running("a library", bus -> {
                                    bus.event(Governor.exit(Action.SELL));
                                    bus.json(codec.encodeToString(Governor.exit(Action.SELL)));
                                    bus.json(new byte[] {'{', (byte) 0xFF});
                                })
                                .checks())
                        .failed())
                .containsExactly("a library, message 3: keeps " + TYPE);
    }

    @Test
    void what_a_value_demands_belongs_to_the_least_message() {
        var hit = TradeClosed.builder()
                .symbol("ETHUSDT")
                .status(TradeStatus.CLOSED)
                .pnl(Usd.of("12.50"))
                .exitReason(ExitReason.TP_HIT)
                .exitPrice(Price.of("1.6204"))
                .tpLevel(Price.of("1.6205"))
                .build();

        var contract = ProducerContract.of(TradeClosed.TYPE).writing("tp_level").produces("a take profit", hit);
        for (var other : EnumSet.complementOf(EnumSet.of(ExitReason.TP_HIT))) {
            contract = contract.doesNotProduce(
                    "exit_reason is " + other.name().toLowerCase(Locale.ROOT), "it takes profit only");
        }

        assertThat(Ran.of(contract.checks()).failed()).isEmpty();
    }

    @Test
    void a_failure_is_its_findings_and_no_stack_trace() {
        var test = ProducerContract.of(TradeIntent.TYPE).tests().findFirst().orElseThrow();

        var failure = catchThrowable(() -> test.getExecutable().execute());

        assertThat(failure).isInstanceOf(ContractFailure.class);
        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(((ContractFailure) failure).findings()).hasSize(1);
    }

    @Test
    void a_message_that_the_service_could_not_build_is_red_with_its_findings() {
        var run = Ran.of(ProducerContract.of(TradeIntent.TYPE)
                .running(
                        "a stop",
                        bus -> bus.event(TradeIntent.TYPE
                                .draft()
                                .set("symbol", "BTCUSDT")
                                .set("side", "SELL")
                                .build()
                                .orThrow()))
                .checks());

        assertThat(run.failure("a stop, a message that it could not build: keeps " + TradeIntent.TYPE))
                .contains("$.side: \"side\" is retired", "[RETIRED_FIELD]")
                .doesNotContain("\tat ");
    }

    @Test
    void an_entry_for_no_stream_at_all_is_red() {
        var fields = new LinkedHashMap<String, String>();
        new Governor((stream, published) -> fields.putAll(published)).onBreach();

        var findings = ProducerContract.of(TradeIntent.TYPE)
                .producesEntry("the exit", null, fields)
                .findings();

        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding.toString())
                        .contains("on a stream that does not carry it, found \"null\"; publish to "
                                + TradeIntent.TYPE.stream()));
    }
}
