package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.EntryCases;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumerContractTest {

    private static final String TYPE = TradeIntent.TYPE.toString();
    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    private static ConsumerContract<TradeIntent> test(MessageHandler consumer) {
        return ConsumerContract.of(TradeIntent.TYPE)
                .handler(consumer)
                .withoutEffect("the test is about something else");
    }

    private static ConsumerContract<TradeIntent> healthy() {
        var executor = new Executor();
        return test(delivery -> {
                    executor.onEntry(delivery.id(), delivery.fields());
                    return executor.quarantine().containsKey(delivery.id()) ? Handling.QUARANTINED : Handling.HANDLED;
                })
                .then((intent, delivery) -> assertThat(executor.orders()).last().isEqualTo(intent));
    }

    @TestFactory
    Stream<DynamicTest> what_a_healthy_service_takes() {
        return healthy().tests();
    }

    @Test
    void every_delivery_has_a_name_of_its_own() {
        assertThat(Ran.of(healthy().checks()).names())
                .contains(
                        "handles only the required fields",
                        "handles every field",
                        "handles action CLOSE",
                        "handles an entry of a writer that does not say its version",
                        "handles version 1.0.0, every field",
                        "handles an entry that comes again",
                        "puts into quarantine: the JSON under data",
                        "puts into quarantine: an entry without fields")
                .hasSizeGreaterThan(100);
    }

    static Stream<EventType<?>> types() {
        return Events.all().types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_valid_case_is_valid_and_every_poison_is_refused(EventType<?> type) {
        assertThat(EntryCases.of(type).valid())
                .allSatisfy(one -> assertThat(
                                EntryCodec.of(type).decode(one.fields()).accepted())
                        .as(one.shows())
                        .isTrue());
        assertThat(EntryCases.of(type).poison())
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(
                                EntryCodec.of(type).decode(one.fields()).accepted())
                        .as(one.shows())
                        .isFalse());
    }

    private static final String ADDITION = "a field that a later version brings";

    private static MessageHandler reading(EntryCodec<TradeIntent> codec) {
        return delivery -> codec.decode(delivery.fields()).accepted() ? Handling.HANDLED : Handling.QUARANTINED;
    }

    @Test
    void a_service_whose_codec_is_open_keeps_the_open_contract_and_not_the_closed_one() {
        var open = reading(CODEC.ignoringAdditions());

        assertThat(Ran.of(test(open).ignoringAdditions().checks()).failed()).isEmpty();
        assertThat(Ran.of(test(open).checks()).failed()).containsExactly("puts into quarantine: " + ADDITION);
    }

    @Test
    void a_service_whose_codec_is_closed_keeps_the_closed_contract_and_not_the_open_one() {
        var closed = reading(CODEC);

        assertThat(Ran.of(test(closed).checks()).failed()).isEmpty();
        assertThat(Ran.of(test(closed).ignoringAdditions().checks()).failed()).containsExactly("handles " + ADDITION);
    }

    @Test
    void a_service_that_ignores_whatever_it_does_not_know_keeps_neither() {
        MessageHandler careless = delivery -> CODEC.decode(delivery.fields()).findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .allMatch(finding -> finding.rule().name().equals("UNKNOWN_FIELD"))
                ? Handling.HANDLED
                : Handling.QUARANTINED;

        assertThat(Ran.of(test(careless).ignoringAdditions().checks()).failed())
                .contains("puts into quarantine: a slip of symbol from a later version")
                .doesNotContain("handles " + ADDITION)
                .hasSizeGreaterThan(1);
        assertThat(Ran.of(test(careless).checks()).failed()).contains("puts into quarantine: " + ADDITION);
    }

    @Test
    void a_test_without_a_handler_fails_at_every_delivery() {
        var ran = Ran.of(ConsumerContract.of(TradeIntent.TYPE).checks());

        assertThat(ran.failed()).isEqualTo(ran.names());
    }

    @Test
    void a_consumer_that_swallows_what_it_cannot_read_is_red() {
        var ran = Ran.of(test(delivery -> {
                    try {
                        CODEC.decode(delivery.fields()).orThrow();
                        return Handling.HANDLED;
                    } catch (FindingsException e) {
                        return Handling.PASSED_OVER;
                    }
                })
                .checks());

        assertThat(ran.failed())
                .allMatch(name -> name.startsWith("puts into quarantine: "))
                .hasSizeGreaterThan(40);
        assertThat(ran.failure("puts into quarantine: the JSON under data").lines())
                .first()
                .isEqualTo(TYPE + " entry: a refused message is gone without a trace, found the JSON under data;"
                        + " move the entry to quarantine with its findings, and count it [POISON_SWALLOWED]");
        assertThat(ran.failure("puts into quarantine: the JSON under data"))
                .as("the reason for which it is poison")
                .contains("[ENVELOPE_PAYLOAD_KEY]");
    }

    @Test
    void a_consumer_that_guesses_is_red() {
        assertThat(rules(test(delivery -> Handling.HANDLED))).contains(KitRule.POISON_HANDLED);
    }

    @Test
    void a_consumer_that_is_stricter_than_the_contract_is_red() {
        var ran = Ran.of(test(delivery -> CODEC.decode(delivery.fields())
                        .value()
                        .filter(entry -> entry.event().source().isPresent())
                        .map(entry -> Handling.HANDLED)
                        .orElse(Handling.QUARANTINED))
                .checks());

        assertThat(ran.failed()).contains("handles only the required fields").doesNotContain("handles every field");
        assertThat(ran.failure("handles only the required fields")).endsWith("[VALID_QUARANTINED]");
    }

    @Test
    void a_consumer_that_needs_what_is_optional_is_red() {
        var ran = Ran.of(test(delivery -> {
                    var outcome = CODEC.decode(delivery.fields());
                    if (!outcome.accepted()) {
                        return Handling.QUARANTINED;
                    }
                    outcome.orThrow().event().stopLoss().orElseThrow();
                    return Handling.HANDLED;
                })
                .checks());

        assertThat(ran.failed()).contains("handles only the required fields").doesNotContain("handles every field");
        assertThat(ran.failure("handles only the required fields"))
                .startsWith(TYPE + " entry: threw NoSuchElementException, found only the required fields: No value")
                .endsWith("[HANDLER_THREW]");
    }

    @Test
    void an_exception_means_quarantine_where_the_service_says_so() {
        ConsumerContract<TradeIntent> throwing = test(delivery -> {
            CODEC.decode(delivery.fields()).orThrow();
            return Handling.HANDLED;
        });

        assertThat(rules(throwing)).contains(KitRule.HANDLER_THREW);
        assertThat(throwing.quarantinesOn(FindingsException.class).findings()).isEmpty();
    }

    @Test
    void a_consumer_that_sees_the_payload_only_lets_wrong_envelopes_through() {
        var codec = EventCodec.of(TradeIntent.TYPE);

        assertThat(Ran.of(test(delivery -> codec.decode(delivery.payload()).accepted()
                                        ? Handling.HANDLED
                                        : Handling.QUARANTINED)
                                .checks())
                        .failed())
                .containsExactly(
                        "puts into quarantine: a second JSON beside the payload",
                        "puts into quarantine: an unknown field beside the payload",
                        "puts into quarantine: the event_type of another event",
                        "puts into quarantine: the event_type in capitals",
                        "puts into quarantine: the next major version, 2.0.0",
                        "puts into quarantine: an entry without event_type",
                        "puts into quarantine: an entry without timestamp",
                        "puts into quarantine: an entry without source");
    }

    /** What services do to a message before they read it, and one thing that is fed to tell them. */
    static Stream<Arguments> menders() {
        return Stream.of(
                mender("side for action", payload("\"side\":", "\"action\":"), "\"BUY\" for action"),
                mender("direction for action", payload("\"direction\":", "\"action\":"), "\"SELL\" for action"),
                mender("side is dropped", payload(", \"side\": \"\\w+\"", ""), "\"SELL\" beside action"),
                mender("reduceOnly is taken", payload("\"reduceOnly\"", "\"reduce_only\""), "reduceOnly: true for"),
                mender("reduceOnly is dropped", payload(", \"reduceOnly\": \\w+", ""), "reduceOnly: true for"),
                mender("qty is taken", payload("\"qty\"", "\"quantity\""), "retired qty"),
                mender("sl_pct is dropped", payload(", \"sl_pct\": [0-9.]+", ""), "retired sl_pct added"),
                mender("LONG is BUY", payload("\"LONG\"", "\"BUY\""), "action written \"LONG\""),
                mender("leverage is 1", unless("leverage", "1"), "leverage missing"),
                mender("size is 100", unless("position_size_usd", "100"), "position_size_usd missing"),
                mender(
                        "texts are numbers",
                        payload("(\"entry_price\": )\"([0-9.]+)\"", "$1$2"),
                        "entry_price written \""),
                mender("flags are texts", payload("\"(true|false)\"", "$1"), "reduce_only written \"true\""),
                mender("capitals", with("event_type", TradeIntent.TYPE.name(), true), "event_type in capitals"),
                mender("no event_type", with("event_type", TradeIntent.TYPE.name(), false), "without event_type"),
                mender("no source", with("source", "somebody", false), "without source"),
                mender("no timestamp", with("timestamp", "2026-01-21T04:10:00Z", false), "without timestamp"),
                mender("flat entries", ConsumerContractTest::unflat, "a flat entry in an envelope"));
    }

    private static Arguments mender(String name, UnaryOperator<Map<String, String>> mends, String told) {
        return Arguments.of(name, mends, told);
    }

    private static UnaryOperator<Map<String, String>> payload(String wrong, String right) {
        return with("payload", text -> text.replaceAll(wrong, right));
    }

    private static UnaryOperator<Map<String, String>> unless(String name, String value) {
        return with(
                "payload",
                text -> text.contains('"' + name + '"')
                        ? text
                        : text.replace("}", ", \"" + name + "\": " + value + "}"));
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value, boolean always) {
        return with(name, text -> always || text.isEmpty() ? value : text);
    }

    private static UnaryOperator<Map<String, String>> with(String name, UnaryOperator<String> mends) {
        return fields -> {
            var mended = new LinkedHashMap<>(fields);
            mended.put(name, mends.apply(fields.getOrDefault(name, "")));
            return mended;
        };
    }

    private static Map<String, String> unflat(Map<String, String> fields) {
        if (fields.containsKey("payload")) {
            return fields;
        }
        var values = TradeIntent.TYPE.shape().fields().stream()
                .map(Field::name)
                .filter(fields::containsKey)
                .filter(name -> !name.equals("timestamp") && !name.equals("source"))
                .map(name -> '"' + name + "\": " + fields.get(name).replaceFirst("^[A-Z].*", "\"$0\""))
                .collect(Collectors.joining(", ", "{", "}"));
        return EntryCases.of(TradeIntent.TYPE).around(values);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("menders")
    void a_consumer_that_mends_a_message_before_it_reads_it_is_red(
            String name, UnaryOperator<Map<String, String>> mends, String told) {
        var mending = test(delivery ->
                CODEC.decode(mends.apply(delivery.fields())).accepted() ? Handling.HANDLED : Handling.QUARANTINED);

        assertThat(Ran.of(mending.checks()).failed())
                .as(name)
                .allMatch(sentence -> sentence.startsWith("puts into quarantine: "))
                .anyMatch(sentence -> sentence.contains(told));
    }

    @Test
    void a_consumer_that_cannot_read_an_old_version_is_red() {
        assertThat(Ran.of(test(delivery -> delivery.fields()
                                                .getOrDefault("schema_version", "")
                                                .equals("1.0.0")
                                        ? Handling.QUARANTINED
                                        : healthyHandling(delivery))
                                .checks())
                        .failed())
                .containsExactly(
                        "handles version 1.0.0, only the required fields", "handles version 1.0.0, every field");
    }

    private static Handling healthyHandling(Delivery delivery) {
        return CODEC.decode(delivery.fields()).accepted() ? Handling.HANDLED : Handling.QUARANTINED;
    }

    @Test
    void an_entry_that_comes_again_may_be_passed_over_but_not_quarantined() {
        assertThat(Ran.of(test(delivery -> delivery.again() ? Handling.PASSED_OVER : healthyHandling(delivery))
                                .checks())
                        .failed())
                .isEmpty();
        assertThat(Ran.of(test(delivery -> delivery.again() ? Handling.QUARANTINED : healthyHandling(delivery))
                                .checks())
                        .failed())
                .containsExactly("handles an entry that comes again");
    }

    @Test
    void the_services_own_assertions_are_asked_after_every_handled_message() {
        var handled = new HashSet<Delivery>();
        var contract = test(delivery -> {
                    handled.add(delivery);
                    return healthyHandling(delivery);
                })
                .then((intent, delivery) -> {
                    assertThat(handled).contains(delivery);
                    assertThat(delivery.again()).as("no second order").isFalse();
                });

        assertThat(Ran.of(contract.checks()).failed()).containsExactly("handles an entry that comes again");
        assertThat(contract.findings())
                .singleElement()
                .asString()
                .contains("[no second order]")
                .endsWith("[EFFECT_MISSING]");
    }

    @Test
    void an_assertion_inside_the_handler_is_no_quarantine() {
        var contract = test(delivery -> {
                    throw new AssertionError("mine");
                })
                .quarantinesOn(Throwable.class);

        assertThat(rules(contract)).contains(KitRule.HANDLER_THREW);
        assertThat(Ran.of(contract.checks()).failure("handles every field")).contains("every field: mine");
    }

    private static List<Rule> rules(ConsumerContract<?> contract) {
        return contract.findings().stream().map(Finding::rule).distinct().toList();
    }

    @Test
    void a_delivery_cannot_be_changed_by_its_handler() {
        var delivery = new Delivery("1-1", TradeIntent.TYPE.stream(), Map.of("payload", "{}"), false);

        assertThatThrownBy(() -> delivery.fields().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_handler_that_says_nothing_has_handled_nothing() {
        var findings =
                ConsumerContract.of(TradeIntent.TYPE).handler(delivery -> null).findings();

        assertThat(findings).isNotEmpty();
        assertThat(findings)
                .extracting(finding -> finding.rule())
                .contains(KitRule.VALID_NOT_HANDLED, KitRule.POISON_SWALLOWED);
    }

    @Test
    void a_finding_is_one_sentence() {
        var findings = test(delivery -> Handling.HANDLED).findings();

        assertThat(findings.get(0).toString())
                .endsWith(
                        "found an entry without fields; read the message with EventCodec or EntryCodec, and act on what"
                                + " they give only [POISON_HANDLED]");
    }

    @Test
    void a_hundred_checks_that_fail_for_one_reason_are_one_failure() {
        var failed = failures(test(delivery -> Handling.QUARANTINED));

        assertThat(failed).hasSize(1);
        var lines = failed.get(0).lines().toList();
        assertThat(lines.get(0))
                .matches("not so: handles only the required fields, and \\d+ more of \\d+ \\[VALID_QUARANTINED\\]");
        assertThat(lines)
                .filteredOn(line -> line.endsWith(" [VALID_QUARANTINED]"))
                .hasSize(4);
        assertThat(lines)
                .hasSize(8)
                .last()
                .asString()
                .startsWith("and handles ")
                .contains("; and ");
    }

    @Test
    void a_service_that_refuses_what_is_stale_says_so_and_is_asked_for_it() {
        var bound = Duration.ofMinutes(5);
        var clock = Clock.fixed(Instant.parse("2026-01-21T04:10:00Z"), ZoneOffset.UTC);
        var strict = reading(CODEC.refusingOlderThan(bound, clock));
        var stale = "timestamp 2000-02-29T00:00:00Z (a leap day of a century)";

        assertThat(test(strict).refusingOlderThan(bound, clock).findings()).isEmpty();
        assertThat(Ran.of(test(strict).checks()).failed()).contains("handles " + stale);
        assertThat(Ran.of(test(reading(CODEC)).refusingOlderThan(bound, clock).checks())
                        .failed())
                .contains("puts into quarantine: " + stale);
    }

    @Test
    void what_a_test_does_not_say_of_handling_is_one_failure() {
        assertThat(failures(ConsumerContract.of(TradeIntent.TYPE).handler(ConsumerContractTest::healthyHandling)))
                .containsExactly("not so: says what handling means [EFFECT_NOT_SAID]\n" + TYPE
                        + ": the test does not say what handling means; assert the effect with then(...), or name the reason"
                        + " why there is none: withoutEffect(\"...\") [EFFECT_NOT_SAID]");
    }

    @Test
    void a_reason_why_there_is_no_effect_is_a_text_and_stands_in_the_report() {
        var contract = ConsumerContract.of(TradeIntent.TYPE).handler(ConsumerContractTest::healthyHandling);

        assertThat(contract.withoutEffect("it only counts").tests().map(DynamicTest::getDisplayName))
                .contains("handling has no effect: it only counts");
        assertThatThrownBy(() -> contract.withoutEffect(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("say why handling has no effect: withoutEffect(\"it only counts\")");
    }

    private static List<String> failures(ConsumerContract<?> contract) {
        return contract.tests()
                .map(ConsumerContractTest::failure)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String failure(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "";
        } catch (Throwable e) {
            return String.valueOf(e.getMessage());
        }
    }
}
