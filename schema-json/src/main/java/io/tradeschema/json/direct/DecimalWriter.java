package io.tradeschema.json.direct;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Limits;
import java.math.BigDecimal;

/** Writes decimals: of up to eighteen digits as a long and a scale, any other as its type's text. */
final class DecimalWriter<V> extends ValueWriter {

    /** The longest text of any number. */
    private static final int LONGEST = Limits.STANDARD.number();

    private final DecimalType<V> type;

    DecimalWriter(DecimalType<V> type) {
        this.type = type;
    }

    @Override
    boolean write(Object value, Output out) {
        if (!type.javaType().isInstance(value)
                || !(type.wire(type.javaType().cast(value)) instanceof BigDecimal number)) {
            return false;
        }
        out.expect(LONGEST);
        var digits = type.plainDigits(number);
        return digits == DecimalType.NOT_PLAIN
                ? type.accepts(number) && writeText(number, out)
                : writePlain(digits, number.scale(), out);
    }

    private static boolean writePlain(long digits, int places, Output out) {
        if (digits < 0) {
            out.put('-');
        }
        put(Math.abs(digits), places, out);
        return true;
    }

    private static void put(long digits, int places, Output out) {
        if (places == 0) {
            out.putNumber(digits);
            return;
        }
        if (places > Digits.MOST) {
            out.put('0');
            out.put('.');
            out.putDigits(0, places - Digits.MOST);
            out.putDigits(digits, Digits.MOST);
            return;
        }
        var unit = Digits.power(places);
        var whole = digits / unit;
        out.putNumber(whole);
        out.put('.');
        out.putDigits(digits - whole * unit, places);
    }

    private static boolean writeText(BigDecimal number, Output out) {
        out.putAscii(DecimalType.text(number));
        return true;
    }
}
