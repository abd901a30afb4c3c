package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out expressions, and sets what they name. */
final class Evaluation {

    private final Machine machine;

    Evaluation(Machine machine) {
        this.machine = machine;
    }

    Value eval(Code code, State state, Frame frame) {
        if (state.isDead() || machine.budget().tired()) {
            return Value.lost("the walk ended before");
        }
        var value = worked(code, state, frame);
        frame.tested.put(code, value);
        return value;
    }

    private Value worked(Code code, State state, Frame frame) {
        if (code instanceof Code.Lit lit) {
            return Value.lit(lit.value(), lit.at());
        }
        if (code instanceof Code.Name name) {
            return name(name, state, frame);
        }
        if (code instanceof Code.Attr attr) {
            return attribute(eval(attr.of(), state, frame), attr.name(), attr.at(), state, frame);
        }
        if (code instanceof Code.Index index) {
            return index(index, state, frame);
        }
        if (code instanceof Code.Slice slice) {
            return slice(slice, state, frame);
        }
        if (code instanceof Code.Call call) {
            return machine.calls().call(call, state, frame);
        }
        if (code instanceof Code.Rec rec) {
            return machine.records().literal(rec, state, frame);
        }
        if (code instanceof Code.Seq seq) {
            return sequence(seq, state, frame);
        }
        if (code instanceof Code.Spread spread) {
            return eval(spread.of(), state, frame);
        }
        if (code instanceof Code.Join join) {
            return Texts.join(join, machine, state, frame);
        }
        if (code instanceof Code.Shown shown) {
            return Texts.shown(eval(shown.of(), state, frame), shown.form(), machine, state);
        }
        if (code instanceof Code.Op op) {
            return operation(op, state, frame);
        }
        if (code instanceof Code.Pick pick) {
            return pick(pick, state, frame);
        }
        if (code instanceof Code.Func function) {
            return closure(function, frame);
        }
        if (code instanceof Code.Gather gather) {
            return machine.gathering().of(gather, state, frame);
        }
        if (code instanceof Code.Await await) {
            return eval(await.of(), state, frame);
        }
        if (code instanceof Code.Yield yield) {
            return yielded(yield, state, frame);
        }
        if (code instanceof Code.Set set) {
            return set(set, state, frame);
        }
        if (code instanceof Code.Change change) {
            return change(change, state, frame);
        }
        if (code instanceof Code.Other other) {
            return other(other, state, frame);
        }
        return Value.lost("it is a statement");
    }

    private Value other(Code.Other other, State state, Frame frame) {
        other.parts().forEach(part -> eval(part, state, frame));
        return Value.lost("the scan does not know " + other.grammar());
    }

    Value closure(Code.Func function, Frame frame) {
        frame.captured = true;
        return Value.of(new One.Fn(function, frame.scope(), null, null));
    }

    // ---- names ----

    private Value name(Code.Name code, State state, Frame frame) {
        var name = code.name();
        for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
            var found = state.value(new State.Var(scope.frame(), name));
            if (found.isPresent()) {
                return scope.outer() == null && scope != frame.scope() ? later(found.get()) : found.get();
            }
        }
        return machine.units().named(machine, name, code.at(), state, frame);
    }

    /** What others give a value later on begins with nothing. */
    static Value later(Value value) {
        var some = value.keep(one -> !Constants.isNothing(one));
        return some.isNone() ? value : some;
    }

    void bind(String name, Value value, State state, Frame frame) {
        state.set(new State.Var(home(name, state, frame).frame(), name), value);
    }

    /** The scope whose name this is: the call's own unless it said otherwise. */
    Scope home(String name, State state, Frame frame) {
        if (!frame.outer.contains(name)) {
            return frame.scope();
        }
        var last = frame.scope();
        for (var scope = frame.scope().outer(); scope != null; scope = scope.outer()) {
            last = scope;
            if (state.value(new State.Var(scope.frame(), name)).isPresent()) {
                return scope;
            }
        }
        return last;
    }

    // ---- members ----

    Value attribute(Value of, String name, Place at, State state, Frame frame) {
        return of.each(one -> attributeOf(one, name, at, state, frame));
    }

    private Value attributeOf(One one, String name, Place at, State state, Frame frame) {
        if (one instanceof One.Ref ref) {
            return machine.classes().attributes().member(ref, name, at, state, frame);
        }
        if (one instanceof One.Mod mod) {
            return machine.units().member(machine, mod.unit(), name, state, frame);
        }
        if (one instanceof One.Outside outside) {
            var path = outside.path() + "." + name;
            return machine.bus()
                    .binding()
                    .constant(path, at)
                    .or(() -> machine.units().elsewhere(machine, path, at, state, frame))
                    .orElseGet(() -> machine.units().outside(path));
        }
        if (one instanceof One.Type type) {
            return machine.classes().attributes().ofType(type, name, at, state, frame);
        }
        if (one instanceof One.Member member) {
            return machine.classes().attributes().ofMember(member, name, state, frame);
        }
        if (one instanceof One.Taken taken) {
            return machine.reads().attribute(taken, name, at, state, frame);
        }
        if (one instanceof One.Super parent) {
            return machine.classes().attributes().ofSuper(parent, name, state, frame);
        }
        return Value.of(new One.Method(one, name));
    }

    /** What is called: a member of that name that can be, before one that holds a value. */
    Value callee(Code.Attr attr, State state, Frame frame) {
        var of = eval(attr.of(), state, frame);
        var value = of.each(one -> callee(one, attr, state, frame));
        frame.tested.put(attr, value);
        return value;
    }

    Value callee(One one, Code.Attr attr, State state, Frame frame) {
        var klass = one instanceof One.Member member
                ? member.klass()
                : state.object(one).map(Obj::klass).orElse(null);
        var label = state.object(one).map(Obj::label).orElse("");
        if (klass == null && (label.startsWith(Binding.HOLDER) || label.startsWith(Binding.EVENT))) {
            return Value.of(new One.Method(one, attr.name()));
        }
        var value = attributeOf(one, attr.name(), attr.at(), state, frame);
        if (klass == null || value.any(Evaluation::isCallable)) {
            return value;
        }
        return klass.attribute(attr.name())
                .filter(found -> found.any(One.Fn.class::isInstance))
                .map(found -> machine.classes().attributes().bound(found, one, klass, state, frame))
                .orElseGet(() ->
                        machine.members().hasAccessors(klass) ? Value.of(new One.Method(one, attr.name())) : value);
    }

    private static boolean isCallable(One one) {
        return one instanceof One.Fn
                || one instanceof One.Method
                || one instanceof One.Partial
                || one instanceof One.Type;
    }

    private Value index(Code.Index index, State state, Frame frame) {
        var of = eval(index.of(), state, frame);
        var key = eval(index.key(), state, frame);
        return of.each(one -> machine.lookups().take(one, key, index.key(), index.at(), true, state, frame));
    }

    private Value slice(Code.Slice slice, State state, Frame frame) {
        var of = eval(slice.of(), state, frame);
        slice.from().ifPresent(part -> eval(part, state, frame));
        slice.to().ifPresent(part -> eval(part, state, frame));
        return of.each(one -> {
            if (state.object(one).filter(object -> !object.isRecord()).isPresent()) {
                var object = state.object(one).orElseThrow();
                var whole = slice.from().isEmpty() && slice.to().isEmpty();
                return machine.made(
                        whole ? object : Obj.sequence(object.kind(), List.of(), object.element(), slice.at()), state);
            }
            return one.text().isPresent() || one instanceof One.Template ? Value.kind(ValueKind.TEXT) : Value.of(one);
        });
    }

    private Value sequence(Code.Seq seq, State state, Frame frame) {
        var items = new ArrayList<Value>();
        var rest = new ArrayList<Value>();
        for (var item : seq.items()) {
            if (item instanceof Code.Spread spread) {
                var all = machine.elements().of(eval(spread.of(), state, frame), spread.of(), state, frame);
                if (rest.isEmpty()) {
                    items.addAll(all.known());
                } else {
                    rest.addAll(all.known());
                }
                if (!all.rest().isNone()) {
                    rest.add(all.rest());
                }
            } else if (rest.isEmpty()) {
                items.add(eval(item, state, frame));
            } else {
                rest.add(eval(item, state, frame));
            }
        }
        return machine.made(Obj.sequence(seq.kind(), items, Value.either(rest), seq.at()), state);
    }

    // ---- choices and operations ----

    private Value pick(Code.Pick pick, State state, Frame frame) {
        eval(pick.test(), state, frame);
        var yes = state.fork();
        var no = state.fork();
        var values = new ArrayList<Value>();
        var ways = new ArrayList<State>();
        if (machine.tests().assume(pick.test(), true, frame.tested, yes, frame)) {
            values.add(eval(pick.yes(), yes, frame));
            ways.add(yes);
        }
        if (machine.tests().assume(pick.test(), false, frame.tested, no, frame)) {
            values.add(eval(pick.no(), no, frame));
            ways.add(no);
        }
        state.meet(ways.toArray(State[]::new));
        return Value.either(values);
    }

    private Value operation(Code.Op op, State state, Frame frame) {
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
        var ways = new ArrayList<State>();
        var here = state.fork();
        var taken = new ArrayList<Value>();
        for (var i = 0; i < op.operands().size(); i++) {
            var operand = op.operands().get(i);
            var value = eval(operand, here, frame);
            taken.add(value);
            if (i == op.operands().size() - 1) {
                values.add(value);
                ways.add(here);
                break;
            }
            var decided = value.keep(one ->
                    machine.truth().of(one, state).map(flag -> flag != and).orElse(true));
            var done = here.fork();
            if (machine.tests().assume(operand, !and, frame.tested, done, frame)) {
                values.add(decided);
                ways.add(done);
            }
            var next = here.fork();
            if (!machine.tests().assume(operand, and, frame.tested, next, frame)) {
                break;
            }
            here = next;
        }
        if (!and) {
            machine.reads().alternatives(taken);
        }
        var made = ways.stream()
                .filter(way -> !way.isDead())
                .map(way -> way.since(state))
                .toList();
        state.meet(made, key -> true);
        if (taken.size() == op.operands().size()
                && taken.stream().allMatch(value -> value.all(One.Answer.class::isInstance))) {
            return Value.of(new One.Answer(op, frame, seen(op, frame)));
        }
        return Value.either(values);
    }

    private Value answer(Code.Op op, State state, Frame frame) {
        for (var operand : op.operands()) {
            eval(operand, state, frame);
        }
        machine.tests().expectations().noted(op, frame.tested, state, frame);
        return Value.of(new One.Answer(op, frame, seen(op, frame)));
    }

    private static java.util.Map<Code, Value> seen(Code.Op op, Frame frame) {
        var seen = new java.util.IdentityHashMap<Code, Value>();
        gather(op, frame, seen);
        return seen;
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
        var values =
                op.operands().stream().map(part -> eval(part, state, frame)).toList();
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
                        ? Texts.filled(left, right, op.at(), machine, state, frame)
                        : number(left, right);
            case SUBTRACT ->
                machine.records().without(left, right, op, state, frame).orElseGet(() -> number(left, right));
            case MULTIPLY, DIVIDE -> number(left, right);
            default -> Value.input("");
        };
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
        return left.all(Evaluation::isNumber) || right.all(Evaluation::isNumber)
                ? Value.kind(ValueKind.NUMBER)
                : Value.input("");
    }

    private static boolean isNumber(One one) {
        return one instanceof One.Lit lit && lit.value() instanceof BigDecimal
                || one.equals(new One.Kind(ValueKind.NUMBER));
    }

    private Value added(Value left, Value right, Code.Op op, State state) {
        return left.each(one -> right.each(other -> {
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
            if (Texts.isText(one) || Texts.isText(other)) {
                return Texts.concatenated(List.of(one, other), op.at());
            }
            return number(Value.of(one), Value.of(other));
        }));
    }

    private Value yielded(Code.Yield yield, State state, Frame frame) {
        yield.value().ifPresent(code -> {
            var value = eval(code, state, frame);
            frame.yields.add(
                    yield.whole()
                            ? machine.elements().of(value, code, state, frame).any()
                            : value);
        });
        frame.returns.add(state.since(frame.entry()));
        return Value.input("");
    }

    // ---- setting ----

    private Value set(Code.Set set, State state, Frame frame) {
        if (set.value().isEmpty()) {
            return Value.none();
        }
        var value = eval(set.value().get(), state, frame);
        if (frame.function() == null && set.value().get() instanceof Code.Lit lit) {
            machine.constant(lit.at());
        }
        var typed = set.type()
                .filter(type -> value.all(One::isRest))
                .flatMap(type -> machine.classes().types().typed(type, frame.scope(), state, frame));
        assign(set.target(), typed.orElse(value), set.value().get(), state, frame);
        return typed.orElse(value);
    }

    private void assign(Code target, Value value, Code from, State state, Frame frame) {
        assign(target, value, origin(from), state, frame);
        if (target instanceof Code.Index || target instanceof Code.Attr) {
            return;
        }
        machine.records().named(target, from, value, state, frame);
    }

    /** Gives what a pattern names the value, or its parts. */
    void assign(Code target, Value value, String origin, State state, Frame frame) {
        if (target instanceof Code.Name name) {
            bind(name.name(), value, state, frame);
        } else if (target instanceof Code.Attr attr) {
            var of = eval(attr.of(), state, frame);
            var slot = new Obj.Slot(value, true, attr.at(), origin, null);
            machine.records().put(of, attr.name(), slot, state);
        } else if (target instanceof Code.Index index) {
            var of = eval(index.of(), state, frame);
            var key = eval(index.key(), state, frame);
            machine.records().put(of, key, value, index.at(), origin, state, frame);
        } else if (target instanceof Code.Seq seq) {
            parts(seq.items(), value, state, frame);
        } else if (target instanceof Code.Spread spread) {
            assign(
                    spread.of(),
                    machine.made(Obj.sequence(SeqKind.LIST, List.of(), value, spread.at()), state),
                    "",
                    state,
                    frame);
        } else {
            eval(target, state, frame);
        }
    }

    private void parts(List<Code> targets, Value value, State state, Frame frame) {
        for (var i = 0; i < targets.size(); i++) {
            var index = i;
            var part = value.each(one -> machine.elements().part(one, index, targets.size(), state, frame));
            assign(targets.get(i), part, "", state, frame);
        }
    }

    private Value change(Code.Change change, State state, Frame frame) {
        var op = new Code.Op(change.at(), change.operator(), List.of(change.target(), change.value()));
        if (change.operator() == Operator.ADD || change.operator() == Operator.UNION) {
            var old = eval(change.target(), state, frame);
            var more = eval(change.value(), state, frame);
            if (machine.records().extended(old, more, change.value(), change.at(), state, frame)) {
                return old;
            }
        }
        var value = eval(op, state, frame);
        assign(change.target(), value, "", state, frame);
        return value;
    }

    void drop(Code target, State state, Frame frame) {
        if (target instanceof Code.Index index) {
            var of = eval(index.of(), state, frame);
            var key = eval(index.key(), state, frame);
            machine.records().drop(of, key, state);
        } else if (target instanceof Code.Attr attr) {
            var of = eval(attr.of(), state, frame);
            machine.records().drop(of, Value.lit(attr.name(), attr.at()), state);
        }
    }

    /** The last name in an expression that gives a value: {@code stop_loss_pct} of {@code cfg.stop_loss_pct}. */
    static String origin(@Nullable Code code) {
        if (code instanceof Code.Name name) {
            return name.name();
        }
        if (code instanceof Code.Attr attr) {
            return attr.name();
        }
        if (code instanceof Code.Index index) {
            return index.key() instanceof Code.Lit lit && lit.value() instanceof String text ? text : "";
        }
        if (code instanceof Code.Await await) {
            return origin(await.of());
        }
        return code instanceof Code.Call call ? ofCall(call) : "";
    }

    private static String ofCall(Code.Call call) {
        if (call.callee() instanceof Code.Name && call.arguments().size() == 1) {
            return origin(call.arguments().get(0).value());
        }
        if (call.callee() instanceof Code.Attr attr
                && attr.name().equals("get")
                && !call.arguments().isEmpty()
                && call.arguments().get(0).value() instanceof Code.Lit lit
                && lit.value() instanceof String text) {
            return text;
        }
        return "";
    }
}
