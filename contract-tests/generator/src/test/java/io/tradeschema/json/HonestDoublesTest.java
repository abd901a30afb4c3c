package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.Quantity;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.direct.DirectDecoder;
import io.tradeschema.json.direct.DirectEncoder;
import io.tradeschema.model.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a strategy computes goes out and comes back: products, quotients and differences of doubles, as Java prints them, and
 * divisions at 34 digits. Another seed: {@code -Dtradeschema.seed=…}.
 */
class HonestDoublesTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int DOUBLES = Integer.getInteger("tradeschema.doubles", 100_000);
    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);

    private final DirectDecoder<TradeIntent> decoder =
            DirectDecoder.of(TradeIntent.TYPE, Limits.STANDARD).orElseThrow();
    private final DirectEncoder<TradeIntent> encoder =
            DirectEncoder.of(TradeIntent.TYPE).orElseThrow();

    private static Stream<Double> doubles() {
        var random = new Random(SEED);
        return Stream.generate(() -> computed(random))
                .filter(number -> number == 0 || Math.abs(number) >= 1e-30 && Math.abs(number) < 1e20)
                .limit(DOUBLES);
    }

    private static double computed(Random random) {
        var one = operand(random);
        var other = random.nextBoolean() ? operand(random) : 0.9 + random.nextDouble() / 5;
        return switch (random.nextInt(4)) {
            case 0 -> one * other;
            case 1 -> one / other;
            case 2 -> one - other;
            default -> one - one * other;
        };
    }

    /** Something from 1e-12 to 1e9, as often small as large. */
    private static double operand(Random random) {
        return (1 + 9 * random.nextDouble()) * Math.pow(10, random.nextInt(21) - 12);
    }

    private static TradeIntent intent(Price price, Usd recommended) {
        return TradeIntent.builder()
                .symbol("BTCUSDT")
                .action(Action.SELL)
                .positionSizeUsd(Usd.of(price.value().toString()))
                .leverage(Leverage.of(1))
                .entryPrice(price)
                .stopLoss(price)
                .quantity(new Quantity(price.value()))
                .aiSizeUsd(recommended)
                .build();
    }

    @Test
    void a_hundred_thousand_doubles_go_out_and_come_back_equal_nearly_all_of_them_directly() {
        var direct = doubles().filter(this::comesBackEqual).count();

        System.out.printf(
                "honest doubles: Java, seed %d: %,d out and back, 0 refused, %,d read and written directly%n",
                SEED, DOUBLES, direct);
        assertThat(direct).isGreaterThanOrEqualTo(DOUBLES * 99L / 100);
    }

    /** Whether both ways were direct. */
    private boolean comesBackEqual(double number) {
        var price = number == 0 ? Price.of(1) : Price.ofDouble(Math.abs(number));
        var event = intent(price, Usd.ofDouble(number));

        var message = CODEC.encode(event);
        var back = CODEC.decode(message).orThrow();

        var computed = number == 0 ? 0.0 : number; // which has no sign
        if (!back.equals(event)
                || recommended(back) != computed
                || !CODEC.decodeByReference(message).orThrow().equals(event)
                || !new String(CODEC.encodeByReference(event), StandardCharsets.US_ASCII)
                        .equals(new String(message, StandardCharsets.US_ASCII))
                || !texts(number).allMatch(text -> read(text) == computed)) {
            throw new AssertionError("seed " + SEED + ": " + number + " came back as " + back);
        }
        return decoder.decode(message) != null
                && encoder.encode(event) != null
                && texts(number).allMatch(text -> decoder.decode(text.getBytes(StandardCharsets.US_ASCII)) != null);
    }

    private static double recommended(TradeIntent intent) {
        return intent.aiSizeUsd().orElseThrow().value().doubleValue();
    }

    private static double read(String message) {
        return recommended(CODEC.decode(message).orThrow());
    }

    /** As Java prints the double, as Python does where it is small or large, and without an exponent where that fits. */
    private static Stream<String> texts(double number) {
        var digits = new BigDecimal(Double.toString(number));
        return Stream.of(Double.toString(number), "%.16e".formatted(number), digits.toPlainString())
                .filter(text -> text.length() <= 40 && Double.parseDouble(text) == number)
                .map(text -> "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,"
                        + "\"entry_price\":88000.5,\"ai_size_usd\":" + text + "}");
    }

    @Test
    void a_division_at_34_digits_goes_out_and_comes_back_equal() {
        var random = new Random(SEED);
        for (var i = 0; i < 20_000; i++) {
            var quotient = new BigDecimal(operand(random))
                    .divide(new BigDecimal(1 + 999 * random.nextDouble()), MathContext.DECIMAL128);
            var event = intent(new Price(quotient), new Usd(quotient.negate()));

            var message = CODEC.encode(event);

            assertThat(CODEC.decode(message).orThrow())
                    .as("seed %d, %s", SEED, quotient)
                    .isEqualTo(event);
            assertThat(decoder.decode(message)).isEqualTo(event);
            assertThat(encoder.encode(event)).isEqualTo(CODEC.encodeByReference(event));
            assertThat(TradeIntent.TYPE
                            .draft()
                            .setAll(TradeIntent.TYPE.shape().wire(event))
                            .build()
                            .orThrow())
                    .isEqualTo(event);
        }
    }
}
