package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a shortest word that lies in some languages, outside others, and within bounds of length. */
public final class LanguageSearch {

    private static final int NODES = 150_000;
    private static final int LENGTH = 100_000;

    /** A place in all languages at once, and the word that led there. */
    private record Node(List<Integer> states, @Nullable Node before, int point) {}

    private final List<Language> inside;
    private final List<Language> all;
    private final long least;
    private final long most;
    private final Runnable tick;
    private int nodes;

    /**
     * Prepares a search.
     *
     * @param inside the languages the word must belong to
     * @param outside the languages it must not belong to
     * @param least the least length in code points
     * @param most the greatest length in code points
     * @param tick called at each step, free to throw when time is up
     */
    public LanguageSearch(List<Language> inside, List<Language> outside, long least, long most, Runnable tick) {
        this.inside = inside;
        this.all = new ArrayList<>(inside);
        this.all.addAll(outside);
        this.least = least;
        this.most = most;
        this.tick = tick;
    }

    /** The word, or empty when it is certain that there is none. Throws {@link LanguageTooLarge} when bounds are hit. */
    public Optional<String> find() {
        var layer = List.of(new Node(all.stream().map(language -> 0).toList(), null, 0));
        Set<List<Integer>> met = new HashSet<>();
        for (var length = 0L; length <= most && !layer.isEmpty(); length++) {
            if (length >= least) {
                layer = layer.stream().filter(node -> met.add(node.states())).toList();
                var found = layer.stream().filter(this::accepts).findFirst();
                if (found.isPresent()) {
                    return Optional.of(word(found.get()));
                }
            }
            if (length > LENGTH) {
                throw new LanguageTooLarge();
            }
            layer = after(layer);
        }
        return Optional.empty();
    }

    private boolean accepts(Node node) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).accepts(node.states().get(i)) != i < inside.size()) {
                return false;
            }
        }
        return true;
    }

    private List<Node> after(List<Node> layer) {
        Map<List<Integer>, Node> next = new LinkedHashMap<>();
        for (var node : layer) {
            for (var from : Alphabet.representatives(edges(node))) {
                var states = step(node, from);
                if (alive(states)) {
                    next.putIfAbsent(states, new Node(states, node, from));
                }
            }
            if (++nodes > NODES) {
                throw new LanguageTooLarge();
            }
            tick.run();
        }
        return new ArrayList<>(next.values());
    }

    private List<Language.Edge[]> edges(Node node) {
        var edges = new ArrayList<Language.Edge[]>();
        for (var i = 0; i < all.size(); i++) {
            edges.add(all.get(i).edges(node.states().get(i)));
        }
        return edges;
    }

    private List<Integer> step(Node node, int point) {
        var states = new ArrayList<Integer>(all.size());
        for (var i = 0; i < all.size(); i++) {
            states.add(Language.Edge.target(all.get(i).edges(node.states().get(i)), point));
        }
        return states;
    }

    private boolean alive(List<Integer> states) {
        for (var i = 0; i < inside.size(); i++) {
            if (states.get(i) == Language.DEAD) {
                return false;
            }
        }
        return true;
    }

    private static String word(Node end) {
        var points = new ArrayList<Integer>();
        for (var node = end; node.before() != null; node = node.before()) {
            points.add(node.point());
        }
        Collections.reverse(points);
        var text = new StringBuilder();
        points.forEach(text::appendCodePoint);
        return text.toString();
    }
}
