package io.tradeschema.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FindingsException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0.870, 0.87",
        "0.87, 0.87",
        "88000.50, 88000.5",
        "88000, 88000",
        "88e3, 88000",
        "8.8E+4, 88000",
        "1e-05, 0.00001",
        "100, 100",
        "56.00000000000001, 56.00000000000001",
        "0.000000000000000001, 0.000000000000000001",
        "0.0000000000000000010, 0.000000000000000001",
        "99999999999999999999, 99999999999999999999",
        "99999999999999999999.99999999999999, 99999999999999999999.99999999999999",
        "9e19, 90000000000000000000",
        "9.928299999999999E-4, 0.0009928299999999999",
        "1.2345678901234567e-05, 0.000012345678901234567",
        "1e-30, 0.000000000000000000000000000001",
        "3.333333333333333333333333333333333e-5, 0.00003333333333333333333333333333333333"
    })
    void equal_decimals_are_one_price_written_without_an_exponent_where_that_fits_in_40_characters(
            String given, String written) {
        assertThat(Price.of(given)).isEqualTo(Price.of(written)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "-3.333333333333333333333333333333333e-5, -3.333333333333333333333333333333333e-5",
        "0.000003333333333333333333333333333333333, 3.333333333333333333333333333333333e-6",
        "-1.234567890123456789012345678901234E-30, -1.234567890123456789012345678901234e-30",
        "1.25000e-29, 0.0000000000000000000000000000125",
        "-12345678901234567890.12345678901234, -12345678901234567890.12345678901234"
    })
    void what_is_longer_than_40_characters_is_written_with_an_exponent_and_read_again(String given, String written) {
        assertThat(Usd.of(given)).hasToString(written).isEqualTo(Usd.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "-0.00", "0e5", "0E-30", "0e100", "0e2147483648", "-0.0E-99999999999"})
    void zero_has_one_form_and_no_sign(String zero) {
        assertThat(Usd.of(zero)).isEqualTo(Usd.of(0)).hasToString("0");
        assertThat(Usd.of(zero).value()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void a_canonical_value_has_neither_trailing_zeros_nor_a_negative_scale() {
        assertThat(Usd.of("200.0").value()).isEqualTo(new BigDecimal("200"));
        assertThat(new Usd(new BigDecimal("2E+2")).value()).isEqualTo(new BigDecimal("200"));
        assertThat(Usd.of("-12.50").value()).isEqualTo(new BigDecimal("-12.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000000000000000000",
                "1e20",
                "100000000000000000000.5",
                "99999999999999999999.999999999999999",
                "1.2345678901234567890123456789012345",
                "9.999999999999999e-31",
                "-0.0000000000000000000000000000009",
                "5e-324",
                "1e9999999",
                "1e2147483647",
                "1000e2147483647",
                "1000e2147483646",
                "1e-2147483647",
                "1e99999999999",
                "1e-99999999999",
                "-1e99999999999"
            })
    @Timeout(2)
    void more_than_34_digits_or_a_size_beyond_1e_30_to_1e20_are_refused_whatever_the_exponent(String decimal) {
        assertThatThrownBy(() -> Usd.of(decimal))
                .isInstanceOf(FindingsException.class)
                .hasMessage("Usd $: more than 34 digits, or outside 1e-30 to 1e20 in size, found " + decimal
                        + "; round it to the tick or step of the instrument, and check the unit [NUMBER_DIGITS]");
    }

    @Test
    @Timeout(2)
    void a_decimal_of_a_million_digits_is_refused_without_any_arithmetic() {
        assertThatThrownBy(() -> Usd.of("7".repeat(1_000_000)))
                .hasMessage("Usd $: more than 34 digits, or outside 1e-30 to 1e20 in size, found " + "7".repeat(40)
                        + "…; round it to the tick or step of the instrument, and check the unit [NUMBER_DIGITS]");
        assertThatThrownBy(() -> new Usd(new BigDecimal(BigInteger.ONE.shiftLeft(3_000_000))))
                .hasMessage("Usd $: more than 34 digits, or outside 1e-30 to 1e20 in size, found a very long number;"
                        + " round it to the tick or step of the instrument, and check the unit [NUMBER_DIGITS]");
    }

    @Test
    @Timeout(2)
    void a_java_decimal_whose_zeros_cannot_be_stripped_is_refused_too() {
        var atTheEdge = new BigDecimal(BigInteger.valueOf(1000), Integer.MIN_VALUE);

        assertThatThrownBy(() -> new Usd(atTheEdge))
                .hasMessage(
                        "Usd $: more than 34 digits, or outside 1e-30 to 1e20 in size, found the number 1.000E+2147483651;"
                                + " round it to the tick or step of the instrument, and check the unit [NUMBER_DIGITS]");
    }

    @Test
    void a_thousand_characters_of_zeros_are_still_read_and_one_more_is_not() {
        assertThat(Usd.of("1." + "0".repeat(998))).hasToString("1");
        assertThatThrownBy(() -> Usd.of("1." + "0".repeat(999))).hasMessageContaining("[NUMBER_DIGITS]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "NaN",
                "Infinity",
                "-Infinity",
                "1,5",
                " 1",
                "1 ",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "0x10",
                "1_000",
                "١",
                "1f",
                "1d",
                "--1",
                "007",
                "-01.5",
                "1\n"
            })
    void what_json_does_not_read_as_a_number_is_none_here_either(String text) {
        assertThatThrownBy(() -> Price.of(text))
                .isInstanceOf(FindingsException.class)
                .hasMessageStartingWith("Price $: not a number above 0, found the text ")
                .hasMessageEndingWith("; write a number above 0 [WRONG_TYPE]");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-0.0, false", "-1e-30, false", "1e-30, true"})
    void a_price_and_a_quantity_are_above_zero(String decimal, boolean accepted) {
        assertThat(accepts(Price.TYPE, decimal)).isEqualTo(accepted);
        assertThat(accepts(Quantity.TYPE, decimal)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "0.999999999999999999, false",
        "1, true",
        "2.5, true",
        "125, true",
        "125.000000000000000001, false",
        "-1, false"
    })
    void leverage_lies_from_1_to_125_inclusive(String decimal, boolean accepted) {
        assertThat(accepts(Leverage.TYPE, decimal)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.000000000000000001, false",
        "0, true",
        "-0, true",
        "0.5, true",
        "1, true",
        "1.0, true",
        "1.000000000000000001, false",
        "72, false"
    })
    void a_confidence_and_a_fraction_lie_from_0_to_1_inclusive(String decimal, boolean accepted) {
        assertThat(accepts(Confidence.TYPE, decimal)).isEqualTo(accepted);
        assertThat(accepts(Fraction.TYPE, decimal)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, false", "0, true", "2.0, true", "100, true", "100.000000000000000001, false"})
    void a_percent_lies_from_0_to_100_inclusive(String decimal, boolean accepted) {
        assertThat(accepts(Percent.TYPE, decimal)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-53", "0", "-1.5", "250", "-99999999999999999999"})
    void money_and_signed_percentages_have_either_sign(String decimal) {
        assertThat(Usd.of(decimal)).hasToString(decimal);
        assertThat(SignedPercent.of(decimal)).hasToString(decimal);
    }

    private static boolean accepts(DecimalType<?> type, String decimal) {
        try {
            type.parse(decimal);
            return true;
        } catch (FindingsException refusal) {
            assertThat(refusal.findings())
                    .extracting(finding -> finding.rule().name())
                    .containsExactly("OUT_OF_RANGE");
            return false;
        }
    }

    @Test
    void a_value_out_of_bounds_names_the_bounds() {
        assertThatThrownBy(() -> Confidence.of("72"))
                .hasMessage("Confidence $: outside the bounds of Confidence, found 72;"
                        + " write a number from 0 to 1; check the unit first [OUT_OF_RANGE]");
        assertThatThrownBy(() -> Leverage.of(126))
                .hasMessage("Leverage $: outside the bounds of Leverage, found 126;"
                        + " write a number from 1 to 125; check the unit first [OUT_OF_RANGE]");
        assertThatThrownBy(() -> Price.of("-1e3"))
                .hasMessage("Price $: outside the bounds of Price, found -1000;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
    }

    @Test
    void a_double_is_taken_by_a_deliberate_word_only_and_as_it_prints() {
        assertThat(Price.ofDouble(1.62)).isEqualTo(Price.of("1.62"));
        assertThat(Price.ofDouble(56.00000000000001)).isEqualTo(Price.of("56.00000000000001"));
        assertThat(Usd.ofDouble(-0.0)).isEqualTo(Usd.of(0));
        assertThat(Usd.ofDouble(1e19)).isEqualTo(Usd.of("10000000000000000000"));
        assertThat(SignedPercent.ofDouble(-1.5)).isEqualTo(SignedPercent.of("-1.5"));
        assertThat(Percent.ofDouble(2)).isEqualTo(Percent.of(2));
        assertThat(Fraction.ofDouble(0.1)).isEqualTo(Fraction.of("0.1"));
        assertThat(Confidence.ofDouble(0.1 + 0.2)).isEqualTo(Confidence.of("0.30000000000000004"));
        assertThat(Leverage.ofDouble(2.5)).isEqualTo(Leverage.of("2.5"));
        assertThat(Quantity.ofDouble(0.25)).isEqualTo(Quantity.of("0.25"));
        assertThatThrownBy(() -> Price.ofDouble(Double.NaN))
                .hasMessage(
                        "Price $: not a number above 0, found the text \"NaN\"; write a number above 0 [WRONG_TYPE]");
        assertThatThrownBy(() -> Price.ofDouble(Double.POSITIVE_INFINITY)).hasMessageContaining("[WRONG_TYPE]");
        assertThatThrownBy(() -> Price.ofDouble(Double.MIN_VALUE)).hasMessageContaining("[NUMBER_DIGITS]");
        assertThatThrownBy(() -> Price.ofDouble(Double.MAX_VALUE)).hasMessageContaining("[NUMBER_DIGITS]");
    }

    @Test
    void what_a_strategy_computes_fits() {
        var stop = 0.00102 * 0.9733624803;
        var quantity = 200 / 88000.5;
        var confidence = 1 / (1 + Math.exp(20));
        var pnl = 0.3 - 0.1 - 0.2;

        assertThat(Price.ofDouble(stop).value().doubleValue()).isEqualTo(stop);
        assertThat(Quantity.ofDouble(quantity).value().doubleValue()).isEqualTo(quantity);
        assertThat(Confidence.ofDouble(confidence).value().doubleValue()).isEqualTo(confidence);
        assertThat(Usd.ofDouble(pnl).value().doubleValue()).isEqualTo(pnl).isNegative();
        assertThat(Price.ofDouble(0.0009928299999999999)).hasToString("0.0009928299999999999");
        assertThat(new Quantity(BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL128)))
                .hasToString("0.3333333333333333333333333333333333");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0009928299999999999, 0.00000001, HALF_EVEN, 0.00099283",
        "88000.57, 0.5, DOWN, 88000.5",
        "88000.57, 0.5, UP, 88001",
        "88000.75, 0.5, HALF_EVEN, 88001",
        "88000.25, 0.5, HALF_EVEN, 88000",
        "7, 25, CEILING, 25",
        "0.3333333333333333333333333333333333333333333333, 0.001, DOWN, 0.333",
        "1e-999999999, 0.5, UP, 0.5"
    })
    @Timeout(2)
    void a_price_is_put_on_a_tick_by_the_mode_that_is_named(
            BigDecimal computed, BigDecimal tick, RoundingMode mode, String price) {
        assertThat(Price.toTick(computed, tick, mode)).isEqualTo(Price.of(price));
    }

    @Test
    void a_double_is_put_on_a_tick_as_it_prints() {
        assertThat(Price.toTick(0.1 + 0.2, new BigDecimal("0.1"), RoundingMode.HALF_EVEN))
                .isEqualTo(Price.of("0.3"));
        assertThat(Price.toTick(0.1 + 0.2, new BigDecimal("0.1"), RoundingMode.CEILING))
                .isEqualTo(Price.of("0.4"));
        assertThat(Quantity.toStep(200 / 88000.5, new BigDecimal("0.001"), RoundingMode.FLOOR))
                .isEqualTo(Quantity.of("0.002"));
        assertThat(Usd.toStep(-12.345, new BigDecimal("0.01"), RoundingMode.FLOOR))
                .isEqualTo(Usd.of("-12.35"));
        assertThat(Usd.toStep(new BigDecimal("-12.345"), new BigDecimal("0.01"), RoundingMode.CEILING))
                .isEqualTo(Usd.of("-12.34"));
        assertThat(Quantity.toStep(new BigDecimal("1.5"), BigDecimal.ONE, RoundingMode.DOWN))
                .isEqualTo(Quantity.of(1));
    }

    @Test
    @Timeout(2)
    void what_no_tick_can_hold_is_refused() {
        assertThatThrownBy(() -> Price.toTick(0.004, new BigDecimal("0.01"), RoundingMode.HALF_EVEN))
                .hasMessage("Price $: outside the bounds of Price, found 0;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
        assertThatThrownBy(() -> Price.toTick(Double.NaN, BigDecimal.ONE, RoundingMode.DOWN))
                .hasMessageContaining("[WRONG_TYPE]");
        assertThatThrownBy(() -> Price.toTick(1e25, BigDecimal.ONE, RoundingMode.DOWN))
                .hasMessageContaining("[NUMBER_DIGITS]");
        assertThatThrownBy(() -> Price.toTick(new BigDecimal("1e999999999"), BigDecimal.ONE, RoundingMode.DOWN))
                .hasMessageContaining("[NUMBER_DIGITS]");
        for (var tick : List.of("0", "-0.5", "1e-31", "1e20", "1e999999999")) {
            assertThatThrownBy(() -> Price.toTick(1, new BigDecimal(tick), RoundingMode.DOWN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a step lies above 0, from 1e-30 to 1e20, and is not the number ");
        }
        assertThatThrownBy(() -> Price.toTick(1.05, new BigDecimal("0.1"), RoundingMode.UNNECESSARY))
                .isInstanceOf(FindingsException.class)
                .hasMessage("Price $: not a whole multiple of 0.1, found the number 1.05;"
                        + " write 1 or 1.1, or name a direction to round [NOT_WHOLE]");
        assertThatThrownBy(() -> Price.toTick(new BigDecimal("1e-999"), BigDecimal.ONE, RoundingMode.UNNECESSARY))
                .hasMessageContaining("[NOT_WHOLE]");
        assertThatThrownBy(() -> Price.toTick(new BigDecimal("1e999"), BigDecimal.ONE, RoundingMode.UNNECESSARY))
                .hasMessageContaining("[NUMBER_DIGITS]");
    }

    @Test
    void no_factory_named_of_takes_a_double() {
        for (var unit : List.of(
                Price.class,
                Usd.class,
                Leverage.class,
                Confidence.class,
                Percent.class,
                SignedPercent.class,
                Fraction.class,
                Quantity.class,
                Seconds.class)) {
            assertThat(unit.getMethods())
                    .filteredOn(method -> method.getName().equals("of"))
                    .isNotEmpty()
                    .allSatisfy(method -> assertThat(method.getParameterTypes()[0])
                            .isIn(String.class, long.class, BigDecimal.class, Duration.class));
        }
    }

    @Test
    void a_whole_number_needs_no_quotes() {
        assertThat(Price.of(88000)).isEqualTo(Price.of("88000.0"));
        assertThat(Usd.of(-12)).hasToString("-12");
        assertThat(Leverage.of(5)).hasToString("5");
        assertThat(Percent.of(2)).hasToString("2");
        assertThat(SignedPercent.of(-2)).hasToString("-2");
        assertThat(Fraction.of(1)).hasToString("1");
        assertThat(Confidence.of(1)).hasToString("1");
        assertThat(Quantity.of(15)).hasToString("15");
    }

    @Test
    void an_exact_decimal_goes_in_and_comes_out_of_every_unit() {
        var decimal = new BigDecimal("1.00");

        assertThat(Price.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Usd.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Leverage.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Confidence.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Percent.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(SignedPercent.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Fraction.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Quantity.of(decimal).value()).isEqualTo(new BigDecimal("1"));
        assertThat(Seconds.of(decimal).decimal()).isEqualTo(new BigDecimal("1"));
        assertThatThrownBy(() -> Leverage.of(new BigDecimal("125.5")))
                .hasMessage("Leverage $: outside the bounds of Leverage, found 125.5;"
                        + " write a number from 1 to 125; check the unit first [OUT_OF_RANGE]");
    }

    @Test
    void every_unit_is_put_on_a_step_in_the_direction_that_is_named() {
        var step = new BigDecimal("0.1");

        assertThat(Price.toTick(new BigDecimal("0.57"), step, RoundingMode.FLOOR))
                .isEqualTo(Price.of("0.5"));
        assertThat(Price.toTick(new BigDecimal("0.57"), step, RoundingMode.CEILING))
                .isEqualTo(Price.of("0.6"));
        assertThat(Quantity.toStep(new BigDecimal("0.57"), step, RoundingMode.DOWN))
                .isEqualTo(Quantity.of("0.5"));
        assertThat(Usd.toStep(new BigDecimal("-0.57"), step, RoundingMode.DOWN)).isEqualTo(Usd.of("-0.5"));
        assertThat(Usd.toStep(new BigDecimal("-0.57"), step, RoundingMode.FLOOR))
                .isEqualTo(Usd.of("-0.6"));
        assertThat(Leverage.toStep(new BigDecimal("2.57"), step, RoundingMode.UP))
                .isEqualTo(Leverage.of("2.6"));
        assertThat(Confidence.toStep(0.57, step, RoundingMode.DOWN)).isEqualTo(Confidence.of("0.5"));
        assertThat(Percent.toStep(0.57, step, RoundingMode.HALF_EVEN)).isEqualTo(Percent.of("0.6"));
        assertThat(SignedPercent.toStep(-0.57, step, RoundingMode.CEILING)).isEqualTo(SignedPercent.of("-0.5"));
        assertThat(Fraction.toStep(new BigDecimal("0.6"), step, RoundingMode.UNNECESSARY))
                .isEqualTo(Fraction.of("0.6"));
        assertThat(Seconds.toStep(89.5, new BigDecimal("60"), RoundingMode.DOWN))
                .isEqualTo(Seconds.of(60));
    }

    @Test
    void seconds_take_a_duration_of_whole_seconds() {
        assertThat(Seconds.of(Duration.ofMinutes(2))).isEqualTo(Seconds.of(120));
        assertThatThrownBy(() -> Seconds.of(Duration.ofMillis(1500)))
                .hasMessage("Seconds $: not a whole number, found 1.5;"
                        + " write a whole number from 0 to 9007199254740991 [NOT_WHOLE]");
        assertThatThrownBy(() -> Seconds.of(Duration.ofSeconds(-1))).hasMessageContaining("[OUT_OF_RANGE]");
    }

    @Test
    void units_never_equal_one_another() {
        assertThat(Percent.of(1)).isNotEqualTo(Fraction.of(1)).isNotEqualTo(SignedPercent.of(1));
        assertThat((Object) Price.of(1)).isNotEqualTo(Usd.of(1));
        assertThat((Object) Confidence.of(1)).isNotEqualTo(Fraction.of(1));
    }

    @Test
    void seconds_are_whole_from_0_to_what_every_json_reader_holds() {
        assertThat(Seconds.of(3600).duration()).isEqualTo(Duration.ofHours(1));
        assertThat(Seconds.of(3600)).hasToString("3600");
        assertThat(Seconds.TYPE.parse("3.6e3")).isEqualTo(Seconds.of(3600));
        assertThat(Seconds.TYPE.parse("0.0")).isEqualTo(Seconds.of(0));
        assertThat(Seconds.TYPE.parse("9007199254740991").value()).isEqualTo(9007199254740991L);
        assertThatThrownBy(() -> Seconds.of(-1))
                .hasMessage("Seconds $: outside the bounds of Seconds, found -1;"
                        + " write a whole number from 0 to 9007199254740991; check the unit first [OUT_OF_RANGE]");
        assertThatThrownBy(() -> Seconds.TYPE.parse("9007199254740992")).hasMessageContaining("[OUT_OF_RANGE]");
        assertThatThrownBy(() -> Seconds.TYPE.parse("0.5"))
                .hasMessage("Seconds $: not a whole number, found 0.5;"
                        + " write a whole number from 0 to 9007199254740991 [NOT_WHOLE]");
    }

    @Test
    void every_example_of_every_type_is_accepted_by_it() {
        for (DecimalType<?> type : List.of(
                Price.TYPE,
                Usd.TYPE,
                Leverage.TYPE,
                Confidence.TYPE,
                Percent.TYPE,
                SignedPercent.TYPE,
                Fraction.TYPE,
                Quantity.TYPE,
                Seconds.TYPE)) {
            assertThat(type.examples())
                    .isNotEmpty()
                    .allSatisfy(example -> assertThatCode(() -> type.parse(((BigDecimal) example).toPlainString()))
                            .doesNotThrowAnyException());
            assertThat(type.unit()).isPresent();
            assertThat(type.doc()).isNotBlank();
        }
    }

    @Test
    void bounds_are_there_to_be_read() {
        assertThat(Price.TYPE.least()).contains(new BigDecimal("0"));
        assertThat(Price.TYPE.leastExcluded()).isTrue();
        assertThat(Price.TYPE.most()).isEmpty();
        assertThat(Price.TYPE.isWhole()).isFalse();
        assertThat(Leverage.TYPE.least()).contains(new BigDecimal("1"));
        assertThat(Leverage.TYPE.leastExcluded()).isFalse();
        assertThat(Leverage.TYPE.most()).contains(new BigDecimal("125"));
        assertThat(Usd.TYPE.least()).isEmpty();
        assertThat(Seconds.TYPE.isWhole()).isTrue();
        assertThat(Usd.TYPE.expectation()).isEqualTo("a number");
        assertThat(Price.TYPE.name()).isEqualTo("Price");
        assertThat(Price.TYPE.javaType()).isEqualTo(Price.class);
        assertThat(Price.TYPE.wire(Price.of("1.50"))).isEqualTo(new BigDecimal("1.5"));
    }
}
