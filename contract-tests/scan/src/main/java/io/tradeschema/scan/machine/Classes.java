package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Style;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes of the tree: how they are defined, and a part for each thing that is asked of them. */
final class Classes {

    private final Machine machine;
    private final FieldDefinitions fieldDefinitions;
    private final Marks marks;
    private final Settings settings;
    private final Attributes attributes;
    private final Enumerations enumerations;
    private final Making making;
    private final Fields fields;
    private final Types types;
    private final List<Klass> all = new ArrayList<>();
    private final Map<Code.ClassDef, Klass> known = new java.util.IdentityHashMap<>();
    private final Wrappers wrappers;

    Classes(Machine machine) {
        this.machine = machine;
        this.fieldDefinitions = new FieldDefinitions(machine);
        this.marks = new Marks(machine);
        this.settings = new Settings(machine);
        this.attributes = new Attributes(machine);
        this.enumerations = new Enumerations(machine);
        this.making = new Making(machine);
        this.fields = new Fields(machine);
        this.types = new Types(machine);
        this.wrappers = new Wrappers(machine);
    }

    FieldDefinitions fieldDefinitions() {
        return fieldDefinitions;
    }

    Marks marks() {
        return marks;
    }

    Settings settings() {
        return settings;
    }

    Attributes attributes() {
        return attributes;
    }

    Enumerations enumerations() {
        return enumerations;
    }

    Making making() {
        return making;
    }

    Fields fields() {
        return fields;
    }

    Types types() {
        return types;
    }

    Wrappers wrappers() {
        return wrappers;
    }

    List<Klass> all() {
        return all;
    }

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
                fields().model(klass, Set.of());
            }
        }
        named(klass, state, frame);
    }

    /** The class has its name before its members are looked at, which may name it, here or in files that name each other. */
    private void named(Klass klass, State state, Frame frame) {
        var value = Value.of(new One.Type(klass));
        machine.evaluation().bind(klass.name(), value, state, frame);
        var around = frame.owner();
        if (frame.function() == null && around != null) {
            around.attributes().put(klass.name(), value);
        }
        if (frame.function() == null && around == null) {
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
        body(code.body(), klass, state, inside);
        machine.roots().complete(klass);
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
                marks().of(List.of(mark), state, frame).forEach(klass.settings()::put);
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

    private void body(Code.Block body, Klass klass, State state, Frame frame) {
        for (var statement : body.statements()) {
            if (statement instanceof Code.Func function) {
                method(function, klass, state, frame);
            } else if (statement instanceof Code.Set set && set.target() instanceof Code.Name name) {
                fieldDefinitions().attribute(name.name(), set, klass, state, frame);
            } else if (statement instanceof Code.ClassDef inner) {
                define(inner, state, frame);
                var made = known.get(inner);
                if (made != null) {
                    klass.attributes().put(inner.name(), Value.of(new One.Type(made)));
                    made.attributes().forEach((name, value) -> settingOf(inner.name(), name, value, klass));
                }
            } else if (!Units.blocks(statement).isEmpty()) {
                Units.blocks(statement).forEach(block -> body(block, klass, state, frame));
            } else if (!(statement instanceof Code.Leave)) {
                machine.statements().block(new Code.Block(statement.at(), List.of(statement)), state, frame);
                told(statement, klass, state, frame);
                if (statement instanceof Code.Set set && set.target() instanceof Code.Seq several) {
                    several.items().forEach(item -> attribute(item, klass, state, frame));
                }
            }
        }
    }

    /** What a name of the class holds may be another thing after a function of it was called. */
    private void told(Code statement, Klass klass, State state, Frame frame) {
        if (statement instanceof Code.Call call && call.callee() instanceof Code.Attr attr) {
            if (attr.of() instanceof Code.Name name && klass.attributes().containsKey(name.name())) {
                attribute(name, klass, state, frame);
            }
            told(attr.of(), klass, state, frame);
        }
    }

    /** One of several names that are set at once. */
    private void attribute(Code item, Klass klass, State state, Frame frame) {
        if (item instanceof Code.Name name) {
            klass.attributes().put(name.name(), machine.eval(name, state, frame));
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
        var written = new One.Fn(function, outer == null ? frame.scope() : outer, null, klass);
        machine.roots().made(written);
        var fn = wrappers.of(written, state, frame);
        var before = klass.attributes().get(function.name());
        var same = before != null && before.any(one -> one instanceof One.Fn);
        if (before != null && same && marks().isMarked(fn, "several")) {
            klass.attributes().put(function.name(), Value.either(before, Value.of(fn)));
        } else if (!same || !isSetter(function)) {
            klass.attributes().put(function.name(), Value.of(fn));
        }
        machine.bus().handlers().decorated(function, fn, state, frame);
    }

    private static boolean isSetter(Code.Func function) {
        return function.marks().stream()
                .anyMatch(mark -> mark instanceof Code.Attr attr && attr.name().equals("setter"));
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
        var written =
                (One.Fn) machine.evaluation().closure(function, frame).ones().get(0);
        machine.evaluation().bind(function.name(), Value.of(written), state, frame);
        var fn = wrappers.of(written, state, frame);
        machine.evaluation().bind(function.name(), Value.of(fn), state, frame);
        machine.bus().handlers().decorated(function, fn, state, frame);
        if (frame.function() != null && !function.marks().isEmpty()) {
            handedOver(fn, state, frame);
        }
    }

    /** A function inside of another, with a mark: whoever made the mark calls it. */
    private void handedOver(One.Fn fn, State state, Frame frame) {
        if (machine.bus().names().leads(fn.code()) && !machine.roots().wasEntered(fn.code())) {
            state.perhaps(way -> machine.calls().fromOutside(fn, fn.code().at(), way, frame));
        }
    }
}
