package io.tradeschema.model;

import java.util.Arrays;
import java.util.BitSet;

/** A set of ASCII characters, written as ranges: {@code A-Z0-9}. */
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
        for (var i = 0; i < ranges.length(); i += 3) {
            if (i + 3 > ranges.length() || ranges.charAt(i + 1) != '-' || ranges.charAt(i) > ranges.charAt(i + 2)) {
                throw new IllegalArgumentException(
                        "characters are ranges such as A-Z0-9, found " + Excerpt.quoted(ranges));
            }
            members.set(checked(ranges.charAt(i)), checked(ranges.charAt(i + 2)) + 1);
        }
        return new CharacterSet(ranges, members);
    }

    private static int checked(char letterOrDigit) {
        if (letterOrDigit >= 128 || !Character.isLetterOrDigit(letterOrDigit)) {
            throw new IllegalArgumentException("ranges run between ASCII letters or digits");
        }
        return letterOrDigit;
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
