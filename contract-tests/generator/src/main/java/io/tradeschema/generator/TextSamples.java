package io.tradeschema.generator;

import io.tradeschema.model.TextType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of the lengths and characters that a type accepts. */
final class TextSamples implements ValueSamples {

    private static final int[] WORLD = {
        'a', 'e', 'Z', '0', '9', ' ', '_', '-', '/', '.', '"', '\\', '\n', '\t', 0, 0x7F, 0xE9, 0xDF, 0x130, 0x439,
        0x5D0, 0x627, 0x939, 0x4E2D, 0x200B, 0x2028, 0xFEFF, 0xFFFD, 0x1F600, 0x1D11E, 0x10FFFF
    };
    private static final int FREE_LENGTH = 24;
    /** Several longer texts, each character escaped, would make a message too long. */
    private static final int LONG = 256;

    private final TextType<?> type;
    private final int[] alphabet;
    private final List<String> examples;

    private TextSamples(TextType<?> type, int[] alphabet) {
        this.type = type;
        this.alphabet = alphabet;
        var fitting = type.examples().stream().map(String::valueOf).toList();
        this.examples = fitting.isEmpty() ? List.of(repeated(alphabet[0], Math.max(1, type.least()))) : fitting;
    }

    static TextSamples of(TextType<?> type) {
        return new TextSamples(
                type, type.members().map(members -> members.chars().toArray()).orElse(WORLD));
    }

    private boolean isFree() {
        return type.characters().isEmpty();
    }

    @Override
    public List<SampleValue> notable() {
        var values = new ArrayList<SampleValue>();
        examples.forEach(example -> values.add(new SampleValue.Literal(JsonQuotes.of(example), example)));
        var letter = alphabet[0];
        values.add(new SampleValue.Literal(JsonQuotes.of(repeated(letter, type.least())), "of the least length"));
        values.add(new SampleValue.Literal(JsonQuotes.of(repeated(letter, type.most())), "of the greatest length"));
        values.add(new SampleValue.Literal(JsonQuotes.codes(examples.get(0)), "every character escaped"));
        if (isFree()) {
            addForeign(values);
        }
        return values;
    }

    private void addForeign(List<SampleValue> values) {
        var faces = repeated(0x1F600, type.most());
        values.add(
                new SampleValue.Literal(JsonQuotes.of(faces), "of the greatest length, two UTF-16 units a character"));
        for (var text : List.of("caf\u00e9", "\u4e2d\u6587", "\u05d0\u05d1", "a\nb", "a\"b\\c/d", "\ud83d\ude00")) {
            if (text.codePointCount(0, text.length()) >= type.least() && text.length() <= type.most()) {
                values.add(new SampleValue.Literal(JsonQuotes.of(text), "beyond plain letters"));
                values.add(new SampleValue.Literal(JsonQuotes.ascii(text), "beyond plain letters, escaped"));
            }
        }
    }

    @Override
    public SampleValue random(int mood, Random random) {
        var text = random.nextInt(3) == 0 ? examples.get(random.nextInt(examples.size())) : letters(random);
        return SampleValue.Literal.of(
                switch (random.nextInt(8)) {
                    case 0 -> JsonQuotes.codes(text);
                    case 1, 2, 3 -> JsonQuotes.ascii(text);
                    default -> JsonQuotes.of(text);
                });
    }

    private String letters(Random random) {
        var most = random.nextInt(20) == 0
                ? Math.min(type.most(), LONG)
                : Math.min(type.most(), type.least() + FREE_LENGTH);
        var length = type.least() + random.nextInt(most - type.least() + 1);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    static String repeated(int codePoint, int count) {
        return Character.toString(codePoint).repeat(count);
    }
}
