package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.library.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How objects of classes are made, and the one that stands for all of a class. */
final class Making {

    /** How many objects of the tree an object that stands for all of its class has under one name. */
    private static final int MOST_PARTS = 4;

    private final Machine machine;
    private final Remaking remaking;
    private int parsing;

    Making(Machine machine) {
        this.machine = machine;
        this.remaking = new Remaking(machine);
    }

    /** Makes an object as a library's reader of messages does, which passes over names that it does not know unless told. */
    Value parsed(Klass klass, Given given, Code.Call call, State state, Frame frame) {
        parsing++;
        var value = construct(klass, given, call, state, frame);
        parsing--;
        return value;
    }

    Value construct(Klass klass, Given given, Code.Call call, State state, Frame frame) {
        var style = klass.style();
        var shape = style.map(Style::shape).orElse("");
        if (shape.equals("members")) {
            return machine.classes().enumerations().memberOf(klass, given, state, frame);
        }
        var init = maker(klass);
        if (shape.equals("record")) {
            return machine.records().given(given, state);
        }
        var ref = machine.make(
                init.isEmpty() && isRecord(klass) ? laidIn(klass, given, state) : Obj.instance(klass, given.at()),
                state);
        if (init.isPresent()) {
            machine.calls()
                    .invoke(
                            machine.classes().attributes().bound(init.get(), ref, klass, state, frame),
                            given,
                            call,
                            state,
                            frame);
            learn(klass, ref, state, frame);
        } else if (shape.equals("fields")) {
            var left = remaking.before(klass, given, state, frame);
            fill(ref, klass, style.orElseThrow(), left, call, state, frame);
            remaking.after(klass, ref, left, state, frame);
            special(klass, "after-making")
                    .ifPresent(after -> machine.calls()
                            .invoke(
                                    machine.classes().attributes().bound(after, ref, klass, state, frame),
                                    Given.none(given.at()),
                                    call,
                                    state,
                                    frame));
        }
        return Value.of(ref);
    }

    /** Whether objects of the class are records, which have a record's methods. */
    boolean isRecord(Klass klass) {
        return klass.outsideBases().stream()
                .anyMatch(base ->
                        machine.tables().kind(base).filter("record"::equals).isPresent());
    }

    /** A record of the tree's own class has what it is made of. */
    private Obj laidIn(Klass klass, Given given, State state) {
        var object = Obj.instance(klass, given.at());
        for (var from : given.places()) {
            object = machine.records().merged(object, from.value(), true, state);
        }
        return machine.records().ofGiven(object, given);
    }

    /** The object that stands for all of a class has what the objects of the tree have that one was made with. */
    private void learn(Klass klass, One.Ref ref, State state, Frame frame) {
        if (!machine.budget().isLearning()) {
            return;
        }
        var made = state.object(ref).orElseThrow();
        var typical =
                (One.Ref) machine.roots().typical(klass, state, frame).ones().get(0);
        made.slots().forEach((name, slot) -> {
            var parts = slot.value()
                    .keep(one -> one instanceof One.Ref part
                            && !part.equals(typical)
                            && state.object(part).filter(Obj::isInstance).isPresent());
            var known = machine.ground().object(typical);
            if (!parts.isNone() && known.isPresent()) {
                var before = known.get().slot(name).map(Obj.Slot::value).orElse(Value.none());
                var both = Value.either(before, parts);
                if (instances(both) <= MOST_PARTS) {
                    machine.ground().put(typical, known.get().with(name, slot.with(both)));
                }
            }
        });
    }

    private static long instances(Value value) {
        return value.ones().stream().filter(One.Ref.class::isInstance).count();
    }

    /** Whether methods of the class see what is given before it is held against the class's names. */
    boolean remakes(Klass klass) {
        return remaking.comesFirst(klass);
    }

    private void fill(One.Ref ref, Klass klass, Style style, Given given, Code.Call call, State state, Frame frame) {
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var place = 0;
        for (var field : klass.allFields().values()) {
            var byPlace = !style.has("names-only") && place < given.places().size();
            var arg = byPlace
                    ? Optional.of(given.places().get(place))
                    : machine.classes().fields().argument(field, given);
            place++;
            if (arg.isPresent()) {
                var made = converted(field, arg.get().value(), call, state, frame);
                var value = coerced(klass, field, made, state, frame);
                var sure = arg.get().sure() || machine.classes().fields().hasFallback(field);
                slots.put(
                        field.name(),
                        new Obj.Slot(
                                value,
                                sure,
                                arg.get().at(),
                                Origins.of(arg.get().code()),
                                arg.get().code()));
            } else if (given.view() != null) {
                var slot = taken(field, given.view(), state, frame);
                machine.classes().fields().takesOnly(field, klass, slot.value(), given.at(), state, frame);
                slots.put(field.name(), slot);
            } else {
                unset(field, given, state, frame).ifPresent(slot -> slots.put(field.name(), slot));
            }
        }
        if (given.view() != null) {
            machine.calls().signatures().bound(klass, style, given, parsing > 0);
            if (machine.classes().settings().say(klass, "keeps-others")) {
                machine.whole()
                        .lost(
                                Value.of(machine.make(Obj.view(given.view(), given.at()), state)),
                                given.at(),
                                klass.name() + " keeps all names of it",
                                state);
            }
        }
        extras(klass, given, slots);
        var object = Obj.instance(klass, given.at()).with(slots);
        state.put(
                ref,
                machine.calls().signatures().fails(klass, given, state) ? object.labelled(Entries.BROKEN) : object);
    }

    /** What a field's own function makes of what is given; where that is not seen in full, nobody knows. */
    private Value converted(Klass.Field field, Value value, Code.Call call, State state, Frame frame) {
        var by = field.marks().getOrDefault("converted", Value.none());
        if (by.isNone() || by.all(Constants::isNothing)) {
            return value;
        }
        var made = machine.calls().invoke(by, Given.of(call.at(), value), call, state, frame);
        return made.any(One::isRest) ? Value.input(field.name()) : made;
    }

    private void extras(Klass klass, Given given, Map<String, Obj.Slot> slots) {
        var allowed = machine.classes().settings().say(klass, "keeps-others");
        given.names().forEach((name, arg) -> {
            if (allowed
                    && klass.allFields().values().stream()
                            .noneMatch(field ->
                                    machine.classes().fields().names(field).contains(name))) {
                slots.put(name, new Obj.Slot(arg.value(), arg.sure(), arg.at(), Origins.of(arg.code()), arg.code()));
            }
        });
    }

    private Optional<Obj.Slot> unset(Klass.Field field, Given given, State state, Frame frame) {
        if (!given.closed()) {
            var value = machine.classes()
                    .fields()
                    .fallback(field, state, frame)
                    .map(known -> Value.either(known, Value.input(field.name())))
                    .orElseGet(() -> Value.input(field.name()));
            return Optional.of(new Obj.Slot(value, true, given.at(), "", null));
        }
        return machine.classes()
                .fields()
                .fallback(field, state, frame)
                .map(value -> new Obj.Slot(value, true, field.at(), "", null));
    }

    private Obj.Slot taken(Klass.Field field, One.View view, State state, Frame frame) {
        var fallback = machine.classes().fields().fallback(field, state, frame);
        var taken = Value.none();
        for (var name : machine.classes().fields().readNames(field)) {
            var found = machine.reads().take(view, name, field.at(), fallback.isEmpty(), false, state, frame);
            KindsOfUse.converted(found);
            if (fallback.isPresent()) {
                found.ones().forEach(one -> ((One.Taken) one).read().isDeclared());
            }
            if (!taken.isNone()) {
                machine.reads().fallsBack(taken, found);
            }
            taken = Value.either(taken, found);
        }
        var all = taken;
        fallback.ifPresent(value -> machine.reads().fallsBack(all, value));
        var value = fallback.map(known -> Value.either(all, known)).orElse(all);
        return new Obj.Slot(value, true, field.at(), "", null);
    }

    /** What a library that makes values fit their types makes of one. */
    private Value coerced(Klass klass, Klass.Field field, Value given, State state, Frame frame) {
        var value = machine.classes().settings().say(klass, "takes-values")
                ? given.each(one -> one instanceof One.Member member ? member.value() : Value.of(one))
                : given;
        if (klass.style().filter(style -> style.has("aliases")).isEmpty()
                || field.type().isEmpty()) {
            return value;
        }
        var type = machine.classes()
                .types()
                .typed(field.type().get(), field.scope(), state, frame)
                .flatMap(Value::only);
        if (type.isEmpty()) {
            return value;
        }
        return value.each(one -> coerced(one, type.get()));
    }

    private Value coerced(One one, One type) {
        var decimal = type instanceof One.Made made && made.type().equals(Texts.DECIMAL);
        if (decimal && !Constants.isNothing(one)) {
            return Value.of(type);
        }
        var exact = one instanceof One.Made made && made.type().equals(Texts.DECIMAL);
        if (exact && type.equals(new One.Kind(ValueKind.NUMBER))) {
            return Value.of(type);
        }
        return Value.of(one);
    }

    /** What the class has under the name that the language has for something. */
    Optional<Value> special(Klass klass, String what) {
        return machine.tables().names(what).stream()
                .flatMap(name -> klass.attribute(name).stream())
                .findFirst();
    }

    /** The function that fills a new object of the class. */
    Optional<Value> maker(Klass klass) {
        return special(klass, "maker");
    }

    /** Whether the function fills new objects of its class. */
    boolean isMaker(One.Fn fn) {
        var owner = fn.owner();
        var makers = owner == null ? Optional.<Value>empty() : maker(owner);
        return makers.filter(value -> value.any(one -> one instanceof One.Fn maker
                        && maker.code().at().equals(fn.code().at())))
                .isPresent();
    }

    /** What a field has that nobody sets, where that may name a stream. */
    private Value address(Klass.Field field, State state, Frame frame) {
        return machine.classes()
                .fields()
                .fallback(field, state, frame)
                .orElse(Value.none())
                .keep(one ->
                        one.text().filter(machine.bus().handlers()::topicLike).isPresent());
    }

    /** Gives the object that stands for all of a class what its code sets in it. */
    void typical(Klass klass, One.Ref ref, Frame frame) {
        var ground = machine.ground();
        var state = ground.fork();
        var outside = new Frame(klass.scope(), null, null, null, null, null, ground);
        var init = maker(klass);
        if (init.isPresent()) {
            var ways = new ArrayList<State>();
            for (var one : init.get().ones()) {
                if (one instanceof One.Fn fn) {
                    var way = state.fork();
                    machine.calls().fromOutside(fn.boundTo(ref), klass.code().at(), way, outside);
                    ways.add(way);
                }
            }
            state.meet(ways.toArray(State[]::new));
        } else if (klass.style().filter(style -> style.shape().equals("fields")).isPresent()) {
            var slots = new LinkedHashMap<String, Obj.Slot>();
            klass.allFields().values().forEach(field -> {
                var typed = field.type()
                        .flatMap(type -> machine.classes().types().typed(type, field.scope(), state, outside))
                        .orElseGet(() -> Value.input(field.name()));
                var value = Value.either(address(field, state, outside), typed);
                slots.put(field.name(), new Obj.Slot(value, true, field.at(), "", null));
            });
            state.put(ref, Obj.instance(klass, klass.code().at()).with(slots));
        }
        state.object(ref).ifPresent(object -> ground.put(ref, object));
        ground.learn(state.since(ground), key -> !(key instanceof State.Checked));
    }
}
