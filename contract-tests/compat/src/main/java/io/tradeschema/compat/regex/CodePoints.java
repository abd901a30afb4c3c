package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of Unicode code points as ascending, disjoint ranges: from, to, from, to (both inclusive). */
final class CodePoints {

    static final int LAST = 0x10FFFF;
    static final CodePoints ALL = new CodePoints(new int[] {0, LAST});
    static final CodePoints NONE = new CodePoints(new int[0]);
    static final CodePoints DIGIT = of('0', '9');
    static final CodePoints WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CodePoints LINE_END = of('\n', '\n', '\r', '\r', 0x2028, 0x2029);
    static final CodePoints SPACE = of(
            9, 13, ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F,
            0x3000, 0x3000, 0xFEFF, 0xFEFF);

    private final int[] ranges;

    private CodePoints(int[] ranges) {
        this.ranges = ranges;
    }

    /** The ranges given in pairs, in any order. */
    static CodePoints of(int... pairs) {
        var sorted = new ArrayList<int[]>();
        for (var i = 0; i < pairs.length; i += 2) {
            sorted.add(new int[] {pairs[i], pairs[i + 1]});
        }
        return merged(sorted);
    }

    private static CodePoints merged(List<int[]> pairs) {
        pairs.sort((left, right) -> Integer.compare(left[0], right[0]));
        var merged = new int[pairs.size() * 2];
        var count = 0;
        for (var pair : pairs) {
            if (count > 0 && pair[0] <= merged[count - 1] + 1) {
                merged[count - 1] = Math.max(merged[count - 1], pair[1]);
            } else {
                merged[count++] = pair[0];
                merged[count++] = pair[1];
            }
        }
        return new CodePoints(Arrays.copyOf(merged, count));
    }

    CodePoints or(CodePoints other) {
        var both = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
        System.arraycopy(other.ranges, 0, both, ranges.length, other.ranges.length);
        return of(both);
    }

    CodePoints not() {
        var pairs = new ArrayList<int[]>();
        var from = 0;
        for (var i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > from) {
                pairs.add(new int[] {from, ranges[i] - 1});
            }
            from = ranges[i + 1] + 1;
        }
        if (from <= LAST) {
            pairs.add(new int[] {from, LAST});
        }
        return merged(pairs);
    }

    boolean has(int point) {
        var at = Arrays.binarySearch(ranges, point);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    int count() {
        return ranges.length / 2;
    }

    int from(int index) {
        return ranges[2 * index];
    }

    int to(int index) {
        return ranges[2 * index + 1];
    }
}
