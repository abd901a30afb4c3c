package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of exact decimals within bounds.
 *
 * @param <T> the Java class of the values
 */
public final class DecimalType<T> extends ValueType<T> {

    /** The most significant digits of any decimal; zeros at its end do not count. */
    public static final int DIGITS = Decimals.DIGITS;

    /** The least size of any decimal that is not 0. */
    public static final BigDecimal LEAST_SIZE = BigDecimal.ONE.scaleByPowerOfTen(Decimals.LEAST_POWER);

    /** What the size of every decimal is below. */
    public static final BigDecimal SIZE_BEYOND = BigDecimal.TEN.pow(Decimals.POWER_BEYOND);

    /** The most places behind the point of a number that may be {@linkplain #plainlyAccepts plainly accepted}. */
    public static final int PLAIN_PLACES = -Decimals.LEAST_POWER;

    /** In place of the digits of a decimal that is not {@linkplain #plainDigits plainly accepted}. */
    public static final long NOT_PLAIN = Long.MIN_VALUE;

    private final Function<BigDecimal, T> make;
    private final Function<T, BigDecimal> get;
    private final Bounds bounds;
    private final ScaledBounds quick;
    /** What a null is told. */
    private final String nothing;

    DecimalType(Class<T> javaType, Function<BigDecimal, T> make, Function<T, BigDecimal> get) {
        this(javaType, make, get, Prose.of(javaType));
    }

    DecimalType(Class<T> javaType, Function<BigDecimal, T> make, Function<T, BigDecimal> get, Prose prose) {
        this(javaType, make, get, Bounds.NONE, prose);
    }

    private DecimalType(
            Class<T> javaType, Function<BigDecimal, T> make, Function<T, BigDecimal> get, Bounds bounds, Prose prose) {
        super(javaType, prose);
        this.make = make;
        this.get = get;
        this.bounds = bounds;
        this.nothing = name() + " of null: hand in a decimal";
        this.quick = new ScaledBounds(bounds.least, bounds.leastExcluded, bounds.most, bounds.whole);
    }

    /** The same type with prose. */
    public DecimalType<T> doc(String doc) {
        return with(bounds, prose().withDoc(doc));
    }

    /** The same type with a unit, such as {@code USD}. */
    public DecimalType<T> unit(String unit) {
        return with(bounds, prose().withUnit(unit));
    }

    /** The same type with examples, as exact decimals. */
    public DecimalType<T> examples(String... decimals) {
        List<Object> values =
                Arrays.stream(decimals).<Object>map(BigDecimal::new).toList();
        return with(bounds, prose().withExamples(values));
    }

    /**
     * The same type, from and to the given bounds inclusive.
     *
     * @throws IllegalArgumentException when the type is of whole numbers, and a bound is none
     */
    public DecimalType<T> between(String least, String most) {
        return with(
                new Bounds(Optional.of(new BigDecimal(least)), false, Optional.of(new BigDecimal(most)), bounds.whole),
                prose());
    }

    /**
     * The same type, above the given bound.
     *
     * @throws IllegalArgumentException when the type is of whole numbers, and the bound is none
     */
    public DecimalType<T> above(String bound) {
        return with(new Bounds(Optional.of(new BigDecimal(bound)), true, bounds.most, bounds.whole), prose());
    }

    /**
     * The same type, from the given bound inclusive.
     *
     * @throws IllegalArgumentException when the type is of whole numbers, and the bound is none
     */
    public DecimalType<T> atLeast(String bound) {
        return with(new Bounds(Optional.of(new BigDecimal(bound)), false, bounds.most, bounds.whole), prose());
    }

    /**
     * The same type, to the given bound inclusive.
     *
     * @throws IllegalArgumentException when the type is of whole numbers, and the bound is none
     */
    public DecimalType<T> atMost(String bound) {
        return with(
                new Bounds(bounds.least, bounds.leastExcluded, Optional.of(new BigDecimal(bound)), bounds.whole),
                prose());
    }

    /**
     * The same type, of whole numbers only.
     *
     * @throws IllegalArgumentException when a bound is no whole number
     */
    public DecimalType<T> whole() {
        return with(new Bounds(bounds.least, bounds.leastExcluded, bounds.most, true), prose());
    }

    private DecimalType<T> with(Bounds newBounds, Prose newProse) {
        return new DecimalType<>(javaType(), make, get, newBounds, newProse);
    }

    /** The lower bound, if there is one. */
    public Optional<BigDecimal> least() {
        return bounds.least;
    }

    /** Whether the lower bound itself is refused. */
    public boolean leastExcluded() {
        return bounds.leastExcluded;
    }

    /** The upper bound, inclusive, if there is one. */
    public Optional<BigDecimal> most() {
        return bounds.most;
    }

    /** Whether a number, however it is written, has nothing behind its point. */
    public static boolean isWhole(BigDecimal number) {
        Objects.requireNonNull(number, "isWhole of null: hand in a decimal");
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** Whether only whole numbers are accepted. */
    public boolean isWhole() {
        return bounds.whole;
    }

    /**
     * The decimal in its one form: 0.870 and 0.87 are the same. For the constructor of a value class.
     *
     * @throws FindingsException when the type refuses it
     */
    public BigDecimal canonical(BigDecimal value) {
        Objects.requireNonNull(value, nothing);
        if (quick.hold(value)) {
            return value;
        }
        var problems = new Problems(name());
        var canonical = checked(value, problems);
        if (canonical == null) {
            throw new FindingsException(problems.findings());
        }
        return canonical;
    }

    /**
     * The text of a decimal as the wire has it: without an exponent where that fits in 40 characters, otherwise with one
     * ({@code 1.5e-30}). One text for one value in its {@linkplain #canonical one form}.
     */
    public static String text(BigDecimal value) {
        Objects.requireNonNull(value, "there is no text of null: hand in a decimal");
        return Decimals.text(value);
    }

    /**
     * The value that is a whole multiple of a step, such as the tick of an instrument: {@link RoundingMode#FLOOR} the one
     * below, {@link RoundingMode#CEILING} the one above, {@link RoundingMode#DOWN} towards 0, {@link RoundingMode#UP} away
     * from it, {@link RoundingMode#HALF_EVEN} the nearest; {@link RoundingMode#UNNECESSARY} rounds nothing and refuses what
     * is no multiple.
     *
     * @throws FindingsException when the type refuses that multiple (a price below half a tick may become 0), or when the
     *     value is none and nothing may be rounded
     * @throws IllegalArgumentException when the step is no number above 0 that the wire can hold
     */
    public T toStep(BigDecimal value, BigDecimal step, RoundingMode mode) {
        Objects.requireNonNull(value, nothing);
        Objects.requireNonNull(step, "the step is null: hand in a number above 0");
        Objects.requireNonNull(mode, "the rounding mode is null: say which way to round");
        if (mode == RoundingMode.UNNECESSARY && !Steps.isMultiple(value, step)) {
            throw noMultiple(value, step);
        }
        return make.apply(canonical(Steps.multiple(value, step, mode)));
    }

    /**
     * The same for a double, taken as the shortest decimal that reads back as it.
     *
     * @throws FindingsException when the double is not finite, too
     */
    public T toStep(double value, BigDecimal step, RoundingMode mode) {
        return Double.isFinite(value)
                ? toStep(new BigDecimal(Double.toString(value)), step, mode)
                : parse(Double.toString(value));
    }

    private FindingsException noMultiple(BigDecimal value, BigDecimal step) {
        var below = oneForm(Steps.multiple(value, step, RoundingMode.FLOOR));
        var above = oneForm(Steps.multiple(value, step, RoundingMode.CEILING));
        var problems = new Problems(name());
        problems.add(
                MessageRule.NOT_WHOLE,
                "not a whole multiple of " + oneForm(step),
                Raw.describe(value),
                "write " + below + " or " + above + ", or name a direction to round");
        return new FindingsException(problems.findings());
    }

    private static String oneForm(BigDecimal value) {
        return Decimals.text(value.stripTrailingZeros());
    }

    /**
     * Whether {@code unscaled · 10^-scale} is accepted and is written in its one form, without trailing zeros. Says yes
     * only when that is plain to see: numbers of more than eighteen digits are for {@link #canonical}.
     */
    public boolean plainlyAccepts(long unscaled, int scale) {
        return quick.hold(unscaled, scale);
    }

    /**
     * The digits of a decimal without its point where it is {@linkplain #plainlyAccepts plainly accepted}, otherwise
     * {@link #NOT_PLAIN}.
     */
    public long plainDigits(BigDecimal value) {
        Objects.requireNonNull(value, nothing);
        return quick.digits(value);
    }

    /** Whether a decimal of any length is accepted and in its one form. */
    public boolean accepts(BigDecimal value) {
        Objects.requireNonNull(value, nothing);
        var canonical = value.getClass() == BigDecimal.class ? Decimals.canonical(value) : null;
        return canonical != null
                && canonical.scale() == value.scale()
                && !(bounds.whole && value.scale() > 0)
                && bounds.hold(value);
    }

    /** The value {@code unscaled · 10^-scale}, or null when it is not {@linkplain #plainlyAccepts plainly accepted}. */
    public @Nullable T plain(long unscaled, int scale) {
        return quick.hold(unscaled, scale) ? make.apply(BigDecimal.valueOf(unscaled, scale)) : null;
    }

    /**
     * The value that a decimal text stands for, such as {@code 1.62}.
     *
     * @throws FindingsException when it is no decimal or the type refuses it
     */
    public T parse(String decimal) {
        Objects.requireNonNull(decimal, nothing);
        var problems = new Problems(name());
        var value = readText(decimal, problems);
        if (value == null) {
            throw new FindingsException(problems.findings());
        }
        return value;
    }

    @Override
    public Object wire(T value) {
        return get.apply(Objects.requireNonNull(value, nothing));
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (raw instanceof NumberText number) {
            return readText(number.text(), problems);
        }
        // Where a decimal has no class of its own, one that is given need not be in its one form.
        if (javaType().isInstance(raw) && !(raw instanceof BigDecimal)) {
            var value = javaType().cast(raw);
            // Its class was content with it, but this field may be narrower.
            var decimal = get.apply(value);
            return quick.hold(decimal) || checked(decimal, problems) != null ? value : null;
        }
        var decimal = Decimals.of(raw);
        return decimal.isPresent() ? made(checked(decimal.get(), problems)) : refuseType(raw, problems);
    }

    private @Nullable T readText(String text, Problems problems) {
        var usual = Decimals.usual(text);
        if (usual != null && quick.hold(usual.unscaled(), usual.scale())) {
            return make.apply(BigDecimal.valueOf(usual.unscaled(), usual.scale()));
        }
        if (!Decimals.isJsonNumber(text)) {
            return refuseType(text, problems);
        }
        var value = Decimals.canonical(text);
        if (value == null) {
            refuseDigits(text, problems);
            return null;
        }
        return made(bounded(value, problems));
    }

    private @Nullable T made(@Nullable BigDecimal value) {
        return value == null ? null : make.apply(value);
    }

    private @Nullable BigDecimal checked(BigDecimal value, Problems problems) {
        var canonical = Decimals.canonical(value);
        if (canonical == null) {
            refuseDigits(Raw.describe(value), problems);
            return null;
        }
        return bounded(canonical, problems);
    }

    private @Nullable BigDecimal bounded(BigDecimal value, Problems problems) {
        if (bounds.whole && value.scale() > 0) {
            problems.add(MessageRule.NOT_WHOLE, "not a whole number", text(value), "write " + expectation());
            return null;
        }
        if (!bounds.hold(value)) {
            problems.add(
                    MessageRule.OUT_OF_RANGE,
                    "outside the bounds of " + name(),
                    text(value),
                    "write " + expectation() + "; check the unit first");
            return null;
        }
        return value;
    }

    private void refuseDigits(String found, Problems problems) {
        problems.add(
                MessageRule.NUMBER_DIGITS,
                Decimals.BEYOND,
                Excerpt.of(found),
                "round it to the tick or step of the instrument, and check the unit");
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.decimal(this);
    }

    @Override
    public Optional<DecimalType<?>> asDecimal() {
        return Optional.of(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return raw instanceof String text && Decimals.isJsonNumber(text)
                ? Optional.of("write the number without quotes")
                : Optional.empty();
    }

    @Override
    public String expectation() {
        return (bounds.whole ? "a whole number" : "a number") + bounds.clause();
    }

    /** A range of decimals; the upper bound is inclusive. */
    private record Bounds(Optional<BigDecimal> least, boolean leastExcluded, Optional<BigDecimal> most, boolean whole) {

        static final Bounds NONE = new Bounds(Optional.empty(), false, Optional.empty(), false);

        Bounds {
            if (whole && !(isWhole(least) && isWhole(most))) {
                throw new IllegalArgumentException(
                        "bounds of whole numbers are whole: write the last one that is accepted");
            }
        }

        private static boolean isWhole(Optional<BigDecimal> bound) {
            return bound.map(number -> DecimalType.isWhole(number)).orElse(true);
        }

        boolean hold(BigDecimal value) {
            if (least.isPresent()) {
                var order = value.compareTo(least.get());
                if (order < 0 || leastExcluded && order == 0) {
                    return false;
                }
            }
            return most.isEmpty() || value.compareTo(most.get()) <= 0;
        }

        String clause() {
            if (least.isPresent() && most.isPresent()) {
                return (leastExcluded ? " above " : " from ") + least.get().toPlainString() + " to "
                        + most.get().toPlainString();
            }
            if (most.isPresent()) {
                return " up to " + most.get().toPlainString();
            }
            return least.map(bound -> (leastExcluded ? " above " : " from ") + bound.toPlainString())
                    .orElse("");
        }
    }
}
