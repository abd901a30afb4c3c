package io.tradeschema.json.direct;

import io.tradeschema.model.DecimalType;
import java.math.BigDecimal;

/** Writes decimals of up to eighteen digits, without exponents. */
final class DecimalWriter<V> implements ValueWriter {

    /** Digits, a zero before the point, the point, and a sign. */
    private static final int LONGEST = Digits.MOST + 3;

    private final DecimalType<V> type;

    DecimalWriter(DecimalType<V> type) {
        this.type = type;
    }

    @Override
    public boolean write(Object value, Output out) {
        if (!type.javaType().isInstance(value)
                || !(type.wire(type.javaType().cast(value)) instanceof BigDecimal number)
                || !type.plainlyAccepts(number)) {
            return false;
        }
        // The digits without the point; unlike unscaledValue() it makes no BigInteger.
        var digits = number.scaleByPowerOfTen(number.scale()).longValue();
        out.expect(LONGEST);
        if (digits < 0) {
            out.put('-');
        }
        put(Math.abs(digits), number.scale(), out);
        return true;
    }

    private static void put(long digits, int places, Output out) {
        if (places == 0) {
            out.putNumber(digits);
            return;
        }
        var unit = Digits.power(places);
        var whole = digits / unit;
        out.putNumber(whole);
        out.put('.');
        out.putDigits(digits - whole * unit, places);
    }
}
