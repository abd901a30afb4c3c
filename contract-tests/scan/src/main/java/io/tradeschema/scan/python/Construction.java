package io.tradeschema.scan.python;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes objects of the classes of the tree, and dicts of them again. */
final class Construction {

    private final Interpreter machine;

    Construction(Interpreter machine) {
        this.machine = machine;
    }

    private final Map<Integer, ClassDef> copies = new HashMap<>();

    private final Map<Integer, Value.Ref> sources = new HashMap<>();

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
        message.ifPresent(value -> machine.messages().parsed(definition, value, frame));
        var blank = new Thing(
                definition.style() == ClassDef.Style.TYPED_DICT ? Optional.empty() : Optional.of(definition),
                "",
                Map.of(),
                Gap.NONE,
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
            values.addAll(Expressions.literals(machine.objects().ofClass(new Value.Cls(definition), name, frame)));
        }
        return values;
    }

    private Thing filled(Thing blank, ClassDef definition, Args args, Frame frame) {
        var spread = machine.objects().spread(args, frame);
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
                Optional.of(definition),
                "",
                Map.of(),
                Gap.NONE,
                definition.node().where());
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
                var copy = dictOf(thing, args, frame);
                copied(ref, copy, frame.state());
                return copy;
            }
            return option;
        });
    }

    /** Notes a copy: it is as valid as what it was made from. */
    void copied(Value.Ref source, Value copy, State state) {
        if (copy instanceof Value.Ref ref) {
            sources.put(ref.id(), source);
            var bound = machine.held(source, state) instanceof Thing thing && Validations.byBinding(thing);
            if (bound || state.checked(source)) {
                state.check(copy);
            }
        }
    }

    /** What this dict was copied from. */
    Optional<Value.Ref> sourceOf(Value.Ref copy) {
        return Optional.ofNullable(sources.get(copy.id()));
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
