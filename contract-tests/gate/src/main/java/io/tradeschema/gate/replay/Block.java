package io.tradeschema.gate.replay;

import java.util.Arrays;

/**
 * Some whole lines of an input.
 *
 * @param bytes holds the lines from its beginning
 * @param length how many of the bytes belong to the lines; the last line's end may be missing
 * @param offset how many bytes of the input stand before them
 */
record Block(byte[] bytes, int length, long offset) {

    /** Where the line ends that begins at this place: at its line end, or at the end of the block. */
    int lineEnd(int start) {
        var end = start;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** The line between two places; cut when it is longer than any message. */
    Line line(int number, int start, int end) {
        var longest = Math.min(end, start + Line.LONGEST);
        return new Line(number, Arrays.copyOfRange(bytes, start, longest), longest < end);
    }
}
