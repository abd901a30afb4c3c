package io.tradeschema.json.direct;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.NumberText;
import java.nio.charset.StandardCharsets;

/** Reads decimals of up to eighteen digits as a long and a scale; any other number the type itself reads. */
final class DecimalReader extends ValueReader {

    private final DecimalType<?> type;
    private final int longest;

    DecimalReader(DecimalType<?> type, Limits limits, boolean required) {
        super(required);
        this.type = type;
        this.longest = limits.number();
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var start = in[at] == '-' ? at + 1 : at;
        var point = endOfDigits(in, start);
        var hasFraction = in[point] == '.';
        var end = hasFraction ? endOfDigits(in, point + 1) : point;
        var digits = end - start - (hasFraction ? 1 : 0);
        if (digits > Digits.MOST || isUnusual(in, start, point, end)) {
            return readUnusual(in, at, end, values, slot);
        }
        var scale = digits - (point - start);
        var unscaled = number(in, start, point);
        return end - at > longest || hasFraction && scale == 0
                ? DOUBT
                : put(
                        hasFraction ? unscaled * Digits.power(scale) + number(in, point + 1, end) : unscaled,
                        scale,
                        at < start,
                        end,
                        values,
                        slot);
    }

    /** No digits, a zero too many, or an exponent. */
    private static boolean isUnusual(byte[] in, int start, int point, int end) {
        return point == start || in[start] == '0' && point - start > 1 || (in[end] | 0x20) == 'e';
    }

    private int put(long digits, int places, boolean negative, int end, Object[] values, int slot) {
        var unscaled = digits;
        var scale = places;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        var value = type.plain(negative ? -unscaled : unscaled, scale);
        if (value == null) {
            return DOUBT;
        }
        values[slot] = argument(value);
        return end;
    }

    private static int endOfDigits(byte[] in, int start) {
        var at = start;
        var count = Digits.countAtStart(Words.at(in, at));
        while (count == Words.LENGTH) {
            at += count;
            count = Digits.countAtStart(Words.at(in, at));
        }
        return at + count;
    }

    /** The digits from one place to another, at most eighteen of them. */
    private static long number(byte[] in, int start, int end) {
        var number = 0L;
        var at = start;
        for (; end - at > Words.LENGTH; at += Words.LENGTH) {
            number = number * 100_000_000 + Digits.value(Words.at(in, at), Words.LENGTH);
        }
        return at < end ? number * Digits.power(end - at) + Digits.value(Words.at(in, at), end - at) : number;
    }

    /** Exponents and long numbers: the type knows what they mean, and whether they are JSON at all. */
    private int readUnusual(byte[] in, int start, int from, Object[] values, int slot) {
        var end = from;
        while (isNumberPart(in[end])) {
            end++;
        }
        if (end - start > longest) {
            return DOUBT;
        }
        var text = new String(in, start, end - start, StandardCharsets.ISO_8859_1);
        var outcome = type.read(new NumberText(text), type.name());
        if (!outcome.accepted() || !outcome.findings().isEmpty()) {
            return DOUBT;
        }
        values[slot] = argument(outcome.orThrow());
        return end;
    }

    private static boolean isNumberPart(byte character) {
        return character >= '0' && character <= '9'
                || character == '+'
                || character == '-'
                || character == '.'
                || (character | 0x20) == 'e';
    }
}
