package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls: finds what is called and follows it. */
final class Calls {

    private static final Value TEXT = new Value.Kind(ValueKind.TEXT);

    private final Interpreter machine;
    private final Library library;
    private final Signatures signatures;

    Calls(Interpreter machine) {
        this.machine = machine;
        this.library = new Library(machine);
        this.signatures = new Signatures(machine);
    }

    Signatures signatures() {
        return signatures;
    }

    Value call(Node node, Frame frame) {
        var function = node.child("function");
        if (function.isEmpty()) {
            return Value.UNKNOWN;
        }
        if (function.get().is("identifier") && function.get().text().equals("super")) {
            return parent(frame);
        }
        var callee = machine.expressions().eval(function.get(), frame);
        var args = arguments(node, frame);
        machine.bus().registration(function.get(), args, frame);
        return callee.each(option -> invoke(option, args, frame));
    }

    private static Value parent(Frame frame) {
        var owner = frame.function().flatMap(FunctionDef::owner);
        var self = frame.state().variable("self");
        return owner.isEmpty() ? Value.UNKNOWN : new Value.Super(owner.get(), self == null ? Value.UNKNOWN : self);
    }

    private Args arguments(Node call, Frame frame) {
        var positional = new ArrayList<Value>();
        var keywords = new LinkedHashMap<String, Value>();
        var nodes = new LinkedHashMap<String, Node>();
        var spread = new ArrayList<Value>();
        var unknownCount = false;
        var list = call.child("arguments");
        if (list.isPresent() && list.get().is("generator_expression")) {
            positional.add(machine.expressions().eval(list.get(), frame));
        } else {
            for (var node : list.map(Node::children).orElse(List.of())) {
                switch (node.type()) {
                    case "keyword_argument" -> {
                        var name = node.child("name").map(Node::text).orElse("");
                        keywords.put(
                                name,
                                node.child("value")
                                        .map(value -> machine.expressions().eval(value, frame))
                                        .orElse(Value.UNKNOWN));
                        nodes.put(name, node);
                    }
                    case "dictionary_splat" ->
                        spread.add(
                                node.size() == 0
                                        ? Value.UNKNOWN
                                        : machine.expressions().eval(node.get(0), frame));
                    case "list_splat" -> {
                        var value = node.size() == 0
                                ? Value.UNKNOWN
                                : machine.expressions().eval(node.get(0), frame);
                        if (value instanceof Value.Items items) {
                            positional.addAll(items.values());
                        } else {
                            unknownCount = true;
                        }
                    }
                    default -> positional.add(machine.expressions().eval(node, frame));
                }
            }
        }
        return new Args(call, List.copyOf(positional), keywords, nodes, spread, unknownCount);
    }

    /** Calls a value. */
    Value invoke(Value callee, Args args, Frame frame) {
        if (callee instanceof Value.Fn fn) {
            return function(fn, args, frame);
        }
        if (callee instanceof Value.Cls cls) {
            return machine.objects().construct(cls.definition(), args, frame);
        }
        if (callee instanceof Value.Partial partial) {
            return invoke(partial.callee(), partial.args().and(args), frame);
        }
        if (callee instanceof Value.External external) {
            return external(external.name(), args, frame);
        }
        if (callee instanceof Value.Attr attr) {
            return method(attr.of(), attr.name(), args, frame);
        }
        if (callee instanceof Value.Choice choice) {
            return choice.each(option -> invoke(option, args, frame));
        }
        machine.bus().unknownCall("", args, frame);
        return Value.UNKNOWN;
    }

    private Value function(Value.Fn fn, Args args, Frame frame) {
        var function = fn.function();
        if (function.hollow() && function.owner().isPresent()) {
            var owner = function.owner().get();
            var better = machine.methodsNamed(function.name()).stream()
                    .filter(method -> !method.hollow()
                            && method.owner()
                                    .filter(other -> inherits(other, owner))
                                    .isPresent())
                    .toList();
            if (better.size() == 1) {
                var other = better.get(0);
                return machine.call(
                        other,
                        fn.self().map(self -> machine.typical(other.owner().orElseThrow())),
                        args,
                        frame);
            }
            var verb = machine.bus().verb(function.name(), fn.self().orElse(Value.UNKNOWN), args, frame);
            if (verb.isPresent()) {
                return verb.get();
            }
        }
        if (frame.caller().isEmpty()) {
            signatures.check(function, fn.self(), args, frame);
        }
        machine.bus().passed(function.name(), args, frame);
        return machine.call(function, fn.self(), args, frame);
    }

    private boolean inherits(ClassDef definition, ClassDef base) {
        machine.settle(definition);
        return definition != base && definition.isA(base);
    }

    private Value external(String name, Args args, Frame frame) {
        var known = library.call(name, args, frame);
        if (known.isPresent()) {
            return known.get();
        }
        var dot = name.lastIndexOf('.');
        if (dot > 0) {
            var verb = machine.bus()
                    .verb(name.substring(dot + 1), new Value.External(name.substring(0, dot)), args, frame);
            if (verb.isPresent()) {
                return verb.get();
            }
        }
        return machine.bus().outside(name, args, frame);
    }

    /** Calls a method that no class of the tree is known to have. */
    private Value method(Value object, String name, Args args, Frame frame) {
        var verb = machine.bus().verb(name, object, args, frame);
        if (verb.isPresent()) {
            return verb.get();
        }
        if (object instanceof Value.Ref ref) {
            return ofThing(ref, name, args, frame);
        }
        if (object instanceof Value.Cls cls) {
            return ofClass(cls, name, args, frame);
        }
        if (object instanceof Value.Message || object instanceof Value.Taken) {
            return machine.messages().method(object, name, args, frame);
        }
        if (object instanceof Value.Items items) {
            return ofItems(items, name, args);
        }
        var passing = passing(object, name, args);
        if (passing.isPresent()) {
            return passing.get();
        }
        return duck(object, name, args, frame);
    }

    private Value ofItems(Value.Items items, String name, Args args) {
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

    /** Methods of text, bytes and times. */
    private Optional<Value> passing(Value object, String name, Args args) {
        switch (name) {
            case "decode", "encode", "strip", "rstrip", "lstrip" -> {
                return Optional.of(
                                object instanceof Value.Const
                                                || object instanceof Value.JsonText
                                                || object instanceof Value.Pattern
                                                || object instanceof Value.Walked
                                                || object instanceof Value.StreamName
                                                || object instanceof Value.Kind
                                        ? object
                                        : Value.UNKNOWN)
                        .filter(value -> !value.equals(Value.UNKNOWN));
            }
            case "upper", "lower", "title", "capitalize" -> {
                return object.literalText()
                        .map(text -> Value.text(
                                switch (name) {
                                    case "upper" -> text.toUpperCase(java.util.Locale.ROOT);
                                    case "lower" -> text.toLowerCase(java.util.Locale.ROOT);
                                    default -> text;
                                }))
                        .or(() -> object.equals(TEXT) ? Optional.of(TEXT) : Optional.empty());
            }
            case "format" -> {
                return object.literalText().map(text -> formatted(text, args));
            }
            case "replace", "join" -> {
                return object.literalText().isPresent() ? Optional.of(replaced(object, name, args)) : Optional.empty();
            }
            case "isoformat" -> {
                return Optional.of(new Value.Kind(ValueKind.ISO_TIME));
            }
            case "strftime" -> {
                return Optional.of(TEXT);
            }
            case "timestamp" -> {
                return args.positional().isEmpty() && args.keywords().isEmpty()
                        ? Optional.of(new Value.Kind(ValueKind.EPOCH))
                        : Optional.empty();
            }
            case "split", "rsplit" -> {
                return object instanceof Value.StreamName ? Optional.of(object) : Optional.empty();
            }
            case "items" -> {
                return object instanceof Value.Reply ? Optional.of(new Value.Pairs(object)) : Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static Value formatted(String text, Args args) {
        var result = text;
        for (var keyword : args.keywords().entrySet()) {
            if (keyword.getValue().literalText().isPresent()) {
                result = result.replace(
                        "{" + keyword.getKey() + "}",
                        keyword.getValue().literalText().get());
            }
        }
        for (var value : args.positional()) {
            if (value.literalText().isPresent()) {
                result = result.replaceFirst(
                        "\\{}",
                        java.util.regex.Matcher.quoteReplacement(
                                value.literalText().get()));
            }
        }
        var hole = result.indexOf('{');
        return hole < 0
                ? Value.text(result)
                : new Value.Pattern(result.substring(0, hole), result.substring(result.lastIndexOf('}') + 1));
    }

    private static Value replaced(Value object, String name, Args args) {
        var from = args.get(0).flatMap(Value::literalText);
        var to = args.get(1).flatMap(Value::literalText);
        if (name.equals("replace") && from.isPresent() && to.isPresent()) {
            return Value.text(object.literalText().orElse("").replace(from.get(), to.get()));
        }
        if (name.equals("join") && args.get(0).orElse(Value.UNKNOWN) instanceof Value.Items items) {
            var parts = new ArrayList<Value>();
            for (var i = 0; i < items.values().size(); i++) {
                if (i > 0) {
                    parts.add(object);
                }
                parts.add(items.values().get(i));
            }
            return Expressions.joined(parts);
        }
        return TEXT;
    }

    /** A method of an object whose class is not known: the one method of this name in the tree, if it is telling. */
    private Value duck(Value object, String name, Args args, Frame frame) {
        if (!machine.bus().telling(name) || !maybeOfTree(object)) {
            return machine.bus().unknownCall(name, args, frame);
        }
        var candidates = machine.methodsNamed(name).stream()
                .filter(method -> !method.hollow() && accepts(method, args))
                .limit(2)
                .toList();
        if (candidates.size() == 1) {
            var method = candidates.get(0);
            var self = method.owner().map(machine::typical);
            machine.bus().passed(name, args, frame);
            return machine.call(method, method.isStatic() ? Optional.empty() : self, args, frame);
        }
        return machine.bus().unknownCall(name, args, frame);
    }

    private static boolean maybeOfTree(Value object) {
        return object instanceof Value.Unknown
                || object instanceof Value.Attr
                || object instanceof Value.Ref
                || object.equals(Value.NONE);
    }

    private static boolean accepts(FunctionDef method, Args args) {
        var open =
                method.parameters().stream().anyMatch(parameter -> parameter.taking() == FunctionDef.Taking.ALL_NAMES);
        var names =
                method.parameters().stream().map(FunctionDef.Parameter::name).toList();
        var most =
                method.parameters().stream().anyMatch(parameter -> parameter.taking() == FunctionDef.Taking.ALL_PLACES)
                        ? Integer.MAX_VALUE
                        : names.size() - (method.isStatic() ? 0 : 1);
        return args.positional().size() <= most
                && (open || names.containsAll(args.keywords().keySet()));
    }

    private Value ofThing(Value.Ref ref, String name, Args args, Frame frame) {
        var thing = machine.thing(ref, frame.state());
        if (thing == null) {
            return Value.UNKNOWN;
        }
        if (thing.isDict()) {
            return ofDict(ref, thing, name, args, frame);
        }
        if (thing.kind().isEmpty()) {
            return name.equals("dict") || name.equals("model_dump") || name.equals("to_dict")
                    ? machine.objects().asDict(ref, args, frame)
                    : Value.UNKNOWN;
        }
        var definition = thing.kind().get();
        if (definition.style() == ClassDef.Style.PYDANTIC || definition.style() == ClassDef.Style.FOREIGN) {
            switch (name) {
                case "dict", "model_dump", "to_dict", "asdict" -> {
                    return machine.objects().asDict(ref, args, frame);
                }
                case "json", "model_dump_json" -> {
                    return new Value.JsonText(machine.objects().asDict(ref, args, frame));
                }
                case "copy", "model_copy" -> {
                    return ref;
                }
                default -> {}
            }
        }
        if (name.equals("_asdict")) {
            return machine.objects().asDict(ref, args, frame);
        }
        signatures.noSuchMethod(definition, name, args, frame);
        return machine.bus().unknownCall(name, args, frame);
    }

    private Value ofDict(Value.Ref ref, Thing thing, String name, Args args, Frame frame) {
        var key = args.get(0).orElse(Value.UNKNOWN);
        switch (name) {
            case "get" -> {
                machine.messages().dispatched(thing, key, args.call(), false);
                var found = machine.objects().lookup(thing, key);
                var fallback = args.get(1, "default").orElse(Value.NONE);
                var sure = key.literalText()
                        .map(text -> thing.slots().get(text))
                        .filter(Thing.Slot::sure)
                        .isPresent();
                return sure
                        ? found
                        : found.equals(Value.UNKNOWN)
                                        && thing.open().isEmpty()
                                        && key.literalText().isPresent()
                                ? fallback
                                : Value.either(found, fallback);
            }
            case "copy" -> {
                return machine.allocate(thing, frame.state());
            }
            case "update" -> {
                args.get(0).ifPresent(other -> machine.objects().update(ref, other, args.call(), frame.state()));
                args.spread().forEach(other -> machine.objects().update(ref, other, args.call(), frame.state()));
                args.keywords().forEach((keyword, value) -> {
                    var node = args.node(keyword);
                    var origin = node.child("value").map(Expressions::origin).orElse("");
                    machine.objects().put(ref, keyword, value, node, origin, true, frame.state());
                });
                return Value.NONE;
            }
            case "pop" -> {
                machine.objects().remove(ref, key, frame.state());
                return machine.objects().lookup(thing, key);
            }
            case "setdefault" -> {
                if (key.literalText().isPresent()
                        && !thing.slots().containsKey(key.literalText().get())) {
                    var value = args.get(1, "default").orElse(Value.NONE);
                    machine.objects().setItem(ref, key, value, args.call(), "", frame.state());
                    return value;
                }
                return machine.objects().lookup(thing, key);
            }
            case "clear" -> {
                frame.state().put(ref.id(), Thing.dict(thing.where()));
                return Value.NONE;
            }
            case "items" -> {
                return new Value.Pairs(ref);
            }
            case "keys" -> {
                return thing.open().isEmpty()
                        ? new Value.Items(
                                thing.slots().keySet().stream().map(Value::text).toList())
                        : new Value.Many(Value.UNKNOWN);
            }
            case "values" -> {
                return new Value.Many(Value.either(
                        thing.slots().values().stream().map(Thing.Slot::value).toList()));
            }
            default -> {
                return machine.bus().unknownCall(name, args, frame);
            }
        }
    }

    private Value ofClass(Value.Cls cls, String name, Args args, Frame frame) {
        var definition = cls.definition();
        var given = args.get(0, "obj", "data").orElse(Value.UNKNOWN);
        switch (name) {
            case "parse_obj", "model_validate", "from_orm", "validate" -> {
                machine.messages().parsed(definition, given, args.call(), false, frame);
                return fresh(definition, given, args, frame);
            }
            case "parse_raw", "model_validate_json" -> {
                machine.messages()
                        .parsed(
                                definition,
                                machine.messages().decoded(given, args.call(), frame),
                                args.call(),
                                false,
                                frame);
                return machine.typical(definition);
            }
            case "construct", "model_construct" -> {
                return machine.objects().construct(definition, args, frame);
            }
            case "_make", "from_dict", "from_json" -> {
                machine.messages()
                        .parsed(
                                definition,
                                machine.messages().decoded(given, args.call(), frame),
                                args.call(),
                                false,
                                frame);
                return machine.typical(definition);
            }
            default -> {
                return machine.bus().unknownCall(name, args, frame);
            }
        }
    }

    /** An object made from a dict by a parsing method. */
    private Value fresh(ClassDef definition, Value given, Args args, Frame frame) {
        if (given instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()) {
            var spread = new Args(args.call(), List.of(), Map.of(), Map.of(), List.of(given), false);
            return machine.objects().construct(definition, spread, frame);
        }
        return machine.typical(definition);
    }

    static boolean level(Value value, ReadField.Level level) {
        return value instanceof Value.Message message && message.level() == level;
    }
}
