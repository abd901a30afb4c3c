package io.tradeschema.json.direct;

/** Up to eight characters of a time, in which {@code 0} stands for any digit. */
final class TimePattern {

    private static final int ANY_DIGIT = 0xF0;
    private static final int EXACTLY = 0xFF;
    private static final int BEYOND_NINE = 6;

    private final long text;
    private final long judged;
    private final long carries;

    TimePattern(String text) {
        var bitsThatMustVanish = 0L;
        var sixes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) == '0';
            bitsThatMustVanish |= (long) (digit ? ANY_DIGIT : EXACTLY) << i * Byte.SIZE;
            sixes |= (long) (digit ? BEYOND_NINE : 0) << i * Byte.SIZE;
        }
        this.text = Words.of(text);
        this.judged = bitsThatMustVanish;
        this.carries = sixes;
    }

    /** Whether a word begins with such characters. */
    boolean fits(long word) {
        var different = word ^ text;
        return ((different + carries | different) & judged) == 0;
    }

    /** The two digits that begin at each byte of a word that fits, as a number from 0 to 99 in that byte. */
    static long pairs(long word) {
        var digits = word & 0x0F0F0F0F0F0F0F0FL;
        return digits * 10 + (digits >>> Byte.SIZE);
    }
}
