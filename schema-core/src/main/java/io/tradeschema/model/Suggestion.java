package io.tradeschema.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the name that was probably meant: the same letters in another case or style first, then few edits away. */
final class Suggestion {

    /** More edits make another name of the longest. */
    private static final int MOST = 3;

    private final List<Candidate> candidates;

    private Suggestion(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /** Suggestions among fixed candidates. */
    static Suggestion among(Collection<String> candidates) {
        return new Suggestion(candidates.stream().map(Candidate::of).toList());
    }

    /** The candidate nearest to the text, the earlier of two equals; empty when none is near. */
    Optional<String> nearest(String text) {
        return nearest(text, candidate -> true);
    }

    /** The nearest of the eligible candidates. */
    Optional<String> nearest(String text, Predicate<String> eligible) {
        return nearest(text, MOST, eligible);
    }

    /** The candidate that the text is with a slip: the same but for case and signs, or one edit away. */
    Optional<String> slip(String text) {
        return nearest(text, 1, candidate -> true);
    }

    private Optional<String> nearest(String text, int atMost, Predicate<String> eligible) {
        if (text.length() > Limits.STANDARD.name()) {
            return Optional.empty();
        }
        var meant = Candidate.of(text);
        var nearest = Optional.<String>empty();
        var least = atMost + 1;
        for (var candidate : candidates) {
            var most = Math.min(allowed(candidate.name), least - 1);
            if (candidate.leastEdits(meant) <= most && !isAnother(meant, candidate) && eligible.test(candidate.name)) {
                var edits = edits(meant.plain, candidate.plain, most);
                nearest = edits <= most ? Optional.of(candidate.name) : nearest;
                least = Math.min(least, edits <= most ? edits : least);
            }
        }
        return nearest;
    }

    /**
     * A name, prepared for comparison.
     *
     * @param name the name itself
     * @param plain its letters in lower case, without what only separates words
     * @param letters a set of these letters, one bit for several of them
     */
    private record Candidate(String name, String plain, long letters) {

        static Candidate of(String name) {
            var plain = Suggestion.plain(name);
            var letters = 0L;
            for (var i = 0; i < plain.length(); i++) {
                letters |= 1L << plain.charAt(i);
            }
            return new Candidate(name, plain, letters);
        }

        /** A number of edits that are needed at the least: one edit takes away, or brings, a single letter. */
        int leastEdits(Candidate other) {
            return Math.max(
                    Math.abs(plain.length() - other.plain.length()),
                    Math.max(Long.bitCount(letters & ~other.letters), Long.bitCount(other.letters & ~letters)));
        }
    }

    /** A name with one more word in front, such as rl_action beside action, is another name and no slip of the pen. */
    private static boolean isAnother(Candidate text, Candidate candidate) {
        return !text.plain.equals(candidate.plain)
                && (text.name.endsWith("_" + candidate.name) || candidate.name.endsWith("_" + text.name));
    }

    /** One edit for names up to five letters, two up to nine, three beyond. */
    private static int allowed(String candidate) {
        return candidate.length() <= 5 ? 1 : candidate.length() <= 9 ? 2 : 3;
    }

    /** The letters in lower case, without what only separates words. */
    static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (letter != '_' && letter != '-' && letter != '.' && !Character.isWhitespace(letter)) {
                plain.append(Character.toLowerCase(letter));
            }
        }
        return plain.toString();
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). Gives up, with some number
     * above the most that is of interest, as soon as it is clear: a message may have hundreds of unknown names.
     */
    static int edits(String from, String to, int most) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            // Further from the diagonal more letters are missing than may be.
            var first = Math.max(0, i - most);
            var last = Math.min(to.length(), i + most);
            Arrays.fill(rows[i], most + 1);
            var leastOfRow = most + 1;
            for (var j = first; j <= last; j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, from, to, i, j);
                leastOfRow = Math.min(leastOfRow, rows[i][j]);
            }
            if (leastOfRow > most) {
                return leastOfRow;
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
