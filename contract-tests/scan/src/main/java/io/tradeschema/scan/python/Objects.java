package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dicts, objects and classes: what their keys and attributes hold, and what constructing and copying them gives. */
final class Objects {

    private final Interpreter machine;
    private final Map<List<Object>, Value> assigned = new HashMap<>();
    private final Map<List<Object>, Value> onClasses = new HashMap<>();

    Objects(Interpreter machine) {
        this.machine = machine;
    }

    /** What an attribute of a value holds. */
    Value attribute(Value object, String name, Frame frame) {
        if (object instanceof Value.Ref ref) {
            return ofThing(ref, name, frame);
        }
        if (object instanceof Value.Cls cls) {
            return ofClass(cls, name, frame);
        }
        if (object instanceof Value.Member member) {
            return ofMember(member, name);
        }
        if (object instanceof Value.Mod mod) {
            return ofModule(mod, name);
        }
        if (object instanceof Value.External external) {
            return new Value.External(external.name() + "." + name);
        }
        if (object instanceof Value.Super parent) {
            return ofParent(parent, name);
        }
        if (object instanceof Value.Message message
                && message.level() == ReadField.Level.EITHER
                && WRAPPED.contains(name)) {
            return message;
        }
        return new Value.Attr(object, name);
    }

    private static Value ofMember(Value.Member member, String name) {
        return switch (name) {
            case "value" -> member.value();
            case "name" -> Value.text(member.name());
            default -> new Value.Attr(member, name);
        };
    }

    private static Value ofParent(Value.Super parent, String name) {
        return parent.of().bases().stream()
                .map(base -> base.method(name))
                .flatMap(Optional::stream)
                .findFirst()
                .<Value>map(method -> new Value.Fn(method, Optional.of(parent.self())))
                .orElse(new Value.Attr(Value.UNKNOWN, name));
    }

    /** Attributes of an event object under which a wrapper puts the message. */
    private static final Set<String> WRAPPED = Set.of("payload", "data", "body", "content", "message", "fields");

    private Value ofModule(Value.Mod mod, String name) {
        var found = machine.names().find(name, mod.module());
        if (found != null) {
            return found;
        }
        var file = mod.module().file();
        if (file.endsWith("__init__.py")) {
            var folder = file.substring(0, file.length() - "__init__.py".length());
            var submodule = Optional.of(folder + name + ".py")
                    .filter(machine.project().files()::containsKey)
                    .flatMap(machine.project()::module);
            if (submodule.isPresent()) {
                return new Value.Mod(submodule.get());
            }
        }
        return new Value.Attr(mod, name);
    }

    private Value ofThing(Value.Ref ref, String name, Frame frame) {
        var thing = machine.thing(ref, frame.state());
        if (thing == null || thing.kind().isEmpty()) {
            return new Value.Attr(ref, name);
        }
        var slot = thing.slots().get(name);
        if (slot != null) {
            return slot.value();
        }
        var definition = thing.kind().get();
        var method = definition.method(name);
        if (method.isPresent()) {
            return bound(method.get(), ref, definition, frame);
        }
        return definition.constant(name).map(this::constantValue).orElseGet(() -> setSomewhere(ref, name, definition));
    }

    private Value bound(FunctionDef function, Value.Ref ref, ClassDef definition, Frame frame) {
        var owner = function.decorated("classmethod") ? new Value.Cls(definition) : ref;
        var self = function.isStatic() ? Optional.<Value>empty() : Optional.<Value>of(owner);
        return function.isProperty()
                ? machine.call(function, self, Args.of(function.node()), frame)
                : new Value.Fn(function, self);
    }

    /** An attribute that some method of the class sets. */
    private Value setSomewhere(Value.Ref ref, String name, ClassDef definition) {
        var assignments = definition.selfAssignments(name);
        if (assignments.isEmpty()) {
            return new Value.Attr(ref, name);
        }
        var key = List.<Object>of(ref, name);
        var known = assigned.get(key);
        if (known != null) {
            return known;
        }
        assigned.put(key, new Value.Attr(ref, name));
        var value = assigned(assignments, ref, definition);
        assigned.put(key, value);
        return value;
    }

    private Value constantValue(Map.Entry<ClassDef, Node> constant) {
        var owner = constant.getKey();
        machine.evaluate(owner.module());
        if (constant.getValue().is("class_definition")) {
            return owner.module().classes().stream()
                    .filter(inner -> inner.node() == constant.getValue())
                    .findFirst()
                    .<Value>map(Value.Cls::new)
                    .orElse(Value.UNKNOWN);
        }
        var field = owner.fields()
                .get(owner.constants().entrySet().stream()
                        .filter(entry -> entry.getValue() == constant.getValue())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""));
        var frame = new Frame(
                owner.module(),
                null,
                null,
                owner.module().frame().orElseThrow().state().fork());
        owner.constants().forEach((name, node) -> {
            if (node != constant.getValue() && (node.is("string") || node.is("integer"))) {
                frame.state().set(name, machine.expressions().eval(node, frame));
            }
        });
        var node = field == null ? constant.getValue() : field.fallback().orElse(constant.getValue());
        return machine.expressions().eval(node, frame);
    }

    /** An attribute that some method sets: the value of that expression, as far as it does not need the method's names. */
    private Value assigned(List<Node> expressions, Value.Ref self, ClassDef definition) {
        machine.evaluate(definition.module());
        var values = new ArrayList<Value>();
        for (var node : expressions) {
            if (node.is("none")) {
                continue;
            }
            var state = definition.module().frame().orElseThrow().state().fork();
            state.set("self", self);
            if (node.is("call")
                    || node.is("await")
                    || node.is("string")
                    || node.is("attribute")
                    || node.is("boolean_operator")) {
                values.add(machine.expressions().eval(node, new Frame(definition.module(), null, null, state)));
                state.heap().forEach(machine::publishThing);
            }
        }
        return values.isEmpty() ? Value.UNKNOWN : Value.either(values);
    }

    /** Sets an attribute of a class itself, as a singleton does with its instance. */
    void setOnClass(ClassDef definition, String name, Value value, State state) {
        if (!value.equals(Value.NONE)) {
            machine.publish(value, state);
            onClasses.merge(List.of(definition, name), value, Value::either);
        }
    }

    Value ofClass(Value.Cls cls, String name, Frame frame) {
        var definition = cls.definition();
        machine.settle(definition);
        var set = onClasses.get(List.<Object>of(definition, name));
        if (set != null) {
            return set;
        }
        var constant = definition.constant(name);
        if (constant.isPresent() && definition.style() == ClassDef.Style.ENUM) {
            return new Value.Member(definition, name, constantValue(constant.get()));
        }
        var method = definition.method(name);
        if (method.isPresent()) {
            var bound = method.get().decorated("classmethod") ? Optional.<Value>of(cls) : Optional.<Value>empty();
            return new Value.Fn(method.get(), bound);
        }
        if (name.equals("__annotations__")
                || name.equals("__fields__")
                || name.equals("model_fields")
                || name.equals("__dataclass_fields__")) {
            return new Value.Items(
                    definition.allFields().keySet().stream().map(Value::text).toList());
        }
        return constant.map(this::constantValue).orElseGet(() -> new Value.Attr(cls, name));
    }

    Value item(Value object, Value key, Node keyNode, Frame frame) {
        if (object instanceof Value.Ref ref) {
            return ofDict(ref, key, keyNode, frame);
        }
        if (object instanceof Value.Message || object instanceof Value.Taken) {
            return machine.messages().take(object, key, keyNode, true, frame);
        }
        if (object instanceof Value.Cls cls
                && cls.definition().style() == ClassDef.Style.ENUM
                && key.literalText().isPresent()) {
            return ofClass(cls, key.literalText().get(), frame);
        }
        if (object instanceof Value.Items items && index(key, items.values().size()) >= 0) {
            return items.values().get(index(key, items.values().size()));
        }
        return machine.messages().part(object, 0, 0, frame);
    }

    private static int index(Value key, int size) {
        if (key instanceof Value.Const constant && constant.value() instanceof java.math.BigDecimal number) {
            var index = number.intValue();
            var place = index < 0 ? size + index : index;
            return place < size ? place : -1;
        }
        return -1;
    }

    private Value ofDict(Value.Ref ref, Value key, Node keyNode, Frame frame) {
        var thing = machine.thing(ref, frame.state());
        if (thing == null) {
            return Value.UNKNOWN;
        }
        machine.comparisons().indexed(thing, key, keyNode, frame);
        return lookup(thing, key);
    }

    /** What a dict holds under this key, as far as it is known. */
    Value lookup(Thing thing, Value key) {
        var found = new ArrayList<Value>();
        for (var option : key.options()) {
            if (option.literalText().isPresent()) {
                var slot = thing.slots().get(option.literalText().get());
                found.add(slot == null ? Value.UNKNOWN : slot.value());
            } else {
                thing.slots().values().forEach(slot -> found.add(slot.value()));
                found.add(Value.UNKNOWN);
            }
        }
        return Value.either(found);
    }

    /** The thing with a key set; a key that is not constant opens it. */
    Thing keyed(Thing thing, Value key, Thing.Slot slot) {
        var options = key.options();
        if (options.size() == 1 && options.get(0).literalText().isPresent()) {
            return thing.over(
                    Thing.dict(thing.where()).with(options.get(0).literalText().get(), slot));
        }
        var changed = thing;
        for (var option : options) {
            if (option.literalText().isEmpty()) {
                return changed.opened("a key is not constant");
            }
            changed = changed.over(
                    Thing.dict(thing.where()).with(option.literalText().get(), slot.maybe()));
        }
        return changed;
    }

    /** Sets a key of what may be one of several dicts. */
    void setItem(Value object, Value key, Thing.Slot slot, State state) {
        var sole = object.options().size() == 1;
        for (var option : object.options()) {
            if (option instanceof Value.Ref ref) {
                var thing = machine.thing(ref, state);
                if (thing != null) {
                    state.put(ref.id(), keyed(thing, key, sole ? slot : slot.maybe()));
                }
            }
        }
    }

    /** Sets a key or attribute of this thing. */
    void put(Value.Ref ref, String name, Thing.Slot slot, State state) {
        var thing = machine.thing(ref, state);
        if (thing != null) {
            state.put(ref.id(), thing.with(name, slot));
        }
    }

    /** A dict with another mapping's keys put over its own. */
    Thing merged(Thing thing, Value other, State state) {
        var result = thing;
        var sole = other.options().size() == 1;
        for (var option : other.options()) {
            if (option instanceof Value.Ref ref && machine.held(ref, state) instanceof Thing more) {
                result = sole ? result.over(more) : result.join(result.over(more));
            } else if (option instanceof Value.Message || option instanceof Value.Taken) {
                result = result.opened("it takes over all names of a message that was read");
            } else if (!option.equals(Value.NONE)) {
                result = result.opened(
                        option instanceof Value.Unknown unknown
                                ? unknown.open()
                                : Gap.because("it takes over names that the scan cannot see"));
            }
        }
        return result;
    }

    void update(Value target, Value other, State state) {
        if (target instanceof Value.Ref ref && machine.held(ref, state) instanceof Thing thing) {
            state.put(ref.id(), merged(thing, other, state));
        }
    }

    void remove(Value target, Value key, State state) {
        if (target instanceof Value.Ref ref && machine.held(ref, state) instanceof Thing thing) {
            var changed = thing;
            var sole = key.options().size() == 1;
            for (var option : key.options()) {
                if (option.literalText().isPresent()) {
                    var name = option.literalText().get();
                    var slot = changed.slots().get(name);
                    if (sole) {
                        changed = changed.without(name);
                    } else if (slot != null) {
                        changed = changed.with(name, slot.maybe());
                    }
                }
            }
            state.put(ref.id(), changed);
        }
    }

    /** All {@code **x} of a call as one dict. */
    Thing spread(Args args, Frame frame) {
        var all = Thing.dict(args.call().where());
        for (var value : args.spread()) {
            all = merged(all, value, frame.state());
        }
        return all;
    }
}
