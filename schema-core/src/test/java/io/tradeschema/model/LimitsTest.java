package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.TradeIntent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every limit at n - 1, n and n + 1, by the doors of the builder and of the map. */
class LimitsTest {

    private static final Limits STANDARD = Limits.STANDARD;

    private static List<String> rules(Map<?, ?> message) {
        return rules(STANDARD, message);
    }

    /** The rules that the map breaks, which must be the same by both doors. */
    private static List<String> rules(Limits limits, Map<?, ?> message) {
        var byMap = TradeIntent.TYPE.draft(limits).setAll(message).build();
        var builder = TradeIntent.TYPE.draft(limits);
        message.forEach((name, value) -> builder.set((String) name, value));
        assertThat(builder.build()).isEqualTo(byMap);
        return byMap.findings().stream()
                .map(finding -> finding.rule().name() + " " + finding.where().path())
                .toList();
    }

    private static Map<String, Object> intentWith(String name, Object value) {
        var intent = new HashMap<String, Object>(Map.of(
                "symbol", "BTCUSDT", "action", "SELL", "position_size_usd", 200, "leverage", 1, "entry_price", 88000));
        intent.put(name, value);
        return intent;
    }

    @Test
    void the_standard_is_16_kib_512_tokens_depth_8_texts_1024_names_64_numbers_40() {
        assertThat(STANDARD).isEqualTo(new Limits(16384, 512, 8, 1024, 64, 40));
    }

    @Test
    void a_limit_has_bounds_of_its_own() {
        assertThat(new Limits(1, 1, 1, 1, 1, 1).text()).isEqualTo(1);
        assertThat(new Limits(1048576, 65536, 64, 65536, 1024, 1000).number()).isEqualTo(1000);
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1))
                .hasMessage("the limit of bytes lies from 1 to 1048576, not 0");
        assertThatThrownBy(() -> new Limits(1048577, 1, 1, 1, 1, 1))
                .hasMessage("the limit of bytes lies from 1 to 1048576, not 1048577");
        assertThatThrownBy(() -> new Limits(1, 65537, 1, 1, 1, 1))
                .hasMessage("the limit of tokens lies from 1 to 65536, not 65537");
        assertThatThrownBy(() -> new Limits(1, 1, 65, 1, 1, 1))
                .hasMessage("the limit of depth lies from 1 to 64, not 65");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 65537, 1, 1))
                .hasMessage("the limit of text lies from 1 to 65536, not 65537");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1025, 1))
                .hasMessage("the limit of name lies from 1 to 1024, not 1025");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1, 1001))
                .hasMessage("the limit of number lies from 1 to 1000, not 1001");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1, -1))
                .hasMessage("the limit of number lies from 1 to 1000, not -1");
    }

    @Test
    void a_text_of_1024_characters_is_judged_by_its_field_and_a_longer_one_by_the_limit() {
        assertThat(rules(intentWith("source", "x".repeat(1023)))).containsExactly("TEXT_LENGTH $.source");
        assertThat(rules(intentWith("source", "x".repeat(1024)))).containsExactly("TEXT_LENGTH $.source");
        assertThat(rules(intentWith("source", "x".repeat(1025)))).containsExactly("LIMIT_TEXT $.source");
        assertThat(rules(intentWith("source", "\ud83d\ude80".repeat(1024)))).containsExactly("TEXT_LENGTH $.source");
        assertThat(rules(intentWith("source", "\ud83d\ude80".repeat(1025)))).containsExactly("LIMIT_TEXT $.source");
        assertThat(rules(intentWith("source", new StringBuilder("x".repeat(1025)))))
                .containsExactly("LIMIT_TEXT $.source");
    }

    @Test
    void a_small_limit_of_texts_holds_and_shows_what_was_found() {
        var outcome = TradeIntent.TYPE
                .draft(new Limits(1000, 100, 8, 9, 64, 40))
                .setAll(intentWith("source", "ten-letter"))
                .build();

        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly(TradeIntent.TYPE + " $.source: a text of more than 9 characters,"
                        + " found \"ten-letter\"; shorten it [LIMIT_TEXT]");
    }

    @Test
    void a_name_of_64_characters_is_unknown_and_a_longer_one_is_too_long() {
        assertThat(rules(intentWith("x".repeat(63), 1)))
                .containsExactly("UNKNOWN_FIELD $[\"" + "x".repeat(40) + "…\"]");
        assertThat(rules(intentWith("x".repeat(64), 1)))
                .containsExactly("UNKNOWN_FIELD $[\"" + "x".repeat(40) + "…\"]");
        assertThat(rules(intentWith("x".repeat(65), 1))).containsExactly("LIMIT_NAME $[\"" + "x".repeat(40) + "…\"]");
        assertThat(rules(intentWith("\ud83d\ude80".repeat(64), 1)))
                .element(0)
                .asString()
                .startsWith("UNKNOWN_FIELD");
        assertThat(rules(intentWith("\ud83d\ude80".repeat(65), 1)))
                .element(0)
                .asString()
                .startsWith("LIMIT_NAME");
    }

    @Test
    void a_number_of_40_characters_is_judged_by_its_field_and_a_longer_one_by_the_limit() {
        var most = "-12345678901234567890.123456789012345678";
        assertThat(most).hasSize(40);
        for (var number : List.<Object>of(
                new NumberText(most),
                new NumberText(most.substring(0, 39)),
                new BigDecimal(most),
                new BigInteger("9".repeat(40)))) {
            assertThat(rules(intentWith("entry_price", number)))
                    .singleElement()
                    .asString()
                    .isIn("OUT_OF_RANGE $.entry_price", "NUMBER_DIGITS $.entry_price");
        }
        for (var number : List.<Object>of(
                new NumberText(most + "9"), new BigDecimal(most + "9"), new BigInteger("9".repeat(41)))) {
            assertThat(rules(intentWith("entry_price", number))).containsExactly("LIMIT_NUMBER $.entry_price");
        }
    }

    @Test
    void of_a_java_number_the_shortest_text_counts_that_keeps_its_digits() {
        var longAsJavaShowsIt = new BigDecimal("0.000001111111111111111111111111111111111");
        assertThat(longAsJavaShowsIt.toString()).hasSize(41);

        assertThat(rules(intentWith("entry_price", longAsJavaShowsIt))).isEmpty();
        assertThat(rules(intentWith("entry_price", new NumberText(longAsJavaShowsIt.toString()))))
                .containsExactly("LIMIT_NUMBER $.entry_price");
        assertThat(rules(intentWith("entry_price", new BigDecimal("0.0000011111111111111111111111111111111111"))))
                .as("35 digits")
                .containsExactly("NUMBER_DIGITS $.entry_price");
        assertThat(rules(intentWith("entry_price", new BigDecimal("1.5").setScale(38))))
                .isEmpty();
        assertThat(rules(intentWith("entry_price", new BigDecimal("1.5").setScale(39))))
                .containsExactly("LIMIT_NUMBER $.entry_price");
    }

    @Test
    void a_small_limit_of_numbers_holds_for_every_kind_of_number() {
        var limits = new Limits(1000, 100, 8, 64, 64, 5);
        for (var number :
                List.<Object>of(12345, 12345L, 1.234, 1.234f, new BigDecimal("1.234"), new NumberText("1.234"))) {
            assertThat(rules(limits, intentWith("entry_price", number))).isEmpty();
        }
        for (var number : List.<Object>of(
                123456,
                123456L,
                1.2345,
                1.2345f,
                new BigDecimal("1.2345"),
                BigInteger.valueOf(123456),
                new NumberText("1.2345"))) {
            assertThat(rules(limits, intentWith("entry_price", number)))
                    .describedAs("%s", number.getClass())
                    .containsExactly("LIMIT_NUMBER $.entry_price");
        }
    }

    @Test
    @Timeout(2)
    void huge_numbers_are_refused_before_anybody_writes_them_out() {
        var huge = BigInteger.ONE.shiftLeft(50_000_000);

        assertThat(rules(intentWith("entry_price", huge))).containsExactly("LIMIT_NUMBER $.entry_price");
        assertThat(rules(intentWith("entry_price", new BigDecimal(huge, 5))))
                .containsExactly("LIMIT_NUMBER $.entry_price");
        assertThat(rules(intentWith("entry_price", new BigDecimal("1e9999999"))))
                .containsExactly("NUMBER_DIGITS $.entry_price");
        assertThat(rules(intentWith("entry_price", new NumberText("1e99999999999"))))
                .containsExactly("NUMBER_DIGITS $.entry_price");
        assertThat(rules(intentWith("stray", huge))).containsExactly("UNKNOWN_FIELD $.stray");
        assertThat(rules(intentWith("timestamp", huge))).containsExactly("LIMIT_NUMBER $.timestamp");
    }

    @Test
    void an_object_of_512_tokens_is_read_and_one_more_is_not() {
        assertThat(rules(strays(254))).hasSize(254 + 5);
        assertThat(rules(strays(255))).hasSize(255 + 5).doesNotContain("LIMIT_TOKENS $");
        assertThat(rules(strays(256))).containsExactly("LIMIT_TOKENS $");
        var withList = strays(254);
        withList.put("list", List.of());
        assertThat(rules(withList)).containsExactly("LIMIT_TOKENS $");
        withList.remove("f0");
        assertThat(rules(withList)).hasSize(254 + 5);
    }

    private static Map<String, Object> strays(int count) {
        var message = new HashMap<String, Object>();
        for (var i = 0; i < count; i++) {
            message.put("f" + i, i);
        }
        return message;
    }

    @Test
    void elements_of_lists_count_as_tokens_without_a_name() {
        assertThat(rules(new HashMap<>(Map.of("list", Collections.nCopies(507, 1)))))
                .hasSize(6);
        assertThat(rules(new HashMap<>(Map.of("list", Collections.nCopies(508, 1)))))
                .containsExactly("LIMIT_TOKENS $");
    }

    @Test
    void eight_levels_are_read_and_one_more_is_not() {
        assertThat(rules(intentWith("stray", nestedMaps(6)))).containsExactly("UNKNOWN_FIELD $.stray");
        assertThat(rules(intentWith("stray", nestedMaps(7)))).containsExactly("UNKNOWN_FIELD $.stray");
        assertThat(rules(intentWith("stray", nestedMaps(8)))).containsExactly("LIMIT_DEPTH $");
        assertThat(rules(intentWith("stray", nestedLists(7)))).containsExactly("UNKNOWN_FIELD $.stray");
        assertThat(rules(intentWith("stray", nestedLists(8)))).containsExactly("LIMIT_DEPTH $");
        assertThat(rules(intentWith("stray", nestedLists(100_000)))).containsExactly("LIMIT_DEPTH $");
    }

    private static Object nestedMaps(int depth) {
        Object value = 1;
        for (var i = 0; i < depth; i++) {
            value = Map.of("a", value);
        }
        return value;
    }

    private static Object nestedLists(int depth) {
        Object value = 1;
        for (var i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @Test
    void a_draft_inside_counts_like_the_map_that_it_stands_for() {
        var limits = new Limits(1000, 17, 2, 64, 64, 40);
        assertThat(rules(limits, intentWith("ai_harvest_policy", Map.of("mode", "swing"))))
                .isEmpty();
        assertThat(rules(
                        limits,
                        intentWith(
                                "ai_harvest_policy", HarvestPolicy.TYPE.draft().set("mode", "swing"))))
                .isEmpty();
        assertThat(rules(limits, intentWith("ai_harvest_policy", Map.of("mode", "swing", "trail_pct", 2))))
                .containsExactly("LIMIT_TOKENS $");
        assertThat(rules(
                        limits,
                        intentWith(
                                "ai_harvest_policy",
                                HarvestPolicy.TYPE.draft().set("mode", "swing").set("trail_pct", 2))))
                .containsExactly("LIMIT_TOKENS $");
        assertThat(rules(
                        new Limits(1000, 99, 1, 64, 64, 40),
                        intentWith(
                                "ai_harvest_policy", HarvestPolicy.TYPE.draft().set("mode", "swing"))))
                .containsExactly("LIMIT_DEPTH $");
    }

    @Test
    void the_limits_of_the_outer_object_hold_for_the_inner_one_whatever_door_it_came_by() {
        var limits = new Limits(1000, 100, 8, 9, 9, 5);
        var paths = List.of("LIMIT_NUMBER $.ai_harvest_policy.trail_pct", "LIMIT_NAME $.ai_harvest_policy.ten_letters");
        var inner = Map.of("mode", "swing", "trail_pct", new NumberText("2.0000"), "ten_letters", 1);
        var draft = TradeIntent.TYPE
                .draft(limits)
                .setAll(Map.of(
                        "symbol",
                        "BTCUSDT",
                        "action",
                        "SELL",
                        "position_size_usd",
                        200,
                        "leverage",
                        1,
                        "entry_price",
                        88000));
        draft.nested("ai_harvest_policy").orElseThrow().setAll(inner);

        assertThat(rules(limits, intentWith("ai_harvest_policy", inner))).isEqualTo(paths);
        assertThat(rules(
                        limits,
                        intentWith(
                                "ai_harvest_policy", HarvestPolicy.TYPE.draft().setAll(inner))))
                .isEqualTo(paths);
        assertThat(draft.build())
                .isEqualTo(TradeIntent.TYPE
                        .draft(limits)
                        .setAll(intentWith("ai_harvest_policy", inner))
                        .build());
    }

    @Test
    @Timeout(2)
    void what_contains_itself_is_refused() {
        var cyclicMap = new HashMap<String, Object>();
        cyclicMap.put("self", cyclicMap);
        var cyclicList = new ArrayList<Object>();
        cyclicList.add(cyclicList);
        var cyclicDraft = TradeIntent.TYPE.draft();
        cyclicDraft.set("ai_harvest_policy", cyclicDraft);

        assertThat(rules(intentWith("ai_harvest_policy", cyclicMap))).containsExactly("LIMIT_DEPTH $");
        assertThat(rules(intentWith("stray", cyclicList))).containsExactly("LIMIT_DEPTH $");
        assertThat(cyclicDraft.build().findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("LIMIT_DEPTH");
    }

    @Test
    @Timeout(2)
    void an_endless_sequence_is_no_list_and_nobody_walks_it() {
        Iterable<Integer> endless = () -> Stream.iterate(1, i -> i + 1).iterator();

        assertThat(rules(intentWith("stray", endless))).containsExactly("UNKNOWN_FIELD $.stray");
        assertThat(rules(intentWith("source", Path.of("a/b")))).containsExactly("WRONG_TYPE $.source");
    }

    @Test
    @Timeout(10)
    void a_hundred_thousand_names_are_refused_as_fast_as_they_come() {
        assertThat(rules(strays(100_000))).containsExactly("LIMIT_TOKENS $");
        assertThat(rules(intentWith("list", Collections.nCopies(Integer.MAX_VALUE, 1))))
                .containsExactly("LIMIT_TOKENS $");
    }
}
