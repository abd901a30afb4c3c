package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;

/** Works out expressions: what names mean, what lies under members and keys. */
final class Evaluation {

    private final Machine machine;
    private final Computation computation;
    private final Assignments assignments;

    Evaluation(Machine machine) {
        this.machine = machine;
        this.computation = new Computation(machine);
        this.assignments = new Assignments(machine);
    }

    Assignments assignments() {
        return assignments;
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
            return listed(seq, state, frame);
        }
        if (code instanceof Code.Spread spread) {
            return eval(spread.of(), state, frame);
        }
        if (code instanceof Code.Join join) {
            return Texts.join(join, machine, state, frame);
        }
        if (code instanceof Code.Shown shown) {
            return Texts.shown(eval(shown.of(), state, frame), shown.form(), shown.at(), machine, state, frame);
        }
        if (code instanceof Code.Op op) {
            return computation.operation(op, state, frame);
        }
        if (code instanceof Code.Pick pick) {
            return computation.pick(pick, state, frame);
        }
        if (code instanceof Code.Func function) {
            return closure(function, frame);
        }
        if (code instanceof Code.Gather gather) {
            return machine.gathering().of(gather, state, frame);
        }
        if (code instanceof Code.Await await) {
            return waitedFor(await.of(), state, frame);
        }
        if (code instanceof Code.Yield yield) {
            return yielded(yield, state, frame);
        }
        if (code instanceof Code.Set set) {
            return assignments.set(set, state, frame);
        }
        if (code instanceof Code.Change change) {
            return assignments.change(change, state, frame);
        }
        if (code instanceof Code.Other other) {
            return other(other, state, frame);
        }
        return Value.lost("it is a statement");
    }

    private Value waitedFor(Code code, State state, Frame frame) {
        if (!(code instanceof Code.Call call)) {
            return eval(code, state, frame);
        }
        var value = machine.calls().waitedFor(call, state, frame);
        frame.tested.put(call, value);
        return value;
    }

    private Value other(Code.Other other, State state, Frame frame) {
        other.parts()
                .forEach(part -> machine.whole()
                        .lost(
                                eval(part, state, frame),
                                other.at(),
                                "the scan does not know " + other.grammar(),
                                state));
        return Value.lost("the scan does not know " + other.grammar());
    }

    Value closure(Code.Func function, Frame frame) {
        frame.captured = true;
        var made = new One.Fn(function, frame.scope(), null, null);
        machine.roots().made(made);
        return Value.of(made);
    }

    private Value name(Code.Name code, State state, Frame frame) {
        var name = code.name();
        for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
            var found = state.value(new State.Var(scope.frame(), name));
            if (found.isPresent()) {
                var value = machine.units().asked(machine, found.get(), state, frame);
                return scope.outer() == null && scope != frame.scope() ? later(value) : value;
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

    Value attribute(Value of, String name, Place at, State state, Frame frame) {
        return of.each(one -> {
            var value = attributeOf(one, name, at, state, frame);
            return machine.membersAreKeys() && value.all(found -> found instanceof One.Method)
                    ? machine.lookups().member(one, name, at, state, frame)
                    : value;
        });
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
        return one instanceof One.Made made ? ofMade(made, name, at) : Value.of(new One.Method(one, name));
    }

    /** A library's object may have others as its members. */
    private Value ofMade(One.Made made, String name, Place at) {
        return machine.tables()
                .method(made.type(), name)
                .filter(row -> row.flags().contains("member"))
                .map(row -> Value.of(new One.Made(row.text("type").orElse(""), made.given())))
                .orElseGet(() -> Value.of(new One.Method(made, name)));
    }

    /** What is called: a member of that name that can be, before one that holds a value. */
    Value callee(Code.Attr attr, State state, Frame frame) {
        var of = Fluent.atLast(eval(attr.of(), state, frame));
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
        if (klass == null
                && !label.isEmpty()
                && machine.tables().method(label, attr.name()).isPresent()) {
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
        return of.each(one -> machine.protocols()
                .asked(one, Protocols.ITEM, Given.of(index.at(), key), state, frame)
                .orElseGet(() -> machine.protocols()
                        .orMissing(
                                one,
                                key,
                                machine.lookups().take(one, key, index.key(), index.at(), true, state, frame),
                                index.at(),
                                state,
                                frame)));
    }

    private Value slice(Code.Slice slice, State state, Frame frame) {
        var of = eval(slice.of(), state, frame);
        KindsOfUse.converted(of);
        var from = slice.from().map(part -> eval(part, state, frame));
        var to = slice.to().map(part -> eval(part, state, frame));
        return of.each(one -> {
            if (CutTimes.isTime(one)) {
                return CutTimes.between(one, from, to);
            }
            if (state.object(one).filter(object -> !object.isRecord()).isPresent()) {
                var object = state.object(one).orElseThrow();
                var whole = slice.from().isEmpty() && slice.to().isEmpty();
                return machine.made(
                        whole ? object : Obj.sequence(object.kind(), List.of(), object.element(), slice.at()), state);
            }
            return one.text().isPresent() || one instanceof One.Template ? Value.kind(ValueKind.TEXT) : Value.of(one);
        });
    }

    private Value listed(Code.Seq seq, State state, Frame frame) {
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
}
