package io.tradeschema.gate.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

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

    /** Not zero when one of eight bytes is a line end. */
    private static long lineEnds(long word) {
        var different = word ^ ONES * '\n';
        return different - ONES & ~different & HIGHS;
    }

    /** The line between two places; cut when it is longer than any message. */
    Line line(int number, int start, int end) {
        var longest = Math.min(end, start + Line.LONGEST);
        return new Line(number, Arrays.copyOfRange(bytes, start, longest), longest < end);
    }
}
