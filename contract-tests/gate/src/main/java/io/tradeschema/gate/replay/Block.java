package io.tradeschema.gate.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Some whole lines of an input.
 *
 * @param bytes holds the lines from its beginning
 * @param length how many of the bytes belong to the lines; the last line's end may be missing
 * @param offset how many bytes of the input stand before them
 */
record Block(byte[] bytes, int length, long offset) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** Where the line ends that begins at this place: at its line end, or at the end of the block. */
    int lineEnd(int start) {
        var end = start;
        while (end <= length - Long.BYTES && lineEnds((long) LONGS.get(bytes, end)) == 0) {
            end += Long.BYTES;
        }
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** The place behind so many lines that begin at this place, or the end of the block. */
    int endOfLines(int start, int most) {
        var end = start;
        for (var lines = 0; end < length && lines < most; lines++) {
            end = Math.min(length, lineEnd(end) + 1);
        }
        return end;
    }

    /** Not zero when one of eight bytes is a line end. */
    private static long lineEnds(long word) {
        var different = word ^ ONES * '\n';
        return different - ONES & ~different & HIGHS;
    }

    boolean isBlank(int start, int end) {
        for (var at = start; at < end; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether there are only blank lines from a place on. */
    boolean isBlankFrom(int place) {
        for (int start = place, end; start < length; start = end + 1) {
            end = lineEnd(start);
            if (!isBlank(start, end)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first line that is not blank opens a bracket that only a later line closes. */
    boolean opensDocument() {
        var start = 0;
        while (start < length && isBlank(start, lineEnd(start))) {
            start = lineEnd(start) + 1;
        }
        while (start < length && (bytes[start] == ' ' || bytes[start] == '\t')) {
            start++;
        }
        return start < length
                && (bytes[start] == '{' || bytes[start] == '[')
                && PlainLine.endOfBrackets(bytes, start, lineEnd(start)) < 0;
    }
}
