package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.library.Style;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes of the tree: their members, and how objects of them are made. */
final class Classes {

    private final Machine machine;
    private final List<Klass> all = new ArrayList<>();
    private final Map<Code.ClassDef, Klass> known = new java.util.IdentityHashMap<>();

    Classes(Machine machine) {
        this.machine = machine;
    }

    List<Klass> all() {
        return all;
    }

    // ---- definitions ----

    void define(Code.ClassDef code, State state, Frame frame) {
        var klass = known.get(code);
        if (klass == null) {
            klass = begun(code, state, frame);
            known.put(code, klass);
            all.add(klass);
            named(klass, state, frame);
            complete(klass, state, frame);
            if (machine.terms().ofClass(klass.name()).isPresent()
                    && klass.style().isPresent()) {
                model(klass, Set.of());
            }
        }
        named(klass, state, frame);
    }

    /** The class has its name before its members are looked at, which may name it, here or in files that name each other. */
    private void named(Klass klass, State state, Frame frame) {
        var value = Value.of(new One.Type(klass));
        machine.evaluation().bind(klass.name(), value, state, frame);
        if (frame.function() == null && frame.owner() == null) {
            machine.ground().set(new State.Var(frame.scope().frame(), klass.name()), value);
        }
    }

    private Klass begun(Code.ClassDef code, State state, Frame frame) {
        var bases = new ArrayList<One>();
        var settings = new LinkedHashMap<String, Value>();
        for (var base : code.bases()) {
            if (base.giving() == Code.Giving.PLACE) {
                var plain = base.value() instanceof Code.Index index ? index.of() : base.value();
                machine.eval(plain, state, frame).ones().stream()
                        .filter(one -> one instanceof One.Type || one instanceof One.Outside || one.isRest())
                        .forEach(bases::add);
            } else {
                settings.put(base.name(), machine.eval(base.value(), state, frame));
            }
        }
        var klass = new Klass(code, frame.scope(), bases);
        klass.settings().putAll(settings);
        frame.captured = true;
        return klass;
    }

    private void complete(Klass klass, State state, Frame frame) {
        var code = klass.code();
        style(klass, state, frame);
        var inside = new Frame(
                new Scope(machine.number(), frame.scope(), frame.unit()), frame, code.at(), null, klass, null, state);
        members(code.body(), klass, state, inside);
    }

    private void style(Klass klass, State state, Frame frame) {
        var tables = machine.tables();
        for (var mark : klass.code().marks()) {
            var callee = mark instanceof Code.Call call ? call.callee() : mark;
            for (var one : machine.eval(callee, state, frame).ones()) {
                if (one instanceof One.Outside outside) {
                    tables.style("@" + outside.path()).ifPresent(found -> styled(klass, found));
                }
            }
            if (mark instanceof Code.Call call) {
                marks(List.of(mark), state, frame).forEach(klass.settings()::put);
                call.arguments().stream()
                        .filter(argument -> argument.giving() == Code.Giving.NAME)
                        .forEach(argument ->
                                klass.settings().put(argument.name(), machine.eval(argument.value(), state, frame)));
            }
        }
        var text = false;
        Style found = null;
        for (var base : klass.bases()) {
            if (base instanceof One.Outside outside) {
                text |= outside.path().endsWith(".str");
                found = tables.style(outside.path()).orElse(found);
            }
        }
        if (found != null && text && found.shape().equals("members")) {
            found = new Style("members", Set.of("text"));
        }
        if (found != null) {
            klass.style(found);
        }
    }

    private static void styled(Klass klass, Style style) {
        if (style.shape().equals("base")) {
            klass.onlyBase();
        } else {
            klass.style(style);
        }
    }

    /** What marks say of what they stand at, by the words of the tables; a plain word says itself. */
    Map<String, Value> marks(List<Code> marks, State state, Frame frame) {
        var all = new LinkedHashMap<String, Value>();
        for (var mark : marks) {
            if (mark instanceof Code.Name word) {
                all.put(word.name(), Value.none());
                continue;
            }
            for (var one : machine.eval(mark, state, frame).ones()) {
                if (one instanceof One.Made made && made.type().equals(ClassWords.FIELD)) {
                    all.putAll(made.given());
                }
            }
        }
        return all;
    }

    private void members(Code.Block body, Klass klass, State state, Frame frame) {
        for (var statement : body.statements()) {
            if (statement instanceof Code.Func function) {
                method(function, klass, state, frame);
            } else if (statement instanceof Code.Set set && set.target() instanceof Code.Name name) {
                attribute(name.name(), set, klass, state, frame);
            } else if (statement instanceof Code.ClassDef inner) {
                define(inner, state, frame);
                var made = known.get(inner);
                if (made != null) {
                    klass.attributes().put(inner.name(), Value.of(new One.Type(made)));
                    made.attributes().forEach((name, value) -> settingOf(inner.name(), name, value, klass));
                }
            } else if (!Units.blocks(statement).isEmpty()) {
                Units.blocks(statement).forEach(block -> members(block, klass, state, frame));
            } else if (!(statement instanceof Code.Leave)) {
                machine.block(new Code.Block(statement.at(), List.of(statement)), state, frame);
            }
        }
    }

    /** Some libraries keep a class's settings in a class inside it. */
    private void settingOf(String inner, String name, Value value, Klass klass) {
        if (machine.tables().names("settings").contains(inner)) {
            klass.settings().putIfAbsent(name, value);
        }
    }

    private void method(Code.Func function, Klass klass, State state, Frame frame) {
        var outer = frame.scope().outer();
        var fn = new One.Fn(function, outer == null ? frame.scope() : outer, null, klass);
        var before = klass.attributes().get(function.name());
        var same = before != null && before.any(one -> one instanceof One.Fn);
        if (before != null && same && isMarked(fn, "several")) {
            klass.attributes().put(function.name(), Value.either(before, Value.of(fn)));
        } else if (!same || !isSetter(function)) {
            klass.attributes().put(function.name(), Value.of(fn));
        }
        for (var mark : function.marks()) {
            machine.eval(mark, state, frame);
        }
        machine.bus().handlers().decorated(function, fn, state, frame);
    }

    private static boolean isSetter(Code.Func function) {
        return function.marks().stream()
                .anyMatch(mark -> mark instanceof Code.Attr attr && attr.name().equals("setter"));
    }

    private void attribute(String name, Code.Set set, Klass klass, State state, Frame frame) {
        var style = klass.style();
        var shape = style.map(Style::shape).orElse("");
        var value = set.value().map(code -> machine.eval(code, state, frame));
        set.value().filter(Code.Lit.class::isInstance).ifPresent(lit -> machine.constant(lit.at()));
        value.ifPresent(found -> machine.evaluation().bind(name, found, state, frame));
        if (shape.equals("members") && style.orElseThrow().has("objects")) {
            objectMember(name, set, value, klass, state, frame);
            return;
        }
        if (shape.equals("members")) {
            value.ifPresent(found -> klass.attributes()
                    .put(
                            name,
                            Value.of(new One.Member(
                                    klass,
                                    name,
                                    member(found, name, set.at()),
                                    style.orElseThrow().has("text")))));
            return;
        }
        var marks = value.flatMap(Value::only)
                .filter(one -> one instanceof One.Made made && made.type().equals(ClassWords.FIELD))
                .map(one -> ((One.Made) one).given());
        if (!set.marks().isEmpty()) {
            marked(name, set, value, klass, state, frame);
            return;
        }
        if (shape.isEmpty() && marks.isEmpty() || set.type().isEmpty() && marks.isEmpty()) {
            value.ifPresent(found -> klass.attributes().put(name, found));
            set.type().ifPresent(type -> declared(name, set, klass));
            if (name.equals("model_config") || name.endsWith("_config")) {
                value.ifPresent(found -> config(found, klass, state));
            }
            return;
        }
        if (marks.isEmpty() && isParameter(set, frame)) {
            marks = Optional.of(set.value()
                    .map(code -> Map.of(PARAMETER, Value.none(), "fallback", machine.eval(code, state, frame)))
                    .orElse(Map.of(PARAMETER, Value.none())));
        }
        if (isClassVariable(set)) {
            value.ifPresent(found -> klass.attributes().put(name, found));
            return;
        }
        klass.fields()
                .put(
                        name,
                        new Klass.Field(
                                name,
                                set.at(),
                                set.type(),
                                marks.isPresent() ? Optional.empty() : set.value(),
                                frame.scope(),
                                marks.orElse(Map.of())));
    }

    /** A field that says by its marks what it is. */
    private void marked(String name, Code.Set set, Optional<Value> value, Klass klass, State state, Frame frame) {
        var marks = marks(set.marks(), state, frame);
        if (marks.containsKey("static")) {
            value.or(() -> set.type().flatMap(type -> typed(type, frame.scope(), state, frame)))
                    .ifPresent(found -> klass.attributes().put(name, found));
            return;
        }
        klass.fields().put(name, new Klass.Field(name, set.at(), set.type(), set.value(), frame.scope(), marks));
        if (marks.containsKey("configured")) {
            klass.attributes().put(name, marks.get("configured"));
        }
    }

    /** A member of an enumeration that is an object: it is made as such, and its text is its name unless the class says otherwise. */
    private void objectMember(String name, Code.Set set, Optional<Value> value, Klass klass, State state, Frame frame) {
        var given = value.flatMap(Value::only).flatMap(state::object).filter(object -> object.kind() == SeqKind.TUPLE);
        if (given.isEmpty()) {
            marked(name, set, value, klass, state, frame);
            return;
        }
        var member = new One.Member(klass, name, Value.lit(name, set.at()), false);
        klass.attributes().put(name, Value.of(member));
        var ref = machine.make(Obj.instance(klass, set.at()), state);
        klass.memberObjects().put(name, ref);
        maker(klass)
                .ifPresent(init -> machine.calls()
                        .invoke(
                                bound(init, ref, klass, state, frame),
                                Given.of(set.at(), given.get().items().toArray(Value[]::new)),
                                new Code.Call(set.at(), new Code.Lit(set.at(), ""), List.of()),
                                state,
                                frame));
        var wire = marks(set.marks(), state, frame).get("alias");
        var whole = machine.members().whole(klass, member, set.at(), state, frame);
        var text = whole.isPresent() ? whole.get() : wire == null ? member.value() : wire;
        klass.attributes().put(name, Value.of(new One.Member(klass, name, text, false)));
    }

    private void config(Value value, Klass klass, State state) {
        for (var one : value.ones()) {
            state.object(one)
                    .ifPresent(object -> object.slots()
                            .forEach((name, slot) -> klass.settings().put(name, slot.value())));
        }
    }

    private void declared(String name, Code.Set set, Klass klass) {
        klass.fields().put(name, new Klass.Field(name, set.at(), set.type(), set.value(), klass.scope(), Map.of()));
    }

    /** The name of the function that makes an object of a class. */
    /** How records are labelled whose names are members, not keys. */
    static final String MEMBERS = "members";
    /** How fields are marked that are parameters of the making and nothing of the object. */
    static final String PARAMETER = "parameter";

    private boolean isParameter(Code.Set set, Frame frame) {
        return set.type()
                .map(type -> type instanceof Code.Index index ? index.of() : type)
                .map(type -> machine.tables().names("parameter-alone").contains(Evaluation.origin(type)))
                .orElse(false);
    }

    private boolean isClassVariable(Code.Set set) {
        return set.type()
                .map(type -> type instanceof Code.Index index ? index.of() : type)
                .map(type -> machine.tables().names("of-the-class").contains(Evaluation.origin(type)))
                .orElse(false);
    }

    private static Value member(Value value, String name, Place at) {
        var auto = value.any(one -> one instanceof One.Made made && made.type().equals(ClassWords.AUTO));
        return auto ? Value.lit(name.toLowerCase(java.util.Locale.ROOT), at) : value;
    }

    /** A class that a call makes, with these fields, the last of which need not be given. */
    Value made(String title, List<String> names, List<Value> optional, Place at, State state, Frame frame) {
        var code = new Code.ClassDef(at, title, List.of(), new Code.Block(at, List.of()), List.of());
        var base = machine.tables().word("tuple-class", "");
        var klass = new Klass(code, frame.scope(), List.of(new One.Outside(base)));
        machine.tables().style(base).ifPresent(klass::style);
        for (var i = 0; i < names.size(); i++) {
            var index = i - (names.size() - optional.size());
            Map<String, Value> marks = index < 0 ? Map.of() : Map.of("fallback", optional.get(index));
            klass.fields()
                    .put(
                            names.get(i),
                            new Klass.Field(
                                    names.get(i), at, Optional.empty(), Optional.empty(), frame.scope(), marks));
        }
        return Value.of(new One.Type(klass));
    }

    /** A function that is defined where others are called: a name for it, and perhaps a handler. */
    void function(Code.Func function, State state, Frame frame) {
        var value = machine.evaluation().closure(function, frame);
        machine.evaluation().bind(function.name(), value, state, frame);
        for (var mark : function.marks()) {
            machine.eval(mark, state, frame);
        }
        var fn = (One.Fn) value.ones().get(0);
        machine.bus().handlers().decorated(function, fn, state, frame);
        if (frame.function() != null && !function.marks().isEmpty()) {
            handedOver(fn, state, frame);
        }
    }

    /** A function inside of another, with a mark: whoever made the mark calls it. */
    private void handedOver(One.Fn fn, State state, Frame frame) {
        if (machine.bus().names().leads(fn.code()) && !machine.wasEntered(fn.code())) {
            var way = state.fork();
            machine.calls().fromOutside(fn, fn.code().at(), way, frame);
            state.meet(List.of(Map.of(), way.since(state)), key -> true);
        }
    }

    /** Whether a mark above the function makes it of this shape, such as static. */
    boolean isMarked(One.Fn fn, String shape) {
        return fn.code().marks().stream().anyMatch(mark -> shape(mark).equals(shape));
    }

    /** The fields whose values a method changes on their way in or out. */
    List<String> changes(One.Fn fn) {
        var names = new ArrayList<String>();
        for (var mark : fn.code().marks()) {
            if (mark instanceof Code.Call call && shape(call.callee()).equals("changes")) {
                call.arguments().forEach(argument -> {
                    if (argument.value() instanceof Code.Lit lit && lit.value() instanceof String text) {
                        names.add(text);
                    }
                });
            }
        }
        return names;
    }

    private String shape(Code code) {
        var mark = code instanceof Code.Call call && call.arguments().isEmpty() ? call.callee() : code;
        var name = mark instanceof Code.Name plain ? plain.name() : mark instanceof Code.Attr attr ? attr.name() : "";
        return machine.tables().style("@" + name).map(Style::shape).orElse("");
    }

    // ---- members ----

    Value member(One.Ref ref, String name, Place at, State state, Frame frame) {
        var object = state.object(ref).orElse(null);
        if (object == null) {
            return Value.lost("the object is not known here");
        }
        var slot = object.slot(name)
                .filter(found -> object.isInstance() || !object.label().isEmpty());
        if (slot.isPresent()) {
            return machine.isShared(ref)
                    ? Evaluation.later(slot.get().value())
                    : slot.get().value();
        }
        var klass = object.klass();
        if (klass != null) {
            return ofInstance(ref, object, klass, name, at, state, frame);
        }
        if (object.view() != null
                && (object.label().startsWith(Binding.EVENT) || object.label().equals(MEMBERS))) {
            return machine.reads().take(object.view(), name, at, true, false, state, frame);
        }
        return Value.of(new One.Method(ref, name));
    }

    private Value ofInstance(One.Ref ref, Obj object, Klass klass, String name, Place at, State state, Frame frame) {
        var attribute = klass.attribute(name);
        if (attribute.isPresent()) {
            return bound(attribute.get(), ref, klass, state, frame);
        }
        if (object.view() != null && klass.allFields().containsKey(name)) {
            return machine.reads().take(object.view(), name, at, true, false, state, frame);
        }
        if (hasMethod(klass, name)) {
            return Value.of(new One.Method(ref, name));
        }
        for (var base : klass.outsideBases()) {
            if (machine.tables().method(base, name).isPresent()) {
                return Value.of(new One.Method(new One.Made(base, Map.of()), name));
            }
        }
        var elsewhere = machine.ground().object(typicalRef(klass, state, frame)).flatMap(typical -> typical.slot(name));
        if (elsewhere.isPresent()) {
            return Evaluation.later(elsewhere.get().value());
        }
        var field = klass.allFields().get(name);
        if (field != null) {
            return fallback(field, state, frame)
                    .or(() -> field.type().flatMap(type -> typed(type, field.scope(), state, frame)))
                    .orElseGet(() -> Value.input(name));
        }
        return Value.of(new One.Method(ref, name));
    }

    /** Whether the library that makes objects of the class gives them this method. */
    private boolean hasMethod(Klass klass, String name) {
        return methods(klass)
                .filter(type -> machine.tables().method(type, name).isPresent())
                .isPresent();
    }

    /** The type under which the tables have the methods that a library gives. */
    Optional<String> methods(Klass klass) {
        return klass.style()
                .flatMap(style -> style.has("aliases")
                        ? Optional.of("model")
                        : style.has("tuple") ? Optional.of("tuple-model") : Optional.empty());
    }

    /** Whether an object has a member of this name; empty when nobody knows. */
    Optional<Boolean> has(Obj object, String name) {
        var klass = object.klass();
        if (klass == null) {
            return Optional.empty();
        }
        var has = object.slot(name).isPresent()
                || klass.attribute(name).isPresent()
                || klass.allFields().containsKey(name)
                || hasMethod(klass, name);
        if (has) {
            return Optional.of(true);
        }
        return klass.fullyKnown(machine.tables()::isPlain) ? Optional.of(false) : Optional.empty();
    }

    private One typicalRef(Klass klass, State state, Frame frame) {
        return machine.typical(klass, state, frame).ones().get(0);
    }

    Value bound(Value attribute, One self, Klass klass, State state, Frame frame) {
        return attribute.each(one -> {
            if (one instanceof One.Fn fn && fn.owner() != null) {
                if (isMarked(fn, "property")) {
                    return machine.calls()
                            .function(fn.boundTo(self), Given.none(fn.code().at()), state, frame);
                }
                return Value.of(fn.boundTo(isMarked(fn, "class") ? new One.Type(klass) : self));
            }
            return Value.of(one);
        });
    }

    Value ofType(One.Type type, String name, Place at, State state, Frame frame) {
        var klass = type.klass();
        var attribute = klass.attribute(name);
        if (attribute.isPresent()) {
            return attribute
                    .get()
                    .each(one -> one instanceof One.Fn fn && fn.owner() != null && isMarked(fn, "class")
                            ? Value.of(fn.boundTo(type))
                            : Value.of(one));
        }
        if (machine.tables().names("all-members").contains(name)) {
            return Value.of(type);
        }
        var field = klass.allFields().get(name);
        if (field != null) {
            return fallback(field, state, frame).orElseGet(() -> Value.input(name));
        }
        return Value.of(new One.Method(type, name));
    }

    Value ofMember(One.Member member, String name, State state, Frame frame) {
        var ref = member.klass().memberObjects().get(member.name());
        if (ref != null) {
            var slot = state.object(ref).flatMap(object -> object.slot(name));
            if (slot.isPresent()) {
                return slot.get().value();
            }
            return member.klass()
                    .attribute(name)
                    .map(found -> bound(found, member, member.klass(), state, frame))
                    .orElseGet(() -> Value.of(new One.Method(member, name)));
        }
        if (machine.tables().names("value-of-member").contains(name)) {
            return member.value();
        }
        return machine.tables().names("name-of-member").contains(name)
                ? Value.lit(member.name(), member.klass().code().at())
                : Value.of(new One.Method(member, name));
    }

    Value ofSuper(One.Super parent, String name, State state, Frame frame) {
        var self = parent.self();
        var line = state.object(self).map(Obj::klass).orElse(parent.klass());
        var found = (line == null ? parent.klass() : line).attributeAfter(parent.klass(), name);
        if (found.isPresent()) {
            return bound(found.get(), self, parent.klass(), state, frame);
        }
        for (var base : parent.klass().outsideBases()) {
            if (machine.tables().method(base, name).isPresent()) {
                return Value.of(new One.Method(new One.Made(base, Map.of()), name));
            }
        }
        return Value.of(new One.Method(new One.Super(parent.klass(), self), name));
    }

    /** All members of an enumeration. */
    Value members(Klass klass) {
        var members = new ArrayList<One>();
        klass.line()
                .forEach(type -> type.attributes()
                        .values()
                        .forEach(value -> value.ones().stream()
                                .filter(One.Member.class::isInstance)
                                .forEach(members::add)));
        return Value.ofAll(members);
    }

    boolean isEnumeration(Klass klass) {
        return klass.style().filter(style -> style.shape().equals("members")).isPresent();
    }

    // ---- making objects ----

    private int parsing;

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
            return memberOf(klass, given, state, frame);
        }
        var init = maker(klass);
        if (shape.equals("record")) {
            return machine.records().given(given, state);
        }
        var ref = machine.make(Obj.instance(klass, given.at()), state);
        if (init.isPresent()) {
            machine.calls().invoke(bound(init.get(), ref, klass, state, frame), given, call, state, frame);
        } else if (shape.equals("fields")) {
            fill(ref, klass, style.orElseThrow(), given, state, frame);
            special(klass, "after-making")
                    .ifPresent(after -> machine.calls()
                            .invoke(
                                    bound(after, ref, klass, state, frame),
                                    Given.none(given.at()),
                                    call,
                                    state,
                                    frame));
        }
        return Value.of(ref);
    }

    Value memberOf(Klass klass, Given given, State state, Frame frame) {
        var members = members(klass);
        var from = given.value(0, "value").orElse(members);
        var chosen = new ArrayList<One>();
        for (var one : from.ones()) {
            if (one instanceof One.Member) {
                chosen.add(one);
            } else if (one instanceof One.Taken taken) {
                machine.reads().accepts(taken, given.at(), literals(members));
                if (frame.nets.isEmpty()) {
                    taken.read().looksUp(given.at().where());
                }
                chosen.add(taken);
            } else if (one instanceof One.Lit lit) {
                members.ones().stream()
                        .filter(member -> ((One.Member) member).value().any(lit::equals)
                                || ((One.Member) member).name().equals(lit.value()))
                        .forEach(chosen::add);
            } else {
                return members;
            }
        }
        return chosen.isEmpty() ? members : Value.ofAll(chosen);
    }

    static List<Object> literals(Value members) {
        var literals = new ArrayList<Object>();
        for (var one : members.ones()) {
            if (one instanceof One.Member member) {
                literals.addAll(literals(member.value()));
            } else if (one instanceof One.Lit lit && !lit.isNothing()) {
                literals.add(lit.value() instanceof io.tradeschema.scan.code.Bytes bytes ? bytes.text() : lit.value());
            }
        }
        return literals;
    }

    private void fill(One.Ref ref, Klass klass, Style style, Given given, State state, Frame frame) {
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var place = 0;
        for (var field : klass.allFields().values()) {
            var byPlace = !style.has("names-only") && place < given.places().size();
            var arg = byPlace ? Optional.of(given.places().get(place)) : argument(field, given);
            place++;
            if (arg.isPresent()) {
                var value = coerced(klass, field, arg.get().value(), state, frame);
                var sure = arg.get().sure() || hasFallback(field);
                slots.put(
                        field.name(),
                        new Obj.Slot(
                                value,
                                sure,
                                arg.get().at(),
                                Evaluation.origin(arg.get().code()),
                                arg.get().code()));
            } else if (given.view() != null) {
                slots.put(field.name(), taken(field, given.view(), state, frame));
            } else {
                unset(field, given, state, frame).ifPresent(slot -> slots.put(field.name(), slot));
            }
        }
        if (given.view() != null) {
            machine.calls().signatures().bound(klass, style, given, parsing > 0);
        }
        extras(klass, given, slots);
        var object = Obj.instance(klass, given.at()).with(slots);
        state.put(
                ref,
                machine.calls().signatures().fails(klass, given, state) ? object.labelled(Entries.BROKEN) : object);
    }

    private void extras(Klass klass, Given given, Map<String, Obj.Slot> slots) {
        var allowed = klass.setting("extra")
                .map(value -> value.texts().contains("allow")
                        || value.any(one -> one instanceof One.Outside outside
                                && outside.path().endsWith(".allow")))
                .orElse(false);
        given.names().forEach((name, arg) -> {
            if (allowed
                    && klass.allFields().values().stream()
                            .noneMatch(field -> names(field).contains(name))) {
                slots.put(
                        name,
                        new Obj.Slot(arg.value(), arg.sure(), arg.at(), Evaluation.origin(arg.code()), arg.code()));
            }
        });
    }

    private Optional<Obj.Slot> unset(Klass.Field field, Given given, State state, Frame frame) {
        if (!given.closed()) {
            var value = fallback(field, state, frame)
                    .map(known -> Value.either(known, Value.input(field.name())))
                    .orElseGet(() -> Value.input(field.name()));
            return Optional.of(new Obj.Slot(value, true, given.at(), "", null));
        }
        return fallback(field, state, frame).map(value -> new Obj.Slot(value, true, field.at(), "", null));
    }

    private Obj.Slot taken(Klass.Field field, One.View view, State state, Frame frame) {
        var fallback = fallback(field, state, frame);
        var taken = Value.none();
        for (var name : readNames(field)) {
            var found = machine.reads().take(view, name, field.at(), fallback.isEmpty(), false, state, frame);
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

    private Optional<Given.Arg> argument(Klass.Field field, Given given) {
        return names(field).stream()
                .map(name -> given.names().get(name))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The names under which a field may be given. */
    List<String> names(Klass.Field field) {
        var names = new ArrayList<String>();
        names.add(field.name());
        for (var mark : List.of("read", "alias")) {
            var value = field.marks().get(mark);
            if (value != null) {
                names.addAll(textsOf(value));
            }
        }
        return names;
    }

    /** The texts of a value, or of the items of one. */
    private List<String> textsOf(Value value) {
        var texts = new ArrayList<>(value.texts());
        value.ones()
                .forEach(one -> machine.ground()
                        .object(one)
                        .ifPresent(object -> object.items().forEach(item -> texts.addAll(item.texts()))));
        return texts;
    }

    /** The names under which a field is looked for in a message. */
    private List<String> readNames(Klass.Field field) {
        for (var mark : List.of("read", "alias")) {
            var value = field.marks().get(mark);
            if (value != null && !textsOf(value).isEmpty()) {
                return textsOf(value);
            }
        }
        return List.of(field.name());
    }

    Optional<String> wireName(Klass.Field field, String mark) {
        return Optional.ofNullable(field.marks().get(mark))
                .flatMap(Value::onlyText)
                .or(() -> Optional.ofNullable(field.marks().get("alias")).flatMap(Value::onlyText));
    }

    boolean hasFallback(Klass.Field field) {
        return field.fallback().isPresent()
                || field.marks().containsKey("fallback")
                        && field.marks().get("fallback").all(one -> !one.equals(new One.Outside("builtins...")))
                || field.marks().containsKey("factory");
    }

    Optional<Value> fallback(Klass.Field field, State state, Frame frame) {
        if (field.fallback().isPresent()) {
            return field.fallback().map(code -> machine.calls().evaluated(code, field.scope(), state, frame));
        }
        if (field.marks().containsKey("fallback")) {
            return hasFallback(field) ? Optional.of(field.marks().get("fallback")) : Optional.empty();
        }
        if (field.marks().containsKey("factory")) {
            var call = new Code.Call(field.at(), new Code.Lit(field.at(), ""), List.of());
            return Optional.of(
                    machine.calls().invoke(field.marks().get("factory"), Given.none(field.at()), call, state, frame));
        }
        return Optional.empty();
    }

    /** What a library that makes values fit their types makes of one. */
    private Value coerced(Klass klass, Klass.Field field, Value value, State state, Frame frame) {
        if (klass.style().filter(style -> style.has("aliases")).isEmpty()
                || field.type().isEmpty()) {
            return value;
        }
        var type = typed(field.type().get(), field.scope(), state, frame).flatMap(Value::only);
        if (type.isEmpty()) {
            return value;
        }
        return value.each(one -> coerced(one, type.get()));
    }

    private Value coerced(One one, One type) {
        var decimal = type instanceof One.Made made && made.type().equals(Texts.DECIMAL);
        if (decimal && !Tests.isNothing(one)) {
            return Value.of(type);
        }
        var exact = one instanceof One.Made made && made.type().equals(Texts.DECIMAL);
        if (exact && type.equals(new One.Kind(ValueKind.NUMBER))) {
            return Value.of(type);
        }
        return Value.of(one);
    }

    /** Notes a class whose objects are messages of these streams. */
    void model(Klass klass, Set<String> streams) {
        var fields = new LinkedHashMap<String, Boolean>();
        var places = new HashMap<String, io.tradeschema.model.Where>();
        klass.allFields().values().forEach(field -> {
            var name = wireName(field, "written").orElse(field.name());
            fields.put(name, !hasFallback(field));
            places.put(name, field.at().where());
        });
        if (!fields.isEmpty()) {
            machine.recorder().model(new Model(klass.name(), klass.code().at().where(), fields, places, streams));
        }
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
                var value = field.type()
                        .flatMap(type -> typed(type, field.scope(), state, outside))
                        .orElseGet(() -> Value.input(field.name()));
                slots.put(field.name(), new Obj.Slot(value, true, field.at(), "", null));
            });
            state.put(ref, Obj.instance(klass, klass.code().at()).with(slots));
        }
        state.object(ref).ifPresent(object -> ground.put(ref, object));
        ground.learn(state.since(ground), key -> !(key instanceof State.Checked));
    }

    // ---- types ----

    /** What something of this type may be, where the type says anything. */
    Optional<Value> typed(Code type, Scope scope, State state, Frame frame) {
        if (type instanceof Code.Lit lit && lit.value() instanceof String) {
            return Optional.empty();
        }
        if (type instanceof Code.Lit lit) {
            return Optional.of(Value.lit(lit.value(), lit.at()));
        }
        if (type instanceof Code.Op op && op.operator() == Operator.UNION) {
            return union(op.operands(), scope, state, frame);
        }
        if (type instanceof Code.Index index) {
            return generic(index, scope, state, frame);
        }
        var value = machine.calls().evaluated(type, scope, state, frame);
        return value.only().flatMap(one -> typed(one, state, frame));
    }

    private Optional<Value> union(List<Code> parts, Scope scope, State state, Frame frame) {
        var values = new ArrayList<Value>();
        for (var part : parts) {
            var value = typed(part, scope, state, frame);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!value.get().all(one -> one instanceof One.Lit lit && lit.isNothing())) {
                values.add(value.get());
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(Value.either(values));
    }

    private Optional<Value> generic(Code.Index index, Scope scope, State state, Frame frame) {
        var of = machine.calls().evaluated(index.of(), scope, state, frame);
        var name = of.only()
                .filter(One.Outside.class::isInstance)
                .map(one -> machine.tables().kind(((One.Outside) one).path()).orElse(""))
                .orElse("");
        var parts = index.key() instanceof Code.Seq seq ? seq.items() : List.of(index.key());
        return switch (name) {
            case "optional" -> union(parts, scope, state, frame);
            case "first" -> typed(parts.get(0), scope, state, frame);
            case "literal" ->
                Optional.of(Value.either(parts.stream()
                        .map(part -> machine.calls().evaluated(part, scope, state, frame))
                        .toList()));
            case "list" -> {
                var item = typed(parts.get(0), scope, state, frame).orElseGet(() -> Value.input(""));
                yield Optional.of(machine.made(Obj.sequence(SeqKind.LIST, List.of(), item, index.at()), state));
            }
            case "record" -> Optional.of(machine.made(Obj.record(index.at()).opened(Value.input("")), state));
            default -> of.only().flatMap(one -> typed(one, state, frame));
        };
    }

    private Optional<Value> typed(One type, State state, Frame frame) {
        if (type instanceof One.Type tree) {
            var klass = tree.klass();
            if (isEnumeration(klass)) {
                return Optional.of(members(klass));
            }
            if (klass.style().filter(style -> style.shape().equals("record")).isPresent()) {
                return Optional.of(machine.made(Obj.record(klass.code().at()).opened(Value.input("")), state));
            }
            var below = all.stream()
                    .filter(sub -> sub != klass && sub.isA(klass))
                    .limit(4)
                    .toList();
            if (!below.isEmpty() && klass.style().isEmpty()) {
                var values = new ArrayList<Value>();
                below.stream()
                        .filter(sub -> !sub.isOnlyBase())
                        .forEach(sub -> values.add(machine.typical(sub, state, frame)));
                if (!klass.isOnlyBase() || values.isEmpty()) {
                    values.add(machine.typical(klass, state, frame));
                }
                return Optional.of(Value.either(values));
            }
            return Optional.of(machine.typical(klass, state, frame));
        }
        if (type instanceof One.Outside outside) {
            var kind = machine.tables().kind(outside.path()).orElse("");
            return switch (kind) {
                case "text" -> Optional.of(Value.kind(ValueKind.TEXT));
                case "number" -> Optional.of(Value.kind(ValueKind.NUMBER));
                case "flag" -> Optional.of(Value.kind(ValueKind.FLAG));
                case "decimal" -> Optional.of(Value.of(new One.Made(Texts.DECIMAL, Map.of())));
                case "record" ->
                    Optional.of(machine.made(
                            Obj.record(machine.classes().all.isEmpty() ? nowhere(frame) : nowhere(frame))
                                    .opened(Value.input("")),
                            state));
                default -> {
                    var event = machine.bus().binding().event(outside.path());
                    if (event.isPresent()) {
                        yield Optional.of(machine.bus().binding().unseen(event.get(), nowhere(frame), state));
                    }
                    yield machine.tables().hasType(outside.path())
                            ? Optional.of(Value.of(new One.Made(machine.tables().known(outside.path()), Map.of())))
                            : Optional.empty();
                }
            };
        }
        return Optional.empty();
    }

    private static Place nowhere(Frame frame) {
        var call = frame.call();
        return call == null ? frame.unit().code().at() : call;
    }
}
