package io.tradeschema.generator;

import io.tradeschema.generator.MessageText.Member;
import io.tradeschema.generator.Mutation.Edited;
import io.tradeschema.model.RetiredName;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Edits of names, and of values whatever their type. */
final class FieldMutations {

    private static final String[] STRANGE_NAMES = {
        "zebra", "id", "type", "", " ", "constructor", "__proto__", "toString", "hasOwnProperty", "$ref", "a.b", "$.a"
    };
    private static final String[] BLANKS = {" ", "\t", "\n", "\u00a0", "\u2028", "\r\n", "\u3000"};
    private static final String[] INVISIBLE = {"\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u0000", "\u0301"};
    private static final String LATIN = "aceiopsxyABCEHIKMOPSTX";
    private static final String ALIKE = "\u0430\u0441\u0435\u0456\u043e\u0440\u0455\u0445\u0443"
            + "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0405\u0422\u0425";
    private static final String[] OTHER_TYPES = {
        "true",
        "false",
        "[]",
        "{}",
        "0",
        "1",
        "-1",
        "1.5",
        "\"\"",
        "\"1\"",
        "\"null\"",
        "\"true\"",
        "[1]",
        "[null]",
        "{\"value\":1}",
        "[\"a\",\"b\"]",
        "1769000000",
        "1769000000000",
        "\"\\u0000\""
    };

    private FieldMutations() {}

    private static Optional<Place> anywhere(MessageText message, Random random) {
        return Place.any(message, random, (type, value) -> true);
    }

    private static Optional<Place> anyText(MutationFamily family, MessageText message, Random random) {
        return Place.any(
                message,
                random,
                (type, value) -> KindEdits.has(type, family)
                        && value != SampleValue.Literal.NULL
                        && !value.equals(SampleValue.Literal.of("\"\"")));
    }

    static Optional<Edited> unknownName(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> switch (random.nextInt(5)) {
            case 0 -> {
                var name = Mutation.any(STRANGE_NAMES, random);
                yield place.edited(
                        name + " added",
                        place.object()
                                .insert(
                                        place.index(),
                                        new Member(name, place.member().value())));
            }
            case 1 -> place.renamed(place.name() + Mutation.any(new String[] {"s", "_", "_usd", "_pct", "2"}, random));
            case 2 -> place.renamed(place.name().substring(1));
            case 3 -> place.renamed(swapped(place.name(), random));
            default -> place.renamed("x_" + place.name());
        });
    }

    private static String swapped(String name, Random random) {
        if (name.length() < 2) {
            return name + name;
        }
        var at = random.nextInt(name.length() - 1);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    static Optional<Edited> nameCase(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> {
            var name = place.name();
            return place.renamed(
                    switch (random.nextInt(5)) {
                        case 0 -> name.toUpperCase(Locale.ROOT);
                        case 1 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                        case 2 -> camel(name);
                        case 3 -> name.replace('_', '-');
                        default -> name.replace("_", "");
                    });
        });
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (var part : name.split("_", -1)) {
            camel.append(
                    camel.isEmpty() || part.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }

    static Optional<Edited> lookAlike(MessageText message, Random random) {
        return random.nextInt(3) == 0
                ? anyText(MutationFamily.LOOK_ALIKE, message, random)
                        .flatMap(place -> place.value(quotedBody(place, alike(body(place), random))))
                : anywhere(message, random).flatMap(place -> place.renamed(alike(place.name(), random)));
    }

    private static String body(Place place) {
        var literal = place.literal();
        return literal.substring(1, literal.length() - 1);
    }

    private static String quotedBody(Place place, String body) {
        return '"' + body.replace("\u0000", "\\u0000") + '"';
    }

    private static String alike(String text, Random random) {
        var start = text.isEmpty() ? 0 : random.nextInt(text.length());
        for (var i = 0; i < text.length(); i++) {
            var at = (start + i) % text.length();
            var letter = LATIN.indexOf(text.charAt(at));
            if (letter >= 0 && random.nextInt(3) > 0) {
                return text.substring(0, at) + ALIKE.charAt(letter) + text.substring(at + 1);
            }
        }
        return text + Mutation.any(INVISIBLE, random);
    }

    static Optional<Edited> blank(MessageText message, Random random) {
        var blank = Mutation.any(BLANKS, random);
        if (random.nextBoolean()) {
            return anywhere(message, random).flatMap(place -> place.renamed(put(blank, place.name(), random)));
        }
        var written = blank.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
        return anyText(MutationFamily.BLANK, message, random)
                .flatMap(place -> place.value('"' + ends(written, body(place), random) + '"'));
    }

    private static String put(String blank, String text, Random random) {
        var at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + blank + text.substring(at);
    }

    /** Into the middle of an escape would be another edit. */
    private static String ends(String blank, String text, Random random) {
        return random.nextBoolean() ? blank + text : text + blank;
    }

    static Optional<Edited> retiredName(MessageText message, Random random) {
        var names = message.shape().retired();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var retired = names.get(random.nextInt(names.size()));
        var at = retired.successor()
                .map(successor -> indexOf(message, successor))
                .orElse(-1);
        var beside = new Member(
                retired.name(),
                at < 0
                        ? SampleValue.Literal.of("1.5")
                        : message.members().get(at).value());
        if (at < 0 || random.nextInt(4) == 0) {
            return Edited.of(
                    retired.name() + " added", message.insert(message.members().size(), beside));
        }
        return Edited.of(retired.name() + " for " + message.members().get(at).name(), message.replace(at, beside));
    }

    private static int indexOf(MessageText message, String name) {
        for (var i = 0; i < message.members().size(); i++) {
            if (message.members().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    static Optional<Edited> missing(MessageText message, Random random) {
        return anywhere(message, random)
                .flatMap(place -> place.edited(
                        place.name() + " taken away", place.object().without(place.index())));
    }

    static Optional<Edited> nulled(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> place.value("null"));
    }

    static Optional<Edited> wrongType(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> {
            var literal = place.literal();
            return place.value(
                    switch (random.nextInt(4)) {
                        case 0 ->
                            literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : '"' + literal + '"';
                        case 1 -> '[' + literal + ']';
                        default -> Mutation.any(OTHER_TYPES, random);
                    });
        });
    }

    static Optional<Edited> choice(MessageText message, Random random) {
        return Place.of(MutationFamily.CHOICE, message, random).flatMap(place -> {
            var type = place.type().asChoice().orElseThrow();
            var values = new ArrayList<>(type.values());
            place.object().shape().retired().stream()
                    .map(RetiredName::values)
                    .forEach(mapping ->
                            values.addAll(mapping.keySet().stream().sorted().toList()));
            var value = values.get(random.nextInt(values.size()));
            return place.value(JsonQuotes.of(
                    switch (random.nextInt(6)) {
                        case 0 -> value.toUpperCase(Locale.ROOT);
                        case 1 -> value.toLowerCase(Locale.ROOT);
                        case 2 -> swapped(value, random);
                        case 3 -> type.name() + "." + value;
                        default -> value;
                    }));
        });
    }

    static Optional<Edited> duplicate(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> {
            var object = place.object();
            var other = object.members().get(random.nextInt(object.members().size()));
            var value = random.nextInt(3) == 0 ? other.value() : place.member().value();
            return place.edited(
                    place.name() + " twice",
                    object.insert(random.nextInt(object.members().size() + 1), new Member(place.name(), value)));
        });
    }

    static Optional<Edited> nesting(MessageText message, Random random) {
        return anywhere(message, random).flatMap(place -> switch (random.nextInt(5)) {
            case 0 -> place.value("{\"" + place.name() + "\":" + place.literal() + "}");
            case 1 -> place.value("[[[" + place.literal() + "]]]");
            case 2 -> {
                var depth = 1 + random.nextInt(40);
                yield place.value("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
            }
            case 3 -> Edited.of("the message inside another", "{\"payload\":" + Layout.PYTHON.write(message) + "}");
            default -> flat(message, place);
        });
    }

    /** The members of an object beside it, or the place's member moved out of its object. */
    private static Optional<Edited> flat(MessageText message, Place place) {
        if (!place.isInside()) {
            return Edited.of("the message in a list", "[" + Layout.PYTHON.write(message) + "]");
        }
        var moved = place.rebuilt(place.object().without(place.index()));
        return Edited.of(
                place.name() + " moved out", moved.insert(moved.members().size(), place.member()));
    }
}
