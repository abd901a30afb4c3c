package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.HarvestMode;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Percent;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final String INTENT = TradeIntent.TYPE.toString();
    private static final String CLOSED = TradeClosed.TYPE.toString();

    private static Map<String, Object> intent() {
        return new HashMap<>(Map.of(
                "symbol", "BTCUSDT", "action", "SELL", "position_size_usd", 200, "leverage", 1, "entry_price", 88000));
    }

    private static Map<String, Object> intentWith(String name, Object value) {
        var intent = intent();
        intent.put(name, value);
        return intent;
    }

    private static Map<String, Object> closed(String reason) {
        return new HashMap<>(Map.of(
                "symbol",
                "BTCUSDT",
                "status",
                "closed",
                "pnl",
                new BigDecimal("12.50"),
                "exit_reason",
                reason,
                "exit_price",
                new BigDecimal("1.6204")));
    }

    private static List<String> findings(Map<?, ?> intent) {
        return TradeIntent.TYPE.draft(intent).build().findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private static List<String> findingsOfClosed(Map<?, ?> closed) {
        return TradeClosed.TYPE.draft(closed).build().findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void wire_values_and_java_values_make_the_same_event() {
        var byJava = TradeIntent.TYPE
                .draft()
                .set("symbol", Symbol.of("BTCUSDT"))
                .set("action", Action.SELL)
                .set("position_size_usd", Usd.of(200))
                .set("leverage", Leverage.of(1))
                .set("entry_price", Price.of(88000))
                .set("timestamp", Instant.parse("2026-01-21T04:10:00Z"))
                .set("source", Name.of("exit_monitor"))
                .set(
                        "ai_harvest_policy",
                        HarvestPolicy.builder()
                                .mode(HarvestMode.SWING)
                                .trailPct(Percent.of(2))
                                .build())
                .build();
        var byWire = intent();
        byWire.put("timestamp", "2026-01-21T05:10:00+01:00");
        byWire.put("source", "exit_monitor");
        byWire.put("ai_harvest_policy", Map.of("mode", "swing", "trail_pct", new NumberText("2.0")));

        assertThat(byJava.findings()).isEmpty();
        assertThat(byJava).isEqualTo(TradeIntent.TYPE.draft(byWire).build());
        assertThat(TradeIntent.TYPE
                        .draft(TradeIntent.TYPE.shape().wire(byJava.orThrow()))
                        .build())
                .isEqualTo(byJava);
    }

    @Test
    void every_exact_number_of_java_is_a_number() {
        for (var number : List.<Object>of(
                5,
                5L,
                (short) 5,
                (byte) 5,
                5.0,
                5.0f,
                BigInteger.valueOf(5),
                new BigDecimal("5.00"),
                new NumberText("5"),
                new NumberText("0.5e1"))) {
            assertThat(TradeIntent.TYPE
                            .draft(intentWith("leverage", number))
                            .build()
                            .orThrow()
                            .leverage())
                    .describedAs("%s", number.getClass())
                    .isEqualTo(Leverage.of(5));
        }
    }

    @Test
    void what_is_no_number_is_refused_and_shown() {
        var refusals = new LinkedHashMap<Object, String>();
        refusals.put("5", "the text \"5\"; write the number without quotes");
        refusals.put("five", "the text \"five\"; write a number from 1 to 125");
        refusals.put(true, "true; write a number from 1 to 125");
        refusals.put(List.of(5), "a list; write a number from 1 to 125");
        refusals.put(Map.of(), "an object; write a number from 1 to 125");
        refusals.put(Double.NaN, "the number NaN; write a number from 1 to 125");
        refusals.put(Float.NEGATIVE_INFINITY, "the number -Infinity; write a number from 1 to 125");
        refusals.put(new AtomicInteger(5), "a value of class AtomicInteger; write a number from 1 to 125");
        refusals.put(new int[] {5}, "a value of class int[]; write a number from 1 to 125");
        refusals.put('5', "a value of class Character; write a number from 1 to 125");
        refusals.put(new NumberText("five"), "the text \"five\"; write a number from 1 to 125");
        refusals.put(new NumberText("05"), "the text \"05\"; write a number from 1 to 125");
        refusals.put(Price.of(5), "a value of class Price; write a number from 1 to 125");
        refusals.put(Optional.of(5), "a value of class Optional; write a number from 1 to 125");
        refusals.put(HarvestPolicy.TYPE.draft(), "a draft of HarvestPolicy; write a number from 1 to 125");

        refusals.forEach((value, end) -> assertThat(findings(intentWith("leverage", value)))
                .containsExactly(INTENT + " $.leverage: not a number from 1 to 125, found " + end + " [WRONG_TYPE]"));
    }

    @Test
    void what_is_no_text_is_refused_and_shown() {
        assertThat(findings(intentWith("symbol", 5)))
                .containsExactly(INTENT + " $.symbol: not a text of 2 to 32 characters A-Z0-9_-, found the number 5;"
                        + " write a text of 2 to 32 characters A-Z0-9_- [WRONG_TYPE]");
        assertThat(findings(intentWith("action", 1.5)))
                .containsExactly(INTENT + " $.action: not one of BUY, SELL or CLOSE, found the number 1.5;"
                        + " write one of BUY, SELL or CLOSE [WRONG_TYPE]");
        assertThat(findings(intentWith("action", ExitReason.TP_HIT)))
                .containsExactly(INTENT + " $.action: not one of BUY, SELL or CLOSE, found a value of class ExitReason;"
                        + " write one of BUY, SELL or CLOSE [WRONG_TYPE]");
        assertThat(findings(intentWith("source", new NumberText("1e999999999999999999999999999999999999"))))
                .containsExactly(INTENT + " $.source: not a text of 1 to 64 characters, found the number"
                        + " 1e999999999999999999999999999999999999; write a text of 1 to 64 characters [WRONG_TYPE]");
    }

    @Test
    void what_is_no_object_is_refused_and_shown() {
        assertThat(findings(intentWith("ai_harvest_policy", "swing")))
                .containsExactly(INTENT + " $.ai_harvest_policy: not an object with mode, found the text \"swing\";"
                        + " write an object with mode [WRONG_TYPE]");
        assertThat(findings(intentWith("ai_harvest_policy", TradeIntent.TYPE.draft())))
                .containsExactly(INTENT + " $.ai_harvest_policy: not an object with mode, found a draft of " + INTENT
                        + "; write an object with mode [WRONG_TYPE]");
    }

    record Flagged(
            @Doc("whether it is real") boolean real,
            @Doc("whether it is final") Optional<Boolean> last) {}

    @Test
    void true_and_false_are_the_only_flags() {
        var shape = Shape.of(MethodHandles.lookup(), Flagged.class);

        assertThat(new Draft<>(shape, "flagged", Limits.STANDARD)
                        .set("real", true)
                        .set("last", false)
                        .build()
                        .orThrow())
                .isEqualTo(new Flagged(true, Optional.of(false)));
        assertThat(new Draft<>(shape, "flagged", Limits.STANDARD)
                        .set("real", "true")
                        .set("last", "false")
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "flagged $.real: not true or false, found the text \"true\";"
                                + " write true or false without quotes [WRONG_TYPE]",
                        "flagged $.last: not true or false, found the text \"false\";"
                                + " write true or false without quotes [WRONG_TYPE]");
        assertThat(new Draft<>(shape, "flagged", Limits.STANDARD)
                        .set("real", 1)
                        .set("last", "yes")
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "flagged $.real: not true or false, found the number 1; write true or false [WRONG_TYPE]",
                        "flagged $.last: not true or false, found the text \"yes\"; write true or false [WRONG_TYPE]");
    }

    @Test
    void a_wrong_value_of_a_choice_names_the_nearest_or_all() {
        assertThat(findings(intentWith("action", "sell")))
                .containsExactly(INTENT + " $.action: not a value of Action, found \"sell\"; write \"SELL\";"
                        + " it is one of BUY, SELL or CLOSE [UNKNOWN_VALUE]");
        assertThat(findings(intentWith("action", "LONG")))
                .containsExactly(INTENT + " $.action: not a value of Action, found \"LONG\";"
                        + " write one of BUY, SELL or CLOSE [UNKNOWN_VALUE]");
        var closed = closed("time_stop");
        closed.put("status", "CLOSED");
        assertThat(findingsOfClosed(closed))
                .containsExactly(CLOSED + " $.status: not a value of TradeStatus, found \"CLOSED\";"
                        + " write \"closed\" [UNKNOWN_VALUE]");
    }

    @Test
    void the_values_of_a_lower_case_enum_are_in_lower_case() {
        assertThat(TradeClosed.TYPE.draft(closed("time_stop")).build().orThrow().exitReason())
                .isEqualTo(ExitReason.TIME_STOP);
        assertThat(findingsOfClosed(closed("TIME_STOP")))
                .singleElement()
                .asString()
                .contains("write \"time_stop\"");
        assertThat(((ChoiceType<?>) TradeClosed.TYPE
                                .shape()
                                .field("exit_reason")
                                .orElseThrow()
                                .type())
                        .values())
                .startsWith("tp_hit", "sl_hit", "trailing_stop", "time_stop");
    }

    @Test
    void each_exit_reason_demands_its_own_field() {
        assertThat(findingsOfClosed(closed("time_stop"))).isEmpty();
        assertThat(findingsOfClosed(closed("tp_hit")))
                .containsExactly(CLOSED + " $.tp_level: required when exit_reason is tp_hit, but absent;"
                        + " add it: a number above 0 [CONDITION_NOT_MET]");
        assertThat(findingsOfClosed(closed("sl_hit")))
                .containsExactly(CLOSED + " $.sl_level: required when exit_reason is sl_hit, but absent;"
                        + " add it: a number above 0 [CONDITION_NOT_MET]");
        assertThat(findingsOfClosed(closed("trailing_stop")))
                .containsExactly(CLOSED + " $.harvest_policy: required when exit_reason is trailing_stop, but absent;"
                        + " add it: an object with mode [CONDITION_NOT_MET]");
    }

    @Test
    void a_condition_counts_null_as_absent_and_a_wrong_value_as_one_finding() {
        var withNull = closed("tp_hit");
        withNull.put("tp_level", null);
        var withWrong = closed("tp_hit");
        withWrong.put("tp_level", "1.62");
        var undecided = closed("tp-hit");

        assertThat(findingsOfClosed(withNull))
                .containsExactly(CLOSED + " $.tp_level: required when exit_reason is tp_hit, but absent;"
                        + " add it: a number above 0 [CONDITION_NOT_MET]");
        assertThat(findingsOfClosed(withWrong))
                .containsExactly(CLOSED + " $.tp_level: not a number above 0, found the text \"1.62\";"
                        + " write the number without quotes [WRONG_TYPE]");
        assertThat(findingsOfClosed(undecided)).singleElement().asString().endsWith("[UNKNOWN_VALUE]");
    }

    @Test
    void a_finding_after_an_unmet_condition_says_its_own_place() {
        var closed = closed("tp_hit");
        closed.put("zebra", 1);

        assertThat(TradeClosed.TYPE.draft(closed).build().findings())
                .extracting(finding -> finding.where().path())
                .containsExactly("$.tp_level", "$.zebra");
    }

    @Test
    void findings_inside_an_object_say_where_by_every_door() {
        var inner = Map.of("trail_pct", 101, "max_time_sec", new BigDecimal("0.5"), "moed", "swing");
        var expected = List.of(
                INTENT + " $.ai_harvest_policy.mode: required but absent;"
                        + " add it: one of scalper, swing or trend_runner [MISSING_FIELD]",
                INTENT + " $.ai_harvest_policy.trail_pct: outside the bounds of Percent, found 101;"
                        + " write a number from 0 to 100; check the unit first [OUT_OF_RANGE]",
                INTENT + " $.ai_harvest_policy.max_time_sec: not a whole number, found 0.5;"
                        + " write a whole number from 0 to 9007199254740991 [NOT_WHOLE]",
                INTENT + " $.ai_harvest_policy.moed: no such field,"
                        + " found the text \"swing\"; did you mean \"mode\"? [UNKNOWN_FIELD]");
        var inPlace = TradeIntent.TYPE.draft(intent());
        inPlace.nested("ai_harvest_policy").orElseThrow().setAll(inner);

        assertThat(findings(intentWith("ai_harvest_policy", inner))).isEqualTo(expected);
        assertThat(findings(intentWith(
                        "ai_harvest_policy", HarvestPolicy.TYPE.draft().setAll(inner))))
                .isEqualTo(expected);
        assertThat(inPlace.build().findings()).extracting(Finding::toString).isEqualTo(expected);
    }

    @Test
    void a_nested_draft_is_given_once_and_for_objects_only() {
        var draft = TradeIntent.TYPE.draft(intent());

        assertThat(draft.nested("symbol")).isEmpty();
        assertThat(draft.nested("zebra")).isEmpty();
        assertThat(draft.nested("timestamp")).isEmpty();
        assertThat(draft.nested("ai_harvest_policy").orElseThrow().set("mode", "swing"))
                .isNotNull();
        assertThat(draft.nested("ai_harvest_policy")).isEmpty();
        assertThat(draft.build().orThrow().aiHarvestPolicy().orElseThrow().mode())
                .isEqualTo(HarvestMode.SWING);
    }

    @Test
    void a_finished_object_is_checked_again() {
        assertThat(HarvestPolicy.TYPE.checked(
                        HarvestPolicy.builder().mode(HarvestMode.SWING).build()))
                .hasToString("HarvestPolicy{mode=swing}");
        assertThat(HarvestPolicy.TYPE.expectation()).isEqualTo("an object with mode");
    }

    @Test
    void a_name_written_twice_is_refused_once_whether_known_or_not() {
        var refused = TradeIntent.TYPE
                .draft(intent())
                .set("symbol", "ETHUSDT")
                .set("symbol", "ETHUSDT")
                .set("zebra", 1)
                .set("zebra", null)
                .set("timestamp", null)
                .set("timestamp", null)
                .build();

        assertThat(refused.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        INTENT + " $.symbol: written more than once; write it once [DUPLICATE_FIELD]",
                        INTENT + " $.timestamp: written more than once; write it once [DUPLICATE_FIELD]",
                        INTENT + " $.zebra: written more than once; write it once [DUPLICATE_FIELD]",
                        INTENT + " $.zebra: no such field, found the number 1;"
                                + " leave it out, or add it to the contract first [UNKNOWN_FIELD]");
    }

    @Test
    void a_required_field_that_is_null_is_refused_and_its_retired_name_still_points_to_it() {
        var intent = intentWith("side", "SHORT");
        intent.put("action", null);

        assertThat(findings(intent))
                .containsExactly(
                        INTENT + " $.action: required but null; write one of BUY, SELL or CLOSE,"
                                + " or do not publish the message [NULL_FIELD]",
                        INTENT + " $.side: \"side\" is retired, found the text \"SHORT\"; send \"action\": \"SELL\""
                                + " instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL"
                                + " [RETIRED_FIELD]");
    }

    @Test
    void a_retired_name_beside_its_successor_is_to_be_left_out() {
        assertThat(findings(intentWith("side", "SELL")))
                .containsExactly(INTENT + " $.side: \"side\" is retired, found the text \"SELL\";"
                        + " leave it out: \"action\" is there already [RETIRED_FIELD]");
        assertThat(findings(intentWith("Symbol", "BTCUSDT")))
                .containsExactly(INTENT + " $.Symbol: no such field,"
                        + " found the text \"BTCUSDT\"; leave it out: \"symbol\" is there already [UNKNOWN_FIELD]");
    }

    @Test
    void the_value_of_a_retired_name_is_carried_over_only_when_it_is_beyond_doubt() {
        var doubtful = intentWith("side", "flat");
        doubtful.remove("action");
        var numeric = intentWith("side", 1);
        numeric.remove("action");
        var absent = intentWith("side", null);
        absent.remove("action");
        var choices = " instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]";

        assertThat(findings(doubtful))
                .containsExactly(
                        INTENT + " $.side: \"side\" is retired, found the text \"flat\"; send \"action\"" + choices);
        assertThat(findings(numeric))
                .containsExactly(
                        INTENT + " $.side: \"side\" is retired, found the number 1; send \"action\"" + choices);
        assertThat(findings(absent))
                .containsExactly(INTENT + " $.side: \"side\" is retired; send \"action\"" + choices);
    }

    @Test
    void a_retired_number_is_sent_under_the_new_name_and_nothing_more_is_guessed() {
        var intent = intentWith("price", 88000);
        intent.remove("entry_price");

        assertThat(findings(intent))
                .containsExactly(INTENT + " $.price: \"price\" is retired, found the number 88000;"
                        + " send \"entry_price\" instead [RETIRED_FIELD]");
    }

    @Test
    void a_misspelt_retired_name_leads_to_the_successor_too() {
        var intent = intentWith("Side", "SELL");
        intent.remove("action");

        assertThat(findings(intent))
                .containsExactly(
                        INTENT + " $.action: required but absent; add it: one of BUY, SELL or CLOSE [MISSING_FIELD]",
                        INTENT + " $.Side: no such field, found the text \"SELL\";"
                                + " send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                                + " LONG becomes BUY, SHORT becomes SELL [UNKNOWN_FIELD]");
        assertThat(findings(intentWith("stop_loss_pct", 2)))
                .containsExactly(INTENT + " $.stop_loss_pct: \"stop_loss_pct\" is retired, found the number 2;"
                        + " leave it out: it was a percentage; work out the absolute stop price and send that"
                        + " [RETIRED_FIELD]");
    }

    @Test
    void names_that_only_look_right_are_unknown_and_shown_for_what_they_are() {
        assertThat(findings(intentWith("aсtion", "SELL")))
                .containsExactly(INTENT + " $[\"a\\u0441tion\"]: no such field,"
                        + " found the text \"SELL\"; leave it out: \"action\" is there already [UNKNOWN_FIELD]");
        assertThat(findings(intentWith("source\u200b", "x")))
                .containsExactly(INTENT + " $[\"source\\u200b\"]: no such field,"
                        + " found the text \"x\"; did you mean \"source\"? [UNKNOWN_FIELD]");
        assertThat(findings(intentWith("", "x"))).singleElement().asString().startsWith(INTENT + " $[\"\"]: ");
    }

    @Test
    void a_path_has_plain_names_bare_and_others_quoted() {
        assertThat(findings(intentWith("a".repeat(40), 1)))
                .singleElement()
                .asString()
                .startsWith(INTENT + " $." + "a".repeat(40) + ": ");
        assertThat(findings(intentWith("a".repeat(41), 1)))
                .singleElement()
                .asString()
                .startsWith(INTENT + " $[\"" + "a".repeat(40) + "…\"]: ");
        assertThat(findings(intentWith("1a", 1))).singleElement().asString().startsWith(INTENT + " $[\"1a\"]: ");
        assertThat(findings(intentWith("_a1", 1))).singleElement().asString().startsWith(INTENT + " $._a1: ");
    }

    enum Key {
        symbol
    }

    @Test
    void a_key_that_is_no_text_is_refused_even_if_it_prints_like_a_field() {
        var intent = new HashMap<Object, Object>(intent());
        intent.put(Key.symbol, "BTCUSDT");
        intent.put(null, 1);
        intent.put(7, 1);

        assertThat(findings(intent))
                .containsExactly(
                        INTENT + " $[\"a value of class DraftTest$Key\"]: no such field, found the text \"BTCUSDT\";"
                                + " leave it out, or add it to the contract first [UNKNOWN_FIELD]",
                        INTENT + " $.null: no such field, found the number 1;"
                                + " leave it out, or add it to the contract first [UNKNOWN_FIELD]",
                        INTENT + " $[\"the number 7\"]: no such field,"
                                + " found the number 1; leave it out, or add it to the contract first [UNKNOWN_FIELD]");
        assertThat(TradeIntent.TYPE
                        .draft()
                        .setAll(intent())
                        .set(null, 1)
                        .build()
                        .findings())
                .extracting(finding -> finding.where().path())
                .containsExactly("$.null");
    }

    @Test
    void a_text_that_can_change_is_taken_as_it_stood_when_it_was_handed_in() {
        var symbol = new StringBuilder("BTCUSDT");
        var stray = new StringBuilder("one");
        var name = new StringBuilder("source");
        var intent = new HashMap<Object, Object>(intent());
        intent.put("symbol", symbol);
        intent.put(name, "exit_monitor");
        var draft = TradeIntent.TYPE.draft(intent).set("zebra", stray);
        symbol.append("/broken");
        stray.append(" two");
        name.append("_broken");

        assertThat(draft.build().findings())
                .extracting(Finding::toString)
                .containsExactly(INTENT + " $.zebra: no such field, found the text \"one\";"
                        + " leave it out, or add it to the contract first [UNKNOWN_FIELD]");
    }

    @Test
    void a_text_that_can_change_does_not_change_the_event() {
        var symbol = new StringBuilder("BTCUSDT");
        var event = TradeIntent.TYPE.draft(intentWith("symbol", symbol)).build().orThrow();
        symbol.setLength(0);

        assertThat(event.symbol()).isEqualTo(Symbol.of("BTCUSDT"));
    }

    /** Says something else every time it is asked. */
    private static final class Fickle extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Fickle() {
            super(5);
        }

        @Override
        public BigDecimal stripTrailingZeros() {
            throw new ArithmeticException("not today");
        }
    }

    @Test
    void a_class_derived_from_a_number_of_java_is_no_number() {
        assertThat(findings(intentWith("leverage", new Fickle())))
                .containsExactly(INTENT + " $.leverage: not a number from 1 to 125, found a value of class"
                        + " DraftTest$Fickle; write a number from 1 to 125 [WRONG_TYPE]");
    }

    @Test
    void a_draft_gives_the_same_answer_every_time() {
        var draft = TradeIntent.TYPE.draft(intentWith("zebra", 1));

        assertThat(draft.build()).isEqualTo(draft.build());
    }

    @Test
    void a_warning_comes_with_the_event() {
        var outcome = TradeIntent.TYPE
                .draft(intentWith("timestamp", "2026-01-21T04:10:00"))
                .reading()
                .build();

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly(INTENT + " $.timestamp: no zone, read as UTC, found \"2026-01-21T04:10:00\";"
                        + " end it with Z or an offset, such as 2026-01-21T04:10:00.250Z [TIME_WITHOUT_ZONE, warning]");
        assertThat(TradeIntent.TYPE
                        .draft(intentWith("timestamp", "2026-01-21T04:10:00"))
                        .reading()
                        .set("zebra", 1)
                        .build()
                        .findings())
                .hasSize(2);
    }

    @Test
    void a_writer_that_is_handed_a_time_without_a_zone_is_refused_and_told_what_to_write() {
        assertThat(TradeIntent.TYPE
                        .draft(intentWith("timestamp", "2026-01-21T04:10:00"))
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(INTENT + " $.timestamp: no zone: a local clock taken for UTC is hours off, found"
                        + " \"2026-01-21T04:10:00\"; write Instant.now() [TIME_WRITTEN_WITHOUT_ZONE]");
        assertThat(TradeIntent.TYPE
                        .draft()
                        .setAll(intentWith("timestamp", LocalDateTime.parse("2026-01-21T04:10:00.25")))
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(INTENT + " $.timestamp: no zone: a local clock taken for UTC is hours off, found"
                        + " \"2026-01-21T04:10:00.250\"; write Instant.now() [TIME_WRITTEN_WITHOUT_ZONE]");
    }

    @Test
    void a_writer_may_hand_over_an_instant_or_a_text_with_a_zone() {
        assertThat(TradeIntent.TYPE
                        .draft(intentWith("timestamp", "2026-01-20T23:10:00-05:00"))
                        .build()
                        .orThrow()
                        .timestamp())
                .contains(Instant.parse("2026-01-21T04:10:00Z"));
        assertThat(TradeIntent.TYPE
                        .draft(intentWith("timestamp", Instant.parse("2026-01-21T04:10:00Z")))
                        .build()
                        .accepted())
                .isTrue();
    }

    @Test
    void the_order_of_findings_does_not_depend_on_the_order_of_keys() {
        var message = new LinkedHashMap<String, Object>();
        message.put("zebra", 1);
        message.put("side", "SELL");
        message.put("qty", null);
        message.put("stoploss", 1.5);
        message.put("leverage", "5");
        message.put("confidence", 72);
        message.put("entry_price", null);
        message.put("Éclair", true);
        message.put("ai_harvest_policy", Map.of("a", 1, "b", 2, "mode", "x", "trail_pct", -1));
        message.put("timestamp", "2026-01-21T04:10:00");
        message.put("x".repeat(65), 1);
        message.put("sl_pct", 2);
        var expected = TradeIntent.TYPE.draft(message).build();
        var seed = Long.getLong("tradeschema.seed", System.nanoTime());
        var random = new Random(seed);

        for (var round = 0; round < 100; round++) {
            var names = new ArrayList<>(message.keySet());
            Collections.shuffle(names, random);
            var draft = TradeIntent.TYPE.draft();
            names.forEach(name -> draft.set(name, message.get(name)));
            assertThat(draft.build()).describedAs("-Dtradeschema.seed=%d", seed).isEqualTo(expected);
        }
        assertThat(expected.findings()).hasSizeGreaterThan(12);
    }

    @Test
    void an_event_without_required_objects_says_so() {
        assertThat(new ObjectType<>(Shape.of(MethodHandles.lookup(), AllOptional.class)).expectation())
                .isEqualTo("an object");
    }

    record AllOptional(@Doc("a") Optional<Price> price) {}

    @Test
    void a_null_number_text_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> new NumberText(nullText()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static String nullText() {
        return (String) Arrays.asList((Object) null).get(0);
    }
}
