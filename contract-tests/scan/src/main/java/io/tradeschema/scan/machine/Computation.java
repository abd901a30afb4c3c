package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What choices and operators make of values. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Computation {

    private final Machine machine;

    Computation(Machine machine) {
        this.machine = machine;
    }

    Value pick(Code.Pick pick, State state, Frame frame) {
        machine.eval(pick.test(), state, frame);
        var yes = state.fork();
        var no = state.fork();
        var values = new ArrayList<Value>();
        var ways = new ArrayList<State>();
        if (machine.tests().assume(pick.test(), true, frame.tested, yes, frame)) {
            values.add(machine.eval(pick.yes(), yes, frame));
            ways.add(yes);
        }
        if (machine.tests().assume(pick.test(), false, frame.tested, no, frame)) {
            values.add(machine.eval(pick.no(), no, frame));
            ways.add(no);
        }
        state.meet(ways.toArray(State[]::new));
        return Value.either(values);
    }

    Value operation(Code.Op op, State state, Frame frame) {
        return switch (op.operator()) {
            case AND, OR -> either(op, state, frame);
            case NOT, EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL, IN, NOT_IN, SAME, NOT_SAME ->
                answer(op, state, frame);
            default -> computed(op, state, frame);
        };
    }

    /** The first value that decides, each later one worked out where those before did not. */
    private Value either(Code.Op op, State state, Frame frame) {
        var and = op.operator() == Operator.AND;
        var values = new ArrayList<Value>();
        var made = new ArrayList<Map<Object, Object>>();
        var tested = new HashMap<Object, Object>();
        var here = state.fork();
        var taken = new ArrayList<Value>();
        for (var i = 0; i < op.operands().size(); i++) {
            var operand = op.operands().get(i);
            var value = machine.eval(operand, here, frame);
            taken.add(value);
            if (i == op.operands().size() - 1) {
                values.add(value);
                done(here, state, tested).ifPresent(made::add);
                break;
            }
            var decided = value.keep(one ->
                    machine.truth().of(one, state).map(flag -> flag != and).orElse(true));
            if (machine.tests().assume(operand, !and, frame.tested, here.fork(), frame)) {
                values.add(decided);
                done(here, state, tested).ifPresent(made::add);
            }
            var next = here.fork();
            if (!machine.tests().assume(operand, and, frame.tested, next, frame)) {
                break;
            }
            tested.putAll(next.since(here));
            here = next;
        }
        if (!and) {
            machine.reads().alternatives(taken);
        }
        state.meet(made, key -> true);
        return taken.size() == op.operands().size() && isAnswer(taken, and) ? answer(op, frame) : Value.either(values);
    }

    /** What was done on a way; what tests left of values there is no matter behind them. */
    private static Optional<Map<Object, Object>> done(State way, State before, Map<Object, Object> tested) {
        if (way.isDead()) {
            return Optional.empty();
        }
        var changes = way.since(before);
        changes.entrySet().removeIf(entry -> tested.get(entry.getKey()) == entry.getValue());
        return Optional.of(changes);
    }

    /** Whether this is a test as a whole: what ends in one is, where all that stands before must hold, too. */
    private static boolean isAnswer(List<Value> operands, boolean and) {
        var asked = and ? operands.subList(operands.size() - 1, operands.size()) : operands;
        return asked.stream().allMatch(value -> value.all(One.Answer.class::isInstance));
    }

    /** The answer of a test, or of a call that is one. */
    static Value answer(Code test, Frame frame) {
        var seen = new java.util.IdentityHashMap<Code, Value>();
        gather(test, frame, seen);
        if (test instanceof Code.Call) {
            seen.remove(test); // what it gave is this very answer
        }
        return Value.of(new One.Answer(test, frame, seen));
    }

    private Value answer(Code.Op op, State state, Frame frame) {
        var values = op.operands().stream()
                .map(operand -> machine.eval(operand, state, frame))
                .toList();
        if (op.operator() == Operator.EQUAL || op.operator() == Operator.UNEQUAL) {
            machine.whole().compared(values, op.at(), state);
        }
        if (values.size() == 2) {
            machine.kindsOfUse().compared(op.operator(), values.get(0), values.get(1), op.at(), frame);
        }
        machine.tests().expectations().noted(op, frame.tested, state, frame);
        return answer(op, frame);
    }

    private static void gather(Code code, Frame frame, java.util.Map<Code, Value> seen) {
        var value = frame.tested.get(code);
        if (value != null) {
            seen.put(code, value);
        }
        if (code instanceof Code.Op op) {
            op.operands().forEach(operand -> gather(operand, frame, seen));
        } else if (code instanceof Code.Call call) {
            call.arguments().forEach(argument -> gather(argument.value(), frame, seen));
            gather(call.callee(), frame, seen);
        } else if (code instanceof Code.Attr attr) {
            gather(attr.of(), frame, seen);
        } else if (code instanceof Code.Index index) {
            gather(index.of(), frame, seen);
        }
    }

    private Value computed(Code.Op op, State state, Frame frame) {
        var values = op.operands().stream()
                .map(part -> machine.eval(part, state, frame))
                .toList();
        if (values.size() < 2) {
            return values.get(0).each(one -> negated(one, op));
        }
        var left = values.get(0);
        var right = values.get(1);
        return switch (op.operator()) {
            case ADD -> added(left, right, op, state);
            case UNION -> machine.records().union(left, right, op.at(), state, frame);
            case REMAINDER ->
                left.any(one -> one.text().isPresent() || one instanceof One.Template)
                        ? filled(left, right, op, state, frame)
                        : number(left, right);
            case SUBTRACT -> {
                reckoned(op, left, right, frame);
                yield machine.records().without(left, right, op, state, frame).orElseGet(() -> number(left, right));
            }
            case MULTIPLY, DIVIDE -> {
                reckoned(op, left, right, frame);
                yield number(left, right);
            }
            default -> Value.input("");
        };
    }

    private void reckoned(Code.Op op, Value left, Value right, Frame frame) {
        machine.kindsOfUse().asNumber(left, op.at(), frame);
        machine.kindsOfUse().asNumber(right, op.at(), frame);
    }

    /** A text that is filled with the items of a list, or with one value. */
    private Value filled(Value text, Value with, Code.Op op, State state, Frame frame) {
        var list = with.only().flatMap(state::object).filter(object -> !object.isRecord());
        return Filling.of(text, list.map(Obj::items).orElse(List.of(with)), op.at(), machine, state, frame);
    }

    private static Value negated(One one, Code.Op op) {
        if (op.operator() == Operator.NEGATE
                && one instanceof One.Lit lit
                && lit.value() instanceof BigDecimal number) {
            return Value.lit(number.negate(), op.at());
        }
        return Value.kind(ValueKind.NUMBER);
    }

    /** A number made of others; seconds since 1970 stay such whatever they are multiplied with. */
    private static Value number(Value left, Value right) {
        var epoch = new One.Kind(ValueKind.EPOCH);
        if (left.any(epoch::equals) || right.any(epoch::equals)) {
            return Value.of(epoch);
        }
        var exact = left.any(one -> one instanceof One.Made made && made.type().equals(Texts.DECIMAL))
                || right.any(one -> one instanceof One.Made made && made.type().equals(Texts.DECIMAL));
        if (exact) {
            return Value.of(new One.Made(Texts.DECIMAL, java.util.Map.of()));
        }
        return left.all(Computation::isNumber) || right.all(Computation::isNumber)
                ? Value.kind(ValueKind.NUMBER)
                : Value.input("");
    }

    static boolean isNumber(One one) {
        return one instanceof One.Lit lit && lit.value() instanceof BigDecimal
                || one.equals(new One.Kind(ValueKind.NUMBER));
    }

    private Value added(Value left, Value right, Code.Op op, State state) {
        return Streams.told(left)
                .each(one -> Streams.told(right).each(other -> {
                    var first = state.object(one);
                    var second = state.object(other);
                    if (first.isPresent() && second.isPresent() && !first.get().isRecord()) {
                        var items = new ArrayList<>(first.get().items());
                        var rest = first.get().tail();
                        if (rest.isNone()) {
                            items.addAll(second.get().items());
                        } else {
                            rest = Value.either(List.of(rest, second.get().element()));
                        }
                        return machine.made(
                                Obj.sequence(
                                        first.get().kind(),
                                        items,
                                        Value.either(rest, second.get().tail()),
                                        op.at()),
                                state);
                    }
                    if (one instanceof One.Made made && made.type().equals(Lookups.TURN)) {
                        return Value.of(one); // the place behind a name is its value's
                    }
                    if (Texts.isText(one) || Texts.isText(other)) {
                        machine.whole().text(Value.of(one, other), op.at(), state);
                        return Texts.concatenated(List.of(one, other), op.at());
                    }
                    return number(Value.of(one), Value.of(other));
                }));
    }
}
