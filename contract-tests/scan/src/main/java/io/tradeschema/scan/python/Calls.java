package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls: finds what is called and follows it. */
final class Calls {

    private final Interpreter machine;
    private final Library library;
    private final Signatures signatures;
    private final Validations validations;

    Calls(Interpreter machine, Set<String> validators) {
        this.machine = machine;
        this.library = new Library(machine);
        this.signatures = new Signatures(machine);
        this.validations = new Validations(machine, validators);
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
        machine.handlers().registration(function.get(), args, frame);
        return callee.each(option -> invoke(option, args, frame));
    }

    private static Value parent(Frame frame) {
        var owner = frame.function().flatMap(FunctionDef::owner);
        var self = frame.state().variable("self");
        return owner.isEmpty() ? Value.UNKNOWN : new Value.Super(owner.get(), self == null ? Value.UNKNOWN : self);
    }

    Args arguments(Node call, Frame frame) {
        var list = call.child("arguments");
        var given = new Given();
        if (list.isPresent() && list.get().is("generator_expression")) {
            given.positional.add(machine.expressions().eval(list.get(), frame));
        } else {
            list.map(Node::children).orElse(List.of()).forEach(node -> argument(node, given, frame));
        }
        return new Args(
                call,
                List.copyOf(given.positional),
                List.copyOf(given.places),
                given.keywords,
                given.nodes,
                given.spread,
                given.unknownCount);
    }

    /** The arguments of a call while they are read. */
    private static final class Given {
        private final List<Value> positional = new ArrayList<>();
        private final List<Node> places = new ArrayList<>();
        private final Map<String, Value> keywords = new LinkedHashMap<>();
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final List<Value> spread = new ArrayList<>();
        private boolean unknownCount;
    }

    private void argument(Node node, Given given, Frame frame) {
        switch (node.type()) {
            case "keyword_argument" -> {
                var name = node.child("name").map(Node::text).orElse("");
                var value =
                        node.child("value").map(part -> machine.expressions().eval(part, frame));
                given.keywords.put(name, value.orElse(Value.UNKNOWN));
                given.nodes.put(name, node);
            }
            case "dictionary_splat" -> given.spread.add(first(node, frame));
            case "list_splat" -> {
                if (first(node, frame) instanceof Value.Items items) {
                    given.positional.addAll(items.values());
                } else {
                    given.unknownCount = true;
                }
            }
            default -> {
                given.positional.add(machine.expressions().eval(node, frame));
                given.places.add(node);
            }
        }
    }

    private Value first(Node node, Frame frame) {
        return node.size() == 0 ? Value.UNKNOWN : machine.expressions().eval(node.get(0), frame);
    }

    /** Calls a value. */
    Value invoke(Value callee, Args args, Frame frame) {
        if (callee instanceof Value.Fn fn) {
            return function(fn, args, frame);
        }
        if (callee instanceof Value.Cls cls) {
            return machine.construction().construct(cls.definition(), args, frame);
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
        if (callee instanceof Value.Made made) {
            validations.called(made.by() + "()", args, frame);
        }
        machine.handovers().unknownCall("", args, frame);
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
        machine.handovers().passed(function.name(), args, frame);
        var result = machine.call(function, fn.self(), args, frame);
        validations.returned(function, args, frame);
        return result;
    }

    private boolean inherits(ClassDef definition, ClassDef base) {
        machine.settle(definition);
        return definition != base && definition.isA(base);
    }

    private Value external(String name, Args args, Frame frame) {
        validations.called(name, args, frame);
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
        return machine.handovers().outside(name, args, frame);
    }

    /** Calls a method that no class of the tree is known to have. */
    private Value method(Value object, String name, Args args, Frame frame) {
        validations.method(object, name, args, frame);
        var verb = machine.bus().verb(name, object, args, frame);
        if (verb.isPresent()) {
            return verb.get();
        }
        if (object instanceof Value.Ref ref) {
            return machine.objectMethods().ofThing(ref, name, args, frame);
        }
        if (object instanceof Value.Cls cls) {
            return machine.objectMethods().ofClass(cls, name, args, frame);
        }
        if (object instanceof Value.Message || object instanceof Value.Taken) {
            return machine.messages().method(object, name, args, frame);
        }
        if (object instanceof Value.Items items) {
            return machine.objectMethods().ofItems(items, name, args, frame);
        }
        if (object instanceof Value.Many) {
            args.get(0).ifPresent(other -> machine.nameSets().called(name, object, other, args.call(), frame));
        }
        var passing = TextMethods.call(object, name, args);
        if (passing.isPresent()) {
            return passing.get();
        }
        return duck(object, name, args, frame);
    }

    /** A method of an object whose class is not known: the one method of this name in the tree, if it is telling. */
    private Value duck(Value object, String name, Args args, Frame frame) {
        if (!machine.bus().telling(name) || !maybeOfTree(object)) {
            return machine.handovers().unknownCall(name, args, frame);
        }
        var candidates = machine.methodsNamed(name).stream()
                .filter(method -> !method.hollow() && accepts(method, args))
                .limit(2)
                .toList();
        if (candidates.size() == 1) {
            var method = candidates.get(0);
            var self = method.owner().map(machine::typical);
            machine.handovers().passed(name, args, frame);
            return machine.call(method, method.isStatic() ? Optional.empty() : self, args, frame);
        }
        return machine.handovers().unknownCall(name, args, frame);
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

    static boolean level(Value value, ReadField.Level level) {
        return value instanceof Value.Message message && message.level() == level;
    }
}
