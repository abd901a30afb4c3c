package io.tradeschema.generator;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Numbers within the bounds of a type, in the forms that exchanges, Python and JavaScript print. */
final class DecimalSamples implements ValueSamples {

    private static final BigDecimal TICK = new BigDecimal("0.00000001");
    /** Twenty digits before the point, and as many behind it as are left. */
    private static final BigDecimal LARGEST =
            DecimalType.SIZE_BEYOND.subtract(DecimalType.SIZE_BEYOND.scaleByPowerOfTen(-DecimalType.DIGITS));

    private static final int LONGEST = Limits.STANDARD.number();
    private static final MathContext DOUBLE = new MathContext(17);
    private static final MathContext DIVISION = new MathContext(DecimalType.DIGITS);

    private final DecimalType<?> type;
    private final List<BigDecimal> examples;

    DecimalSamples(DecimalType<?> type) {
        this.type = type;
        var fitting = type.examples().stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .filter(this::fits)
                .toList();
        this.examples = fitting.isEmpty() ? List.of(middle()) : fitting;
    }

    /** A value within the bounds, for types without examples. */
    private BigDecimal middle() {
        if (type.least().isPresent() && type.most().isPresent()) {
            var sum = type.least().get().add(type.most().get());
            var half = sum.divide(BigDecimal.valueOf(2), type.isWhole() ? 0 : 8, RoundingMode.CEILING);
            return fits(half) ? half : type.most().get();
        }
        return type.least()
                .map(BigDecimal.ONE::add)
                .or(() -> type.most().map(most -> most.subtract(BigDecimal.ONE)))
                .orElse(BigDecimal.ONE);
    }

    @Override
    public List<SampleValue> notable() {
        var values = new ArrayList<SampleValue>();
        examples.forEach(example -> values.add(SampleValue.Literal.of(example.toPlainString())));
        var example = examples.get(0);
        add(values, least(), "at its least");
        add(values, most(), "at its most");
        add(values, type.least().orElse(LARGEST.negate()).add(TICK), "a tick above its least");
        add(values, most().subtract(TICK), "a tick below its most");
        add(values, most().subtract(finest(most())), "just below its most");
        add(values, example.negate(), "negative");
        add(values, "-0", "negative zero");
        add(values, "0.0", "zero as a float");
        add(values, python(example), "as Python prints it");
        add(values, example.setScale(8, RoundingMode.HALF_EVEN).toPlainString(), "with eight decimals");
        add(values, scientific(example, "e"), "with an exponent");
        add(values, scientific(example, "E+"), "with a capital exponent");
        add(values, "1e-05", "small, as Python prints it");
        add(values, "56.00000000000001", "with a double's last digit");
        add(values, "0.30000000000000004", "with a double's last digit");
        add(values, "12345678901234567890.12345678901234", "with all digits");
        add(values, "0.0009928299999999999", "a stop 2 % below, as a double");
        add(values, "9.928299999999999E-4", "a stop 2 % below, as Java prints a double");
        add(values, "1.2345678901234567e-05", "a small double, as Python prints it");
        add(values, "0.3333333333333333333333333333333333", "a third at 34 digits");
        add(values, "0.00003333333333333333333333333333333333", "the smallest third that needs no exponent");
        add(values, "3.333333333333333333333333333333333e-6", "a third that needs one");
        add(values, "1e-30", "of the least size");
        add(values, "9.999999999999998E19", "the largest double");
        return values;
    }

    /** The least number that the type accepts. */
    BigDecimal least() {
        var least = type.least().orElse(largest().negate());
        return type.leastExcluded() ? least.add(type.isWhole() ? BigDecimal.ONE : finest(least)) : least;
    }

    /** The greatest number that the type accepts. */
    BigDecimal most() {
        return type.most().orElse(largest());
    }

    private BigDecimal largest() {
        return type.isWhole() ? DecimalType.SIZE_BEYOND.subtract(BigDecimal.ONE) : LARGEST;
    }

    /** The distance to the next number that has no more digits than a decimal may have. */
    private static BigDecimal finest(BigDecimal number) {
        var power = number.precision() - number.scale() - DecimalType.DIGITS;
        return BigDecimal.ONE.scaleByPowerOfTen(power).max(DecimalType.LEAST_SIZE);
    }

    private void add(List<SampleValue> values, BigDecimal number, String shows) {
        add(values, DecimalType.text(number), shows);
    }

    private void add(List<SampleValue> values, String number, String shows) {
        if (fits(number)) {
            values.add(new SampleValue.Literal(number, number + " (" + shows + ")"));
        }
    }

    @Override
    public SampleValue random(int mood, Random random) {
        var example = examples.get(mood % examples.size());
        var near = near(example, random);
        var text = form(example, near, random);
        return SampleValue.Literal.of(fits(text) ? text : example.toPlainString());
    }

    private BigDecimal near(BigDecimal example, Random random) {
        if (example.signum() == 0) {
            return BigDecimal.valueOf(random.nextInt(10_000), 4);
        }
        var near = example.multiply(BigDecimal.valueOf(90_000 + random.nextInt(20_001), 5));
        var negative = type.least().isEmpty() && random.nextInt(3) == 0;
        return negative ? near.negate() : near;
    }

    private String form(BigDecimal example, BigDecimal near, Random random) {
        return switch (type.isWhole() ? 8 + random.nextInt(4) : random.nextInt(16)) {
            case 0, 1 -> near.setScale(8, RoundingMode.HALF_EVEN).toPlainString();
            case 2, 3, 4 -> python(near.round(new MathContext(2 + random.nextInt(5))));
            case 5, 6 -> doubleDigits(near, random);
            case 7 -> near.setScale(random.nextInt(5), RoundingMode.HALF_EVEN).toPlainString();
            case 8, 9 -> near.setScale(0, RoundingMode.CEILING).toPlainString();
            case 10 -> scientific(near.round(new MathContext(4)), random.nextBoolean() ? "e" : "E");
            case 11 -> DecimalType.text(edge(random));
            case 12, 13 -> Double.toString(near.doubleValue() * (0.97 + random.nextDouble() / 20));
            case 14 ->
                near.divide(BigDecimal.valueOf(3 + random.nextInt(5)), DIVISION).toString();
            default -> example.toPlainString();
        };
    }

    private BigDecimal edge(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> least();
            case 1 -> most();
            case 2 -> least().add(TICK);
            default -> most().subtract(TICK);
        };
    }

    /** What a double shows after a sum that it cannot hold: up to seventeen digits. */
    private static String doubleDigits(BigDecimal near, Random random) {
        var inexact = near.doubleValue() * (1 + random.nextDouble() / 1000);
        return new BigDecimal(inexact).round(DOUBLE).toPlainString();
    }

    /** Python prints 88000.0 for a whole float and 1e-05 for a small one. */
    private static String python(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        if (bare.signum() != 0 && bare.precision() - bare.scale() <= -4) {
            return scientific(bare, "e-").replaceFirst("e--?", "e-0");
        }
        return bare.scale() <= 0 ? bare.toPlainString() + ".0" : bare.toPlainString();
    }

    /** {@code 8.8e4}; a plus sign before a negative exponent is left out. */
    private static String scientific(BigDecimal number, String mark) {
        var bare = number.stripTrailingZeros();
        var exponent = bare.precision() - 1 - bare.scale();
        var mantissa = bare.scaleByPowerOfTen(-exponent).toPlainString();
        return mantissa + (exponent < 0 ? mark.substring(0, 1) : mark) + exponent;
    }

    boolean fits(String text) {
        return text.length() <= LONGEST && fits(new BigDecimal(text));
    }

    private boolean fits(BigDecimal number) {
        return number.signum() == 0 ? holds(BigDecimal.ZERO) : isWithinTheRule(number) && holds(number);
    }

    private boolean isWithinTheRule(BigDecimal number) {
        var size = number.abs();
        return size.compareTo(DecimalType.LEAST_SIZE) >= 0
                && size.compareTo(DecimalType.SIZE_BEYOND) < 0
                && size.stripTrailingZeros().precision() <= DecimalType.DIGITS
                && (!type.isWhole() || DecimalType.isWhole(size));
    }

    private boolean holds(BigDecimal number) {
        return type.least().map(least -> holds(least, number)).orElse(true)
                && type.most().map(most -> number.compareTo(most) <= 0).orElse(true);
    }

    private boolean holds(BigDecimal least, BigDecimal number) {
        return number.compareTo(least) >= (type.leastExcluded() ? 1 : 0);
    }
}
