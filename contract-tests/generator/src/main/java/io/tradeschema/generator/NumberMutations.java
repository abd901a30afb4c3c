package io.tradeschema.generator;

import io.tradeschema.generator.Mutation.Edited;
import io.tradeschema.model.DecimalType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;

/** Edits of numbers. */
final class NumberMutations {

    private static final String[] LITTLE = {"1", "0.00000001", "0.00000000000001", "1e-30", "1000"};
    private static final String[] FOREIGN = {
        "NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "nan",
        "None",
        "0x10",
        "1_000",
        "1,5",
        ".5",
        "5.",
        "1.e3",
        "1e",
        "1e+",
        "+1",
        "01",
        "-01",
        "00",
        "--1",
        "1e400",
        "-1e400",
        "1e-400",
        "5e-324",
        "0e2147483648",
        "1e99999999999",
        "1e-99999999999",
        "1E+2",
        "-0",
        "-0.0",
        "0e10",
        "0.5",
        "1.5",
        "1.0",
        "100e-2",
        "5f",
        "1L",
        "\uff11",
        "1 000",
        "$5",
        "5%",
        "1/2"
    };

    private NumberMutations() {}

    private static Optional<Place> any(MutationFamily family, MessageText message, Random random) {
        return Place.any(
                message,
                random,
                (type, value) -> KindEdits.has(type, family) && !value.equals(SampleValue.Literal.NULL));
    }

    static Optional<Edited> bounds(MessageText message, Random random) {
        return any(MutationFamily.OUT_OF_RANGE, message, random).flatMap(place -> {
            var list = place.type().asList();
            return list.isPresent() ? ListMutations.length(place, list.get(), random) : bound(place, random);
        });
    }

    private static Optional<Edited> bound(Place place, Random random) {
        var type = place.type().asDecimal().orElseThrow();
        var samples = new DecimalSamples(type);
        var little = new BigDecimal(Mutation.any(LITTLE, random));
        var bound = switch (random.nextInt(8)) {
            case 0 -> type.least().orElse(samples.least());
            case 1 -> samples.most();
            case 2 -> samples.least().subtract(little);
            case 3, 4 -> samples.most().add(little);
            case 5 -> samples.least().add(little);
            case 6 -> new BigDecimal(place.literal()).negate();
            default -> new BigDecimal(place.literal()).multiply(BigDecimal.valueOf(100));
        };
        return place.value(DecimalType.text(bound));
    }

    static Optional<Edited> form(MessageText message, Random random) {
        return any(MutationFamily.NUMBER_FORM, message, random).flatMap(place -> {
            var literal = place.literal();
            var bare = literal.startsWith("-") ? literal.substring(1) : literal;
            return place.value(
                    switch (random.nextInt(10)) {
                        case 0 -> "0" + literal;
                        case 1 -> "+" + literal;
                        case 2 -> literal + ".";
                        case 3 -> "-" + literal;
                        case 4 -> literal + "e" + (random.nextInt(50) - 25);
                        case 5 -> '"' + literal + '"';
                        case 6 -> bare.startsWith("0.") ? bare.substring(1) : literal + ".0";
                        default -> Mutation.any(FOREIGN, random);
                    });
        });
    }

    static Optional<Edited> digits(MessageText message, Random random) {
        return any(MutationFamily.NUMBER_DIGITS, message, random).flatMap(place -> {
            var whole = random.nextBoolean() ? "1" : "9".repeat(18 + random.nextInt(4));
            var zeros = "0".repeat(12 + random.nextInt(23));
            var tail = random.nextInt(3) == 0 ? zeros : zeros.substring(0, random.nextInt(zeros.length())) + "1";
            var digits = "1234567890".repeat(4).substring(0, 32 + random.nextInt(5));
            return place.value(
                    switch (random.nextInt(7)) {
                        case 0 -> whole;
                        case 1 -> "0." + tail;
                        case 2 -> "1e-" + (28 + random.nextInt(5));
                        case 3 -> "9e" + (17 + random.nextInt(6));
                        case 4 -> "0." + digits;
                        case 5 -> digits + "e-" + (12 + random.nextInt(60));
                        default -> whole + "." + tail;
                    });
        });
    }
}
