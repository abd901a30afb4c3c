package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.List;

/** A nondeterministic automaton over code points; a step without input may ask to be at the start or the end. */
final class Nfa {

    static final int FREE = 0;
    static final int AT_START = 1;
    static final int AT_END = 2;
    private static final int STATES = 30_000;

    /** A step that consumes one code point. */
    record Step(CodePoints of, int target) {}

    /** A step that consumes nothing. */
    record Jump(int condition, int target) {}

    private final List<List<Step>> steps = new ArrayList<>();
    private final List<List<Jump>> jumps = new ArrayList<>();
    private int first;
    private int last;

    private Nfa() {}

    /** The texts in which the expression is found somewhere. */
    static Nfa searching(Regex regex) throws RegexUndecided {
        var nfa = new Nfa();
        nfa.first = nfa.state();
        nfa.steps.get(nfa.first).add(new Step(CodePoints.ALL, nfa.first));
        nfa.last = nfa.state();
        nfa.steps.get(nfa.last).add(new Step(CodePoints.ALL, nfa.last));
        nfa.jump(nfa.build(regex, nfa.first), Nfa.FREE, nfa.last);
        return nfa;
    }

    /** Exactly the given words. */
    static Nfa words(List<String> words) {
        var nfa = new Nfa();
        try {
            nfa.first = nfa.state();
            nfa.last = nfa.state();
            for (var word : words) {
                var end = nfa.first;
                for (var point : word.codePoints().toArray()) {
                    end = nfa.consume(end, CodePoints.of(point, point));
                }
                nfa.jump(end, FREE, nfa.last);
            }
            return nfa;
        } catch (RegexUndecided e) {
            throw new IllegalArgumentException("too many words", e);
        }
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    List<Step> steps(int state) {
        return steps.get(state);
    }

    List<Jump> jumps(int state) {
        return jumps.get(state);
    }

    /** Appends the expression after a state and gives the state after it. */
    private int build(Regex regex, int from) throws RegexUndecided {
        if (regex instanceof Regex.One one) {
            return consume(from, one.of());
        }
        if (regex instanceof Regex.Sequence sequence) {
            var end = from;
            for (var part : sequence.parts()) {
                end = build(part, end);
            }
            return end;
        }
        if (regex instanceof Regex.Either either) {
            return either(either, from);
        }
        if (regex instanceof Regex.Repeat repeat) {
            return repeat(repeat, from);
        }
        if (regex instanceof Regex.Ahead) {
            throw new RegexUndecided("a look-ahead that is not at the start");
        }
        var end = state();
        jump(from, regex instanceof Regex.Start ? AT_START : AT_END, end);
        return end;
    }

    private int either(Regex.Either either, int from) throws RegexUndecided {
        var end = state();
        for (var branch : either.branches()) {
            var entry = state();
            jump(from, FREE, entry);
            jump(build(branch, entry), FREE, end);
        }
        return end;
    }

    private int repeat(Regex.Repeat repeat, int from) throws RegexUndecided {
        var end = from;
        for (var i = 0; i < repeat.least(); i++) {
            end = build(repeat.part(), end);
        }
        if (repeat.most() == Regex.Repeat.ENDLESS) {
            return loop(repeat.part(), end);
        }
        var after = state();
        jump(end, FREE, after);
        for (var i = repeat.least(); i < repeat.most(); i++) {
            end = build(repeat.part(), end);
            jump(end, FREE, after);
        }
        return after;
    }

    private int loop(Regex part, int from) throws RegexUndecided {
        var entry = state();
        jump(from, FREE, entry);
        var after = state();
        jump(entry, FREE, after);
        jump(build(part, entry), FREE, entry);
        return after;
    }

    private int consume(int from, CodePoints of) throws RegexUndecided {
        var end = state();
        steps.get(from).add(new Step(of, end));
        return end;
    }

    private void jump(int from, int condition, int target) {
        jumps.get(from).add(new Jump(condition, target));
    }

    private int state() throws RegexUndecided {
        if (steps.size() >= STATES) {
            throw new RegexUndecided("more than " + STATES + " states");
        }
        steps.add(new ArrayList<>(1));
        jumps.add(new ArrayList<>(2));
        return steps.size() - 1;
    }
}
