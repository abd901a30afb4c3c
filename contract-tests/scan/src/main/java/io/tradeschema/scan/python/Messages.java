package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a program does with messages it reads: the names it takes, the values it expects, the streams it tells apart. */
final class Messages {

    private final Interpreter machine;

    Messages(Interpreter machine) {
        this.machine = machine;
    }

    static boolean isMessage(Value value) {
        return value.options().stream()
                .anyMatch(option -> option instanceof Value.Message || option instanceof Value.Taken);
    }

    Set<String> streams(Value.Source source, Frame frame) {
        return frame.state().streams(source);
    }

    /** The value under a key of a message. */
    Value take(Value from, Value key, Node place, boolean required, Frame frame) {
        var taken = new ArrayList<Value>();
        for (var option : key.options()) {
            var name = option.literalText();
            if (name.isPresent()) {
                taken.add(takeOne(
                        from, name.get(), place, required && key.options().size() == 1, frame));
            } else {
                taken.add(Value.UNKNOWN);
            }
        }
        return Value.either(taken);
    }

    Value takeOne(Value from, String name, Node place, boolean required, Frame frame) {
        if (from instanceof Value.Message message) {
            return note(message.source(), message.level(), message.path(), name, place, required, frame);
        }
        if (from instanceof Value.Taken taken) {
            taken.read().holdsMore();
            var level = taken.read().level() == Level.ENTRY
                    ? Level.EITHER
                    : taken.read().level();
            var path = taken.read().level() == Level.ENTRY
                    ? List.<String>of()
                    : taken.read().path();
            return note(taken.source(), level, path, name, place, required, frame);
        }
        return Value.UNKNOWN;
    }

    private Value note(
            Value.Source source,
            Level level,
            List<String> path,
            String name,
            Node place,
            boolean required,
            Frame frame) {
        var full = new ArrayList<>(path);
        full.add(name);
        var read = machine.recorder()
                .read(new ReadField(source.reader(), streams(source, frame), level, full, place.where(), required));
        return new Value.Taken(source, read);
    }

    /** A method of a message or of a value taken from one. */
    Value method(Value object, String name, Args args, Frame frame) {
        return switch (name) {
            case "get", "pop" -> got(object, args, frame);
            case "items" -> new Value.Pairs(object);
            case "keys", "values" -> new Value.Many(new Value.Walked(object, name.equals("keys")));
            case "upper", "lower", "capitalize" -> {
                if (object instanceof Value.Taken taken) {
                    taken.read().foldsCase();
                }
                yield object;
            }
            case "copy", "decode", "encode", "strip", "dict", "model_dump", "to_dict", "replace" -> object;
            case "split", "startswith", "endswith", "isoformat", "timestamp" -> Value.UNKNOWN;
            default -> machine.handovers().unknownCall(name, args, frame);
        };
    }

    private Value got(Value object, Args args, Frame frame) {
        var key = args.get(0, "key").orElse(Value.UNKNOWN);
        var place = args.call()
                .child("arguments")
                .filter(list -> list.size() > 0)
                .map(list -> list.get(0))
                .orElse(args.call());
        var fallback = args.get(1, "default").orElse(Value.NONE);
        var value = take(object, key, place, false, frame);
        alternatives(value, fallback);
        return fallback.equals(Value.NONE) ? value : Value.either(value, fallback);
    }

    /** JSON text read back. */
    Value decoded(Value text, Node place, Frame frame) {
        return text.each(option -> {
            if (option instanceof Value.Taken taken) {
                taken.read().decodes();
                var top = taken.read().level() != Level.MESSAGE;
                return new Value.Message(
                        taken.source(),
                        Level.MESSAGE,
                        top ? List.of() : taken.read().path());
            }
            if (option instanceof Value.Message) {
                return option;
            }
            if (option instanceof Value.JsonText json) {
                return json.of();
            }
            if (option instanceof Value.Walked walked && !walked.key()) {
                return option;
            }
            return option instanceof Value.Ref ? option : new Value.Unknown("it is read from JSON");
        });
    }

    /** A class of the tree made from a message: its fields are what is read. */
    void parsed(ClassDef definition, Value from, Frame frame) {
        machine.settle(definition);
        for (var option : from.options()) {
            if (!isMessage(option)) {
                continue;
            }
            for (var field : definition.allFields().values()) {
                var value = takeOne(option, field.key(), field.node(), field.required(), frame);
                if (value instanceof Value.Taken taken) {
                    field.fallback()
                            .map(node -> machine.expressions().eval(node, frame))
                            .ifPresent(fallback -> alternatives(taken, fallback));
                }
            }
            machine.bus().model(definition, streamsOf(option, frame));
        }
    }

    private Set<String> streamsOf(Value value, Frame frame) {
        return value instanceof Value.Message message
                ? streams(message.source(), frame)
                : value instanceof Value.Taken taken ? streams(taken.source(), frame) : Set.of();
    }

    /** An enum of the tree made from a value that was read: its members are what is accepted. */
    void parsedEnum(Value.Taken taken, List<Object> values, Node place) {
        if (!values.isEmpty()) {
            taken.read().accepts(place.where(), values);
        }
    }

    /** Two values of which one is taken when the other is not there. */
    void alternatives(Value one, Value other) {
        for (var left : one.options()) {
            if (!(left instanceof Value.Taken taken)) {
                continue;
            }
            for (var right : other.options()) {
                if (right instanceof Value.Taken more) {
                    taken.read().alternative(more.read());
                } else if (right instanceof Value.Const constant && constant.value() != Value.None.NONE) {
                    taken.read().fallsBackTo(constant.value());
                }
            }
        }
    }

    /** One element when a value is walked by for. */
    Value element(Value value, Frame frame) {
        if (value instanceof Value.Items items) {
            return Value.either(items.values());
        }
        if (value instanceof Value.Many many) {
            return many.element();
        }
        if (value instanceof Value.Reply reply) {
            return new Value.Items(List.of(new Value.StreamName(reply.source()), new Value.Batch(reply.source())));
        }
        if (value instanceof Value.Batch batch) {
            return new Value.Items(
                    List.of(new Value.Kind(ValueKind.TEXT), new Value.Message(batch.source(), Level.ENTRY, List.of())));
        }
        if (value instanceof Value.Pairs pairs) {
            return pair(pairs.of(), frame);
        }
        if (value instanceof Value.Message) {
            return new Value.Walked(value, true);
        }
        if (value instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()) {
            return thing.slots().isEmpty() || !thing.open().isEmpty()
                    ? Value.UNKNOWN
                    : Value.either(
                            thing.slots().keySet().stream().map(Value::text).toList());
        }
        return Value.UNKNOWN;
    }

    private Value pair(Value of, Frame frame) {
        if (of instanceof Value.Reply) {
            return element(of, frame);
        }
        if (of instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()
                && thing.open().isEmpty()) {
            var keys = thing.slots().keySet().stream().map(Value::text).toList();
            var values = thing.slots().values().stream().map(Thing.Slot::value).toList();
            return keys.isEmpty() ? Value.UNKNOWN : new Value.Items(List.of(Value.either(keys), Value.either(values)));
        }
        return new Value.Items(List.of(new Value.Walked(of, true), new Value.Walked(of, false)));
    }

    /** The part of a value at this place, when it is taken apart into so many (0: by index). */
    Value part(Value value, int index, int size, Frame frame) {
        if (value instanceof Value.Items items) {
            return index < items.values().size() && size > 0 ? items.values().get(index) : Value.either(items.values());
        }
        if (value instanceof Value.Reply || value instanceof Value.Batch || value instanceof Value.Many) {
            return element(value, frame);
        }
        if (value instanceof Value.StreamName) {
            return value;
        }
        return Value.UNKNOWN;
    }

    /** A new act of reading from these streams. */
    Value.Source source(Set<String> streams, Node place, boolean channel, boolean handler, Frame frame) {
        var root = frame.user();
        var reader = machine.recorder()
                .reader(new Reader(
                        streams,
                        place.where(),
                        frame.site(place).where(),
                        root.module().file(),
                        root.title(),
                        channel,
                        handler));
        return new Value.Source(machine.fresh(), reader);
    }
}
