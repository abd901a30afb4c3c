package io.tradeschema.model;

import java.util.BitSet;

/** A set of ASCII characters, written as ranges: {@code A-Z0-9}. */
final class CharacterSet {

    private final String ranges;
    private final BitSet members;

    private CharacterSet(String ranges, BitSet members) {
        this.ranges = ranges;
        this.members = members;
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
            if (!members.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
