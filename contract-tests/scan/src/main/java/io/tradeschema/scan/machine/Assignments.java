package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is set: a name, a member, a key, the parts of something, or nothing any more. */
final class Assignments {

    private final Machine machine;

    Assignments(Machine machine) {
        this.machine = machine;
    }

    Value set(Code.Set set, State state, Frame frame) {
        if (set.value().isEmpty()) {
            return Value.none();
        }
        var value = machine.eval(set.value().get(), state, frame);
        if (frame.function() == null && set.value().get() instanceof Code.Lit lit) {
            machine.constant(lit.at());
        }
        var typed = set.type()
                .filter(type -> value.all(One::isRest))
                .flatMap(type -> machine.classes().types().typed(type, frame.scope(), state, frame));
        assign(set.target(), typed.orElse(value), set.value().get(), state, frame);
        return typed.orElse(value);
    }

    void assign(Code target, Value value, Code from, State state, Frame frame) {
        assign(target, value, Origins.of(from), state, frame);
        if (target instanceof Code.Index || target instanceof Code.Attr) {
            return;
        }
        machine.records().named(target, from, value, state, frame);
    }

    /** Gives what a pattern names the value, or its parts. */
    void assign(Code target, Value value, String origin, State state, Frame frame) {
        if (target instanceof Code.Name name) {
            machine.evaluation().bind(name.name(), value, state, frame);
        } else if (target instanceof Code.Attr attr) {
            var of = machine.eval(attr.of(), state, frame);
            var slot = new Obj.Slot(value, true, attr.at(), origin, null);
            machine.records().put(of, attr.name(), slot, state);
        } else if (target instanceof Code.Index index) {
            var of = machine.eval(index.of(), state, frame);
            var key = machine.eval(index.key(), state, frame);
            var laid = of.keep(one -> machine.protocols()
                    .asked(one, Protocols.SET_ITEM, Given.of(index.at(), key, value), state, frame)
                    .isEmpty());
            machine.records().put(laid, key, value, index.at(), origin, state, frame);
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
            machine.eval(target, state, frame);
        }
    }

    private void parts(List<Code> targets, Value value, State state, Frame frame) {
        for (var i = 0; i < targets.size(); i++) {
            var index = i;
            var part = value.each(one -> machine.elements().part(one, index, targets.size(), state, frame));
            assign(targets.get(i), part, "", state, frame);
        }
        together(targets, value, state, frame);
    }

    /** The parts of one of several things belong together. */
    private void together(List<Code> targets, Value value, State state, Frame frame) {
        var lists = value.all(
                one -> state.object(one).filter(object -> !object.isRecord()).isPresent());
        if (value.ones().size() < 2 || !lists || !targets.stream().allMatch(Code.Name.class::isInstance)) {
            return;
        }
        var ways = new ArrayList<Map<State.Var, Value>>();
        for (var one : value.ones()) {
            var way = new LinkedHashMap<State.Var, Value>();
            for (var i = 0; i < targets.size(); i++) {
                var name = ((Code.Name) targets.get(i)).name();
                var home = machine.evaluation().home(name, state, frame);
                way.put(
                        new State.Var(home.frame(), name),
                        machine.elements().part(one, i, targets.size(), state, frame));
            }
            ways.add(way);
        }
        state.together(ways);
    }

    Value change(Code.Change change, State state, Frame frame) {
        var op = new Code.Op(change.at(), change.operator(), List.of(change.target(), change.value()));
        if (change.operator() == Operator.ADD || change.operator() == Operator.UNION) {
            var old = machine.eval(change.target(), state, frame);
            var more = machine.eval(change.value(), state, frame);
            if (machine.records().extended(old, more, change.value(), change.at(), state, frame)) {
                return old;
            }
        }
        var value = machine.eval(op, state, frame);
        assign(change.target(), value, "", state, frame);
        return value;
    }

    void drop(Code target, State state, Frame frame) {
        if (target instanceof Code.Index index) {
            var of = machine.eval(index.of(), state, frame);
            var key = machine.eval(index.key(), state, frame);
            machine.records().drop(of, key, state);
        } else if (target instanceof Code.Attr attr) {
            var of = machine.eval(attr.of(), state, frame);
            machine.records().drop(of, Value.lit(attr.name(), attr.at()), state);
        }
    }
}
