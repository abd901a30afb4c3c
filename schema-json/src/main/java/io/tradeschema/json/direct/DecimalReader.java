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

    /** Usual numbers have one word before the point, and one behind it: no loop, and hardly a branch to be guessed. */
    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var start = in[at] == '-' ? at + 1 : at;
        var whole = Words.at(in, start);
        var wholeDigits = Digits.countAtStart(whole);
        var point = start + wholeDigits;
        var isWhole = in[point] != '.';
        var fraction = isWhole ? 0 : Words.at(in, point + 1);
        var places = isWhole ? 0 : Digits.countAtStart(fraction);
        var end = isWhole ? point : point + 1 + places;
        if (isLonger(in[end]) || isUnusual(in, start, wholeDigits) || !isWhole && places == 0 || end - at > longest) {
            return readLong(in, at, values, slot);
        }
        var scale = Math.max(0, places - Digits.zerosAtEnd(fraction, places));
        var digits = Digits.value(whole, wholeDigits) * Digits.power(scale) + Digits.value(fraction, scale);
        return put(digits, scale, at < start, end, values, slot);
    }

    private static boolean isLonger(byte next) {
        return next >= '0' && next <= '9' || (next | 0x20) == 'e';
    }

    /** No digits, or a zero too many. */
    private static boolean isUnusual(byte[] in, int start, int digits) {
        return digits == 0 || in[start] == '0' && digits > 1;
    }

    private int readLong(byte[] in, int at, Object[] values, int slot) {
        var start = in[at] == '-' ? at + 1 : at;
        var point = Digits.end(in, start);
        var hasFraction = in[point] == '.';
        var end = hasFraction ? Digits.end(in, point + 1) : point;
        if (isUnusual(in, start, point - start) || (in[end] | 0x20) == 'e') {
            return readUnusual(in, at, end, values, slot);
        }
        if (end - at > longest || hasFraction && end == point + 1) {
            return DOUBT;
        }
        return hasFraction && in[start] == '0'
                ? readSmall(in, at, point + 1, end, values, slot)
                : readDigits(in, at, point, end, values, slot);
    }

    /** A number below 1: the zeros behind its point are no digits of it. */
    private int readSmall(byte[] in, int at, int fraction, int end, Object[] values, int slot) {
        var first = fraction;
        while (in[first] == '0') {
            first++;
        }
        if (end - first > Digits.MOST || end - fraction > DecimalType.PLAIN_PLACES) {
            return readUnusual(in, at, end, values, slot);
        }
        return putStripped(number(in, first, end), end - fraction, in[at] == '-', end, values, slot);
    }

    private int readDigits(byte[] in, int at, int point, int end, Object[] values, int slot) {
        var start = in[at] == '-' ? at + 1 : at;
        var scale = Math.max(0, end - point - 1);
        if (point - start + scale > Digits.MOST) {
            return readUnusual(in, at, end, values, slot);
        }
        var unscaled = number(in, start, point);
        if (scale > 0) {
            unscaled = unscaled * Digits.power(scale) + number(in, point + 1, end);
        }
        return putStripped(unscaled, scale, at < start, end, values, slot);
    }

    private int putStripped(long digits, int places, boolean negative, int end, Object[] values, int slot) {
        var unscaled = digits;
        var scale = places;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return put(unscaled, scale, negative, end, values, slot);
    }

    private int put(long digits, int scale, boolean negative, int end, Object[] values, int slot) {
        var value = type.plain(negative ? -digits : digits, scale);
        if (value == null) {
            return DOUBT;
        }
        values[slot] = argument(value);
        return end;
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
