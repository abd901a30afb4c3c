package io.tradeschema.generator;

import io.tradeschema.generator.Mutation.Edited;
import java.util.Optional;
import java.util.Random;

/** Edits of texts and times. */
final class TextMutations {

    private static final int[] LETTERS = {'A', 'a', '0', '-', '_', '/', ' ', '\n', 0xE9, 0xFF21, 0x1F600, 0x661};
    private static final String[] HALVES = {"\\ud800", "\\udc00", "\\udbff", "\\ud83d", "\\udfff\\ud800"};
    private static final String[] TIMES = {
        "2026-01-21T04:10:00z",
        "2026-01-21t04:10:00Z",
        "2026-01-21 04:10:00",
        "2026-01-21 04:10:00Z",
        "2026-01-21",
        "2026-01-21T04:10Z",
        "2026-01-21T04:10",
        "2026-01-21T04:10:00,250Z",
        "2026-01-21T04:10:00.Z",
        "2026-01-21T04:10:00.1Z",
        "2026-01-21T04:10:00.1234567890Z",
        "2026-01-21T04:10:00.123456789",
        "2026-01-21T04:10:00+0530",
        "2026-01-21T04:10:00+05",
        "2026-01-21T04:10:00+24:00",
        "2026-01-21T04:10:00+05:60",
        "2026-01-21T04:10:00-05:30",
        "2026-01-21T04:10:00 Z",
        "2026-01-21T04:10:00UTC",
        "2026-01-21T04:10:00[UTC]",
        "2026-01-21T04:10:00+00:00Z",
        "2026-01-21T24:00:00Z",
        "2026-01-21T04:60:00Z",
        "2026-01-21T04:10:60Z",
        "2026-12-31T23:59:60Z",
        "2026-02-29T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "2024-02-30T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-32T00:00:00Z",
        "26-01-21T04:10:00Z",
        "02026-01-21T04:10:00Z",
        "+2026-01-21T04:10:00Z",
        "-2026-01-21T04:10:00Z",
        "+12026-01-21T04:10:00Z",
        "20260121T041000Z",
        "2026-W04-3T04:10:00Z",
        "2026-1-21T4:10:00Z",
        "0000-01-01T00:00:00Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-00:01",
        "0000-02-29T00:00:00Z",
        "1769000000",
        "1769000000.25",
        "",
        "now",
        "2026-01-21T04:10:00Z\\n",
        "\\n2026-01-21T04:10:00Z",
        "2026-01-21T04:10:00Z\\u0000",
        "\u0662\u0660\u0662\u0666-01-21T04:10:00Z",
        "2026\u201001\u201021T04:10:00Z",
        "2026-01-21T04:10:00\u200bZ",
        "Wed, 21 Jan 2026 04:10:00 GMT"
    };

    private TextMutations() {}

    static Optional<Edited> form(MessageText message, Random random) {
        return Place.of(MutationFamily.TEXT_FORM, message, random).flatMap(place -> {
            var type = place.type().asText().orElseThrow();
            var bound = random.nextBoolean() ? type.least() : type.most();
            var length = Math.max(0, bound - 1 + random.nextInt(3));
            var text = TextSamples.repeated(LETTERS[random.nextInt(LETTERS.length)], length);
            return place.value(random.nextBoolean() ? JsonQuotes.of(text) : JsonQuotes.ascii(text));
        });
    }

    static Optional<Edited> time(MessageText message, Random random) {
        return Place.of(MutationFamily.TIME_FORM, message, random)
                .flatMap(place -> random.nextInt(30) == 0
                        ? place.value(random.nextBoolean() ? "1769000000" : "1769000000000.5")
                        : place.value('"' + Mutation.any(TIMES, random) + '"'));
    }

    static Optional<Edited> loneSurrogate(MessageText message, Random random) {
        var half = Mutation.any(HALVES, random);
        return Place.of(MutationFamily.LONE_SURROGATE, message, random).flatMap(place -> {
            var literal = place.literal();
            var body = literal.equals("null") ? "" : literal.substring(1, literal.length() - 1);
            return place.value('"' + (random.nextBoolean() ? half + body : body + half) + '"');
        });
    }
}
