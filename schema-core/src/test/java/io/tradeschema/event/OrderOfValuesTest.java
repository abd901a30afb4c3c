package io.tradeschema.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderOfValuesTest {

    @Test
    void decimals_compare_by_value() {
        assertThat(Stream.of("10", "9.5", "100").map(Price::of).sorted())
                .containsExactly(Price.of("9.5"), Price.of("10"), Price.of("100"));
        assertThat(Stream.of("2", "-10", "-3").map(Usd::of).sorted())
                .containsExactly(Usd.of("-10"), Usd.of("-3"), Usd.of("2"));
        assertThat(Price.of("1.50").compareTo(Price.of("1.5"))).isZero();
        assertThat(Leverage.of("2").compareTo(Leverage.of("10"))).isNegative();
        assertThat(Confidence.of("0.7").compareTo(Confidence.of("0.65"))).isPositive();
        assertThat(Percent.of("2").compareTo(Percent.of("10"))).isNegative();
        assertThat(SignedPercent.of("-2").compareTo(SignedPercent.of("-10"))).isPositive();
        assertThat(Fraction.of("0.2").compareTo(Fraction.of("0.10"))).isPositive();
        assertThat(Quantity.of("2").compareTo(Quantity.of("10"))).isNegative();
        assertThat(Seconds.of(9).compareTo(Seconds.of(10))).isNegative();
    }

    @Test
    void texts_compare_as_texts() {
        assertThat(new TreeSet<>(List.of(Symbol.of("ETHUSDT"), Symbol.of("BTCUSDT"), Symbol.of("BTCUSDC"))))
                .containsExactly(Symbol.of("BTCUSDC"), Symbol.of("BTCUSDT"), Symbol.of("ETHUSDT"));
        assertThat(Name.of("a").compareTo(Name.of("b"))).isNegative();
        assertThat(Note.of("a").compareTo(Note.of("a"))).isZero();
        assertThat(Id.of("10").compareTo(Id.of("9"))).isNegative();
    }
}
