package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records and sequences: how they are made and changed. */
final class Records {

    /** How many entries a record has that is a table, of which no entry is looked at by itself. */
    private static final int MANY = 400;

    private final Machine machine;

    Records(Machine machine) {
        this.machine = machine;
    }

    Value literal(Code.Rec rec, State state, Frame frame) {
        if (rec.entries().size() > MANY) {
            return table(rec, state);
        }
        var object = Obj.record(rec.at());
        for (var entry : rec.entries()) {
            var value = machine.eval(entry.value(), state, frame);
            if (entry.key().isEmpty()) {
                object = merged(object, value.keep(one -> !isOpaque(one, state)), true, state);
            } else {
                var code = entry.key().get();
                var key = machine.eval(code, state, frame);
                var slot = new Obj.Slot(value, true, code.at(), Origins.of(entry.value()), entry.value());
                object = keyed(object, key, slot, state);
            }
        }
        return machine.made(object, state);
    }

    /** Whether what an object holds is not among its names, so that none are handed on. */
    boolean isOpaque(One one, State state) {
        var names = machine.tables().names("opaque");
        return state.object(one)
                .filter(object -> names.contains(object.label()))
                .isPresent();
    }

    /** An object without the names that its class alone sees, which some languages have. */
    Obj seen(Obj object) {
        var sign = machine.tables().word("own-name", "");
        if (sign.isEmpty() || !object.isInstance()) {
            return object;
        }
        var seen = object;
        for (var name : object.slots().keySet()) {
            seen = name.startsWith(sign) ? seen.without(name) : seen;
        }
        return seen;
    }

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
        var together = new LinkedHashMap<String, Obj.Slot>();
        for (var name : given.names().entrySet()) {
            var arg = name.getValue();
            var slot = new Obj.Slot(arg.value(), arg.sure(), arg.at(), Origins.of(arg.code()), arg.code());
            if (given.ways().have(name.getKey())) {
                together.put(name.getKey(), slot);
            } else {
                more = more.with(name.getKey(), slot);
            }
        }
        more = more.laid(Obj.either(given.at(), together, given.ways()));
        if (given.view() != null) {
            more = more.viewing(given.view());
        }
        return given.open().isNone() ? more : more.opened(given.open());
    }

    /** The record with what the key may be set; a key that is not known may be any name. */
    Obj keyed(Obj object, Value key, Obj.Slot slot, State state) {
        var texts = key.texts();
        if (texts.size() == 1 && key.all(one -> one.text().isPresent() || isSetInstead(one, texts.get(0)))) {
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

    /** Whether something is what may be set in the place of a stream's name. */
    private boolean isSetInstead(One one, String name) {
        return one instanceof One.Input && machine.bus().handlers().topicLike(name);
    }

    private static One.View both(One.@Nullable View one, One.View other) {
        return one == null || one.names() == other.names() ? other : other.named(One.Names.UNKNOWN);
    }

    /** The record with what another has laid into it; where it may be one of several, it is one of as many. */
    Obj merged(Obj object, Value other, boolean sure, State state) {
        if (other.isNone()) {
            return object;
        }
        var all = other.ones().stream()
                .map(one -> merged(object, one, state))
                .reduce(Obj::or)
                .orElseThrow();
        return sure ? all : object.or(all);
    }

    private Obj merged(Obj object, One one, State state) {
        var more = state.object(one).filter(Obj::isRecord);
        if (more.isPresent()) {
            var all = object.laid(seen(more.get()));
            all = more.get().view() == null ? all : all.viewing(more.get().view());
            return more.get().open().isNone() ? all : all.opened(more.get().open());
        }
        if (one instanceof One.Taken taken) {
            return object.viewing(machine.reads().within(taken));
        }
        if (one instanceof One.Walked walked && !walked.key()) {
            return object.viewing(machine.reads().within(walked));
        }
        return one instanceof One.Lit
                ? object
                : object.opened(one.isRest() ? Value.of(one) : Value.lost("what is merged is not seen"));
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
        var items = machine.elements().of(left, op, state, frame);
        var others = machine.elements().of(right, op, state, frame);
        if (items.rest().isNone() && others.rest().isNone() && !others.known().isEmpty()) {
            var some = items.known().stream()
                    .filter(item -> others.known().stream().noneMatch(other -> isSame(item, other)))
                    .toList();
            return Optional.of(machine.made(Obj.sequence(SeqKind.SET, some, Value.none(), op.at()), state));
        }
        return Optional.of(machine.made(Obj.sequence(SeqKind.SET, List.of(), Value.input(""), op.at()), state));
    }

    private static boolean isSame(Value one, Value other) {
        return one.onlyText().isPresent() && one.onlyText().equals(other.onlyText());
    }

    /** Gives a name to what was made for it. */
    void named(Code target, Code from, Value value, State state, Frame frame) {
        if (from instanceof Code.Rec && value.ones().size() == 1) {
            state.object(value.ones().get(0))
                    .ifPresent(object -> machine.bus().handlers().table(object, from.at(), state, frame));
        }
    }

    /** Whether what is changed is changed surely: it is one object, or one of several records that nobody has alone. */
    boolean isCertain(Value of, State state) {
        return of.ones().size() == 1
                || of.all(one -> state.object(one).filter(Obj::isPlain).isPresent())
                        && state.isOnlyHeldAsOne(of.ones());
    }

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
        var certain = isCertain(of, state);
        var slot = new Obj.Slot(value, certain, at, origin, null);
        for (var one : of.ones()) {
            var object = state.object(one);
            if (object.isEmpty()) {
                machine.recorder().unknownName(at.where());
            }
            if (object.isPresent() && object.get().isRecord()) {
                machine.recorder().ownName(at.where());
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
        var certain = isCertain(of, state);
        for (var one : of.ones()) {
            state.object(one).ifPresent(object -> {
                var changed = object;
                for (var name : key.texts()) {
                    changed = gone(changed, name, key);
                }
                state.put((One.Ref) one, certain ? changed : object.or(changed));
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
        var certain = isCertain(old, state);
        for (var one : old.ones()) {
            var object = state.object(one);
            if (object.isPresent() && object.get().isRecord() && !object.get().isInstance()) {
                state.put((One.Ref) one, merged(object.get(), more, certain, state));
                done = true;
            } else if (object.isPresent() && !object.get().isRecord()) {
                appendAll((One.Ref) one, machine.elements().of(more, code, state, frame), state);
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

    void appendAll(One.Ref of, Elements.Items items, State state) {
        items.known().forEach(item -> append(of, item, true, state));
        if (!items.rest().isNone()) {
            append(of, items.rest(), false, state);
        }
    }

    Value pair(Value first, Value second, Place at, State state) {
        return machine.made(Obj.sequence(SeqKind.TUPLE, List.of(first, second), Value.none(), at), state);
    }

    Value sequence(List<Value> items, Value rest, Place at, State state) {
        return machine.made(Obj.sequence(SeqKind.LIST, items, rest, at), state);
    }

    /** A message's own names laid open as an object. */
    Value view(One.Source source, Level level, List<String> path, Place at, State state) {
        return view(new One.View(source, level, path), at, state);
    }

    Value view(One.View view, Place at, State state) {
        return machine.made(Obj.view(view, at), state);
    }
}
