package io.tradeschema.json.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Eight digits at a time, both ways, held against Java's own numbers. */
class DigitsTest {

    private static LongStream numbers() {
        return LongStream.concat(
                LongStream.iterate(1, power -> power < Digits.OF_WORD, power -> power * 10)
                        .flatMap(power -> LongStream.of(power - 1, power, power + 1)),
                new Random(7).longs(100_000, 0, Digits.OF_WORD));
    }

    @Test
    void a_number_is_written_as_eight_digits_and_read_again() {
        numbers().forEach(number -> {
            var text = "%08d".formatted(number);

            assertThat(Digits.text(number)).as(text).isEqualTo(Words.of(text));
            assertThat(Digits.value(Words.of(text), Words.LENGTH)).isEqualTo(number);
        });
    }

    @Test
    void its_digits_are_counted_and_read_whatever_stands_behind_them() {
        numbers().forEach(number -> {
            var digits = Long.toString(number);
            var word = Words.of((digits + ",}9999999").substring(0, Words.LENGTH));

            assertThat(Digits.countBelowWord(number)).isEqualTo(digits.length());
            assertThat(Digits.countAtStart(word)).isEqualTo(digits.length());
            assertThat(Digits.value(word, digits.length())).isEqualTo(number);
            assertThat(Digits.value(word, 0)).isZero();
        });
    }

    @Test
    void zeros_at_the_end_are_counted() {
        for (var count = 1; count <= Words.LENGTH; count++) {
            for (var zeros = 0; zeros < count; zeros++) {
                var text = "3".repeat(count - zeros) + "0".repeat(zeros);

                assertThat(Digits.zerosAtEnd(Words.of(text + ",0000000"), count))
                        .as(text)
                        .isEqualTo(zeros);
            }
            assertThat(Digits.zerosAtEnd(Words.of("0".repeat(count) + ",1234567"), count))
                    .isGreaterThanOrEqualTo(count);
        }
    }
}
