package io.tradeschema.scan.java;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls: the tree's own methods are walked, what talks to the bus is noted, and what libraries give is known in part. */
final class JavaCalls {

    private static final Set<String> ADDS = Set.of("xadd", "xAdd");
    private static final Set<String> READS = Set.of(
            "xread",
            "xreadgroup",
            "xreadGroup",
            "xrange",
            "xrevrange",
            "xautoclaim",
            "xclaim",
            "xRead",
            "xReadGroup",
            "xreadAsMap",
            "xreadGroupAsMap");
    private static final Set<String> LISTENS = Set.of("receive", "receiveAutoAck", "register");
    /** The methods of the functional interfaces that java.util.function and java.lang have. */
    private static final Set<String> APPLIES = Set.of("accept", "apply", "test", "get", "run", "call");

    private static final int MOST_IMPLEMENTATIONS = 3;

    private final JavaInterpreter machine;
    private final JavaBus bus;
    private final JavaLibrary library;

    JavaCalls(JavaInterpreter machine, JavaBus bus) {
        this.machine = machine;
        this.bus = bus;
        this.library = new JavaLibrary(machine);
    }

    JavaValue invocation(Node node, JavaFrame frame) {
        var name = node.child("name").map(Node::text).orElse("");
        var object = node.child("object");
        if (object.isEmpty()) {
            return unqualified(name, node, frame);
        }
        var target = object.get().is("super") ? frame.self : machine.eval(object.get(), frame);
        var arguments = arguments(node, frame);
        var result = target.each().stream()
                .map(one -> invoke(one, name, arguments, node, frame))
                .reduce(JavaValue::either)
                .orElse(JavaValue.UNKNOWN);
        target.each()
                .forEach(one ->
                        typeOf(one).ifPresent(type -> machine.validations().called(type, name, arguments, frame)));
        return result;
    }

    /** The simple name of the class that a method is called on. */
    private static Optional<String> typeOf(JavaValue target) {
        if (target instanceof JavaValue.ClassName type) {
            return Optional.of(type.name());
        }
        if (target instanceof JavaValue.Built object) {
            return Optional.of(object.type.name());
        }
        return target instanceof JavaValue.Typed typed ? Optional.of(typed.type()) : Optional.empty();
    }

    private List<JavaValue> arguments(Node call, JavaFrame frame) {
        return call.child("arguments")
                .map(list -> machine.expressions().all(list, frame))
                .orElse(List.of());
    }

    private JavaValue unqualified(String name, Node node, JavaFrame frame) {
        var arguments = arguments(node, frame);
        var result = unqualified(name, arguments, node, frame);
        machine.validations().called(name, arguments, frame);
        return result;
    }

    private JavaValue unqualified(String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (frame.self instanceof JavaValue.Filled map) {
            var done = library.maps().called(map, name, arguments, node, frame);
            if (done.isPresent()) {
                return done.get();
            }
        }
        for (Optional<JavaClass> at = Optional.of(frame.owner());
                at.isPresent();
                at = at.get().outer()) {
            var method = method(at.get(), name, arguments);
            if (method.isPresent()) {
                return machine.call(method.get(), frame.self, arguments, frame, node);
            }
        }
        return machine.project().statics(frame.owner(), name).stream()
                .map(type -> method(type, name, arguments))
                .flatMap(Optional::stream)
                .findFirst()
                .map(method -> machine.call(method, JavaValue.UNKNOWN, arguments, frame, node))
                .orElseGet(() -> spoken(JavaValue.UNKNOWN, name, arguments, node, frame));
    }

    // ---- which method ----

    private Optional<JavaMethod> method(JavaClass type, String name, List<JavaValue> arguments) {
        for (var owner : machine.project().lineage(type)) {
            var found = best(owner.methods(name), arguments)
                    .filter(method -> method.body().isPresent());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The one whose parameters suit the arguments best. */
    Optional<JavaMethod> best(List<JavaMethod> methods, List<JavaValue> arguments) {
        return methods.stream()
                .filter(method -> method.takes(arguments.size()))
                .max(Comparator.comparingInt((JavaMethod method) -> suits(method, arguments)));
    }

    private static int suits(JavaMethod method, List<JavaValue> arguments) {
        var points = 0;
        for (var i = 0; i < Math.min(arguments.size(), method.parameters().size()); i++) {
            points += suits(method.parameters().get(i).type(), arguments.get(i));
        }
        return points;
    }

    private static int suits(String type, JavaValue value) {
        if (value instanceof JavaValue.Built built) {
            return type.equals(built.type.name()) ? 2 : 0;
        }
        if (value instanceof JavaValue.Typed typed) {
            return type.equals(typed.type()) ? 2 : 0;
        }
        if (value instanceof JavaValue.Filled) {
            return type.endsWith("Map") || type.endsWith("Node") ? 2 : 0;
        }
        var text = !value.texts().isEmpty() || value instanceof JavaValue.Json;
        return text && type.equals("String") ? 2 : 0;
    }

    private JavaValue invoke(JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (target instanceof JavaValue.ClassName type) {
            return ofClass(type.name(), name, arguments, node, frame);
        }
        if (target instanceof JavaValue.Code code && APPLIES.contains(name)) {
            return machine.apply(code, arguments, frame, node);
        }
        if (target instanceof JavaValue.Typed typed && typed.from() != null) {
            var own = own(typed, name, arguments, node, frame);
            if (own.isPresent()) {
                return own.get();
            }
        }
        if (target instanceof JavaValue.Built object) {
            var method = method(object.type, name, arguments);
            if (method.isPresent()) {
                return machine.call(method.get(), object, arguments, frame, node);
            }
        }
        return spoken(target, name, arguments, node, frame);
    }

    /** A call on an object of unknown content whose class is in the tree; of an interface, every implementation is meant. */
    private Optional<JavaValue> own(
            JavaValue.Typed typed, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var from = typed.from();
        var type =
                from == null ? Optional.<JavaClass>empty() : machine.project().find(typed.type(), from);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var meant = new ArrayList<JavaClass>(List.of(type.get()));
        if (method(type.get(), name, arguments).isEmpty()) {
            meant.addAll(machine.project().subtypes(type.get()));
        }
        return meant.stream()
                .limit(MOST_IMPLEMENTATIONS)
                .flatMap(one -> method(one, name, arguments)
                        .map(method -> machine.call(method, machine.typical(one), arguments, frame, node))
                        .stream())
                .reduce(JavaValue::either);
    }

    private JavaValue ofClass(String type, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var own = machine.project().find(type, frame.owner());
        if (own.isPresent()) {
            var method = method(own.get(), name, arguments);
            if (method.isPresent()) {
                return machine.call(method.get(), JavaValue.UNKNOWN, arguments, frame, node);
            }
            var made = lombok(own.get(), name, arguments, node);
            if (made.isPresent()) {
                return made.get();
            }
        }
        return library.statically(type, name, arguments, node, frame)
                .orElseGet(() -> spoken(JavaValue.Typed.outside(type), name, arguments, node, frame));
    }

    private static Optional<JavaValue> lombok(JavaClass type, String name, List<JavaValue> arguments, Node node) {
        var builds = name.equals("builder") && arguments.isEmpty();
        return builds && JavaNames.annotation(type.node(), "Builder").isPresent()
                ? Optional.of(new JavaValue.Builder(new JavaValue.Built(type, node)))
                : Optional.empty();
    }

    // ---- what talks to the bus ----

    private JavaValue spoken(JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (ADDS.contains(name) && !arguments.isEmpty()) {
            added(arguments, node, frame);
            return JavaValue.UNKNOWN;
        }
        if (READS.contains(name)) {
            return handed(bus.entries(name, arguments, node, frame), arguments, node, frame);
        }
        var own = machine.codecs().called(target, name, arguments, node, frame);
        if (own.isPresent()) {
            return own.get();
        }
        if (target instanceof JavaValue.Typed typed) {
            var told = byType(typed.type(), name, arguments, node, frame);
            if (told.isPresent()) {
                return told.get();
            }
        }
        if (target instanceof JavaValue.Named stream) {
            return ofStream(stream, name, arguments, node, frame);
        }
        if (LISTENS.contains(name) && arguments.size() > 1) {
            return listening(arguments, node, frame);
        }
        return value(target, name, arguments, node, frame);
    }

    private void added(List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (arguments.get(0) instanceof JavaValue.Record record) {
            bus.written(record.stream(), record.fields(), node, frame);
            return;
        }
        var rest = arguments.subList(1, arguments.size());
        var fields = rest.stream().filter(JavaCalls::holdsFields).findFirst();
        var last = rest.isEmpty() ? JavaValue.UNKNOWN : rest.get(rest.size() - 1);
        bus.written(arguments.get(0), fields.or(() -> bus.pairs(rest, node)).orElse(last), node, frame);
    }

    private static boolean holdsFields(JavaValue value) {
        return value.each().stream().anyMatch(one -> one instanceof JavaValue.Filled);
    }

    /** A call on something of a library, known by its type. */
    private Optional<JavaValue> byType(
            String type, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (type.contains("StreamOperations") && name.equals("add") && !arguments.isEmpty()) {
            added(arguments, node, frame);
            return Optional.of(JavaValue.UNKNOWN);
        }
        if (type.contains("StreamOperations")
                && Set.of("read", "range", "reverseRange").contains(name)) {
            var verb = name.equals("read") ? "xread" : "xrange";
            return Optional.of(handed(bus.entries(verb, arguments, node, frame), arguments, node, frame));
        }
        if (type.equals("StreamBridge") && name.equals("send") && arguments.size() > 1) {
            bus.bridged(arguments.get(0), arguments.get(1), node, frame);
            return Optional.of(JavaValue.UNKNOWN);
        }
        var client = type.contains("Jedis") || type.contains("Redis") || type.contains("Commands");
        var publishes = name.equals("publish") || name.equals("convertAndSend");
        if (client && publishes && arguments.size() == 2) {
            bus.published(arguments.get(0), arguments.get(1), node, frame);
            return Optional.of(JavaValue.UNKNOWN);
        }
        return Optional.empty();
    }

    /** A call on Redisson's handle of a stream, or on an offset under construction. */
    private JavaValue ofStream(
            JavaValue.Named stream, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (name.startsWith("add")) {
            var fields = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(arguments.size() - 1);
            bus.written(stream.stream(), fields, node, frame);
            return JavaValue.UNKNOWN;
        }
        if (name.startsWith("read") || name.startsWith("range")) {
            return handed(bus.entries("xread", List.of(stream), node, frame), arguments, node, frame);
        }
        return stream;
    }

    /** A listener is registered for a stream: a lambda, a method, or an object with {@code onMessage}. */
    private JavaValue listening(List<JavaValue> arguments, Node node, JavaFrame frame) {
        var streams = new LinkedHashSet<String>();
        arguments.forEach(argument -> bus.offsets(argument, streams));
        if (arguments.stream().noneMatch(JavaValue.Named.class::isInstance)) {
            return JavaValue.UNKNOWN;
        }
        var entries = bus.reader(streams, node, frame, false);
        for (var argument : arguments) {
            if (argument instanceof JavaValue.Built || argument instanceof JavaValue.Typed) {
                invoke(argument, "onMessage", List.of(entries), node, frame);
            }
        }
        return handed(entries, arguments, node, frame);
    }

    /** Hands entries on to the lambdas among the arguments. */
    private JavaValue handed(JavaValue entries, List<JavaValue> arguments, Node node, JavaFrame frame) {
        for (var argument : arguments) {
            if (argument instanceof JavaValue.Code code) {
                machine.apply(code, List.of(entries), frame, node);
            }
        }
        return entries;
    }

    // ---- what is done with values ----

    private JavaValue value(JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var first = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
        if (name.equals("equals") || name.equals("equalsIgnoreCase")) {
            var folded = name.equals("equalsIgnoreCase");
            machine.messages().compared(target, first, node, folded);
            machine.messages().compared(first, target, node, folded);
            return new JavaValue.Kind(ValueKind.FLAG);
        }
        if (name.equals("contains") && target instanceof JavaValue.Items items) {
            machine.messages()
                    .compared(
                            first,
                            items.values().stream().reduce(JavaValue::either).orElse(target),
                            node,
                            false);
            return new JavaValue.Kind(ValueKind.FLAG);
        }
        var lambda = lambda(target, name, arguments, node, frame);
        if (lambda.isPresent()) {
            return lambda.get();
        }
        return library.called(target, name, arguments, node, frame);
    }

    /** A lambda is called with what the target holds. */
    private Optional<JavaValue> lambda(
            JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var result = Optional.<JavaValue>empty();
        for (var argument : arguments) {
            if (argument instanceof JavaValue.Code code) {
                var item = machine.element(target);
                var given = machine.apply(code, List.of(item), frame, node);
                var same = name.equals("forEach")
                        || name.equals("filter")
                        || name.equals("peek")
                        || given.equals(JavaValue.UNKNOWN);
                result = Optional.of(same ? target : given);
            }
        }
        return result;
    }

    /** What a method reference gives for these arguments. */
    JavaValue referred(JavaValue.Code code, List<JavaValue> arguments, JavaFrame caller, Node node) {
        var parts = code.node().children();
        if (parts.size() < 2) {
            var type = parts.isEmpty()
                    ? Optional.<JavaClass>empty()
                    : machine.project().find(parts.get(0).text(), code.frame().owner());
            return type.<JavaValue>map(made -> machine.construct(made, arguments, caller, node))
                    .orElse(JavaValue.UNKNOWN);
        }
        var name = parts.get(parts.size() - 1).text();
        var target = machine.eval(parts.get(0), code.frame());
        if (target instanceof JavaValue.ClassName && !arguments.isEmpty()) {
            var first = arguments.get(0);
            var accessed = first instanceof JavaValue.Message message
                    ? machine.messages().accessed(message, name, code.node())
                    : machine.codecs().called(first, name, List.of(), code.node(), caller);
            if (accessed.isPresent()) {
                return accessed.get();
            }
        }
        return invoke(target, name, arguments, code.node(), code.frame());
    }

    // ---- new objects ----

    JavaValue created(Node node, JavaFrame frame) {
        var type = JavaNames.type(node);
        var arguments = arguments(node, frame);
        var own = machine.project().find(type, frame.owner());
        if (own.isPresent() && !own.get().isInterface()) {
            var object = machine.construct(own.get(), arguments, frame, node);
            machine.noteCreated(object);
            return object;
        }
        return library.created(type, arguments, node, frame);
    }

    /** {@code this(…)} and {@code super(…)}. */
    JavaValue delegated(Node node, JavaFrame frame) {
        var arguments = arguments(node, frame);
        var above = node.child("constructor").filter(word -> word.is("super")).isPresent();
        var type = above
                ? frame.owner().superclass().flatMap(name -> machine.project().find(name, frame.owner()))
                : Optional.of(frame.owner());
        type.flatMap(owner -> best(owner.constructors(), arguments))
                .ifPresent(constructor -> machine.call(constructor, frame.self, arguments, frame, node));
        return JavaValue.UNKNOWN;
    }
}
