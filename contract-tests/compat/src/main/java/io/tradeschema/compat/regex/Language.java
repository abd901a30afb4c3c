package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular language, made deterministic only as far as it is walked. Not for use by two threads at once: it remembers
 * the states it has met.
 */
public final class Language {

    /** The state from which nothing is accepted any more. */
    static final int DEAD = -1;

    private static final int STATES = 20_000;

    /** Where a range of code points leads. */
    record Edge(int from, int to, int target) {

        /** Where a code point leads, by ascending and disjoint edges. */
        static int target(Edge[] edges, int point) {
            var low = 0;
            var high = edges.length - 1;
            while (low <= high) {
                var middle = (low + high) >>> 1;
                if (point < edges[middle].from()) {
                    high = middle - 1;
                } else if (point > edges[middle].to()) {
                    low = middle + 1;
                } else {
                    return edges[middle].target();
                }
            }
            return DEAD;
        }
    }

    /** The states of the automaton one can be in, and whether no code point has been read yet. */
    private record Subset(List<Integer> states, boolean atStart) {}

    private final Nfa nfa;
    private final Runnable tick;
    private final Map<Subset, Integer> numbers = new HashMap<>();
    private final List<Subset> subsets = new ArrayList<>();
    private final List<Edge[]> edges = new ArrayList<>();
    private final List<Boolean> accepting = new ArrayList<>();

    private Language(Nfa nfa, Runnable tick) {
        this.nfa = nfa;
        this.tick = tick;
        number(new Subset(closure(List.of(nfa.first()), true, false), true));
    }

    /**
     * The texts that a schema's {@code pattern} finds a match in.
     *
     * @param tick called while states are made, free to throw when time is up
     */
    public static Language ofPattern(String pattern, Runnable tick) throws RegexUndecided {
        return ofRegex(RegexParser.parse(pattern), tick);
    }

    static Language ofRegex(Regex regex, Runnable tick) throws RegexUndecided {
        return new Language(Nfa.searching(regex), tick);
    }

    /** Exactly the given words. */
    public static Language ofWords(List<String> words, Runnable tick) {
        return new Language(Nfa.words(words), tick);
    }

    /** Whether the text belongs to the language. */
    public boolean contains(String text) {
        var state = 0;
        for (var point : text.codePoints().toArray()) {
            state = Edge.target(edges(state), point);
            if (state == DEAD) {
                return false;
            }
        }
        return accepts(state);
    }

    boolean accepts(int state) {
        return state != DEAD && accepting.get(state);
    }

    /** The ways out of a state: ascending, disjoint; what they leave out leads to the dead state. */
    Edge[] edges(int state) {
        if (state == DEAD) {
            return new Edge[0];
        }
        var known = edges.get(state);
        if (known == null) {
            known = outgoing(subsets.get(state));
            edges.set(state, known);
        }
        return known;
    }

    private Edge[] outgoing(Subset subset) {
        var steps = new ArrayList<Nfa.Step>();
        for (var state : subset.states()) {
            steps.addAll(nfa.steps(state));
        }
        var found = new ArrayList<Edge>();
        var bounds = bounds(steps);
        var known = new HashMap<List<Integer>, Integer>();
        for (var i = 0; i + 1 < bounds.length; i++) {
            tick.run();
            var target = known.computeIfAbsent(targets(steps, bounds[i]), this::state);
            if (target != DEAD) {
                append(found, new Edge(bounds[i], bounds[i + 1] - 1, target));
            }
        }
        return found.toArray(Edge[]::new);
    }

    private static void append(List<Edge> found, Edge edge) {
        var last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null && last.target() == edge.target() && last.to() + 1 == edge.from()) {
            found.set(found.size() - 1, new Edge(last.from(), edge.to(), edge.target()));
        } else {
            found.add(edge);
        }
    }

    private static int[] bounds(List<Nfa.Step> steps) {
        var bounds =
                new int[steps.stream().mapToInt(step -> step.of().count() * 2).sum()];
        var count = 0;
        for (var step : steps) {
            for (var i = 0; i < step.of().count(); i++) {
                bounds[count++] = step.of().from(i);
                bounds[count++] = step.of().to(i) + 1;
            }
        }
        return Arrays.stream(bounds).sorted().distinct().toArray();
    }

    private static List<Integer> targets(List<Nfa.Step> steps, int point) {
        var targets = new ArrayList<Integer>();
        for (var step : steps) {
            if (step.of().has(point)) {
                targets.add(step.target());
            }
        }
        return targets;
    }

    private int state(List<Integer> targets) {
        return targets.isEmpty() ? DEAD : number(new Subset(closure(targets, false, false), false));
    }

    private int number(Subset subset) {
        var known = numbers.get(subset);
        if (known != null) {
            return known;
        }
        if (subsets.size() >= STATES) {
            throw new LanguageTooLarge();
        }
        var end = closure(subset.states(), subset.atStart(), true); // may throw, so before anything is remembered
        numbers.put(subset, subsets.size());
        subsets.add(subset);
        edges.add(null);
        accepting.add(end.contains(nfa.last()));
        return subsets.size() - 1;
    }

    private List<Integer> closure(List<Integer> from, boolean atStart, boolean atEnd) {
        tick.run();
        var reached = new BitSet();
        var waiting = new ArrayList<>(from);
        while (!waiting.isEmpty()) {
            var state = waiting.remove(waiting.size() - 1);
            if (!reached.get(state)) {
                reached.set(state);
                for (var jump : nfa.jumps(state)) {
                    if (allowed(jump.condition(), atStart, atEnd)) {
                        waiting.add(jump.target());
                    }
                }
            }
        }
        return reached.stream().boxed().toList();
    }

    private static boolean allowed(int condition, boolean atStart, boolean atEnd) {
        return condition == Nfa.FREE || (condition == Nfa.AT_START ? atStart : atEnd);
    }
}
