package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dicts, objects and classes: what their keys and attributes hold, and what constructing and copying them gives. */
final class Objects {

    private final Interpreter machine;
    private final Map<List<Object>, Value> assigned = new HashMap<>();
    private final Map<Integer, ClassDef> copies = new HashMap<>();
    private final Map<List<Object>, Value> onClasses = new HashMap<>();

    Objects(Interpreter machine) {
        this.machine = machine;
    }

    Value attribute(Value object, String name, @Nullable Node node, Frame frame) {
        if (object instanceof Value.Ref ref) {
            return ofThing(ref, name, frame);
        }
        if (object instanceof Value.Cls cls) {
            return ofClass(cls, name, frame);
        }
        if (object instanceof Value.Member member) {
            return name.equals("value")
                    ? member.value()
                    : name.equals("name") ? Value.text(member.name()) : new Value.Attr(member, name);
        }
        if (object instanceof Value.Mod mod) {
            return ofModule(mod, name);
        }
        if (object instanceof Value.External external) {
            return new Value.External(external.name() + "." + name);
        }
        if (object instanceof Value.Super parent) {
            return parent.of().bases().stream()
                    .map(base -> base.method(name))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .<Value>map(method -> new Value.Fn(method, Optional.of(parent.self())))
                    .orElse(new Value.Attr(Value.UNKNOWN, name));
        }
        if (object instanceof Value.Message message
                && message.level() == ReadField.Level.EITHER
                && WRAPPED.contains(name)) {
            return message;
        }
        return new Value.Attr(object, name);
    }

    /** Attributes of an event object under which a wrapper puts the message. */
    private static final Set<String> WRAPPED = Set.of("payload", "data", "body", "content", "message", "fields");

    private Value ofModule(Value.Mod mod, String name) {
        var found = machine.find(name, mod.module());
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
            var function = method.get();
            var self = function.isStatic()
                    ? Optional.<Value>empty()
                    : Optional.<Value>of(function.decorated("classmethod") ? new Value.Cls(definition) : ref);
            return function.isProperty()
                    ? machine.call(function, self, Args.of(function.node()), frame)
                    : new Value.Fn(function, self);
        }
        var constant = definition.constant(name);
        if (constant.isPresent()) {
            return constantValue(constant.get());
        }
        var assignments = definition.selfAssignments(name);
        if (assignments.isEmpty()) {
            return new Value.Attr(ref, name);
        }
        var key = List.<Object>of(ref, name);
        if (!assigned.containsKey(key)) {
            assigned.put(key, new Value.Attr(ref, name));
            assigned.put(key, assigned(assignments, ref, definition));
        }
        return assigned.get(key);
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

    private Value ofClass(Value.Cls cls, String name, Frame frame) {
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
        machine.messages().dispatched(thing, key, keyNode, true);
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

    void setItem(Value object, Value key, Value value, Node where, String origin, State state) {
        var sole = object.options().size() == 1;
        for (var option : object.options()) {
            if (option instanceof Value.Ref ref) {
                var thing = machine.thing(ref, state);
                if (thing != null) {
                    state.put(ref.id(), keyed(thing, key, new Thing.Slot(value, sole, where.where(), origin)));
                }
            }
        }
    }

    void put(Value.Ref ref, String name, Value value, Node where, String origin, boolean sure, State state) {
        var thing = machine.thing(ref, state);
        if (thing != null) {
            state.put(ref.id(), thing.with(name, new Thing.Slot(value, sure, where.where(), origin)));
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
                                ? parameterReason(unknown)
                                : "it takes over names that the scan cannot see");
            }
        }
        return result;
    }

    private static String parameterReason(Value.Unknown unknown) {
        return unknown.parameter() ? Bus.FROM_CALLERS + " (" + unknown.reason() + ")" : unknown.reason();
    }

    void update(Value target, Value other, Node where, State state) {
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

    /** Makes an object of a class of the tree. */
    Value construct(ClassDef definition, Args args, Frame frame) {
        machine.settle(definition);
        if (definition.style() == ClassDef.Style.ENUM) {
            return enumOf(definition, args, frame);
        }
        machine.calls().signatures().check(definition, args, frame);
        var message = args.spread().stream()
                .filter(value -> value.options().stream().anyMatch(Messages::isMessage))
                .findFirst();
        message.ifPresent(value -> machine.messages().parsed(definition, value, args.call(), true, frame));
        var blank = new Thing(
                definition.style() == ClassDef.Style.TYPED_DICT ? Optional.empty() : Optional.of(definition),
                "",
                Map.of(),
                "",
                args.call().where());
        var ref = machine.allocate(blank, frame.state());
        if (definition.isRecord()) {
            frame.state().put(ref.id(), filled(blank, definition, args, frame));
            definition
                    .method("__post_init__")
                    .ifPresent(post -> machine.call(post, Optional.of(ref), Args.of(args.call()), frame));
        } else {
            definition.method("__init__").ifPresent(init -> machine.call(init, Optional.of(ref), args, frame));
        }
        return ref;
    }

    private Value enumOf(ClassDef definition, Args args, Frame frame) {
        var given = args.get(0).orElse(Value.UNKNOWN);
        for (var option : given.options()) {
            if (option instanceof Value.Taken taken) {
                machine.messages().parsedEnum(taken, enumValues(definition, frame), args.call());
            }
        }
        if (given.literalText().isPresent()) {
            return new Value.Member(definition, given.literalText().get(), given);
        }
        return given;
    }

    private List<Object> enumValues(ClassDef definition, Frame frame) {
        var values = new ArrayList<Object>();
        for (var name : definition.constants().keySet()) {
            values.addAll(Expressions.literals(ofClass(new Value.Cls(definition), name, frame)));
        }
        return values;
    }

    private Thing filled(Thing blank, ClassDef definition, Args args, Frame frame) {
        var spread = spread(args, frame);
        var fields = new ArrayList<>(definition.allFields().values());
        var thing = blank;
        for (var i = 0; i < fields.size(); i++) {
            thing = thing.with(fields.get(i).name(), slot(definition, fields.get(i), i, args, spread, frame));
        }
        if (definition.extrasAllowed()) {
            for (var keyword : args.keywords().entrySet()) {
                if (!definition.allFields().containsKey(keyword.getKey())) {
                    var where = args.node(keyword.getKey()).where();
                    thing = thing.with(keyword.getKey(), new Thing.Slot(keyword.getValue(), true, where, ""));
                }
            }
        }
        return thing;
    }

    private Thing.Slot slot(
            ClassDef definition, ClassDef.Field field, int place, Args args, Thing spread, Frame frame) {
        var keyword = args.keywords().get(field.name());
        var byKey = keyword == null ? args.keywords().get(field.key()) : keyword;
        if (byKey != null) {
            var node = args.nodes().getOrDefault(field.name(), args.node(field.key()));
            var origin = node == null
                    ? ""
                    : node.child("value").map(Expressions::origin).orElse("");
            var given =
                    node == null ? Optional.<Where>empty() : node.child("value").flatMap(frame::givenAt);
            return new Thing.Slot(byKey, true, (node == null ? args.call() : node).where(), origin).from(given);
        }
        if (definition.style() != ClassDef.Style.PYDANTIC
                && place < args.positional().size()) {
            var node = args.place(place).orElse(args.call());
            var given = args.place(place).flatMap(frame::givenAt);
            return new Thing.Slot(args.positional().get(place), true, node.where(), "").from(given);
        }
        var given = spread.slots().getOrDefault(field.name(), spread.slots().get(field.key()));
        if (given != null) {
            return given;
        }
        return byDefault(field, spread.open().isEmpty(), frame);
    }

    private Thing.Slot byDefault(ClassDef.Field field, boolean known, Frame frame) {
        if (field.fallback().isEmpty() || !known) {
            return new Thing.Slot(kindOf(field), true, field.node().where(), "");
        }
        machine.evaluate(field.module());
        var scope = new Frame(
                field.module(),
                null,
                frame,
                field.module().frame().orElseThrow().state().fork());
        var value = machine.expressions().eval(field.fallback().get(), scope);
        var plain = value instanceof Value.Const || value instanceof Value.Member || value instanceof Value.Kind;
        return new Thing.Slot(plain ? value : Value.UNKNOWN, true, field.node().where(), "");
    }

    /** Fills an object whose arguments are not known: each field has a value of the annotated kind. */
    void fill(Value.Ref ref, ClassDef definition, State state) {
        var thing = new Thing(
                Optional.of(definition), "", Map.of(), "", definition.node().where());
        for (var field : definition.allFields().values()) {
            thing = thing.with(
                    field.name(),
                    new Thing.Slot(
                            typedValue(field, definition), true, field.node().where(), ""));
        }
        state.put(ref.id(), thing);
        machine.publishThing(ref.id(), thing);
    }

    private Value typedValue(ClassDef.Field field, ClassDef definition) {
        var constants = field.fallback().filter(node -> node.is("string"));
        if (constants.isPresent()
                && field.annotation().map(Node::text).orElse("").equals("str")) {
            return new Value.Const(
                    machine.expressions()
                            .eval(constants.get(), definition.module().frame().orElseThrow())
                            .literalText()
                            .orElse(""),
                    true);
        }
        return kindOf(field);
    }

    private static Value kindOf(ClassDef.Field field) {
        return switch (field.annotation().map(Node::text).orElse("")) {
            case "float", "int", "Decimal" -> new Value.Kind(ValueKind.NUMBER);
            case "str" -> new Value.Kind(ValueKind.TEXT);
            case "bool" -> new Value.Kind(ValueKind.FLAG);
            default -> Value.UNKNOWN;
        };
    }

    /** The object's fields as a dict: asdict, .dict(), .model_dump(), vars. */
    Value asDict(Value object, Args args, Frame frame) {
        return object.each(option -> {
            if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                return dictOf(thing, args, frame);
            }
            return option;
        });
    }

    private Value dictOf(Thing thing, Args args, Frame frame) {
        if (thing.isDict()) {
            return machine.allocate(thing, frame.state());
        }
        var excludeNone = isTrue(args.get(-1, "exclude_none")) || isTrue(args.get(-1, "exclude_unset"));
        var excluded = args.get(-1, "exclude").map(Expressions::literals).orElse(List.of());
        var included = args.get(-1, "include").map(Expressions::literals).orElse(List.of());
        var byAlias = isTrue(args.get(-1, "by_alias"));
        Map<String, Thing.Slot> slots = new LinkedHashMap<>();
        thing.slots().forEach((name, slot) -> {
            var nothing = slot.value().equals(Value.NONE);
            var drop = excluded.contains(name)
                    || (!included.isEmpty() && !included.contains(name))
                    || (excludeNone && nothing);
            if (!drop) {
                var key = byAlias
                        ? thing.kind()
                                .map(kind -> kind.allFields().get(name))
                                .map(ClassDef.Field::key)
                                .orElse(name)
                        : name;
                slots.put(key, nested(slot, args, frame));
            }
        });
        var copy = machine.allocate(new Thing(Optional.empty(), "", slots, thing.open(), thing.where()), frame.state());
        thing.kind().ifPresent(kind -> copies.put(copy.id(), kind));
        return copy;
    }

    /** The class whose object this dict is a copy of. */
    Optional<ClassDef> copyOf(Value.Ref dict) {
        return Optional.ofNullable(copies.get(dict.id()));
    }

    private Thing.Slot nested(Thing.Slot slot, Args args, Frame frame) {
        if (slot.value() instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing inner
                && !inner.isDict()) {
            return slot.holding(dictOf(inner, args, frame), slot.sure());
        }
        return slot;
    }

    static boolean isTrue(Optional<Value> value) {
        return value.filter(given -> given instanceof Value.Const constant && Boolean.TRUE.equals(constant.value()))
                .isPresent();
    }
}
