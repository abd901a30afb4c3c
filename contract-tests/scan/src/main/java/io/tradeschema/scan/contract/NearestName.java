package io.tradeschema.scan.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant: the nearest by edits, case and underscores left aside. */
public final class NearestName {

    private NearestName() {}

    /** The nearest of these names, if one is near enough to be worth naming. */
    public static Optional<String> of(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> !candidate.equals(name))
                .filter(candidate -> near(plain(name), plain(candidate)))
                .min(Comparator.<String>comparingInt(candidate -> distance(plain(name), plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var shorter = Math.min(one.length(), other.length());
        if (shorter >= 3
                && (one.startsWith(other) || other.startsWith(one) || one.endsWith(other) || other.endsWith(one))) {
            return true;
        }
        return distance(one, other) <= (shorter <= 4 ? 1 : 2);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** How many letters must be added, removed, replaced or swapped. */
    public static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        var current = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[other.length()];
    }
}
