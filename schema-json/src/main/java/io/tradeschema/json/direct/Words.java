package io.tradeschema.json.direct;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Eight bytes at a time, the first of them lowest. */
final class Words {

    static final int LENGTH = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private Words() {}

    /** The word at a place; zeros behind the end. There are at least eight bytes. */
    static long at(byte[] in, int at) {
        var last = in.length - LENGTH;
        return at <= last ? (long) LONGS.get(in, at) : beyond(in, at - last);
    }

    private static long beyond(byte[] in, int missing) {
        return missing < LENGTH ? (long) LONGS.get(in, in.length - LENGTH) >>> (missing * Byte.SIZE) : 0;
    }

    /** Writes a word to a place with at least eight bytes behind it. */
    static void put(long word, byte[] out, int at) {
        LONGS.set(out, at, word);
    }

    /** Of a word its first bytes, up to eight of them. */
    static long first(long word, int count) {
        return word & mask(count);
    }

    /** The bits of the first bytes, up to eight of them. */
    static long mask(int count) {
        return count >= LENGTH ? -1L : (1L << (count * Byte.SIZE)) - 1;
    }

    /** The word that begins an ASCII text. */
    static long of(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var word = 0L;
        for (var i = 0; i < Math.min(LENGTH, bytes.length); i++) {
            word |= (long) bytes[i] << (i * Byte.SIZE);
        }
        return word;
    }

    /** Of a word the bytes before its first quote; zeros instead of the others. */
    static long beforeQuote(long word) {
        return word & below(quotes(word) & HIGHS);
    }

    /** Of a word its plain characters up to the first other one: printable ASCII without quotes and backslashes. */
    static long plain(long word) {
        return word & below(special(word));
    }

    /** How many characters those are. */
    static int plainCount(long word) {
        return Long.numberOfTrailingZeros(special(word)) >>> 3;
    }

    /** The place behind the plain characters that begin at a place. */
    static int endOfPlain(byte[] in, int start) {
        var at = start;
        var count = plainCount(at(in, at));
        while (count == LENGTH) {
            at += count;
            count = plainCount(at(in, at));
        }
        return at + count;
    }

    /** The bits of all bytes below the first one whose high bit is set; every bit when there is none. */
    private static long below(long highBits) {
        return (Long.lowestOneBit(highBits) >>> 7) - 1;
    }

    /** The high bit of each byte that is special; only the first of them is to be trusted. */
    private static long special(long word) {
        var backslash = word ^ BACKSLASHES;
        return (quotes(word) | backslash - ONES & ~backslash | word - BLANKS & ~word | word) & HIGHS;
    }

    /** The high bit of each quote, and other bits; only the first high bit is to be trusted. */
    private static long quotes(long word) {
        var quote = word ^ QUOTES;
        return quote - ONES & ~quote;
    }
}
