package io.tradeschema.scan.java;

import io.tradeschema.model.Field;
import io.tradeschema.model.Shape;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What readers take from entries and messages, and what they do with it. */
final class JavaMessages {

    private static final Set<String> TAKES = Set.of(
            "get", "getOrDefault", "path", "at", "has", "hasNonNull", "containsKey", "required", "remove", "opt");
    private static final Set<String> TYPED = Set.of("get", "opt", "getAs");

    private final JavaRecorder recorder;
    private final JavaProperties properties;
    private final JavaProject project;
    private final Map<Node, List<ReadField>> tests = new HashMap<>();

    JavaMessages(JavaRecorder recorder, JavaProperties properties, JavaProject project) {
        this.recorder = recorder;
        this.properties = properties;
        this.project = project;
    }

    /** Whether a method of that name takes a value by its name from a map or JSON object. */
    static boolean takes(String method) {
        return TAKES.contains(method)
                || TYPED.stream()
                        .anyMatch(prefix -> method.startsWith(prefix)
                                && method.matches(prefix
                                        + "(String|Double|Int|Integer|Long|Boolean|BigDecimal|JSONObject|JSONArray"
                                        + "|JsonObject|JsonPrimitive|JsonArray|Float)"));
    }

    // ---- names ----

    /** Takes a field of an entry. */
    JavaValue ofEntry(JavaValue.Entries entries, String method, List<JavaValue> arguments, Node call) {
        var reads = new ArrayList<ReadField>();
        for (var name : arguments.get(0).texts()) {
            reads.add(note(entries.reader(), ReadField.Level.ENTRY, List.of(name), method, arguments, call));
        }
        return new JavaValue.EntryText(List.copyOf(reads));
    }

    /** Takes a part of a message. */
    JavaValue ofMessage(JavaValue.Message message, String method, List<JavaValue> arguments, Node call) {
        message.read().forEach(ReadField::holdsMore);
        var reads = new ArrayList<ReadField>();
        var path = message.path();
        for (var name : arguments.get(0).texts()) {
            path = new ArrayList<>(message.path());
            path.addAll(method.equals("at") ? pointer(name) : List.of(name));
            if (!path.isEmpty()) {
                reads.add(note(message.reader(), ReadField.Level.MESSAGE, path, method, arguments, call));
            }
        }
        return new JavaValue.Message(message.reader(), path, List.copyOf(reads), JavaBinding.NONE);
    }

    private static List<String> pointer(String text) {
        return List.of(text.replaceFirst("^/", "").split("/", -1));
    }

    private ReadField note(
            Reader reader,
            ReadField.Level level,
            List<String> path,
            String method,
            List<JavaValue> arguments,
            Node call) {
        var place = call.child("arguments")
                .filter(list -> list.size() > 0)
                .map(list -> list.get(0))
                .orElse(call);
        var fails = method.equals("required") || method.equals("get") || method.startsWith("getAs");
        var read = recorder.read(
                new ReadField(reader, reader.streams(), level, path, place.where(), fails && arguments.size() == 1));
        if (method.startsWith("has") || method.equals("containsKey")) {
            read.onlyTested();
        }
        if (arguments.get(0) instanceof JavaValue.OneOf) {
            read.fromList();
        }
        if (arguments.size() > 1) {
            fallback(List.of(read), arguments.get(1));
        }
        return read;
    }

    /** The value that stands in when the read gives none. */
    void fallback(List<ReadField> reads, JavaValue value) {
        if (value instanceof JavaValue.Literal literal) {
            reads.forEach(read -> read.fallsBackTo(literal.value()));
        } else if (value instanceof JavaValue.Message other) {
            reads.forEach(read -> other.read().forEach(read::alternative));
        }
    }

    /** The reads of a value. */
    static List<ReadField> reads(JavaValue value) {
        if (value instanceof JavaValue.Message message) {
            return message.read();
        }
        return value instanceof JavaValue.EntryText text ? text.read() : List.of();
    }

    // ---- binding to a class ----

    /** The text is read as JSON, and bound to a class of the tree where one is named. */
    JavaValue decoded(JavaValue.EntryText text, Optional<JavaClass> type) {
        text.read().forEach(ReadField::decodes);
        return bound(new JavaValue.Message(text.read().get(0).reader(), List.of(), List.of(), JavaBinding.NONE), type);
    }

    /** The message, or a part of it, is bound to a class of the tree: each of the class's names is read. */
    JavaValue bound(JavaValue.Message message, Optional<JavaClass> type) {
        if (type.isEmpty()
                || type.get().isEnum()
                || !properties.open(type.get()).isEmpty()) {
            return message;
        }
        message.reader().streams().forEach(stream -> recorder.model(type.get(), stream));
        var bound = new JavaValue.Message(message.reader(), message.path(), message.read(), JavaBinding.of(type.get()));
        bind(bound, new HashSet<>());
        return bound;
    }

    private void bind(JavaValue.Message message, Set<JavaClass> seen) {
        var type = message.binding().known().orElseThrow();
        if (!seen.add(type)) {
            return;
        }
        for (var property : properties.of(type)) {
            var part = part(message, property);
            part.binding().known().ifPresent(inner -> {
                part.read().forEach(ReadField::holdsMore);
                bind(part, seen);
            });
        }
    }

    private JavaValue.Message part(JavaValue.Message message, JavaProperties.Property property) {
        var path = new ArrayList<>(message.path());
        path.add(property.wire());
        var read = read(message, path, property);
        for (var alias : property.aliases()) {
            path.set(path.size() - 1, alias);
            read.alternative(read(message, path, property));
        }
        var type = project.find(property.type(), property.owner());
        type.filter(JavaClass::isEnum).ifPresent(choice -> {
            if (properties.open(choice).isEmpty()) {
                read.accepts(property.place().where(), List.copyOf(choice.constants()));
                read.leavesUnhandled(property.place().where());
            }
        });
        path.set(path.size() - 1, property.wire());
        var inner =
                type.filter(found -> !found.isEnum() && !found.isInterface()).orElse(null);
        return new JavaValue.Message(message.reader(), List.copyOf(path), List.of(read), JavaBinding.of(inner));
    }

    private ReadField read(JavaValue.Message message, List<String> path, JavaProperties.Property property) {
        return recorder.read(new ReadField(
                message.reader(),
                message.reader().streams(),
                ReadField.Level.MESSAGE,
                path,
                property.place().where(),
                false));
    }

    /** What an accessor of a bound class gives. */
    Optional<JavaValue> accessed(JavaValue.Message message, String method, Node place) {
        return message.binding()
                .contract()
                .flatMap(shape -> field(shape, method))
                .<JavaValue>map(field -> part(message, field, place))
                .or(() -> message.binding()
                        .known()
                        .flatMap(type -> properties.accessed(type, method))
                        .map(property -> part(message, property)));
    }

    /** The field that an accessor of a contract's record gives. */
    private static Optional<Field> field(Shape<?> shape, String accessor) {
        return shape.fields().stream()
                .filter(field -> field.component().equals(accessor))
                .findFirst();
    }

    private JavaValue part(JavaValue.Message message, Field field, Node place) {
        message.read().forEach(ReadField::holdsMore);
        var path = new ArrayList<>(message.path());
        path.add(field.name());
        var read = recorder.read(new ReadField(
                message.reader(), message.reader().streams(), ReadField.Level.MESSAGE, path, place.where(), false));
        var inner = field.type()
                .asObject()
                .map(object -> JavaBinding.of(object.shape()))
                .orElse(JavaBinding.NONE);
        return new JavaValue.Message(message.reader(), List.copyOf(path), List.of(read), inner);
    }

    // ---- values ----

    /** Notes that a value is compared with literals. */
    void compared(JavaValue value, JavaValue with, Node place, boolean folded) {
        var reads = reads(value);
        var literals = with.each().stream()
                .filter(JavaValue.Literal.class::isInstance)
                .map(literal -> ((JavaValue.Literal) literal).value())
                .toList();
        if (with.equals(new JavaValue.Kind(ValueKind.NONE)) || literals.isEmpty()) {
            return;
        }
        for (var read : reads) {
            if (folded) {
                read.foldsCase();
            }
            read.accepts(place.where(), literals);
            tests.computeIfAbsent(place, key -> new ArrayList<>()).add(read);
        }
    }

    /** Notes that there are values for which a switch has no branch. */
    void unhandled(JavaValue on, Node place) {
        reads(on).forEach(read -> read.leavesUnhandled(place.where()));
    }

    /** A chain of conditions on one value. */
    static final class Chain {
        private final Node first;
        private final List<Set<ReadField>> tests = new ArrayList<>();

        private Chain(Node first) {
            this.first = first;
        }
    }

    private final Map<Node, Chain> chains = new HashMap<>();

    /** The chain that this condition belongs to: its own, or that of the condition before it. */
    Chain chain(Node condition) {
        var chain = chains.computeIfAbsent(condition, Chain::new);
        condition
                .child("alternative")
                .filter(next -> next.is("if_statement"))
                .ifPresent(next -> chains.put(next, chain));
        return chain;
    }

    /** Notes what one condition of the chain compares. */
    void tested(Chain chain, Node test) {
        var reads = new HashSet<ReadField>();
        collect(test, reads);
        chain.tests.add(reads);
    }

    private void collect(Node node, Set<ReadField> reads) {
        reads.addAll(tests.getOrDefault(node, List.of()));
        node.children().forEach(child -> collect(child, reads));
    }

    /** At the end of a chain of at least two: values that it compares may be left without a branch. */
    void ended(Chain chain, Node last) {
        if (last.child("alternative").isPresent() || chain.tests.size() < 2) {
            return;
        }
        var common = new HashSet<>(chain.tests.get(0));
        chain.tests.forEach(common::retainAll);
        common.forEach(read -> read.leavesUnhandled(chain.first.where()));
    }
}
