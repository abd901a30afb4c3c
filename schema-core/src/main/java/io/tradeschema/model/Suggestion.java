package io.tradeschema.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant: the same letters in another case or style first, then few edits away. */
final class Suggestion {

    /** More edits make another name of the longest. */
    private static final int MOST = 3;

    private static final byte[] NO_ROWS = {};

    private final Name[] candidates;
    /** Letters of the longest one. */
    private final int longest;

    private Suggestion(Name[] candidates) {
        this.candidates = candidates;
        this.longest = Arrays.stream(candidates)
                .mapToInt(name -> name.plain.length())
                .max()
                .orElse(0);
    }

    /** Suggestions among fixed candidates. */
    static Suggestion among(Collection<String> candidates) {
        return new Suggestion(candidates.stream().map(Name::of).toArray(Name[]::new));
    }

    /** The candidate nearest to the text, the earlier of two equals; empty when none is near. */
    Optional<String> nearest(Name text) {
        return nearest(near(text), candidate -> true);
    }

    /** The nearest of the eligible ones, the earlier of two equals. */
    static Optional<String> nearest(@Nullable Near near, Predicate<String> eligible) {
        return least(near, MOST, eligible);
    }

    /** The candidate that the text is with a slip: the same but for case and signs, or one edit away. */
    Optional<String> slip(Name text) {
        return slip(near(text), candidate -> true);
    }

    /** The eligible one that the text is with a slip. */
    static Optional<String> slip(@Nullable Near near, Predicate<String> eligible) {
        return least(near, 1, eligible);
    }

    private static Optional<String> least(@Nullable Near first, int most, Predicate<String> eligible) {
        var nearest = Optional.<String>empty();
        var least = most + 1;
        for (var near = first; near != null; near = near.next) {
            if (near.edits < least && eligible.test(near.name)) {
                nearest = Optional.of(near.name);
                least = near.edits;
            }
        }
        return nearest;
    }

    /** The candidates that the text may be meant for, in their order, asked for once: of most texts there are none. */
    @Nullable
    Near near(Name text) {
        Near near = null;
        var rows = NO_ROWS;
        for (var i = text.name.length() > Limits.STANDARD.name() ? -1 : candidates.length - 1; i >= 0; i--) {
            var candidate = candidates[i];
            if (candidate.leastEdits(text) <= candidate.allowed && !isAnother(text, candidate)) {
                rows = rows.length == 0 ? rows(longest) : rows;
                var edits = edits(text.plain, candidate.plain, candidate.allowed, rows);
                near = edits <= candidate.allowed ? new Near(candidate.name, edits, near) : near;
            }
        }
        return near;
    }

    /** A candidate, how many edits away it is, and the next one: a hostile message has hundreds of names with a few each. */
    record Near(String name, int edits, @Nullable Near next) {}

    /**
     * A name, prepared for comparison.
     *
     * @param name the name itself
     * @param plain its letters in lower case, without what only separates words
     * @param letters a set of these letters, one bit for several of them
     * @param allowed how many edits away it may be meant
     */
    record Name(String name, String plain, long letters, int allowed) {

        /** Prepared once for all questions about it: a hostile message asks them of hundreds of names. */
        static Name of(String name) {
            var plain = Suggestion.plain(name);
            var letters = 0L;
            for (var i = 0; i < plain.length(); i++) {
                letters |= 1L << plain.charAt(i);
            }
            return new Name(name, plain, letters, Suggestion.allowed(name));
        }

        /** A number of edits that are needed at the least: one edit takes away, or brings, a single letter. */
        int leastEdits(Name other) {
            return Math.max(
                    Math.abs(plain.length() - other.plain.length()),
                    Math.max(Long.bitCount(letters & ~other.letters), Long.bitCount(other.letters & ~letters)));
        }
    }

    /** A name with one more word in front, such as rl_action beside action, is another name and no slip of the pen. */
    private static boolean isAnother(Name text, Name candidate) {
        return !text.plain.equals(candidate.plain)
                && (endsWithWords(text.name, candidate.name) || endsWithWords(candidate.name, text.name));
    }

    /** Whether the name is the words with others in front. */
    static boolean endsWithWords(String name, String words) {
        var before = name.length() - words.length() - 1;
        return before >= 0 && name.charAt(before) == '_' && name.endsWith(words);
    }

    /** One edit for names up to five letters, two up to nine, three beyond. */
    private static int allowed(String candidate) {
        return candidate.length() <= 5 ? 1 : candidate.length() <= 9 ? 2 : 3;
    }

    /** The letters in lower case, without what only separates words. */
    static String plain(String name) {
        return isPlain(name) ? name : madePlain(name);
    }

    private static boolean isPlain(String name) {
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (isSeparator(letter) || Character.toLowerCase(letter) != letter) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeparator(char letter) {
        return letter == '_' || letter == '-' || letter == '.' || Character.isWhitespace(letter);
    }

    private static String madePlain(String name) {
        var plain = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (!isSeparator(letter)) {
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
        return edits(from, to, most, rows(to.length()));
    }

    /** Three rows in one: a swap looks back two and no further. What counts is at most one more than the most. */
    private static byte[] rows(int length) {
        return new byte[3 * (length + 1)];
    }

    private static int edits(String from, String to, int most, byte[] rows) {
        var width = to.length() + 1;
        for (var i = 0; i <= from.length(); i++) {
            // Further from the diagonal more letters are missing than may be.
            var first = Math.max(0, i - most);
            var last = Math.min(to.length(), i + most);
            var row = i % 3 * width;
            Arrays.fill(rows, row, row + width, (byte) (most + 1));
            var leastOfRow = most + 1;
            for (var j = first; j <= last; j++) {
                rows[row + j] = (byte) (i == 0 || j == 0 ? i + j : cell(rows, from, to, i, j));
                leastOfRow = Math.min(leastOfRow, rows[row + j]);
            }
            if (leastOfRow > most) {
                return leastOfRow;
            }
        }
        return rows[from.length() % 3 * width + to.length()];
    }

    private static int cell(byte[] rows, String from, String to, int i, int j) {
        var width = to.length() + 1;
        var above = (i + 2) % 3 * width + j;
        var replace = rows[above - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        var least = Math.min(replace, Math.min(rows[above], rows[i % 3 * width + j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[(i + 1) % 3 * width + j - 2] + 1) : least;
    }
}
