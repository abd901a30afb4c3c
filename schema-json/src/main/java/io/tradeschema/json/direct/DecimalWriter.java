package io.tradeschema.json.direct;

import java.math.BigDecimal;

/** Writes decimals of up to eighteen digits, without exponents. */
final class DecimalWriter {

    /** Digits, a zero before the point, the point, and a sign. */
    private static final int LONGEST = Digits.MOST + 3;

    private DecimalWriter() {}

    /** Always true: whoever accepted the decimal has counted its digits. */
    static boolean write(BigDecimal number, Output out) {
        out.expect(LONGEST);
        // The digits without the point; unlike unscaledValue() it makes no BigInteger.
        var digits = number.scaleByPowerOfTen(number.scale()).longValue();
        if (digits < 0) {
            out.put('-');
        }
        out.putDecimal(Math.abs(digits), number.scale());
        return true;
    }
}
