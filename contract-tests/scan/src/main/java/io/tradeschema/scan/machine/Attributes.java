package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.Map;
import java.util.Optional;

/** What an object, a class or a member of an enumeration has under a name. */
final class Attributes {

    /** How records are labelled whose names are members, not keys. */
    static final String MEMBERS = "members";

    private final Machine machine;

    Attributes(Machine machine) {
        this.machine = machine;
    }

    Value member(One.Ref ref, String name, Place at, State state, Frame frame) {
        var object = state.object(ref).orElse(null);
        if (object == null) {
            return Value.lost("the object is not known here");
        }
        var slot = object.slot(name)
                .filter(found -> object.isInstance() || !object.label().isEmpty() || machine.membersAreKeys());
        if (slot.isPresent()) {
            var value = Reads.asked(slot.get().value());
            return machine.isShared(ref) ? Evaluation.later(value) : value;
        }
        var klass = object.klass();
        if (klass != null) {
            return ofInstance(ref, object, klass, name, at, state, frame);
        }
        if (object.view() != null
                && (object.label().startsWith(Binding.EVENT) || object.label().equals(MEMBERS))) {
            return machine.reads().take(object.view(), name, at, true, false, state, frame);
        }
        if (object.label().equals(MEMBERS) && !object.closed()) {
            return Value.input(name);
        }
        return Value.of(new One.Method(ref, name));
    }

    private Value ofInstance(One.Ref ref, Obj object, Klass klass, String name, Place at, State state, Frame frame) {
        var attribute = klass.attribute(name);
        if (attribute.isPresent()) {
            return bound(attribute.get(), ref, klass, state, frame);
        }
        if (machine.tables().names("type-of-object").contains(name)) {
            return machine.classes().types().of(ref, klass);
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
            return machine.classes()
                    .fields()
                    .fallback(field, state, frame)
                    .or(() -> field.type()
                            .flatMap(type -> machine.classes().types().typed(type, field.scope(), state, frame)))
                    .orElseGet(() -> Value.input(name));
        }
        return anyMember(ref, klass, name, at, state, frame).orElseGet(() -> Value.of(new One.Method(ref, name)));
    }

    /** What a class answers that has a method for every name that it does not have. */
    private Optional<Value> anyMember(One.Ref ref, Klass klass, String name, Place at, State state, Frame frame) {
        var hidden = machine.tables().names("hidden").stream().anyMatch(name::startsWith);
        return hidden
                ? Optional.empty()
                : machine.classes()
                        .making()
                        .special(klass, "any-member")
                        .map(method -> bound(method, ref, klass, state, frame))
                        .filter(method -> method.all(One.Fn.class::isInstance))
                        .map(method -> method.each(fn -> machine.calls()
                                .function((One.Fn) fn, Given.of(at, Value.lit(name, at)), state, frame)));
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
        return machine.roots().typical(klass, state, frame).ones().get(0);
    }

    Value bound(Value attribute, One self, Klass klass, State state, Frame frame) {
        return attribute.each(one -> {
            if (one instanceof One.Fn fn && fn.owner() != null) {
                if (machine.classes().marks().isMarked(fn, "property")) {
                    return machine.calls()
                            .function(fn.boundTo(self), Given.none(fn.code().at()), state, frame);
                }
                return Value.of(
                        fn.boundTo(machine.classes().marks().isMarked(fn, "class") ? new One.Type(klass) : self));
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
                    .each(one -> one instanceof One.Fn fn
                                    && fn.owner() != null
                                    && machine.classes().marks().isMarked(fn, "class")
                            ? Value.of(fn.boundTo(type))
                            : Value.of(one));
        }
        if (machine.tables().names("all-members").contains(name)) {
            return Value.of(type);
        }
        if (machine.tables().names("name-of-type").contains(name)) {
            return Value.lit(klass.name(), at);
        }
        var field = klass.allFields().get(name);
        if (field != null) {
            return machine.classes().fields().fallback(field, state, frame).orElseGet(() -> Value.input(name));
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
                : ofClass(member, name, state, frame);
    }

    private Value ofClass(One.Member member, String name, State state, Frame frame) {
        return member.klass()
                .attribute(name)
                .filter(found -> found.all(One.Fn.class::isInstance))
                .map(found -> bound(found, member, member.klass(), state, frame))
                .orElseGet(() -> Value.of(new One.Method(member, name)));
    }

    Value ofSuper(One.Super parent, String name, State state, Frame frame) {
        var self = parent.self();
        var line = state.object(self).map(Obj::klass).orElse(parent.klass());
        var found = (line == null ? parent.klass() : line).attributeAfter(parent.klass(), name);
        if (found.isPresent()) {
            return bound(found.get(), self, parent.klass(), state, frame);
        }
        if (machine.classes().making().isRecord(parent.klass())) {
            return Value.of(new One.Method(self, name));
        }
        for (var base : parent.klass().outsideBases()) {
            if (machine.tables().method(base, name).isPresent()) {
                return Value.of(new One.Method(new One.Made(base, Map.of()), name));
            }
        }
        return Value.of(new One.Method(new One.Super(parent.klass(), self), name));
    }
}
