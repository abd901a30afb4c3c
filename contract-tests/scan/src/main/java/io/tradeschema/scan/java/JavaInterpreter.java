package io.tradeschema.scan.java;

import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks methods with abstract values. The walk of a method follows its calls into the tree's own methods; a budget of
 * steps bounds it, so that no file can hold up the scan.
 */
final class JavaInterpreter {

    private static final int STEPS_PER_ENTRY = 20_000;
    private static final int DEEPEST_CALL = 7;
    private static final int MOST_OBJECTS = 4;

    /** A key that was set in a map or object. */
    record Touch(Map<String, JavaValue.Put> holder, String key) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Touch touch && touch.holder == holder && touch.key.equals(key);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(holder) * 31 + key.hashCode();
        }
    }

    private final JavaProject project;
    private final JavaRecorder recorder;
    private final JavaProperties properties;
    private final Map<JavaClass, List<JavaValue.Built>> created;
    private final Map<JavaClass, List<JavaValue.Built>> creating = new LinkedHashMap<>();
    private final Map<JavaClass, JavaValue> typical = new IdentityHashMap<>();
    private final Map<Node, JavaValue> constants = new HashMap<>();
    private final List<Set<Touch>> watchers = new ArrayList<>();
    private final JavaStatements statements = new JavaStatements(this);
    private final JavaExpressions expressions = new JavaExpressions(this);
    private final JavaCalls calls;
    private final JavaMessages messages;
    private final JavaValidations validations;
    private final JavaCodecs codecs;
    private int steps;
    private final int mostInAll;
    private long stepsInAll;
    private final List<JavaMethod> leftOut = new ArrayList<>();

    /** A walk of so many steps at most that knows which objects an earlier walk saw being created. */
    JavaInterpreter(
            JavaProject project,
            JavaRecorder recorder,
            JavaBus.Names names,
            Set<String> validators,
            Map<JavaClass, List<JavaValue.Built>> created,
            int mostInAll) {
        this.project = project;
        this.recorder = recorder;
        this.created = created;
        this.mostInAll = mostInAll;
        this.properties = new JavaProperties(project);
        this.messages = new JavaMessages(recorder, properties, project);
        this.validations = new JavaValidations(project, validators);
        var bus = new JavaBus(recorder, names, new JavaShapes(project, properties), validations);
        this.codecs = new JavaCodecs(bus, names, project, validations, messages);
        this.calls = new JavaCalls(this, bus);
    }

    JavaProject project() {
        return project;
    }

    JavaProperties properties() {
        return properties;
    }

    JavaMessages messages() {
        return messages;
    }

    JavaValidations validations() {
        return validations;
    }

    JavaCodecs codecs() {
        return codecs;
    }

    JavaStatements statements() {
        return statements;
    }

    JavaCalls calls() {
        return calls;
    }

    JavaExpressions expressions() {
        return expressions;
    }

    /** The objects that this walk saw being created, by their classes. */
    Map<JavaClass, List<JavaValue.Built>> created() {
        return creating;
    }

    /** Counts one step; false when the walk has gone on for too long and should only come to its end. */
    boolean step() {
        return ++steps < STEPS_PER_ENTRY;
    }

    /** Walks a method as if nothing were known of its caller. */
    void enter(JavaMethod method) {
        if (stepsInAll >= mostInAll) {
            leftOut.add(method);
            return;
        }
        steps = 0;
        var statics =
                method.node().first("modifiers").map(Node::text).orElse("").contains("static");
        var frame = JavaFrame.entry(method, statics ? JavaValue.UNKNOWN : typical(method.owner()));
        for (var parameter : method.parameters()) {
            frame.variables.put(parameter.name(), new JavaValue.Typed(parameter.type(), method.owner()));
        }
        method.body().ifPresent(body -> statements.walk(body, frame));
        stepsInAll += steps;
        if (steps >= STEPS_PER_ENTRY) {
            recorder.unresolved(
                    frame,
                    method.node(),
                    "all of the method " + method.name(),
                    "it leads to more than the scan follows");
        }
    }

    /** That methods were not walked because the tree is larger than the scan follows, if so. */
    Optional<Unresolved> leftOut() {
        return leftOut.stream()
                .findFirst()
                .map(first -> new Unresolved(
                        first.node().where(),
                        "all of the method " + first.name() + ", and of " + (leftOut.size() - 1) + " more,",
                        "the tree is larger than the scan follows; scan a part of it"));
    }

    JavaValue eval(Node node, JavaFrame frame) {
        return step() ? expressions.eval(node, frame) : JavaValue.UNKNOWN;
    }

    // ---- calls ----

    /** What a method of the tree gives for these arguments; it is walked with them. */
    JavaValue call(JavaMethod method, JavaValue self, List<JavaValue> arguments, JavaFrame caller, Node node) {
        if (caller.walks(method)
                || caller.depth() >= DEEPEST_CALL
                || method.body().isEmpty()) {
            return new JavaValue.Typed(JavaNames.type(method.node()), method.owner());
        }
        recorder.calls(method);
        var frame = JavaFrame.called(method, self, caller, node);
        bind(method, arguments, frame);
        method.body().ifPresent(body -> statements.walk(body, frame));
        var result = frame.returns.stream().reduce(JavaValue::either).orElse(JavaValue.UNKNOWN);
        return result.equals(JavaValue.UNKNOWN)
                ? new JavaValue.Typed(JavaNames.type(method.node()), method.owner())
                : result;
    }

    private static void bind(JavaMethod method, List<JavaValue> arguments, JavaFrame frame) {
        var parameters = method.parameters();
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var given = i < arguments.size() ? arguments.get(i) : JavaValue.UNKNOWN;
            if (parameter.rest()) {
                given = new JavaValue.Items(
                        List.copyOf(arguments.subList(Math.min(i, arguments.size()), arguments.size())));
            } else if (given.equals(JavaValue.UNKNOWN)) {
                given = new JavaValue.Typed(parameter.type(), method.owner());
            }
            frame.variables.put(parameter.name(), given);
        }
    }

    /** Calls a lambda or method reference with these arguments, as many of them as it takes. */
    JavaValue apply(JavaValue.Code code, List<JavaValue> arguments, JavaFrame caller, Node node) {
        if (code.node().is("method_reference")) {
            return calls.referred(code, arguments, caller, node);
        }
        var frame = code.frame().inner();
        var names = code.node().child("parameters").map(JavaInterpreter::names).orElse(List.of());
        for (var i = 0; i < names.size(); i++) {
            frame.variables.put(
                    names.get(i),
                    arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(Math.min(i, arguments.size() - 1)));
        }
        var body = code.node().child("body");
        if (body.isEmpty()) {
            return JavaValue.UNKNOWN;
        }
        if (!body.get().is("block")) {
            return eval(body.get(), frame);
        }
        statements.walk(body.get(), frame);
        return frame.returns.stream().reduce(JavaValue::either).orElse(JavaValue.UNKNOWN);
    }

    private static List<String> names(Node parameters) {
        if (parameters.is("identifier")) {
            return List.of(parameters.text());
        }
        return parameters.children().stream()
                .map(node -> node.is("identifier")
                        ? node.text()
                        : node.child("name").map(Node::text).orElse(""))
                .toList();
    }

    // ---- objects ----

    /** A new object of a class of the tree, after its constructor has run. */
    JavaValue.Built construct(JavaClass type, List<JavaValue> arguments, JavaFrame caller, Node node) {
        var object = new JavaValue.Built(type, node);
        initialise(object, type, caller, node);
        if (type.isRecord() && arguments.size() == type.components().size()) {
            for (var i = 0; i < arguments.size(); i++) {
                var place = node.child("arguments").map(Node::children).orElse(List.of());
                var at = i < place.size() ? place.get(i) : node;
                object.fields.put(
                        type.components().get(i), new JavaValue.Put(arguments.get(i), at, true, JavaNames.last(at)));
            }
        } else {
            calls.best(type.constructors(), arguments)
                    .ifPresent(constructor -> call(constructor, object, arguments, caller, node));
        }
        return object;
    }

    private void initialise(JavaValue.Built object, JavaClass type, JavaFrame caller, Node node) {
        for (var field : type.fields().values()) {
            if (!field.constant() && field.value().isPresent()) {
                var frame = JavaFrame.called(initialiser(type, field), object, caller, node);
                var value = eval(field.value().get(), frame);
                object.fields.put(field.name(), new JavaValue.Put(value, field.node(), true, ""));
            }
        }
    }

    private static JavaMethod initialiser(JavaClass type, JavaClass.Field field) {
        return new JavaMethod(type, field.node(), "", List.of(), Optional.empty());
    }

    /** Notes that the walk saw this object being created. */
    void noteCreated(JavaValue.Built object) {
        creating.computeIfAbsent(object.type, key -> new ArrayList<>()).add(object);
    }

    /** The object of a class that code without a known caller works on. */
    JavaValue typical(JavaClass type) {
        var known = typical.get(type);
        if (known != null) {
            return known;
        }
        typical.put(type, new JavaValue.Typed(type.name(), type));
        var seen = created.getOrDefault(type, List.of());
        var made = seen.isEmpty() || seen.size() > MOST_OBJECTS ? alone(type) : together(type, seen);
        typical.put(type, made);
        return made;
    }

    private JavaValue.Built alone(JavaClass type) {
        var nobody = JavaFrame.entry(
                new JavaMethod(type, type.node(), type.name(), List.of(), Optional.empty()), JavaValue.UNKNOWN);
        if (type.constructors().size() == 1) {
            var constructor = type.constructors().get(0);
            var arguments = constructor.parameters().stream()
                    .map(parameter -> expressions
                            .configured(parameter.node())
                            .orElse(new JavaValue.Typed(parameter.type(), type)))
                    .toList();
            return construct(type, arguments, nobody, type.node());
        }
        var object = new JavaValue.Built(type, type.node());
        initialise(object, type, nobody, type.node());
        return object;
    }

    private static JavaValue.Built together(JavaClass type, List<JavaValue.Built> several) {
        var object = new JavaValue.Built(type, several.get(0).made);
        for (var one : several) {
            one.fields.forEach((name, put) -> object.fields.merge(
                    name,
                    put,
                    (old, other) -> new JavaValue.Put(
                            JavaValue.either(old.value(), other.value()), old.where(), old.sure(), old.origin())));
        }
        return object;
    }

    /** The value of a constant; each is worked out once. */
    JavaValue constant(JavaClass type, JavaClass.Field field) {
        var known = constants.get(field.node());
        if (known != null || field.value().isEmpty()) {
            return known == null ? new JavaValue.Typed(field.type(), type) : known;
        }
        constants.put(field.node(), new JavaValue.Typed(field.type(), type));
        var frame = JavaFrame.entry(initialiser(type, field), JavaValue.UNKNOWN);
        var value = eval(field.value().get(), frame);
        if (value.equals(JavaValue.UNKNOWN)) {
            value = new JavaValue.Typed(field.type(), type);
        }
        constants.put(field.node(), value);
        return value;
    }

    /** One item of what is gone through. */
    JavaValue element(JavaValue whole) {
        if (whole instanceof JavaValue.Items items && !items.values().isEmpty()) {
            return items.values().stream().reduce(JavaValue::either).orElse(JavaValue.UNKNOWN);
        }
        return whole instanceof JavaValue.Filled || whole instanceof JavaValue.Literal ? JavaValue.UNKNOWN : whole;
    }

    // ---- what is set ----

    /** Sets a key of a map or a field of an object, surely when no arm lies between it and the map's making. */
    void put(Map<String, JavaValue.Put> holder, String key, JavaValue.Put put, List<Object> made, JavaFrame frame) {
        validations.changed(holder);
        var sure = made.containsAll(frame.branch);
        var old = holder.get(key);
        if (sure || old == null) {
            holder.put(key, new JavaValue.Put(put.value(), put.where(), sure, put.origin()));
        } else {
            holder.put(
                    key,
                    new JavaValue.Put(
                            JavaValue.either(old.value(), put.value()), put.where(), old.sure(), put.origin()));
        }
        watchers.forEach(watcher -> watcher.add(new Touch(holder, key)));
    }

    /** Runs one arm and tells what it set. */
    Set<Touch> watching(Runnable arm) {
        var touched = new LinkedHashSet<Touch>();
        watchers.add(touched);
        arm.run();
        watchers.remove(watchers.size() - 1);
        return touched;
    }

    /** Every arm set it: it is set, as far as the arms around allow. */
    void sure(Touch touch, JavaFrame frame) {
        if (frame.branch.isEmpty()) {
            touch.holder().computeIfPresent(touch.key(), (key, put) -> put.surely());
        }
    }
}
