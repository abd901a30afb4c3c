package io.tradeschema.gate.compat.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Picks, for each class of code points that all languages treat alike, one that reads well. */
final class Alphabet {

    /** Ranges a reader likes best first, then what is allowed at all: everything but surrogates. */
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
        {0xA1, 0xD7FF},
        {0xE000, 0x10FFFF},
        {'\t', '\t'},
        {0, 0xA0}
    };

    private Alphabet() {}

    static List<Integer> representatives(List<Language.Edge[]> edges) {
        var bounds = new TreeSet<Integer>();
        bounds.add(0);
        for (var outgoing : edges) {
            for (var edge : outgoing) {
                bounds.add(edge.from());
                bounds.add(edge.to() + 1);
            }
        }
        bounds.add(CodePoints.LAST + 1);
        return chosen(List.copyOf(bounds));
    }

    private static List<Integer> chosen(List<Integer> bounds) {
        var order = new ArrayList<List<Integer>>();
        for (var ignored : PREFERRED) {
            order.add(new ArrayList<>());
        }
        for (var i = 0; i + 1 < bounds.size(); i++) {
            for (var rank = 0; rank < PREFERRED.length; rank++) {
                var from = Math.max(bounds.get(i), PREFERRED[rank][0]);
                if (from <= Math.min(bounds.get(i + 1) - 1, PREFERRED[rank][1])) {
                    order.get(rank).add(from);
                    break;
                }
            }
        }
        return order.stream().flatMap(List::stream).toList();
    }
}
