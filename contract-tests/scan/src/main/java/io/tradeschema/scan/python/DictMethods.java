package io.tradeschema.scan.python;

import java.util.Optional;

/** The methods of dicts. */
final class DictMethods {

    private final Interpreter machine;

    DictMethods(Interpreter machine) {
        this.machine = machine;
    }

    /** Calls a method of this dict. */
    Value call(Value.Ref ref, Thing thing, String name, Args args, Frame frame) {
        var key = args.get(0).orElse(Value.UNKNOWN);
        return switch (name) {
            case "get" -> get(thing, key, args, frame);
            case "copy" -> copy(ref, thing, frame);
            case "update" -> update(ref, args, frame);
            case "pop" -> {
                machine.objects().remove(ref, key, frame.state());
                yield machine.objects().lookup(thing, key);
            }
            case "setdefault" -> setDefault(ref, thing, key, args, frame);
            case "clear" -> {
                frame.state().put(ref.id(), Thing.dict(thing.where()));
                yield Value.NONE;
            }
            case "items" -> new Value.Pairs(ref);
            case "keys" -> keys(thing);
            case "values" ->
                new Value.Many(Value.either(
                        thing.slots().values().stream().map(Thing.Slot::value).toList()));
            default -> machine.handovers().unknownCall(name, args, frame);
        };
    }

    private Value get(Thing thing, Value key, Args args, Frame frame) {
        machine.comparisons().dispatched(thing, key, args.call());
        var found = machine.objects().lookup(thing, key);
        var fallback = args.get(1, "default").orElse(Value.NONE);
        var slot =
                key.literalText().map(text -> Optional.ofNullable(thing.slots().get(text)));
        if (slot.isPresent() && slot.get().filter(Thing.Slot::sure).isPresent()) {
            return found;
        }
        var surelyAbsent =
                slot.isPresent() && slot.get().isEmpty() && thing.open().isEmpty();
        return surelyAbsent ? fallback : Value.either(found, fallback);
    }

    private Value copy(Value.Ref ref, Thing thing, Frame frame) {
        var copy = machine.allocate(thing, frame.state());
        machine.construction().copied(ref, copy, frame.state());
        return copy;
    }

    private Value update(Value.Ref ref, Args args, Frame frame) {
        args.get(0).ifPresent(other -> machine.objects().update(ref, other, frame.state()));
        args.spread().forEach(other -> machine.objects().update(ref, other, frame.state()));
        args.keywords().forEach((keyword, value) -> {
            var node = args.node(keyword);
            var given = node.child("value");
            var origin = given.map(Expressions::origin).orElse("");
            var slot = new Thing.Slot(value, true, node.where(), origin).from(given.flatMap(frame::givenAt));
            machine.objects().put(ref, keyword, slot, frame.state());
        });
        return Value.NONE;
    }

    private Value setDefault(Value.Ref ref, Thing thing, Value key, Args args, Frame frame) {
        if (key.literalText().isEmpty()
                || thing.slots().containsKey(key.literalText().get())) {
            return machine.objects().lookup(thing, key);
        }
        var value = args.get(1, "default").orElse(Value.NONE);
        var slot = new Thing.Slot(value, true, args.call().where(), "");
        machine.objects().setItem(ref, key, slot, frame.state());
        return value;
    }

    private static Value keys(Thing thing) {
        return thing.open().isEmpty()
                ? new Value.Items(
                        thing.slots().keySet().stream().map(Value::text).toList())
                : new Value.Many(Value.UNKNOWN);
    }
}
