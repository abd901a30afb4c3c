package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records and sequences: how they are made, changed, gone through and asked. */
final class Records {

    private final Machine machine;

    Records(Machine machine) {
        this.machine = machine;
    }

    /** What a loop over something meets: items that are known one by one, and what further ones may be. */
    record Items(List<Value> known, Value rest) {
        Value any() {
            var all = new ArrayList<>(known);
            if (!rest.isNone()) {
                all.add(rest);
            }
            return Value.either(all);
        }
    }

    // ---- making ----

    Value literal(Code.Rec rec, State state, Frame frame) {
        if (rec.entries().size() > MANY) {
            return table(rec, state);
        }
        var object = Obj.record(rec.at());
        for (var entry : rec.entries()) {
            var value = machine.eval(entry.value(), state, frame);
            if (entry.key().isEmpty()) {
                object = merged(object, value, true, state);
            } else {
                var code = entry.key().get();
                var key = machine.eval(code, state, frame);
                var slot = new Obj.Slot(value, true, code.at(), Evaluation.origin(entry.value()), entry.value());
                object = keyed(object, key, slot, state);
            }
        }
        return machine.made(object, state);
    }

    /** How many entries a record has that is a table, of which no entry is looked at by itself. */
    private static final int MANY = 400;

    private Value table(Code.Rec rec, State state) {
        var slots = new LinkedHashMap<String, Obj.Slot>();
        for (var entry : rec.entries()) {
            if (entry.key()
                    .filter(key -> key instanceof Code.Lit lit && lit.value() instanceof String)
                    .isPresent()) {
                var key = entry.key().orElseThrow();
                var value = entry.value() instanceof Code.Lit lit ? Value.lit(lit.value(), lit.at()) : Value.input("");
                slots.put((String) ((Code.Lit) key).value(), new Obj.Slot(value, true, key.at(), "", entry.value()));
            }
        }
        var object = Obj.record(rec.at()).with(slots);
        return machine.made(slots.size() == rec.entries().size() ? object : object.opened(Value.input("")), state);
    }

    /** A record of the names that a call is given. */
    Value given(Given given, State state) {
        return machine.made(ofGiven(Obj.record(given.at()), given), state);
    }

    Obj ofGiven(Obj object, Given given) {
        var more = object;
        for (var name : given.names().entrySet()) {
            var arg = name.getValue();
            more = more.with(
                    name.getKey(),
                    new Obj.Slot(arg.value(), arg.sure(), arg.at(), Evaluation.origin(arg.code()), arg.code()));
        }
        if (given.view() != null) {
            more = more.viewing(given.view());
        }
        return given.open().isNone() ? more : more.opened(given.open());
    }

    /** The record with what the key may be set; a key that is not known may be any name. */
    private Obj keyed(Obj object, Value key, Obj.Slot slot, State state) {
        var texts = key.texts();
        if (key.all(one -> one.text().isPresent()) && texts.size() == 1) {
            return object.with(texts.get(0), slot);
        }
        var changed = object;
        for (var one : key.ones()) {
            if (one.text().isPresent()) {
                var name = one.text().get();
                var before = object.slots().get(name);
                var value = before == null ? slot.value() : Value.either(before.value(), slot.value());
                changed = changed.with(
                        name,
                        new Obj.Slot(value, before != null && before.sure(), slot.at(), slot.origin(), slot.code()));
            } else if (one instanceof One.Walked walked && walked.key()) {
                changed = changed.viewing(both(changed.view(), walked.view()));
            } else if (one instanceof One.Lit lit) {
                changed = changed.with(String.valueOf(lit.value()), slot);
            } else if (one instanceof One.Member member) {
                changed = changed.with(member.klass().name() + "." + member.name(), slot);
            } else {
                changed = changed.opened(
                                one.isRest() || one instanceof One.Template || one instanceof One.Kind
                                        ? Value.of(one)
                                        : Value.lost("a name is worked out"))
                        .holding(slot.value());
            }
        }
        return changed;
    }

    private static One.View both(One.@Nullable View one, One.View other) {
        return one == null || one.names() == other.names() ? other : other.named(One.Names.UNKNOWN);
    }

    Obj merged(Obj object, Value other, boolean sure, State state) {
        var all = object;
        var certain = sure && other.ones().size() == 1;
        for (var one : other.ones()) {
            var more = state.object(one);
            if (more.isPresent() && more.get().isRecord()) {
                for (var entry : more.get().slots().entrySet()) {
                    all = added(all, entry.getKey(), entry.getValue(), certain);
                }
                all = more.get().view() == null ? all : all.viewing(more.get().view());
                all = more.get().open().isNone() ? all : all.opened(more.get().open());
            } else if (one instanceof One.Taken taken) {
                all = all.viewing(machine.reads().within(taken));
            } else if (one instanceof One.Walked walked && !walked.key()) {
                all = all.viewing(machine.reads().within(walked));
            } else if (!(one instanceof One.Lit)) {
                all = all.opened(one.isRest() ? Value.of(one) : Value.lost("what is merged is not seen"));
            }
        }
        return all;
    }

    private static Obj added(Obj object, String name, Obj.Slot slot, boolean certain) {
        var before = object.slots().get(name);
        var sure = slot.sure() && certain;
        if (sure || before == null) {
            return object.with(name, sure ? slot : slot.unsure());
        }
        return object.with(
                name,
                new Obj.Slot(
                        Value.either(before.value(), slot.value()),
                        before.sure(),
                        slot.at(),
                        slot.origin(),
                        slot.code()));
    }

    Value union(Value left, Value right, Place at, State state, Frame frame) {
        return left.each(one -> {
            var object = state.object(one);
            if (object.isPresent() && object.get().isRecord()) {
                return machine.made(merged(object.get().madeAt(at), right, true, state), state);
            }
            return Value.input("");
        });
    }

    Optional<Value> without(Value left, Value right, Code.Op op, State state, Frame frame) {
        var sequence =
                left.ones().stream().flatMap(one -> state.object(one).stream()).findFirst();
        if (sequence.isEmpty()) {
            return Optional.empty();
        }
        machine.tests().names().subset(left, right, op, state, frame);
        return Optional.of(machine.made(Obj.sequence(SeqKind.SET, List.of(), Value.input(""), op.at()), state));
    }

    /** Gives a name to what was made for it. */
    void named(Code target, Code from, Value value, State state, Frame frame) {
        if (from instanceof Code.Rec && value.ones().size() == 1) {
            state.object(value.ones().get(0))
                    .ifPresent(object -> machine.bus().handlers().table(object, from.at(), state, frame));
        }
    }

    // ---- changing ----

    /** Gives a member its value in every object that it may be. */
    void put(Value of, String name, Obj.Slot slot, State state) {
        var certain = of.ones().size() == 1;
        for (var one : of.ones()) {
            state.object(one).ifPresent(object -> {
                var before = object.slots().get(name);
                var now = certain || before == null
                        ? (certain ? slot : slot.unsure())
                        : new Obj.Slot(
                                Value.either(before.value(), slot.value()), before.sure(), slot.at(), "", slot.code());
                state.put((One.Ref) one, object.with(name, now));
            });
            if (one instanceof One.Type type && certain) {
                type.klass().attributes().merge(name, slot.value(), Value::either);
            }
        }
    }

    void put(Value of, Value key, Value value, Place at, String origin, State state, Frame frame) {
        var certain = of.ones().size() == 1;
        var slot = new Obj.Slot(value, certain, at, origin, null);
        for (var one : of.ones()) {
            var object = state.object(one);
            if (object.isPresent() && object.get().isRecord()) {
                var changed = keyed(object.get(), key, slot, state);
                state.put((One.Ref) one, certain ? changed : object.get().or(changed));
            } else if (object.isPresent()) {
                state.put(
                        (One.Ref) one,
                        object.get()
                                .with(
                                        object.get().items(),
                                        Value.either(object.get().tail(), value)));
            }
        }
    }

    void drop(Value of, Value key, State state) {
        for (var one : of.ones()) {
            state.object(one).ifPresent(object -> {
                var changed = object;
                for (var name : key.texts()) {
                    changed = gone(changed, name, key);
                }
                state.put((One.Ref) one, of.ones().size() == 1 ? changed : object.or(changed));
            });
        }
    }

    /** A name that the reader itself set in a message stays its own when it is taken away again. */
    private static Obj gone(Obj object, String name, Value key) {
        var slot = object.slots().get(name);
        if (object.view() == null || slot == null) {
            return object.without(name);
        }
        return object.with(name, slot.with(Value.nothing(slot.at())));
    }

    /** Adds to a sequence or record in place; false when what is changed is neither. */
    boolean extended(Value old, Value more, Code code, Place at, State state, Frame frame) {
        var done = false;
        for (var one : old.ones()) {
            var object = state.object(one);
            if (object.isPresent() && object.get().isRecord() && !object.get().isInstance()) {
                state.put((One.Ref) one, merged(object.get(), more, old.ones().size() == 1, state));
                done = true;
            } else if (object.isPresent() && !object.get().isRecord()) {
                appendAll((One.Ref) one, elements(more, code, state, frame), state);
                done = true;
            }
        }
        return done;
    }

    void append(One of, Value value, boolean certain, State state) {
        state.object(of).filter(object -> !object.isRecord()).ifPresent(object -> {
            if (object.tail().isNone() && certain) {
                var items = new ArrayList<>(object.items());
                items.add(value);
                state.put((One.Ref) of, object.with(items, Value.none()));
            } else {
                state.put((One.Ref) of, object.with(object.items(), Value.either(object.tail(), value)));
            }
        });
    }

    void appendAll(One.Ref of, Items items, State state) {
        items.known().forEach(item -> append(of, item, true, state));
        if (!items.rest().isNone()) {
            append(of, items.rest(), false, state);
        }
    }

    // ---- asking ----

    /** What lies under a key. */
    Value take(One of, Value key, Code keyCode, Place at, boolean required, State state, Frame frame) {
        var object = state.object(of);
        if (object.isPresent() && object.get().isRecord()) {
            return ofRecord(of, object.get(), key, keyCode, at, required, state, frame);
        }
        if (object.isPresent()) {
            return ofSequence(object.get(), key);
        }
        if (of instanceof One.Taken taken) {
            return key.each(one -> one.text()
                    .map(name -> machine.reads()
                            .take(
                                    machine.reads().within(taken),
                                    name,
                                    keyCode.at(),
                                    required,
                                    isListed(one),
                                    state,
                                    frame))
                    .orElseGet(() -> Value.input("")));
        }
        if (of instanceof One.Walked walked && !walked.key()) {
            return key.each(one -> one.text()
                    .map(name -> machine.reads()
                            .take(
                                    machine.reads().within(walked),
                                    name,
                                    keyCode.at(),
                                    required,
                                    isListed(one),
                                    state,
                                    frame))
                    .orElseGet(() -> Value.input("")));
        }
        if (of instanceof One.Type type && machine.classes().enumerations().isEnumeration(type.klass())) {
            return machine.classes().enumerations().members(type.klass());
        }
        if (of instanceof One.Lit lit && lit.value() instanceof String text) {
            return letter(lit, text, key);
        }
        if (of instanceof One.Made made && made.type().equals(BusReads.REPLY)) {
            return made.given().getOrDefault("of", Value.input(""));
        }
        if (of instanceof One.Outside outside) {
            return Value.input(key.onlyText().orElse(outside.path()));
        }
        return Value.input(key.onlyText().orElse(""));
    }

    private static Value letter(One.Lit lit, String text, Value key) {
        var index = key.only()
                .filter(one -> one instanceof One.Lit number && number.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue())
                .orElse(-1);
        return index >= 0 && index < text.length()
                ? Value.of(new One.Lit(text.substring(index, index + 1), lit.at(), lit.listed()))
                : Value.kind(ValueKind.TEXT);
    }

    static boolean isListed(One one) {
        return one instanceof One.Lit lit && lit.listed();
    }

    private Value ofRecord(
            One of, Obj object, Value key, Code keyCode, Place at, boolean required, State state, Frame frame) {
        if (key.any(one -> one instanceof One.Taken)) {
            machine.reads().lookedUp(object, key, at, required, state, frame);
        }
        return key.each(one -> {
            var name = one.text().or(() -> name(one));
            if (name.isEmpty()) {
                return object.label().equals(DEFAULT) ? made(of, object, state) : anyOf(object);
            }
            var slot = object.slot(name.get());
            if (slot.isPresent() && (slot.get().sure() || object.view() == null)) {
                return slot.get().value();
            }
            if (object.view() != null) {
                machine.reads().named(object.view(), one, keyCode.at(), required, frame);
                var taken = machine.reads()
                        .take(object.view(), name.get(), keyCode.at(), required, isListed(one), state, frame);
                return slot.map(found -> Value.either(found.value(), taken)).orElse(taken);
            }
            if (object.label().equals(DEFAULT)) {
                return made(of, object, state);
            }
            if (!object.open().isNone()) {
                return object.tail().isNone() ? Value.input(name.get()) : object.tail();
            }
            return Value.lost(name.get() + " is not set");
        });
    }

    /** How records are labelled that make what is asked for and not there. */
    static final String DEFAULT = "default";

    private Value made(One of, Obj object, State state) {
        if (!object.tail().isNone()) {
            return object.tail();
        }
        var list = machine.made(Obj.sequence(SeqKind.LIST, List.of(), Value.none(), object.at()), state);
        state.put((One.Ref) of, object.opened(Value.input("")).holding(list));
        return list;
    }

    private static Optional<String> name(One one) {
        if (one instanceof One.Member member) {
            return Optional.of(member.klass().name() + "." + member.name());
        }
        return one instanceof One.Lit lit ? Optional.of(String.valueOf(lit.value())) : Optional.empty();
    }

    /** What may lie under a key that is not known. */
    private Value anyOf(Obj object) {
        var values = new ArrayList<Value>();
        object.slots().values().forEach(slot -> values.add(slot.value()));
        if (object.view() != null) {
            values.add(Value.of(new One.Walked(object.view(), false)));
        }
        if (!object.tail().isNone()) {
            values.add(object.tail());
        } else if (!object.open().isNone() || values.isEmpty()) {
            values.add(Value.input(""));
        }
        return Value.either(values);
    }

    private static Value ofSequence(Obj object, Value key) {
        var number = key.only()
                .filter(one -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue());
        if (number.isPresent()) {
            var index = number.get() < 0 ? object.items().size() + number.get() : number.get();
            if (object.tail().isNone() && index >= 0 && index < object.items().size()) {
                return object.items().get(index);
            }
            if (index >= 0 && index < object.items().size()) {
                return object.items().get(index);
            }
        }
        var any = object.element();
        return any.isNone() ? Value.lost("the list is empty") : any;
    }

    /** What a loop meets. */
    Items elements(Value over, Code code, State state, Frame frame) {
        var all = new ArrayList<Items>();
        for (var one : over.ones()) {
            all.add(elements(one, state, frame));
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        var rest = new ArrayList<Value>();
        all.forEach(items -> {
            if (!items.any().isNone()) {
                rest.add(items.any());
            }
        });
        return new Items(List.of(), Value.either(rest));
    }

    private Items elements(One one, State state, Frame frame) {
        var object = state.object(one);
        if (object.isPresent() && object.get().isRecord()) {
            return keys(object.get());
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
            return new Items(List.of(), machine.reads().element(taken, state));
        }
        if (one instanceof One.Made made && made.type().equals(BusReads.REPLY)) {
            return new Items(List.of(), made.given().getOrDefault("of", Value.input("")));
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
                    ? sequence(
                            List.of(), Value.of(new One.Walked(machine.reads().within(taken), true)), at, state)
                    : sequence(List.of(), Value.input(""), at, state);
        }
        var items = keys(object.get());
        return sequence(items.known(), items.rest(), at, state);
    }

    Value valuesOf(One one, Place at, State state) {
        var object = state.object(one);
        if (object.isEmpty()) {
            return one instanceof One.Taken taken
                    ? sequence(
                            List.of(), Value.of(new One.Walked(machine.reads().within(taken), false)), at, state)
                    : sequence(List.of(), Value.input(""), at, state);
        }
        var known = object.get().slots().values().stream().map(Obj.Slot::value).toList();
        return sequence(known, restOfValues(object.get()), at, state);
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
            if (one instanceof One.Made made && made.type().equals(BusReads.REPLY)) {
                return Value.of(one);
            }
            return sequence(List.of(), pair(Value.input(""), Value.input(""), at, state), at, state);
        }
        var known = new ArrayList<Value>();
        object.get()
                .slots()
                .forEach((name, slot) -> known.add(
                        pair(Value.of(new One.Lit(name, slot.at(), true)), present(slot.value()), at, state)));
        var rest = new ArrayList<Value>();
        if (object.get().view() != null) {
            rest.add(pair(
                    Value.of(new One.Walked(object.get().view(), true)),
                    Value.of(new One.Walked(object.get().view(), false)),
                    at,
                    state));
        }
        if (!object.get().open().isNone()) {
            var any = object.get().tail().isNone()
                    ? Value.input("")
                    : object.get().tail();
            rest.add(pair(Value.input(""), any, at, state));
        }
        return sequence(known, Value.either(rest), at, state);
    }

    /** What is asked for whether it is there when a record is gone through: what comes from outside is taken to be. */
    private static Value present(Value value) {
        return value.all(One.Input.class::isInstance) ? Value.of(new One.Input(PRESENT)) : value;
    }

    /** The name of what comes from outside and is there. */
    static final String PRESENT = "there";

    Value pair(Value first, Value second, Place at, State state) {
        return machine.made(Obj.sequence(SeqKind.TUPLE, List.of(first, second), Value.none(), at), state);
    }

    Value sequence(List<Value> items, Value rest, Place at, State state) {
        return machine.made(Obj.sequence(SeqKind.LIST, items, rest, at), state);
    }

    /** The part at this place of something that is taken apart into so many. */
    Value part(One one, int index, int size, State state, Frame frame) {
        var object = state.object(one);
        if (object.isPresent() && !object.get().isRecord()) {
            var items = object.get().items();
            if (index < items.size()) {
                return items.get(index);
            }
            return object.get().tail().isNone()
                    ? Value.lost("there is no such item")
                    : object.get().tail();
        }
        if (object.isPresent() && object.get().isInstance()) {
            return object.get().slots().values().stream()
                    .skip(index)
                    .findFirst()
                    .map(Obj.Slot::value)
                    .orElseGet(() -> Value.input(""));
        }
        var all = elements(one, state, frame);
        return index < all.known().size() ? all.known().get(index) : all.any();
    }

    // ---- loops inside expressions ----

    Value gather(Code.Gather gather, State state, Frame frame) {
        var inner = new Frame(
                new Scope(machine.number(), frame.scope(), frame.unit()),
                frame.caller(),
                frame.call(),
                frame.function(),
                frame.owner(),
                frame.self(),
                frame.entry());
        inner.handed.putAll(frame.handed);
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        clause(gather, 0, true, found, state, inner);
        if (gather.key().isPresent()) {
            var object = Obj.record(madeAt(gather, state, inner));
            for (var pair : found.sure) {
                object = keyed(object, pair.key(), pair.slot(), state);
            }
            for (var pair : found.perhaps) {
                object = object.or(keyed(object, pair.key(), pair.slot(), state));
                if (pair.key().any(one -> one instanceof One.Walked)) {
                    object = keyed(object, pair.key(), pair.slot(), state);
                }
            }
            return machine.made(object, state);
        }
        var items = found.sure.stream().map(pair -> pair.slot().value()).toList();
        var rest = Value.either(
                found.perhaps.stream().map(pair -> pair.slot().value()).toList());
        return machine.made(Obj.sequence(gather.kind(), items, rest, gather.at()), state);
    }

    /** Where a record is made that holds what another one holds: where that one was. */
    private static Place madeAt(Code.Gather gather, State state, Frame frame) {
        if (gather.clauses().size() == 1
                && gather.clauses().get(0).over() instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr) {
            var of = frame.tested.get(attr.of());
            if (of != null) {
                return of.only().flatMap(state::object).map(Obj::at).orElse(gather.at());
            }
        }
        return gather.at();
    }

    private record Pair(Value key, Obj.Slot slot) {}

    private record Found(List<Pair> sure, List<Pair> perhaps) {}

    private void clause(Code.Gather gather, int index, boolean sure, Found found, State state, Frame frame) {
        if (index == gather.clauses().size()) {
            var key = gather.key().map(code -> machine.eval(code, state, frame)).orElseGet(Value::none);
            var value = machine.eval(gather.value(), state, frame);
            var at = gather.key().map(Code::at).orElse(gather.value().at());
            var slot = new Obj.Slot(value, sure, at, Evaluation.origin(gather.value()), gather.value());
            (sure ? found.sure : found.perhaps).add(new Pair(key, slot));
            return;
        }
        var clause = gather.clauses().get(index);
        var over = machine.eval(clause.over(), state, frame);
        var all = elements(over, clause.over(), state, frame);
        for (var item : all.known()) {
            each(gather, index, item, sure, found, state, frame);
        }
        if (!all.rest().isNone()) {
            each(gather, index, all.rest(), false, found, state, frame);
        }
    }

    private void each(Code.Gather gather, int index, Value item, boolean sure, Found found, State state, Frame frame) {
        var clause = gather.clauses().get(index);
        var round = state.fork();
        machine.evaluation().assign(clause.pattern(), item, "", round, frame);
        var certain = sure;
        for (var test : clause.tests()) {
            machine.tests().presume(true);
            machine.eval(test, round, frame);
            var seen = frame.tested;
            var fails = round.fork();
            certain &= !machine.tests().assume(test, false, seen, fails, frame);
            var passes = machine.tests().assume(test, true, seen, round, frame);
            machine.tests().presume(false);
            if (!passes) {
                return;
            }
        }
        clause(gather, index + 1, certain, found, round, frame);
        state.meet(round);
    }

    // ---- views ----

    /** A message's own names laid open as an object. */
    Value view(One.Source source, Level level, List<String> path, Place at, State state) {
        return view(new One.View(source, level, path), at, state);
    }

    Value view(One.View view, Place at, State state) {
        return machine.made(Obj.view(view, at), state);
    }
}
