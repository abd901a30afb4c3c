package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The arms of a match: what fits, what is left, and what they take from a message. */
final class Patterns {

    private final Machine machine;

    Patterns(Machine machine) {
        this.machine = machine;
    }

    boolean takesAll(Pattern pattern) {
        return pattern instanceof Pattern.Any
                || pattern instanceof Pattern.Bind bind && takesAll(bind.pattern())
                || pattern instanceof Pattern.Either either
                        && either.options().stream().anyMatch(this::takesAll);
    }

    /** Notes what a match expects of a value that was taken from a message. */
    void compared(Code.Match match, Value subject, State state, Frame frame) {
        var open = false;
        var compares = false;
        for (var arm : match.arms()) {
            var literals = literals(arm.pattern(), state, frame);
            var values = literals.isEmpty() ? names(arm.pattern(), match.subject()) : literals;
            open |= values.isEmpty();
            compares |= !values.isEmpty();
            taken(subject).forEach(taken -> machine.reads().accepts(taken, place(arm.pattern(), match), values));
        }
        if (compares && !open) {
            taken(subject)
                    .forEach(taken -> taken.read().leavesUnhandled(match.at().where()));
        }
    }

    private static java.util.stream.Stream<One.Taken> taken(Value subject) {
        return subject.ones().stream().filter(One.Taken.class::isInstance).map(One.Taken.class::cast);
    }

    /** Where an arm says what it asks for: each is held against what may come by itself. */
    private static Place place(Pattern pattern, Code.Match match) {
        if (pattern instanceof Pattern.Is is) {
            return is.value().at();
        }
        if (pattern instanceof Pattern.Either either && !either.options().isEmpty()) {
            return place(either.options().get(0), match);
        }
        return pattern instanceof Pattern.Bind bind ? place(bind.pattern(), match) : match.at();
    }

    /** The names of members of whatever the subject is, where an arm asks for such. */
    @SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
    private static List<Object> names(Pattern pattern, Code subject) {
        if (pattern instanceof Pattern.Either either) {
            var all = new ArrayList<Object>();
            either.options().forEach(option -> all.addAll(names(option, subject)));
            return all;
        }
        return pattern instanceof Pattern.Is is && is.value() instanceof Code.Attr attr && attr.of() == subject
                ? List.of(attr.name())
                : List.of();
    }

    private List<Object> literals(Pattern pattern, State state, Frame frame) {
        if (pattern instanceof Pattern.Is is) {
            return Enumerations.literals(machine.eval(is.value(), state, frame));
        }
        if (pattern instanceof Pattern.Either either) {
            var all = new ArrayList<Object>();
            either.options().forEach(option -> all.addAll(literals(option, state, frame)));
            return all;
        }
        return pattern instanceof Pattern.Bind bind ? literals(bind.pattern(), state, frame) : List.of();
    }

    /** Goes on where the pattern fits; false when it cannot. */
    boolean fits(Pattern pattern, Code subject, Value value, State state, Frame frame) {
        if (pattern instanceof Pattern.Bind bind) {
            if (!fits(bind.pattern(), subject, value, state, frame)) {
                return false;
            }
            var now = subject instanceof Code.Name ? machine.eval(subject, state, frame) : value;
            machine.evaluation().bind(bind.name(), now, state, frame);
            return true;
        }
        if (pattern instanceof Pattern.Is is) {
            return assume(subject, value, is, true, state, frame);
        }
        if (pattern instanceof Pattern.Either either) {
            var ways = new ArrayList<Map<Object, Object>>();
            for (var option : either.options()) {
                var way = state.fork();
                if (fits(option, subject, value, way, frame)) {
                    ways.add(way.since(state));
                }
            }
            return state.meet(ways, key -> true);
        }
        if (pattern instanceof Pattern.Keys keys) {
            return keys(keys, value, state, frame);
        }
        if (pattern instanceof Pattern.Items items) {
            for (var i = 0; i < items.items().size(); i++) {
                var index = i;
                var part = value.each(
                        one -> machine.elements().part(one, index, items.items().size(), state, frame));
                if (!fits(items.items().get(i), new Code.Lit(subject.at(), ""), part, state, frame)) {
                    return false;
                }
            }
        } else if (pattern instanceof Pattern.Of of) {
            if (!isOf(of, subject, value, true, state, frame)) {
                return false;
            }
            for (var i = 0; i < of.names().size(); i++) {
                var part = machine.evaluation().attribute(value, of.names().get(i), subject.at(), state, frame);
                fits(of.values().get(i), new Code.Lit(subject.at(), ""), part, state, frame);
            }
        }
        return true;
    }

    private boolean keys(Pattern.Keys keys, Value value, State state, Frame frame) {
        for (var i = 0; i < keys.keys().size(); i++) {
            var code = keys.keys().get(i);
            var key = machine.eval(code, state, frame);
            var taken = value.each(one -> machine.lookups().take(one, key, code, code.at(), false, state, frame));
            var literals = literals(keys.values().get(i), state, frame);
            for (var one : taken.ones()) {
                if (one instanceof One.Taken read && !literals.isEmpty()) {
                    machine.reads().accepts(read, keys.at(), literals);
                }
            }
            if (!fits(keys.values().get(i), new Code.Lit(code.at(), ""), taken, state, frame)) {
                return false;
            }
        }
        return true;
    }

    private boolean assume(Code subject, Value value, Pattern.Is is, boolean truth, State state, Frame frame) {
        Map<Code, Value> seen = new IdentityHashMap<>();
        seen.put(subject, value);
        seen.put(is.value(), machine.eval(is.value(), state, frame));
        var op = new Code.Op(subject.at(), Operator.EQUAL, List.of(subject, is.value()));
        return machine.tests().assume(op, truth, seen, state, frame);
    }

    /** Goes on where the pattern does not fit; false when it always does. */
    boolean excluded(Pattern pattern, Code subject, Value value, State state, Frame frame) {
        if (pattern instanceof Pattern.Is is) {
            return assume(subject, value, is, false, state, frame);
        }
        if (pattern instanceof Pattern.Either either) {
            var now = value;
            for (var option : either.options()) {
                if (!excluded(option, subject, now, state, frame)) {
                    return false;
                }
                now = left(subject, now, state, frame);
            }
            return true;
        }
        if (pattern instanceof Pattern.Of of && of.values().isEmpty()) {
            return isOf(of, subject, value, false, state, frame);
        }
        return !(pattern instanceof Pattern.Bind bind) || excluded(bind.pattern(), subject, value, state, frame);
    }

    private boolean isOf(Pattern.Of of, Code subject, Value value, boolean truth, State state, Frame frame) {
        var type = machine.eval(of.type(), state, frame);
        return machine.tests()
                .narrowing()
                .keep(
                        subject,
                        value,
                        one -> machine.tests()
                                .testCalls()
                                .isA(one, type, state)
                                .map(is -> is == truth)
                                .orElse(true),
                        state,
                        frame);
    }

    /** What the subject may still be. */
    Value left(Code subject, Value value, State state, Frame frame) {
        var again = subject instanceof Code.Name
                || subject instanceof Code.Attr attr
                        && attr.of() instanceof Code.Name
                        && taken(value).findAny().isEmpty();
        return again ? machine.eval(subject, state, frame) : value;
    }
}
