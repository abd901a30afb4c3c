package io.tradeschema.compat.change;

import io.tradeschema.model.Advice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of names beside what the two schemas say of them. Whoever asks for a comparison knows it; the engine does not.
 *
 * @param mustUnderstand names of fields that no consumer may ignore
 * @param aliases sets of names, of fields or of values, that stand for the same thing
 */
public record KnownNames(Set<String> mustUnderstand, List<Set<String>> aliases) {

    /** Nothing is known: names are alike by spelling alone. */
    public static final KnownNames NONE = new KnownNames(Set.of(), List.of());

    /** Copies both, the aliases without case and signs. */
    public KnownNames {
        mustUnderstand = Set.copyOf(mustUnderstand);
        aliases = aliases.stream()
                .map(names -> names.stream().map(KnownNames::plain).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    /** The same, with more names of fields that no consumer may ignore. */
    public KnownNames mustUnderstandToo(Collection<String> more) {
        var names = new HashSet<>(mustUnderstand);
        names.addAll(more);
        return new KnownNames(names, aliases);
    }

    /** From 0, nothing in common, to 3, the same but for case and signs. */
    int likeness(String left, String right) {
        var first = plain(left);
        var second = plain(right);
        if (first.equals(second)) {
            return 3;
        }
        if (areAliases(left, right)) {
            return 2;
        }
        var longest = Math.max(first.length(), second.length());
        if (Advice.areWithin(longest / 3, first, second)) {
            return 2;
        }
        var words = new HashSet<>(words(left));
        words.retainAll(words(right));
        return words.isEmpty() ? 0 : 1;
    }

    boolean areAliases(String left, String right) {
        return aliases.stream().anyMatch(names -> names.contains(plain(left)) && names.contains(plain(right)));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }

    private static List<String> words(String name) {
        return List.of(name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[_\\-. ]"));
    }
}
