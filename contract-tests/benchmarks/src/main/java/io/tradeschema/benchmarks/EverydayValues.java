package io.tradeschema.benchmarks;

import io.tradeschema.event.Id;
import io.tradeschema.event.Note;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.NumberText;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Values as running services write them, as JSON literals. The tests' generator looks for trouble: most of its texts are
 * foreign or escaped. These are what a day on a bus looks like, with a little trouble left in.
 */
final class EverydayValues implements ValueType.Cases<String> {

    private static final List<String> COINS =
            List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "AVAX", "1000BONK", "LINK", "ARB", "OP", "A2Z", "NEAR");
    private static final List<String> QUOTES = List.of("USDT", "USDC", "FDUSD");
    private static final List<String> SERVICES = List.of(
            "exit_monitor", "ai_engine", "trading_bot", "execution", "ensemble", "lgbm_v4", "nhits", "trend_rider");
    private static final String[] WORDS = {"trend", "is", "up", "stop", "moved", "below", "the", "last", "low", "p=0.71"
    };
    private static final String[] TROUBLE = {"caf\u00e9", "\\u00e9t\\u00e9", "a\\nb", "\\\"quoted\\\"", "\u4e2d\u6587"};
    private static final long FIRST_SECOND = 1_768_953_600L;

    private final Random random;
    private final boolean oneProducer;

    /** Values of many producers, or of one that writes each type in a single form. */
    EverydayValues(Random random, boolean oneProducer) {
        this.random = random;
        this.oneProducer = oneProducer;
    }

    String literal(ValueType<?> type) {
        return type.match(this);
    }

    @Override
    public String decimal(DecimalType<?> type) {
        return number(type);
    }

    @Override
    public String text(TextType<?> type) {
        return '"' + words(type) + '"';
    }

    @Override
    public String choice(ChoiceType<?> type) {
        return '"' + any(type.values()) + '"';
    }

    @Override
    public String flag(FlagType type) {
        return String.valueOf(random.nextBoolean());
    }

    @Override
    public String time(TimeType type) {
        return '"' + time() + '"';
    }

    @Override
    public String object(ObjectType<?> type) {
        throw new IllegalArgumentException("the members of an object have values, each by itself: " + type.name());
    }

    @Override
    public String list(ListType<?> type) {
        throw new IllegalArgumentException("the events that are measured have no lists: " + type.name());
    }

    private String number(DecimalType<?> type) {
        var near = near(type);
        var text = type.isWhole() ? near.setScale(0, RoundingMode.HALF_UP).toPlainString() : form(near);
        return type.read(new NumberText(text), "").accepted() ? text : python(near);
    }

    private BigDecimal near(DecimalType<?> type) {
        var example = any(type.examples().stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList());
        var near = example.multiply(BigDecimal.valueOf(90_000 + random.nextInt(10_001), 5));
        return type.least().isEmpty() && random.nextInt(3) == 0 ? near.negate() : near;
    }

    /** The five forms of exchanges, of Python and of doubles that have been added up. */
    private String form(BigDecimal near) {
        return switch (oneProducer ? 1 : random.nextInt(5)) {
            case 0 -> near.setScale(8, RoundingMode.HALF_EVEN).toPlainString();
            case 1 -> python(near.round(new MathContext(3 + random.nextInt(4))));
            case 2 ->
                new BigDecimal(near.doubleValue() * (1 + random.nextDouble() / 1000))
                        .round(new MathContext(17))
                        .toPlainString();
            case 3 -> near.setScale(random.nextInt(5), RoundingMode.HALF_EVEN).toPlainString();
            default -> near.setScale(0, RoundingMode.CEILING).toPlainString();
        };
    }

    /** What Python prints for a float: 88000.0, 1.62, 1e-05. */
    private static String python(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        if (bare.signum() == 0) {
            return "0.0";
        }
        var exponent = bare.precision() - bare.scale() - 1;
        if (exponent < -4) {
            return bare.scaleByPowerOfTen(-exponent).toPlainString() + (exponent > -10 ? "e-0" : "e-") + -exponent;
        }
        return bare.scale() <= 0 ? bare.toPlainString() + ".0" : bare.toPlainString();
    }

    private String words(TextType<?> type) {
        if (type.characters().isPresent()) {
            return any(COINS) + any(QUOTES);
        }
        if (type.javaType() == Id.class) {
            return Long.toString(8_321_000_000L + random.nextInt(1_000_000_000));
        }
        return type.javaType() == Note.class ? sentence() : any(SERVICES);
    }

    private String sentence() {
        var sentence = new StringBuilder();
        for (var words = 3 + random.nextInt(6); words > 0; words--) {
            sentence.append(WORDS[random.nextInt(WORDS.length)]).append(words > 1 ? " " : "");
        }
        return random.nextInt(10) == 0 ? sentence + " " + TROUBLE[random.nextInt(TROUBLE.length)] : sentence.toString();
    }

    /** Java with whole seconds and with milliseconds, Python in UTC, and an offset. */
    private String time() {
        var second = Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(86_400));
        var bare = second.toString().substring(0, 19);
        return switch (oneProducer ? 1 : random.nextInt(4)) {
            case 0 -> bare + "Z";
            case 1 -> bare + String.format(".%03dZ", random.nextInt(1000));
            case 2 -> bare + String.format(".%06d+00:00", random.nextInt(1_000_000));
            default -> bare + "+05:30";
        };
    }

    private <E> E any(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }
}
