package io.tradeschema.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant: the same letters in another case or style first, then few edits away. */
public final class Suggestion {

    private Suggestion() {}

    /** The candidate nearest to the text, the earlier of two equals; empty when none is near. */
    public static Optional<String> nearest(String text, Collection<String> candidates) {
        if (text.length() > Limits.STANDARD.name()) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> distance(text, candidate) <= allowed(candidate))
                .min(Comparator.comparingInt(candidate -> distance(text, candidate)));
    }

    /** One edit for names up to five letters, two up to nine, three beyond. */
    private static int allowed(String candidate) {
        return candidate.length() <= 5 ? 1 : candidate.length() <= 9 ? 2 : 3;
    }

    private static int distance(String text, String candidate) {
        return edits(plain(text), plain(candidate));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s.]", "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int edits(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, from, to, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int cell(int[][] rows, String from, String to, int i, int j) {
        var replace = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        var least = Math.min(replace, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
