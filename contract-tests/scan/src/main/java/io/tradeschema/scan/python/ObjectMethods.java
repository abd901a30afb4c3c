package io.tradeschema.scan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods of objects and classes of the tree that no class of the tree defines, and of tuples and lists. */
final class ObjectMethods {

    private final Interpreter machine;

    ObjectMethods(Interpreter machine) {
        this.machine = machine;
    }

    /** A method of a dict or object. */
    Value ofThing(Value.Ref ref, String name, Args args, Frame frame) {
        var thing = machine.thing(ref, frame.state());
        if (thing == null) {
            return Value.UNKNOWN;
        }
        if (thing.isDict()) {
            return machine.dictMethods().call(ref, thing, name, args, frame);
        }
        if (thing.kind().isEmpty()) {
            return name.equals("dict") || name.equals("model_dump") || name.equals("to_dict")
                    ? machine.construction().asDict(ref, args, frame)
                    : Value.UNKNOWN;
        }
        var definition = thing.kind().get();
        var known = name.equals("_asdict")
                ? Optional.of(machine.construction().asDict(ref, args, frame))
                : modelMethod(ref, definition, name, args, frame);
        if (known.isPresent()) {
            return known.get();
        }
        machine.calls().signatures().noSuchMethod(definition, name, args, frame);
        return machine.handovers().unknownCall(name, args, frame);
    }

    /** What Pydantic gives its models. */
    private Optional<Value> modelMethod(Value.Ref ref, ClassDef definition, String name, Args args, Frame frame) {
        if (definition.style() != ClassDef.Style.PYDANTIC && definition.style() != ClassDef.Style.FOREIGN) {
            return Optional.empty();
        }
        return switch (name) {
            case "dict", "model_dump", "to_dict", "asdict" ->
                Optional.of(machine.construction().asDict(ref, args, frame));
            case "json", "model_dump_json" ->
                Optional.of(new Value.JsonText(machine.construction().asDict(ref, args, frame)));
            case "copy", "model_copy" -> Optional.of(ref);
            default -> Optional.empty();
        };
    }

    /** A method of a class that the class does not define: what Pydantic and others add to parse a message. */
    Value ofClass(Value.Cls cls, String name, Args args, Frame frame) {
        var definition = cls.definition();
        var given = args.get(0, "obj", "data").orElse(Value.UNKNOWN);
        return switch (name) {
            case "parse_obj", "model_validate", "from_orm", "validate" -> {
                machine.messages().parsed(definition, given, frame);
                yield fresh(definition, given, args, frame);
            }
            case "parse_raw", "model_validate_json", "_make", "from_dict", "from_json" -> {
                machine.messages().parsed(definition, machine.messages().decoded(given, args.call(), frame), frame);
                yield machine.typical(definition);
            }
            case "construct", "model_construct" -> machine.construction().construct(definition, args, frame);
            default -> machine.handovers().unknownCall(name, args, frame);
        };
    }

    /** An object made from a dict by a parsing method. */
    private Value fresh(ClassDef definition, Value given, Args args, Frame frame) {
        if (given instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()) {
            var spread = new Args(args.call(), List.of(), List.of(), Map.of(), Map.of(), List.of(given), false);
            return machine.construction().construct(definition, spread, frame);
        }
        return machine.typical(definition);
    }

    /** A method of a tuple or list of known length. */
    Value ofItems(Value.Items items, String name, Args args, Frame frame) {
        args.get(0).ifPresent(other -> machine.nameSets().called(name, items, other, args.call(), frame));
        return switch (name) {
            case "union" ->
                args.get(0)
                        .filter(Value.Items.class::isInstance)
                        .<Value>map(more -> {
                            var all = new ArrayList<>(items.values());
                            all.addAll(((Value.Items) more).values());
                            return new Value.Items(List.copyOf(all));
                        })
                        .orElse(new Value.Many(Value.UNKNOWN));
            case "copy" -> items;
            default -> Value.UNKNOWN;
        };
    }
}
