package io.tradeschema.json.direct;

/** Up to eight decimal digits in one word. */
final class Digits {

    /** How many digits any long can have that is not negative and has no nineteenth. */
    static final int MOST = 18;

    /** The least number that has more digits than a word. */
    static final long OF_WORD = 100_000_000;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long UP_TO_HIGH_BIT = 0x7676767676767676L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long PAIRS = 0x000000FF000000FFL;
    /** Some bit of the last digit. */
    private static final long LAST = 1L << 56;

    private static final long[] POWERS = powers();

    private Digits() {}

    private static long[] powers() {
        var powers = new long[MOST + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** Ten to that power, up to {@link #MOST}. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** How many digits a number has that is not negative and below {@link #OF_WORD}. */
    static int countBelowWord(long number) {
        return Words.LENGTH - (Long.numberOfTrailingZeros(digits(number) | LAST) >>> 3);
    }

    /** The word of eight digits that a number is which is not negative and below {@link #OF_WORD}. */
    static long text(long number) {
        return digits(number) | ZEROS;
    }

    /** Halves the digits three times: numbers of four digits, of two, and of one, each with its own share of the word. */
    private static long digits(long number) {
        var fours = number / 10_000 | number % 10_000 << 32;
        var hundreds = fours * 10_486 >>> 20 & 0x0000007F_0000007FL;
        var twos = hundreds | fours - hundreds * 100 << 16;
        var tens = twos * 103 >>> 10 & 0x000F000F_000F000FL;
        return tens | twos - tens * 10 << 8;
    }

    /** How many of a word's first bytes are digits. */
    static int countAtStart(long word) {
        var digits = word ^ ZEROS;
        var others = (digits + UP_TO_HIGH_BIT | digits) & HIGHS;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** How many of a word's first digits are zeros at their end; at least that many, when they are nothing else. */
    static int zerosAtEnd(long word, int count) {
        return Long.numberOfLeadingZeros((word ^ ZEROS) << -count * Byte.SIZE) >>> 3;
    }

    /** The number that a word's first bytes are, all of them digits; 0 when there are none. */
    static long value(long word, int count) {
        // In two halves: a shift by 64 bits would be none at all.
        var half = (Words.LENGTH - count) * Byte.SIZE / 2;
        var digits = (word ^ ZEROS) << half << half;
        var pairs = digits * 10 + (digits >>> 8);
        var high = (pairs & PAIRS) * (100 + (1_000_000L << 32));
        var low = (pairs >>> 16 & PAIRS) * (1 + (10_000L << 32));
        return high + low >>> 32;
    }

    /** Behind the digits that begin at this place; a message ends in a bracket, so at the latest there. */
    static int end(byte[] in, int start) {
        var at = start;
        var count = countAtStart(Words.at(in, at));
        while (count == Words.LENGTH) {
            at += count;
            count = countAtStart(Words.at(in, at));
        }
        return at + count;
    }
}
