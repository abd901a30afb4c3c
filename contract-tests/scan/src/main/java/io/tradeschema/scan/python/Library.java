package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the functions of Python's own library and of well-known packages give, as far as it matters for messages. */
final class Library {

    private static final Value TEXT = new Value.Kind(ValueKind.TEXT);
    private static final Value NUMBER = new Value.Kind(ValueKind.NUMBER);
    private static final Value EPOCH = new Value.Kind(ValueKind.EPOCH);

    private final Interpreter machine;

    Library(Interpreter machine) {
        this.machine = machine;
    }

    /** The value of the call; empty when the function is not known. */
    Optional<Value> call(String name, Args args, Frame frame) {
        var first = args.get(0).orElse(Value.UNKNOWN);
        return switch (name) {
            case "json.dumps", "orjson.dumps", "ujson.dumps", "simplejson.dumps", "dumps" ->
                Optional.of(new Value.JsonText(args.get(0, "obj").orElse(Value.UNKNOWN)));
            case "json.loads", "orjson.loads", "ujson.loads", "simplejson.loads", "loads" ->
                Optional.of(machine.messages().decoded(args.get(0, "s").orElse(Value.UNKNOWN), args.call(), frame));
            case "os.getenv", "os.environ.get", "environ.get", "getenv" -> Optional.of(environment(args));
            case "dict" -> Optional.of(dict(args, frame));
            case "str", "bytes" -> Optional.of(first.each(Library::text));
            case "int", "float", "decimal.Decimal", "Decimal", "round", "abs", "sum", "len" ->
                Optional.of(first.each(option -> number(option, name)));
            case "max", "min" -> Optional.of(NUMBER);
            case "bool", "isinstance", "hasattr", "callable", "any", "all" -> Optional.of(flag(first));
            case "list", "tuple", "set", "frozenset", "sorted", "reversed" ->
                Optional.of(first.each(Library::collection));
            case "enumerate" -> Optional.of(enumerated(first, frame));
            case "zip" -> Optional.of(zipped(args, frame));
            case "getattr" -> Optional.of(attribute(args, frame));
            case "vars", "dataclasses.asdict", "asdict", "attr.asdict", "attrs.asdict" ->
                Optional.of(machine.construction().asDict(first, args.after(1), frame));
            case "dataclasses.replace", "replace" -> Optional.of(replaced(first, args, frame));
            case "copy.copy", "copy.deepcopy", "deepcopy" -> Optional.of(copied(first, args, frame));
            case "dacite.from_dict", "from_dict" -> Optional.of(dacite(args, frame));
            default -> simple(name, args).or(() -> handedOn(name, args, frame));
        };
    }

    private static Optional<Value> simple(String name, Args args) {
        var first = args.get(0).orElse(Value.UNKNOWN);
        return switch (name) {
            case "time.time", "time.time_ns", "time.monotonic", "time" -> Optional.of(EPOCH);
            case "uuid.uuid4", "uuid4", "uuid.uuid1" -> Optional.of(TEXT);
            case "filter" -> Optional.of(args.get(1).orElse(Value.UNKNOWN));
            case "next", "iter" ->
                Optional.of(first instanceof Value.Many many && name.equals("next") ? many.element() : first);
            default -> Optional.empty();
        };
    }

    /** Functions that call what they are given, now or later. */
    private Optional<Value> handedOn(String name, Args args, Frame frame) {
        var first = args.get(0).orElse(Value.UNKNOWN);
        return switch (name) {
            case "functools.partial", "partial" ->
                args.positional().isEmpty() ? Optional.empty() : Optional.of(new Value.Partial(first, args.after(1)));
            case "asyncio.to_thread",
                    "anyio.to_thread.run_sync",
                    "to_thread",
                    "loop.call_soon",
                    "asyncio.run_coroutine_threadsafe" -> Optional.of(called(first, args.after(1), frame));
            case "asyncio.create_task", "asyncio.run", "asyncio.wait_for", "asyncio.shield", "asyncio.ensure_future" ->
                Optional.of(first);
            case "asyncio.gather" -> Optional.of(new Value.Items(List.copyOf(args.positional())));
            case "threading.Thread", "Thread" -> Optional.of(thread(args, frame));
            case "map" -> Optional.of(mapped(args, frame));
            default -> Optional.empty();
        };
    }

    private static Value environment(Args args) {
        var fallback = args.get(1, "default").flatMap(Value::literalText);
        return fallback.<Value>map(text -> new Value.Const(text, true)).orElse(TEXT);
    }

    private Value dict(Args args, Frame frame) {
        if (args.keywords().isEmpty() && args.positional().size() == 1) {
            var only = args.positional().get(0);
            if (Messages.isMessage(only)) {
                return only;
            }
            if (only instanceof Value.Reply) {
                return only;
            }
        }
        var thing = machine.objects().spread(args, frame);
        if (!args.positional().isEmpty()) {
            thing = Thing.dict(args.call().where());
            thing = machine.objects().merged(thing, args.positional().get(0), frame.state());
        }
        for (var keyword : args.keywords().entrySet()) {
            var node = args.node(keyword.getKey());
            var origin = node.child("value").map(Expressions::origin).orElse("");
            thing = thing.with(keyword.getKey(), new Thing.Slot(keyword.getValue(), true, node.where(), origin));
        }
        var made = new Thing(
                thing.kind(), "", thing.slots(), thing.open(), args.call().where());
        var copy = machine.allocate(made, frame.state());
        if (args.keywords().isEmpty() && args.get(0).orElse(Value.NONE) instanceof Value.Ref source) {
            machine.construction().copied(source, copy, frame.state());
        }
        return copy;
    }

    private static Value text(Value value) {
        if (value instanceof Value.Const constant) {
            return constant.value() instanceof String ? constant : TEXT;
        }
        if (value instanceof Value.JsonText
                || value instanceof Value.Taken
                || value instanceof Value.Walked
                || value instanceof Value.Pattern
                || value instanceof Value.StreamName
                || value instanceof Value.Unknown) {
            return value instanceof Value.Unknown ? TEXT : value;
        }
        return value.equals(new Value.Kind(ValueKind.ISO_TIME)) ? value : TEXT;
    }

    private static Value number(Value value, String function) {
        if (value.equals(EPOCH) || value instanceof Value.Taken) {
            return value;
        }
        if (value instanceof Value.Const constant && !constant.assumed() && !function.equals("len")) {
            if (constant.value() instanceof BigDecimal) {
                return constant;
            }
            if (constant.value() instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                return new Value.Const(new BigDecimal(text), false);
            }
        }
        return NUMBER;
    }

    private static Value flag(Value first) {
        return first instanceof Value.Taken ? first : new Value.Kind(ValueKind.FLAG);
    }

    private static Value collection(Value first) {
        if (first instanceof Value.Items
                || first instanceof Value.Many
                || first instanceof Value.Batch
                || first instanceof Value.Reply
                || first instanceof Value.Pairs) {
            return first;
        }
        if (first instanceof Value.Message) {
            return new Value.Many(new Value.Walked(first, true));
        }
        return new Value.Many(Value.UNKNOWN);
    }

    private Value enumerated(Value first, Frame frame) {
        return new Value.Many(new Value.Items(
                List.of(NUMBER, first.each(option -> machine.messages().element(option, frame)))));
    }

    private Value zipped(Args args, Frame frame) {
        var parts = new ArrayList<Value>();
        args.positional()
                .forEach(value ->
                        parts.add(value.each(option -> machine.messages().element(option, frame))));
        return new Value.Many(new Value.Items(parts));
    }

    private Value attribute(Args args, Frame frame) {
        var name = args.get(1).flatMap(Value::literalText);
        var object = args.get(0).orElse(Value.UNKNOWN);
        return name.map(text -> object.each(option -> machine.objects().attribute(option, text, frame)))
                .orElse(Value.UNKNOWN);
    }

    private Value replaced(Value first, Args args, Frame frame) {
        if (first instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
            thing.kind().ifPresent(kind -> machine.calls().signatures().checkReplacing(kind, args, frame));
        }
        return copied(first, args, frame);
    }

    private Value copied(Value first, Args args, Frame frame) {
        if (first instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
            var copy = thing;
            for (var keyword : args.keywords().entrySet()) {
                var where = args.node(keyword.getKey()).where();
                copy = copy.with(keyword.getKey(), new Thing.Slot(keyword.getValue(), true, where, ""));
            }
            return machine.allocate(copy, frame.state());
        }
        return first;
    }

    private Value dacite(Args args, Frame frame) {
        var type = args.get(0, "data_class").orElse(Value.UNKNOWN);
        var data = args.get(1, "data").orElse(Value.UNKNOWN);
        if (type instanceof Value.Cls cls) {
            machine.messages().parsed(cls.definition(), data, frame);
            return machine.typical(cls.definition());
        }
        return Value.UNKNOWN;
    }

    private Value called(Value callee, Args args, Frame frame) {
        return callee.each(option -> machine.calls().invoke(option, args, frame));
    }

    private Value thread(Args args, Frame frame) {
        var target = args.get(-1, "target");
        if (target.isPresent() && args.get(-1, "args").orElse(Value.NONE) instanceof Value.Items items) {
            called(target.get(), Args.of(args.call(), items.values().toArray(Value[]::new)), frame);
        }
        return new Value.Made("threading.Thread");
    }

    private Value mapped(Args args, Frame frame) {
        var element = args.get(1)
                .orElse(Value.UNKNOWN)
                .each(option -> machine.messages().element(option, frame));
        return new Value.Many(called(args.get(0).orElse(Value.UNKNOWN), Args.of(args.call(), element), frame));
    }
}
