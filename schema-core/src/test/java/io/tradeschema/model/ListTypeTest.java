package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a list may hold, and what it says of what it may not. */
class ListTypeTest {

    /** A part. */
    @Doc("a part")
    public record Part(
            @Doc("at which price") Price price,
            @Doc("of what") Optional<List<Symbol>> of) {

        /** The type of nested objects. */
        public static final ObjectType<Part> TYPE = ValueType.object(Part.class);
    }

    /** An event. */
    @Doc("an event")
    public record Parted(
            @Doc("the parts") @Count(least = 1, most = 3) List<Part> parts,
            @Doc("prices") Optional<List<Price>> prices) {}

    private static final Shape<Parted> SHAPE = Shape.of(Parted.class);

    private static Outcome<Parted> read(Map<String, ?> values) {
        return new Draft<>(SHAPE, "parted", Limits.STANDARD).setAll(values).build();
    }

    private static List<String> findings(Map<String, ?> values) {
        return read(values).findings().stream().map(Finding::toString).toList();
    }

    @Test
    void its_values_are_read_element_by_element_and_cannot_be_changed() {
        var given = new ArrayList<Object>(List.of(Map.of("price", new BigDecimal("1.50"))));

        var read = read(Map.of("parts", given)).orThrow();
        given.clear();

        assertThat(read.parts())
                .containsExactly(new Part(new Price(new BigDecimal("1.5")), Optional.empty()))
                .isUnmodifiable();
        assertThat(read.prices()).isEmpty();
        assertThat(SHAPE.wire(read)).isEqualTo(Map.of("parts", List.of(Map.of("price", new BigDecimal("1.5")))));
    }

    @Test
    void too_few_and_too_many_are_told_with_their_number() {
        var part = Map.of("price", new BigDecimal("1"));

        assertThat(findings(Map.of("parts", List.of())))
                .containsExactly(
                        "parted $.parts: 0 elements; write a list of 1 to 3, each an object with price [LIST_LENGTH]");
        assertThat(findings(Map.of("parts", List.of(part, part, part, part))))
                .containsExactly(
                        "parted $.parts: 4 elements; write a list of 1 to 3, each an object with price [LIST_LENGTH]");
    }

    @Test
    void what_is_wrong_with_an_element_is_told_at_its_place() {
        assertThat(findings(Map.of(
                        "parts",
                        Arrays.asList(
                                Map.of("price", new BigDecimal("1")),
                                null,
                                Map.of("prise", new BigDecimal("1"), "of", List.of("btc"))),
                        "prices",
                        List.of("1", 2, List.of()))))
                .containsExactly(
                        "parted $.parts[1]: an element is null; leave it out, or write an object with price [NULL_FIELD]",
                        "parted $.parts[2].price: required but absent; add it: a number above 0 [MISSING_FIELD]",
                        "parted $.parts[2].of[0]: has characters other than A-Z0-9_-, found \"btc\"; write a text of 2 to 32"
                                + " characters A-Z0-9_- [TEXT_CHARACTERS]",
                        "parted $.parts[2].prise: no such field, found the number 1; did you mean \"price\"? [UNKNOWN_FIELD]",
                        "parted $.prices[0]: not a number above 0, found the text \"1\"; write the number without quotes"
                                + " [WRONG_TYPE]",
                        "parted $.prices[2]: not a number above 0, found a list; write a number above 0 [WRONG_TYPE]");
    }

    @Test
    void what_is_no_list_is_refused_with_what_was_probably_meant() {
        var parts = List.of(Map.of("price", new BigDecimal("1")));

        assertThat(findings(Map.of("parts", parts, "prices", "[1, 2]")))
                .containsExactly(
                        "parted $.prices: not a list of up to 64, each a number above 0, found the text \"[1, 2]\";"
                                + " write the list itself, encoded once [WRONG_TYPE]");
        assertThat(findings(Map.of("parts", parts, "prices", Set.of(new BigDecimal("1")))))
                .containsExactly(
                        "parted $.prices: not a list of up to 64, each a number above 0, found a collection without an"
                                + " order; write a list of up to 64, each a number above 0 [WRONG_TYPE]");
    }

    @Test
    void a_million_elements_cost_no_more_than_the_limits() {
        var million = Collections.nCopies(1_000_000, "x");

        assertThat(findings(Map.of("parts", million)))
                .containsExactly("parted $: more than 512 names, values and brackets; publish less [LIMIT_TOKENS]");
        assertThat(ValueType.list(Price.TYPE).read(million, "prices").findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "prices $: 1000000 elements; write a list of up to 64, each a number above 0 [LIST_LENGTH]");
    }

    @Test
    void lists_in_lists_without_end_are_refused_for_their_depth() {
        List<Object> inner = new ArrayList<>();
        for (var i = 0; i < 100_000; i++) {
            inner = new ArrayList<>(List.of(inner));
        }
        assertThat(findings(Map.of("parts", inner)))
                .containsExactly(
                        "parted $: nested deeper than 8; publish the object as its contract has it [LIMIT_DEPTH]");
    }

    @Test
    void a_list_of_lists_is_no_type() {
        assertThatThrownBy(() -> ValueType.list(ValueType.list(Price.TYPE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a list of lists says nothing of what stands in it: make the inner list a field of an object");
    }

    @Test
    void what_is_asked_of_a_single_value_is_asked_of_the_elements() {
        assertThat(ValueType.list(Price.TYPE).single()).isSameAs(Price.TYPE);
        assertThat(Price.TYPE.single()).isSameAs(Price.TYPE);
        assertThat(ValueType.list(Price.TYPE).name()).isEqualTo("list of Price");
        assertThat(ValueType.list(Price.TYPE).count(2, 2).expectation())
                .isEqualTo("a list of 2, each a number above 0");
    }
}
