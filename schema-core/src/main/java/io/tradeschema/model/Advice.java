package io.tradeschema.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a name that is not known, in the one wording of all doors: which name was probably meant, what took a
 * retired name's place and how its values map. Validation, scan, compatibility, builders, the command line and the
 * generated bindings all say these sentences.
 */
public final class Advice {

    /** The fewest letters that one name must share with another's beginning or end to be related to it. */
    private static final int LEAST_RELATED = 3;

    /** What is done with the field at the place that is advised. */
    public enum Use {
        /** It is written there, or set. */
        SEND,
        /** It is read there. */
        READ;

        private String verb() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Advice() {}

    // ---- names ----

    /** The name nearest to the text by a few slips of the pen, the earlier of two equals; empty when none is near. */
    public static Optional<String> nearest(String text, Collection<String> names) {
        return Suggestion.among(names).nearest(Suggestion.Name.of(text));
    }

    /**
     * The nearest name or, where none is near, the shortest that begins or ends with the text or stands at its beginning or
     * end: {@code pnl_usd} for {@code pnl}. For names that no contract fixes, where a missing word is the usual mistake.
     */
    public static Optional<String> related(String text, Collection<String> names) {
        var others = names.stream().filter(name -> !name.equals(text)).toList();
        return nearest(text, others)
                .or(() -> others.stream()
                        .filter(name -> areRelated(Suggestion.plain(text), Suggestion.plain(name)))
                        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())));
    }

    private static boolean areRelated(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        return shorter.length() >= LEAST_RELATED && (longer.startsWith(shorter) || longer.endsWith(shorter));
    }

    /**
     * Whether the text is one of the names with a slip: equal to it after folding case, {@code _} and {@code -}, or one
     * edit away. A reader that is open for later fields refuses such a name all the same.
     */
    public static boolean isSlip(String text, Collection<String> names) {
        return slipOf(text, names).isPresent();
    }

    /** The name that the text {@linkplain #isSlip is with a slip}; empty when it is none. */
    public static Optional<String> slipOf(String text, Collection<String> names) {
        return Suggestion.among(names).slip(Suggestion.Name.of(text));
    }

    /** Whether so many letters added, left out, replaced or swapped with their neighbour make the one text the other. */
    public static boolean areWithin(int edits, String one, String other) {
        return Suggestion.edits(one, other, edits) <= edits;
    }

    /** {@code did you mean "x"?} */
    public static String didYouMean(String name) {
        return "did you mean " + Excerpt.quoted(name) + "?";
    }

    /** {@code did you mean "x"?} where one of the known names is near; otherwise {@code there are: a, b}. */
    public static String among(String text, Collection<String> known) {
        return nearest(text, known).map(Advice::didYouMean).orElseGet(() -> thereAre(known));
    }

    private static String thereAre(Collection<String> known) {
        return known.isEmpty() ? "there are none" : "there are: " + String.join(", ", known);
    }

    // ---- fields of a shape ----

    /** What to do about a name that the shape does not have, with no more known of the message. */
    public static String on(Shape<?> shape, String name, Use use) {
        return on(shape, name, use, other -> false, null);
    }

    /**
     * What to do about a name that the shape does not have.
     *
     * @param present whether the message has the field of that name, too
     * @param raw the value that stands under the wrong name; null when it is not known
     */
    public static String on(Shape<?> shape, String name, Use use, Predicate<String> present, @Nullable Object raw) {
        var later = shape.later(name);
        if (later.isPresent()) {
            return "it came in " + later.get() + ": write the message for that version, or leave it out";
        }
        var near = shape.known().near(Suggestion.Name.of(name));
        var retired = retired(shape, name, near);
        if (retired.isPresent()) {
            return instead(shape, retired.get(), use, present, raw);
        }
        return meant(shape, name, near, present)
                .map(field -> present.test(field) ? thereAlready(field) : didYouMean(field))
                .orElse("leave it out, or add it to the contract first");
    }

    /**
     * The field that takes the place of a name that the shape does not have, where it has one: of a retired name the
     * successor, otherwise the field that was probably meant. A field that is present can only be meant by a slip.
     */
    public static Optional<String> replacement(Shape<?> shape, String name, Predicate<String> present) {
        var near = shape.known().near(Suggestion.Name.of(name));
        var retired = retired(shape, name, near);
        return retired.isPresent() ? retired.get().successor() : meant(shape, name, near, present);
    }

    /** The retired name that stands there, perhaps with a slip; what is as near to a field is none. */
    private static Optional<RetiredName> retired(Shape<?> shape, String name, Suggestion.@Nullable Near near) {
        var retired = shape.retired(name);
        return retired.isPresent()
                ? retired
                : Suggestion.slip(near, known -> true).flatMap(shape::retired);
    }

    private static Optional<String> meant(
            Shape<?> shape, String name, Suggestion.@Nullable Near near, Predicate<String> present) {
        if (near == null) {
            return longer(shape, name, present);
        }
        var slip = Suggestion.slip(near, shape::isField);
        if (slip.isPresent()) {
            return slip;
        }
        var meant = Suggestion.nearest(near, field -> shape.isRequired(field) && !present.test(field));
        meant = meant.isPresent() ? meant : longer(shape, name, present);
        return meant.isPresent()
                ? meant
                : Suggestion.nearest(near, field -> shape.isField(field) && !present.test(field));
    }

    /** The one required and absent field that has more words in front: {@code position_size_usd} for {@code size_usd}. */
    private static Optional<String> longer(Shape<?> shape, String name, Predicate<String> present) {
        if (name.indexOf('_') < 0) {
            return Optional.empty();
        }
        var longer = Optional.<String>empty();
        for (var field : shape.fields()) {
            if (field.required() && Suggestion.endsWithWords(field.name(), name) && !present.test(field.name())) {
                if (longer.isPresent()) {
                    return Optional.empty();
                }
                longer = Optional.of(field.name());
            }
        }
        return longer;
    }

    private static String instead(
            Shape<?> shape, RetiredName retired, Use use, Predicate<String> present, @Nullable Object raw) {
        if (retired.successor().isEmpty()) {
            return "leave it out: " + retired.because();
        }
        var successor = retired.successor().get();
        return present.test(successor)
                ? thereAlready(successor)
                : use.verb() + " " + Excerpt.quoted(successor)
                        + value(shape, retired, raw).orElse("") + " instead" + choices(shape, retired);
    }

    private static String thereAlready(String field) {
        return "leave it out: " + Excerpt.quoted(field) + " is there already";
    }

    /** The value that the successor takes, where it is beyond doubt. */
    private static Optional<String> value(Shape<?> shape, RetiredName retired, @Nullable Object raw) {
        if (!(raw instanceof String text)) {
            return Optional.empty();
        }
        var mapped = retired.values().getOrDefault(text, text);
        return choice(shape, retired)
                .filter(choice -> choice.values().contains(mapped))
                .map(choice -> ": " + Excerpt.quoted(mapped));
    }

    private static String choices(Shape<?> shape, RetiredName retired) {
        var mapping = mapping(retired);
        return choice(shape, retired)
                .map(choice ->
                        ", " + choice.expectation() + (mapping.isEmpty() ? "" : "; " + String.join(", ", mapping)))
                .orElse("");
    }

    private static Optional<ChoiceType<?>> choice(Shape<?> shape, RetiredName retired) {
        return retired.successor()
                .flatMap(shape::field)
                .flatMap(field -> field.type().asChoice());
    }

    /** How the values of a retired name map to its successor's: {@code LONG becomes BUY}, each of them, in order. */
    public static List<String> mapping(RetiredName retired) {
        return retired.values().entrySet().stream()
                .map(entry -> entry.getKey() + " becomes " + entry.getValue())
                .sorted()
                .toList();
    }
}
