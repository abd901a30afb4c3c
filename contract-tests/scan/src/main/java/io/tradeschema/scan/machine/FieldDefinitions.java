package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.library.Style;
import io.tradeschema.scan.syntax.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a statement of a class gives it: a field, a value, a member of an enumeration. */
final class FieldDefinitions {

    /** How fields are marked that are parameters of the making and nothing of the object. */
    static final String PARAMETER = "parameter";

    private final Machine machine;

    FieldDefinitions(Machine machine) {
        this.machine = machine;
    }

    void attribute(String name, Code.Set set, Klass klass, State state, Frame frame) {
        var style = klass.style();
        var shape = style.map(Style::shape).orElse("");
        var value = set.value().map(code -> machine.eval(code, state, frame));
        set.value().filter(Code.Lit.class::isInstance).ifPresent(lit -> machine.constant(lit.at()));
        value.ifPresent(found -> machine.evaluation().bind(name, found, state, frame));
        if (shape.equals("members")) {
            enumerated(name, set, value, klass, style.orElseThrow(), state, frame);
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
            plain(name, set, value, klass, state);
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
        var beside = set.type()
                .map(type -> machine.classes().types().marks(type, state, frame))
                .orElse(Map.of());
        if (name.startsWith("_")
                && style.filter(found -> found.has("private-names")).isPresent()) {
            klass.attributes().put(name, preset(marks, value));
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
                                both(beside, marks.orElse(Map.of()))));
    }

    private static Map<String, Value> both(Map<String, Value> one, Map<String, Value> over) {
        var all = new LinkedHashMap<>(one);
        all.putAll(over);
        return all;
    }

    /** What a name that is no field holds at first. */
    private static Value preset(Optional<Map<String, Value>> marks, Optional<Value> value) {
        return marks.map(known -> Optional.ofNullable(known.get("fallback")))
                .orElse(value)
                .orElse(Value.input(""));
    }

    private void enumerated(
            String name, Code.Set set, Optional<Value> value, Klass klass, Style style, State state, Frame frame) {
        if (style.has("objects")) {
            objectMember(name, set, value, klass, state, frame);
            return;
        }
        value.ifPresent(found -> klass.attributes()
                .put(name, Value.of(new One.Member(klass, name, valued(found, name, set.at()), style.has("text")))));
    }

    /** What no library makes a field of. */
    private void plain(String name, Code.Set set, Optional<Value> value, Klass klass, State state) {
        value.ifPresent(found -> klass.attributes().put(name, asMethod(found, klass)));
        if (set.type().isPresent() && !isClassVariable(set)) {
            declared(name, set, klass);
        }
        if (machine.tables().names("settings-field").contains(name)) {
            value.ifPresent(found -> config(found, klass, state));
        }
    }

    /** A field that says by its marks what it is. */
    private void marked(String name, Code.Set set, Optional<Value> value, Klass klass, State state, Frame frame) {
        var marks = machine.classes().marks().of(set.marks(), state, frame);
        if (marks.containsKey("static")) {
            value.or(() -> set.type()
                            .flatMap(type -> machine.classes().types().typed(type, frame.scope(), state, frame)))
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
        machine.classes()
                .making()
                .maker(klass)
                .ifPresent(init -> machine.calls()
                        .invoke(
                                machine.classes().attributes().bound(init, ref, klass, state, frame),
                                Given.of(set.at(), given.get().items().toArray(Value[]::new)),
                                new Code.Call(set.at(), new Code.Lit(set.at(), ""), List.of()),
                                state,
                                frame));
        var wire = machine.classes().marks().of(set.marks(), state, frame).get("alias");
        var whole = machine.members().whole(klass, member, set.at(), state, frame);
        var text = whole.isPresent() ? whole.get() : wire == null ? member.value() : wire;
        klass.attributes().put(name, Value.of(new One.Member(klass, name, text, false)));
    }

    /** Where the language makes methods of all functions that a class holds, whatever they are written as. */
    private Value asMethod(Value value, Klass klass) {
        return machine.tables().word("functions-are-methods", "").isEmpty()
                ? value
                : value.each(one -> Value.of(one instanceof One.Fn fn && fn.owner() == null ? fn.of(klass) : one));
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

    private boolean isParameter(Code.Set set, Frame frame) {
        return set.type()
                .map(type -> type instanceof Code.Index index ? index.of() : type)
                .map(type -> machine.tables().names("parameter-alone").contains(Origins.of(type)))
                .orElse(false);
    }

    private boolean isClassVariable(Code.Set set) {
        return set.type()
                .map(type -> type instanceof Code.Index index ? index.of() : type)
                .map(type -> machine.tables().names("of-the-class").contains(Origins.of(type)))
                .orElse(false);
    }

    private static Value valued(Value value, String name, Place at) {
        var auto = value.any(one -> one instanceof One.Made made && made.type().equals(ClassWords.AUTO));
        return auto ? Value.lit(name.toLowerCase(java.util.Locale.ROOT), at) : value;
    }
}
