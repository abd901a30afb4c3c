package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record's header may say, and what it may not. */
class HeaderTest {

    private static Shape<?> shape(Class<? extends Record> record) {
        return Shape.of(MethodHandles.lookup(), record);
    }

    private static void refused(Class<? extends Record> record, String message) {
        assertThatThrownBy(() -> shape(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    enum Speed {
        SLOW,
        FAST
    }

    enum Nothing {}

    @LowerCase
    enum Twins {
        ONE,
        One
    }

    @Doc("everything that a header can say")
    record Everything(
            @Doc("the instrument") Symbol symbol,
            @Doc("how fast") @MustUnderstand Speed howFast,
            @Doc("whether it is real") boolean real,
            @Doc("the first price") @WireName("P1") Price firstPrice,
            @Doc("when") @Since("1.1.0") Optional<Instant> when,

            @Doc("the level") @RequiredWhen(field = "how_fast", is = "FAST")
            Optional<Price> level,

            @Doc("the old level") @Sunset(since = "1.2.0", on = "2027-03-31", because = "send level instead")
            Optional<Price> oldLevel,

            @Doc("what to do")
            @Formerly(
                    value = {"side", "direction"},
                    values = {"LONG=BUY", "EMPTY=", "A=B=C"})
            Optional<Action> action,

            @Doc("the stop")
            @Formerly("sl")
            @Retired(
                    value = {"sl_pct"},
                    because = "it was a percentage")
            Optional<Price> stop,

            @Doc("the policy") Optional<HarvestPolicy> policy,
            @Doc("whether it is final") Optional<Boolean> last) {}

    @Test
    void a_header_is_read_once_and_completely() {
        var shape = shape(Everything.class);

        assertThat(shape.javaType()).isEqualTo(Everything.class);
        assertThat(shape.doc()).isEqualTo("everything that a header can say");
        assertThat(shape.fields())
                .extracting(Field::name)
                .containsExactly(
                        "symbol",
                        "how_fast",
                        "real",
                        "P1",
                        "when",
                        "level",
                        "old_level",
                        "action",
                        "stop",
                        "policy",
                        "last");
        assertThat(shape.fields())
                .extracting(Field::component)
                .containsExactly(
                        "symbol",
                        "howFast",
                        "real",
                        "firstPrice",
                        "when",
                        "level",
                        "oldLevel",
                        "action",
                        "stop",
                        "policy",
                        "last");
        assertThat(shape.fields()).extracting(Field::position).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(shape.fields())
                .filteredOn(Field::required)
                .extracting(Field::name)
                .containsExactly("symbol", "how_fast", "real", "P1");
        assertThat(shape.fields())
                .filteredOn(Field::mustUnderstand)
                .extracting(Field::name)
                .containsExactly("how_fast");
        assertThat(shape.fields())
                .filteredOn(field -> field.since().equals(Version.of("1.1.0")))
                .extracting(Field::name)
                .containsExactly("when");
        assertThat(shape.field("symbol").orElseThrow().since()).hasToString("1.0.0");
        assertThat(shape.field("symbol").orElseThrow().doc()).isEqualTo("the instrument");
        assertThat(shape.field("level").orElseThrow().requiredWhen()).contains(new Condition("how_fast", "FAST"));
        assertThat(shape.field("stop").orElseThrow().requiredWhen()).isEmpty();
        assertThat(shape.field("old_level").orElseThrow().deprecation())
                .contains(new Deprecation(Version.of("1.2.0"), LocalDate.of(2027, 3, 31), "send level instead"));
        assertThat(shape.field("firstPrice")).isEmpty();
        assertThat(shape.field("how_fast").orElseThrow().type()).isInstanceOf(ChoiceType.class);
        assertThat(shape.field("real").orElseThrow().type()).isInstanceOf(FlagType.class);
        assertThat(shape.field("last").orElseThrow().type()).isInstanceOf(FlagType.class);
        assertThat(shape.field("when").orElseThrow().type()).isInstanceOf(TimeType.class);
        assertThat(shape.field("policy").orElseThrow().type()).isSameAs(HarvestPolicy.TYPE);
        assertThat(shape.field("P1").orElseThrow().type()).isSameAs(Price.TYPE);
        assertThat(shape.newest()).hasToString("1.2.0");
    }

    @Test
    void retired_names_stand_beside_the_field_that_took_their_place() {
        var shape = shape(Everything.class);
        var values = Map.of("LONG", "BUY", "EMPTY", "", "A", "B=C");

        assertThat(shape.retired())
                .containsExactly(
                        new RetiredName("side", Optional.of("action"), values, ""),
                        new RetiredName("direction", Optional.of("action"), values, ""),
                        new RetiredName("sl", Optional.of("stop"), Map.of(), ""),
                        new RetiredName("sl_pct", Optional.empty(), Map.of(), "it was a percentage"));
        assertThat(shape.retired("sl_pct").orElseThrow().because()).isEqualTo("it was a percentage");
        assertThat(shape.retired("stop")).isEmpty();
    }

    @Test
    void a_value_is_taken_apart_and_put_together_again() {
        var lookup = MethodHandles.lookup();
        var shape = Shape.of(lookup, Everything.class);
        var value = new Everything(
                Symbol.of("BTCUSDT"),
                Speed.FAST,
                true,
                Price.of("1.50"),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Action.SELL),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));

        assertThat(shape.wire(value))
                .containsExactly(
                        Map.entry("symbol", "BTCUSDT"),
                        Map.entry("how_fast", "FAST"),
                        Map.entry("real", true),
                        Map.entry("P1", new BigDecimal("1.5")),
                        Map.entry("when", "1970-01-01T00:00:00Z"),
                        Map.entry("action", "SELL"),
                        Map.entry("last", false));
        assertThat(shape.value(value, shape.field("symbol").orElseThrow())).contains(Symbol.of("BTCUSDT"));
        assertThat(shape.value(value, shape.field("level").orElseThrow())).isEmpty();
        assertThat(new Draft<>(shape, "e", Limits.STANDARD)
                        .setAll(shape.wire(value))
                        .set("level", 1)
                        .build()
                        .orThrow())
                .isEqualTo(new Everything(
                        value.symbol(),
                        value.howFast(),
                        value.real(),
                        value.firstPrice(),
                        value.when(),
                        Optional.of(Price.of(1)),
                        value.oldLevel(),
                        value.action(),
                        value.stop(),
                        value.policy(),
                        value.last()));
        assertThatThrownBy(() -> shape.wire(value).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    record SameName(
            @Doc("a") @WireName("price") Price first,
            @Doc("b") Price price) {}

    record RetiredAndLive(
            @Doc("a") Price price,
            @Doc("b") @Formerly("price") Price entry) {}

    record RetiredTwice(
            @Doc("a") @Formerly("p") Price price,
            @Doc("b") @Retired(value = "p", because = "no") Price entry) {}

    record Undocumented(Price price) {}

    record BlankDoc(@Doc(" ") Price price) {}

    record RequiredLater(@Doc("a") @Since("1.1.0") Price price) {}

    record RequiredSincePatch(@Doc("a") @Since("1.0.1") Price price) {}

    record OptionalSincePatch(@Doc("a") @Since("1.1.1") Optional<Price> price) {}

    record RequiredSinceMajor(@Doc("a") @Since("2.0.0") Price price) {}

    record RequiredAnyway(
            @Doc("a") Speed speed,

            @Doc("b") @RequiredWhen(field = "speed", is = "FAST")
            Price price) {}

    record UnknownDecider(
            @Doc("a") Speed speed,

            @Doc("b") @RequiredWhen(field = "pace", is = "FAST")
            Optional<Price> price) {}

    record UnknownValue(
            @Doc("a") Speed speed,

            @Doc("b") @RequiredWhen(field = "speed", is = "fast")
            Optional<Price> price) {}

    record DeciderNoEnum(
            @Doc("a") Symbol speed,

            @Doc("b") @RequiredWhen(field = "speed", is = "FAST")
            Optional<Price> price) {}

    @Test
    void a_header_that_contradicts_itself_is_refused() {
        refused(SameName.class, "SameName: two fields are named price");
        refused(RetiredAndLive.class, "RetiredAndLive: price is retired and used at the same time");
        refused(RetiredTwice.class, "RetiredTwice: p is retired and used at the same time");
        refused(Undocumented.class, "Undocumented: price has no @Doc");
        refused(BlankDoc.class, "BlankDoc: price has no @Doc");
        refused(
                RequiredLater.class,
                "RequiredLater: price is required since a minor version: that breaks every old writer");
        refused(RequiredSincePatch.class, "RequiredSincePatch: price came in 1.0.1: a patch changes prose only");
        refused(OptionalSincePatch.class, "OptionalSincePatch: price came in 1.1.1: a patch changes prose only");
        refused(RequiredAnyway.class, "RequiredAnyway: price is required anyway: drop @RequiredWhen");
        refused(
                UnknownDecider.class,
                "UnknownDecider: Condition[field=pace, value=FAST] names no enum field with such a value");
        refused(
                UnknownValue.class,
                "UnknownValue: Condition[field=speed, value=fast] names no enum field with such a value");
        refused(
                DeciderNoEnum.class,
                "DeciderNoEnum: Condition[field=speed, value=FAST] names no enum field with such a value");
        assertThat(shape(RequiredSinceMajor.class).newest()).hasToString("2.0.0");
    }

    record AText(@Doc("a") String text) {}

    record ADouble(@Doc("a") double number) {}

    record AListOfTexts(@Doc("a") Optional<List<String>> texts) {}

    record AListOfAny(@Doc("a") List<?> prices) {}

    record AListOfLists(@Doc("a") List<List<Price>> prices) {}

    record CountOfOne(@Doc("a") @Count(most = 2) Price price) {}

    record TooMany(@Doc("a") @Count(most = 501) List<Price> prices) {}

    record FewerThanNone(
            @Doc("a") @Count(least = 3, most = 2) List<Price> prices) {}

    record NarrowList(@Doc("a") @Above("0") List<Price> prices) {}

    @SuppressWarnings("rawtypes")
    record ARawOptional(@Doc("a") Optional price) {}

    record AWildcard(@Doc("a") Optional<?> price) {}

    record Untyped(int x) {
        public static final String TYPE = "no value type";
    }

    record OfUntyped(@Doc("a") Untyped untyped) {}

    public record Borrowed(BigDecimal value) {
        public static final DecimalType<Price> TYPE = Price.TYPE;
    }

    record OfBorrowed(@Doc("a") Borrowed borrowed) {}

    record BadMapping(
            @Doc("a") @Formerly(value = "side", values = "LONG")
            Action action) {}

    record NarrowText(@Doc("a") @Above("0") Symbol symbol) {}

    record OfNothing(@Doc("a") Nothing nothing) {}

    record OfTwins(@Doc("a") Twins twins) {}

    @Test
    void a_list_says_what_stands_in_it_and_how_many_of_them() {
        refused(
                AListOfLists.class,
                "a list of lists says nothing of what stands in it: make the inner list a field of an object");
        refused(CountOfOne.class, "CountOfOne.price: @Count is said of lists only");
        refused(NarrowList.class, "NarrowList.prices: @Above narrows decimals only");
        refused(
                TooMany.class,
                "a list has 0 to 500 elements, the least number of them no greater than the most, not 0 to 501");
        refused(
                FewerThanNone.class,
                "a list has 0 to 500 elements, the least number of them no greater than the most, not 3 to 2");
    }

    @Test
    void a_component_of_no_value_type_is_refused_with_the_ones_that_are() {
        var advice = ", which is no value type: use one with a public static final ValueType TYPE, an enum, boolean,"
                + " Instant, a List of one of these, or Optional of one of all these";

        refused(AText.class, "AText.text has type java.lang.String" + advice);
        refused(ADouble.class, "ADouble.number has type double" + advice);
        refused(AListOfTexts.class, "AListOfTexts.texts has type java.lang.String" + advice);
        refused(AListOfAny.class, "AListOfAny.prices has type ?" + advice);
        refused(ARawOptional.class, "ARawOptional.price has type java.lang.Object" + advice);
        refused(AWildcard.class, "AWildcard.price has type ?" + advice);
        refused(OfUntyped.class, "OfUntyped.untyped has type io.tradeschema.model.HeaderTest$Untyped" + advice);
        refused(OfBorrowed.class, "OfBorrowed.borrowed has type io.tradeschema.model.HeaderTest$Borrowed" + advice);
        refused(BadMapping.class, "a value mapping is OLD=NEW, found \"LONG\"");
        refused(NarrowText.class, "NarrowText.symbol: @Above narrows decimals only");
        refused(OfNothing.class, "Nothing: an enum without constants has no values");
        refused(OfTwins.class, "Twins: ONE and One are one value on the wire");
    }

    @Test
    void a_record_that_nobody_can_reach_is_refused_with_the_way_out() {
        assertThatThrownBy(() -> Shape.of(Everything.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("io.tradeschema.model.HeaderTest$Everything cannot be reached: make it public and export"
                        + " its package, or hand in MethodHandles.lookup() from its own class");
    }

    record Positive(@Doc("a") Price price, @Doc("b") Optional<Price> above) {
        Positive {
            if (above.isPresent() && above.get().value().compareTo(price.value()) <= 0) {
                Price.TYPE.canonical(BigDecimal.valueOf(-1));
            }
            if (price.value().intValue() == 13) {
                throw new ArithmeticException("unlucky");
            }
        }
    }

    @Test
    void a_record_may_refuse_values_itself_with_findings_of_its_own() {
        var shape = Shape.of(MethodHandles.lookup(), Positive.class);

        assertThat(new Draft<>(shape, "positive", Limits.STANDARD)
                        .set("price", 2)
                        .set("above", 3)
                        .build()
                        .accepted())
                .isTrue();
        assertThat(new Draft<>(shape, "positive", Limits.STANDARD)
                        .set("price", 3)
                        .set("above", 2)
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("Price $: outside the bounds of Price, found -1;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
    }

    @Test
    void a_constructor_that_throws_anything_else_is_a_bug_of_the_record_and_says_so() {
        var shape = Shape.of(MethodHandles.lookup(), Positive.class);

        assertThatThrownBy(() -> new Draft<>(shape, "positive", Limits.STANDARD)
                        .set("price", 13)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the constructor of io.tradeschema.model.HeaderTest$Positive refused values that its"
                        + " header allows")
                .hasRootCauseMessage("unlucky");
    }

    record Grumpy(@Doc("a") Price price) {
        @Override
        public Price price() {
            throw new ArithmeticException("not today");
        }
    }

    @Test
    void an_accessor_that_throws_is_a_bug_of_the_record_and_says_so() {
        var shape = Shape.of(MethodHandles.lookup(), Grumpy.class);

        assertThatThrownBy(() -> shape.wire(new Grumpy(Price.of(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an accessor of io.tradeschema.model.HeaderTest$Grumpy failed")
                .hasRootCauseMessage("not today");
    }

    @Test
    void character_sets_are_ranges_of_ascii_letters_and_digits() {
        assertThat(CharacterSet.of("A-Z0-9").holds("AZ09")).isTrue();
        assertThat(CharacterSet.of("b-y").holds("a")).isFalse();
        assertThat(CharacterSet.of("b-y").holds("by")).isTrue();
        assertThat(CharacterSet.of("b-y").holds("z")).isFalse();
        assertThat(CharacterSet.of("a-a").holds("aaa")).isTrue();
        assertThat(CharacterSet.of("a-z").ranges()).isEqualTo("a-z");
        assertThat(CharacterSet.of("A-Z_-").holds("A_-Z")).isTrue();
        assertThat(CharacterSet.of("A-C_-").members()).isEqualTo("-ABC_");
        assertThat(CharacterSet.of("A-C_").holds("-")).isFalse();
        for (var wrong : List.of("A", "A-", "A-Z-_", "A-Z__", "_A-Z", "A-ZX", "AZZ", "Z-A", "A-Z0")) {
            assertThatThrownBy(() -> CharacterSet.of(wrong))
                    .hasMessage("characters are ranges such as A-Z0-9 and perhaps _ and -, found \"" + wrong + "\"");
        }
        for (var wrong : List.of("!-~", "A-é", " -A", "0-\u0661", "A-{")) {
            assertThatThrownBy(() -> CharacterSet.of(wrong)).hasMessage("ranges run between ASCII letters or digits");
        }
    }

    @Test
    void the_lengths_of_a_text_type_are_possible_ones() {
        var type = ValueType.text(String.class, text -> text, text -> text);

        assertThat(type.least()).isEqualTo(1);
        assertThat(type.most()).isEqualTo(1024);
        assertThat(type.length(0, 0).expectation()).isEqualTo("a text of 0 characters");
        assertThat(type.length(5, 5).characters("a-f").doc("hash").expectation())
                .isEqualTo("a text of 5 characters a-f");
        assertThatThrownBy(() -> type.length(-1, 5)).hasMessage("lengths run from 0 to 1024: -1, 5");
        assertThatThrownBy(() -> type.length(5, 4)).hasMessage("lengths run from 0 to 1024: 5, 4");
        assertThatThrownBy(() -> type.length(0, 1025)).hasMessage("lengths run from 0 to 1024: 0, 1025");
        assertThat(type.length(0, 1024).most()).isEqualTo(1024);
    }

    @Test
    void a_decimal_type_keeps_what_it_was_told_whatever_the_order() {
        var type = ValueType.decimal(BigDecimal.class, value -> value, value -> value);

        assertThat(type.expectation()).isEqualTo("a number");
        assertThat(type.whole().above("0").expectation()).isEqualTo("a whole number above 0");
        assertThat(type.above("0").whole().expectation()).isEqualTo("a whole number above 0");
        assertThat(type.between("-1", "1e1").whole().expectation()).isEqualTo("a whole number from -1 to 10");
        assertThat(type.whole().between("-1", "10").expectation()).isEqualTo("a whole number from -1 to 10");
        assertThat(type.between("0", "10").above("5").expectation()).isEqualTo("a number above 5 to 10");
        assertThat(type.between("0", "10").above("5").parse("10")).isEqualTo("10");
        assertThatThrownBy(() -> type.between("0", "10").above("5").parse("5")).hasMessageContaining("OUT_OF_RANGE");
        assertThat(type.doc("a").unit("b").examples("1.0").above("0").doc()).isEqualTo("a");
        assertThatThrownBy(() -> type.atLeast("0.5").whole())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bounds of whole numbers are whole: write the last one that is accepted");
        assertThatThrownBy(() -> type.whole().atMost("1.8")).isInstanceOf(IllegalArgumentException.class);
        assertThat(type.unit("b").doc("a").whole().unit()).contains("b");
        assertThat(type.examples("1.0", "2").doc("a").unit("b").examples())
                .containsExactly(new BigDecimal("1.0"), new BigDecimal("2"));
    }
}
