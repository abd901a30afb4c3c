package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a loop over something meets, and what its keys, values and pairs are. */
final class Elements {

    /** The name of what comes from outside and is there. */
    static final String PRESENT = "there";

    private final Machine machine;

    Elements(Machine machine) {
        this.machine = machine;
    }

    /** What a loop over something meets: items that are known one by one, and what further ones may be. */
    record Items(List<Value> known, Value rest, boolean perhaps) {
        Items(List<Value> known, Value rest) {
            this(known, rest, false);
        }

        Value any() {
            var all = new ArrayList<>(known);
            if (!rest.isNone()) {
                all.add(rest);
            }
            return Value.either(all);
        }
    }

    /** What a loop meets. */
    Items of(Value over, Code code, State state, Frame frame) {
        var all = new ArrayList<Items>();
        for (var one : over.ones()) {
            all.add(of(one, state, frame));
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        var some = all.stream().filter(items -> !items.any().isNone()).toList();
        if (some.size() == 1) {
            return new Items(some.get(0).known(), some.get(0).rest(), true);
        }
        var rest = new ArrayList<Value>();
        all.forEach(items -> {
            if (!items.any().isNone()) {
                rest.add(items.any());
            }
        });
        return new Items(List.of(), Value.either(rest));
    }

    Items of(One one, State state, Frame frame) {
        var object = state.object(one);
        if (object.isPresent() && object.get().slot(Subscriptions.EACH).isPresent()) {
            return new Items(List.of(), object.get().valueOf(Subscriptions.EACH));
        }
        if (object.isPresent() && object.get().isRecord()) {
            if (machine.records().isOpaque(one, state)) {
                return of(pairsOf(one, object.get().at(), state).ones().get(0), state, frame);
            }
            return machine.protocols()
                    .items(one, object.get().at(), state, frame)
                    .orElseGet(() -> keys(object.get()));
        }
        if (object.isPresent() && object.get().element().isNone() && machine.isShared(one)) {
            return new Items(List.of(), Value.input(""));
        }
        if (object.isPresent()) {
            var listed = object.get().kind() != SeqKind.STREAM;
            return new Items(
                    object.get().items().stream()
                            .map(item -> listed ? listed(item) : item)
                            .toList(),
                    object.get().tail());
        }
        if (one instanceof One.Taken taken) {
            return new Items(List.of(), machine.reads().element(taken));
        }
        if (one instanceof One.Type type && machine.classes().enumerations().isEnumeration(type.klass())) {
            return new Items(
                    machine.classes().enumerations().members(type.klass()).ones().stream()
                            .map(Value::of)
                            .toList(),
                    Value.none());
        }
        if (one instanceof One.Lit lit) {
            return new Items(List.of(), lit.isNothing() ? Value.none() : Value.kind(ValueKind.TEXT));
        }
        return new Items(List.of(), Value.input(""));
    }

    private static Value listed(Value item) {
        if (item.ones().size() == 1 && item.ones().get(0) instanceof One.Lit lit && lit.value() instanceof String) {
            return Value.of(new One.Lit(lit.value(), lit.at(), true));
        }
        return item;
    }

    private Items keys(Obj object) {
        var known = new ArrayList<Value>();
        object.slots().forEach((name, slot) -> known.add(Value.of(new One.Lit(name, slot.at(), true))));
        var rest = new ArrayList<Value>();
        if (object.view() != null) {
            rest.add(Value.of(new One.Walked(object.view(), true)));
        }
        if (!object.open().isNone()) {
            rest.add(Value.input(""));
        }
        return new Items(known, Value.either(rest));
    }

    Value keysOf(One one, Place at, State state, Frame frame) {
        var object = state.object(one);
        if (object.isEmpty()) {
            return one instanceof One.Taken taken
                    ? machine.records()
                            .sequence(
                                    List.of(),
                                    Value.of(new One.Walked(machine.reads().within(taken), true)),
                                    at,
                                    state)
                    : machine.records().sequence(List.of(), Value.input(""), at, state);
        }
        var items = keys(object.get());
        return machine.records().sequence(items.known(), items.rest(), at, state);
    }

    Value valuesOf(One one, Place at, State state) {
        var object = state.object(one);
        if (object.isEmpty()) {
            return one instanceof One.Taken taken
                    ? machine.records()
                            .sequence(
                                    List.of(),
                                    Value.of(new One.Walked(machine.reads().within(taken), false)),
                                    at,
                                    state)
                    : machine.records().sequence(List.of(), Value.input(""), at, state);
        }
        var known = object.get().slots().values().stream().map(Obj.Slot::value).toList();
        return machine.records().sequence(known, restOfValues(object.get()), at, state);
    }

    private static Value restOfValues(Obj object) {
        var rest = new ArrayList<Value>();
        if (object.view() != null) {
            rest.add(Value.of(new One.Walked(object.view(), false)));
        }
        if (!object.open().isNone()) {
            rest.add(object.tail().isNone() ? Value.input("") : object.tail());
        }
        return Value.either(rest);
    }

    Value pairsOf(One one, Place at, State state) {
        var view = one instanceof One.Taken taken ? machine.reads().within(taken) : null;
        var object = view == null ? state.object(one) : Optional.of(Obj.view(view, at));
        if (object.isEmpty()) {
            return machine.records()
                    .sequence(
                            List.of(), machine.records().pair(Value.input(""), Value.input(""), at, state), at, state);
        }
        var known = new ArrayList<Value>();
        object.get()
                .slots()
                .forEach((name, slot) -> known.add(machine.records()
                        .pair(Value.of(new One.Lit(name, slot.at(), true)), present(slot.value()), at, state)));
        var rest = new ArrayList<Value>();
        if (object.get().view() != null) {
            rest.add(machine.records()
                    .pair(
                            Value.of(new One.Walked(object.get().view(), true)),
                            Value.of(new One.Walked(object.get().view(), false)),
                            at,
                            state));
        }
        if (!object.get().open().isNone()) {
            var any = object.get().tail().isNone()
                    ? Value.input("")
                    : object.get().tail();
            rest.add(machine.records().pair(Value.input(""), any, at, state));
        }
        return machine.records().sequence(known, Value.either(rest), at, state);
    }

    /**
     * What is asked for whether it is there when a record is gone through: what comes from outside is taken to be, and so is
     * what the reader of a message cannot do without.
     */
    private static Value present(Value value) {
        var there = value.all(one -> one instanceof One.Input
                || one instanceof One.Taken taken && taken.read().required());
        return there && !value.isNone() ? Value.of(new One.Input(PRESENT)) : value;
    }

    /** The part at this place of something that is taken apart into so many. */
    Value part(One one, int index, int size, State state, Frame frame) {
        var object = state.object(one);
        if (object.isPresent() && !object.get().isRecord()) {
            if (object.get().label().equals(Lookups.ANY_ORDER)) {
                return object.get().element();
            }
            var items = object.get().items();
            if (index < items.size()) {
                return items.get(index);
            }
            return object.get().tail().isNone()
                    ? Value.lost("there is no such item")
                    : object.get().tail();
        }
        if (object.isPresent()
                && object.get().view() != null
                && object.get().label().equals(Lookups.IN_TURN)) {
            return Value.of(new One.Walked(object.get().view(), index % 2 == 0));
        }
        if (object.isPresent() && object.get().isInstance()) {
            return object.get().slots().values().stream()
                    .skip(index)
                    .findFirst()
                    .map(Obj.Slot::value)
                    .orElseGet(() -> Value.input(""));
        }
        var all = of(one, state, frame);
        return index < all.known().size() ? all.known().get(index) : all.any();
    }
}
