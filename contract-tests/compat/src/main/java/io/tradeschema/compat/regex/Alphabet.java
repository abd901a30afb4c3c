package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Picks, for each class of code points that all languages treat alike, one that reads well. */
final class Alphabet {

    /**
     * Ranges a reader likes best first, then what is allowed at all: everything but surrogates. Of the line ends, the one
     * that ends a line in every dialect comes first.
     */
    private static final int[][] PREFERRED = {
        {'A', 'Z'},
        {'a', 'z'},
        {'1', '9'},
        {'0', '0'},
        {'-', '/'},
        {'_', '_'},
        {':', '@'},
        {'!', '~'},
        {' ', ' '},
        {0xA1, 0x2027},
        {0x202A, 0xD7FF},
        {0xE000, 0x10FFFF},
        {'\t', '\t'},
        {'\n', '\n'},
        {0, 0xA0},
        {0x2028, 0x2029}
    };

    private Alphabet() {}

    static List<Integer> representatives(List<Language.Edge[]> edges) {
        var bounds = new int
                [2 + 2 * edges.stream().mapToInt(outgoing -> outgoing.length).sum()];
        var count = 0;
        bounds[count++] = 0;
        for (var outgoing : edges) {
            for (var edge : outgoing) {
                bounds[count++] = edge.from();
                bounds[count++] = edge.to() + 1;
            }
        }
        bounds[count] = CodePoints.LAST + 1;
        return chosen(Arrays.stream(bounds).sorted().distinct().toArray());
    }

    private static List<Integer> chosen(int[] bounds) {
        var order = new ArrayList<List<Integer>>();
        for (var ignored : PREFERRED) {
            order.add(new ArrayList<>());
        }
        for (var i = 0; i + 1 < bounds.length; i++) {
            for (var rank = 0; rank < PREFERRED.length; rank++) {
                var from = Math.max(bounds[i], PREFERRED[rank][0]);
                if (from <= Math.min(bounds[i + 1] - 1, PREFERRED[rank][1])) {
                    order.get(rank).add(from);
                    break;
                }
            }
        }
        return order.stream().flatMap(List::stream).toList();
    }
}
