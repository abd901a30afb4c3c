package io.tradeschema.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A set of ASCII characters, written as ranges of letters or digits, then {@code _}, and last {@code -}: {@code A-Z0-9_-}.
 * So written it means the same between the brackets of every pattern language.
 */
final class CharacterSet {

    private final String ranges;
    /** One bit for each of the characters 0 to 63, and 64 to 127. */
    private final long low;

    private final long high;

    private CharacterSet(String ranges, BitSet members) {
        var words = Arrays.copyOf(members.toLongArray(), 2);
        this.ranges = ranges;
        this.low = words[0];
        this.high = words[1];
    }

    static CharacterSet of(String ranges) {
        var members = new BitSet(128);
        var signs = signs(ranges);
        for (var i = 0; i < signs; i += 3) {
            if (i + 3 > signs || ranges.charAt(i + 1) != '-' || ranges.charAt(i) > ranges.charAt(i + 2)) {
                throw new IllegalArgumentException(
                        "characters are ranges such as A-Z0-9 and perhaps _ and -, found " + Excerpt.quoted(ranges));
            }
            members.set(checked(ranges.charAt(i)), checked(ranges.charAt(i + 2)) + 1);
        }
        ranges.substring(signs).chars().forEach(members::set);
        return new CharacterSet(ranges, members);
    }

    /** Where the ranges end and the signs begin, each of which stands there at most once. */
    private static int signs(String ranges) {
        var end = ranges.length();
        end -= ranges.endsWith("-") ? 1 : 0;
        return end > 0 && ranges.charAt(end - 1) == '_' ? end - 1 : end;
    }

    private static int checked(char letterOrDigit) {
        if (letterOrDigit >= 128 || !Character.isLetterOrDigit(letterOrDigit)) {
            throw new IllegalArgumentException("ranges run between ASCII letters or digits");
        }
        return letterOrDigit;
    }

    /** All of them, in the order of their codes. */
    String members() {
        var members = new StringBuilder();
        for (char character = 0; character < 128; character++) {
            if (holds(character)) {
                members.append(character);
            }
        }
        return members.toString();
    }

    String ranges() {
        return ranges;
    }

    boolean holds(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!holds(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(char character) {
        return character < 64 ? (low >>> character & 1) != 0 : character < 128 && (high >>> character & 1) != 0;
    }
}
