package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks modules and functions with abstract values. One walk of a function follows the calls it makes into the project's
 * own functions; a budget of steps bounds it, so that no file can hold up the scan.
 */
final class Interpreter {

    private static final int STEPS_PER_ENTRY = 40_000;
    private static final int DEEPEST_CALL = 7;

    private final Project project;
    private final Recorder recorder;
    private final Statements statements = new Statements(this);
    private final Expressions expressions = new Expressions(this);
    private final Truth truth = new Truth(this);
    private final Calls calls = new Calls(this);
    private final Objects objects = new Objects(this);
    private final Messages messages;
    private final Bus bus;
    private final Map<Integer, Thing> shared = new HashMap<>();
    private final Map<ClassDef, Value> typical = new IdentityHashMap<>();
    private final Set<ClassDef> settled = new HashSet<>();
    private final Map<String, List<FunctionDef>> methodsByName = new HashMap<>();
    private int things;
    private int steps;

    Interpreter(Project project, Recorder recorder, List<KnownEvent> events) {
        this.project = project;
        this.recorder = recorder;
        this.messages = new Messages(this, events);
        this.bus = new Bus(this, events);
    }

    Project project() {
        return project;
    }

    Recorder recorder() {
        return recorder;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    Calls calls() {
        return calls;
    }

    Truth truth() {
        return truth;
    }

    Objects objects() {
        return objects;
    }

    Messages messages() {
        return messages;
    }

    Bus bus() {
        return bus;
    }

    int fresh() {
        return ++things;
    }

    /** Counts one step; false when the walk has gone on for too long and should only come to its end. */
    boolean step() {
        return ++steps < STEPS_PER_ENTRY;
    }

    boolean tired() {
        return steps >= STEPS_PER_ENTRY;
    }

    /** Walks a module's own code and then each of its functions as if called with unknown arguments. */
    void walk(Module module) {
        evaluate(module);
        for (var function : List.copyOf(module.functions())) {
            steps = 0;
            enter(function);
        }
    }

    /** Names the methods of these modules, so that a call on an unknown object can find the one that is meant. */
    void learn(List<Module> modules) {
        methodsByName.clear();
        for (var module : modules) {
            for (var definition : module.classes()) {
                definition
                        .methods()
                        .forEach((name, method) -> methodsByName
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(method));
            }
        }
    }

    List<FunctionDef> methodsNamed(String name) {
        return methodsByName.getOrDefault(name, List.of());
    }

    /** Walks the module's top level once. */
    void evaluate(Module module) {
        if (module.progress() != Module.Progress.NEW) {
            return;
        }
        module.progress(Module.Progress.RUNNING);
        var frame = new Frame(module, null, null, startState());
        module.frame(frame);
        var before = steps;
        steps = 0;
        statements.block(module.root(), frame);
        steps = before;
        share(frame.state());
        module.progress(Module.Progress.DONE);
    }

    /** Makes a thing visible to walks that begin later. */
    void publishThing(int id, Thing thing) {
        shared.put(id, thing);
    }

    private State startState() {
        return new State();
    }

    private void share(State state) {
        shared.putAll(state.heap());
    }

    /** A thing in this state, or one made at some module's top level. */
    @Nullable
    Thing thing(Value.Ref ref, State state) {
        var own = state.thing(ref.id());
        return own != null ? own : shared.get(ref.id());
    }

    /** The same as {@link #thing}, in a type that a pattern can be matched against. */
    @Nullable
    Object held(Value.Ref ref, State state) {
        return thing(ref, state);
    }

    Value.Ref allocate(Thing thing, State state) {
        var ref = new Value.Ref(fresh());
        state.put(ref.id(), thing);
        return ref;
    }

    private void enter(FunctionDef function) {
        if (function.decorated("overload")) {
            return;
        }
        var state = startState();
        var frame = new Frame(function.module(), function, null, state);
        evaluate(function.module());
        var parameters = function.parameters();
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var self = i == 0 && function.owner().isPresent() && !function.isStatic();
            state.set(parameter.name(), self ? self(function) : unknownArgument(function, parameter, frame));
        }
        function.body().ifPresent(body -> statements.block(body, frame));
    }

    private Value self(FunctionDef function) {
        var owner = function.owner().orElseThrow();
        return function.decorated("classmethod") ? new Value.Cls(owner) : typical(owner);
    }

    private Value unknownArgument(FunctionDef function, FunctionDef.Parameter parameter, Frame frame) {
        if (parameter.taking() == FunctionDef.Taking.ALL_NAMES) {
            var reason = "its names come from the callers of " + function.title();
            return allocate(Thing.dict(function.node().where()).opened(reason), frame.state());
        }
        var typed = parameter.annotation().map(type -> annotated(type, frame)).orElse(Value.UNKNOWN);
        if (!typed.equals(Value.UNKNOWN)) {
            return typed;
        }
        var unknown = new Value.Unknown("parameter " + parameter.name() + " of " + function.title(), true);
        var fallback = parameter
                .fallback()
                .map(node -> expressions.eval(node, frame))
                .filter(value -> value.literalText().isPresent());
        return fallback.orElse(unknown);
    }

    /** A typical value of an annotation: an object of a class of the tree, or unknown. */
    Value annotated(Node annotation, Frame frame) {
        var text = annotation.text().replace("\"", "").replace("'", "");
        var inner = text.matches("(typing\\.)?Optional\\[.*]")
                ? text.substring(text.indexOf('[') + 1, text.length() - 1)
                : text;
        for (var part : inner.split("\\|", -1)) {
            var value = part.strip().matches("[A-Za-z_][A-Za-z0-9_.]*") ? dotted(part.strip(), frame) : Value.UNKNOWN;
            if (value instanceof Value.Cls type && type.definition().style() != ClassDef.Style.ENUM) {
                return typical(type.definition());
            }
        }
        return switch (inner) {
            case "float", "int", "Decimal" -> new Value.Kind(ValueKind.NUMBER);
            default -> Value.UNKNOWN;
        };
    }

    private Value dotted(String name, Frame frame) {
        var parts = name.split("\\.", -1);
        var value = lookup(parts[0], frame);
        for (var i = 1; i < parts.length; i++) {
            value = objects.attribute(value, parts[i], null, frame);
        }
        return value;
    }

    /** An object of this class as its constructor makes it when its arguments are not known. */
    Value typical(ClassDef definition) {
        var known = typical.get(definition);
        if (known != null) {
            return known;
        }
        settle(definition);
        var ref = new Value.Ref(fresh());
        typical.put(definition, ref);
        var state = startState();
        var blank = new Thing(
                Optional.of(definition), "", Map.of(), "", definition.node().where());
        shared.put(ref.id(), blank);
        state.put(ref.id(), blank);
        if (definition.isRecord()) {
            objects.fill(ref, definition, state);
        } else {
            definition.method("__init__").ifPresent(init -> runInit(init, ref, state));
        }
        return ref;
    }

    private void runInit(FunctionDef init, Value.Ref ref, State state) {
        var frame = new Frame(init.module(), init, null, state);
        evaluate(init.module());
        var parameters = init.parameters();
        for (var i = 0; i < parameters.size(); i++) {
            state.set(parameters.get(i).name(), i == 0 ? ref : unknownArgument(init, parameters.get(i), frame));
        }
        var before = steps;
        init.body().ifPresent(body -> statements.block(body, frame));
        steps = before;
        shared.putAll(frame.end().heap());
    }

    /** Finds a class's bases, once. */
    void settle(ClassDef definition) {
        if (!settled.add(definition)) {
            return;
        }
        evaluate(definition.module());
        var frame = definition.module().frame().orElseThrow();
        definition.node().child("superclasses").ifPresent(list -> {
            for (var node : list.children()) {
                if (!node.is("keyword_argument")) {
                    settleBase(definition, node, frame);
                }
            }
        });
        definition.settle();
    }

    private void settleBase(ClassDef definition, Node node, Frame frame) {
        var target = node.is("subscript") ? node.child("value").orElse(node) : node;
        var base = expressions.eval(target, frame);
        if (base instanceof Value.Cls cls) {
            settle(cls.definition());
            definition.base(cls.definition());
        } else {
            definition.foreignBase(base instanceof Value.External external ? external.name() : target.text());
        }
    }

    /** Calls a function of the project: binds the arguments and walks its body on the caller's heap. */
    Value call(FunctionDef function, Optional<Value> self, Args args, Frame caller) {
        if (tired() || caller.calls(function) || caller.depth() > DEEPEST_CALL) {
            return new Value.Unknown("the calls lead too deep at " + function.title(), false);
        }
        evaluate(function.module());
        var frame = new Frame(
                function.module(), function, caller, args.call(), caller.state().enter());
        bind(function, self, args, frame);
        var body = function.body();
        if (body.isPresent() && function.isLambda()) {
            frame.leave(expressions.eval(body.get(), frame));
        } else {
            body.ifPresent(block -> statements.block(block, frame));
        }
        caller.state(caller.state().leave(frame.end()));
        return frame.result();
    }

    private void bind(FunctionDef function, Optional<Value> self, Args args, Frame frame) {
        var given = new ArrayList<Value>();
        if (function.owner().isPresent() && !function.isStatic()) {
            self.ifPresent(given::add);
        }
        given.addAll(args.positional());
        var names = new LinkedHashMap<>(args.keywords());
        var spread = objects.spread(args, frame);
        spread.slots().forEach((name, slot) -> names.putIfAbsent(name, slot.value()));
        var place = 0;
        for (var parameter : function.parameters()) {
            switch (parameter.taking()) {
                case ALL_PLACES -> {
                    frame.state()
                            .set(
                                    parameter.name(),
                                    new Value.Items(
                                            List.copyOf(given.subList(Math.min(place, given.size()), given.size()))));
                    place = given.size();
                }
                case ALL_NAMES -> frame.state().set(parameter.name(), rest(names, args, spread, frame));
                default -> {
                    var byPlace = parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME && place < given.size();
                    var named = names.remove(parameter.name());
                    frame.state()
                            .set(
                                    parameter.name(),
                                    byPlace
                                            ? given.get(place)
                                            : named != null
                                                    ? named
                                                    : missing(function, parameter, args, spread, frame));
                    if (byPlace) {
                        place++;
                    }
                }
            }
        }
    }

    private Value rest(Map<String, Value> names, Args args, Thing spread, Frame frame) {
        Map<String, Thing.Slot> slots = new LinkedHashMap<>();
        names.forEach((name, value) -> {
            var node = args.node(name);
            var slot = spread.slots().get(name);
            slots.put(
                    name,
                    slot != null ? slot : new Thing.Slot(value, true, (node == null ? args.call() : node).where(), ""));
        });
        return allocate(
                new Thing(
                        Optional.empty(), "", slots, spread.open(), args.call().where()),
                frame.state());
    }

    private Value missing(FunctionDef function, FunctionDef.Parameter parameter, Args args, Thing spread, Frame frame) {
        if (!spread.open().isEmpty() || args.unknownCount()) {
            return Value.UNKNOWN;
        }
        var definition = function.module().frame().orElse(frame);
        return parameter
                .fallback()
                .map(node -> expressions.eval(node, definition))
                .orElse(Value.UNKNOWN);
    }

    /** What a name means at this point: a variable, an enclosing one, the module's, or a builtin. */
    Value lookup(String name, Frame frame) {
        var own = frame.state().variable(name);
        if (own != null) {
            return own;
        }
        var enclosing = frame.function().flatMap(FunctionDef::enclosing);
        if (enclosing.isPresent()) {
            return lookup(name, enclosing.get());
        }
        return global(name, frame.module());
    }

    /** What a module binds to this name. */
    Value global(String name, Module module) {
        var bound = find(name, module);
        return bound == null ? new Value.External(name) : bound;
    }

    /** What a module binds to this name; null when it binds nothing. */
    @Nullable
    Value find(String name, Module module) {
        evaluate(module);
        var value = module.frame().map(frame -> frame.state().variable(name)).orElse(null);
        if (value != null) {
            return value;
        }
        var defined = module.definitions().get(name);
        if (defined != null) {
            if (defined instanceof Value.Cls cls) {
                settle(cls.definition());
            }
            return defined;
        }
        var imported = imported(name, module);
        return imported == null ? statements.fromWildcards(name, module) : imported;
    }

    private @Nullable Value imported(String name, Module module) {
        var statement = module.imports().get(name);
        if (statement == null || !module.searches(name)) {
            return null;
        }
        try {
            var frame = new Frame(module, null, null, new State());
            statements.imports(statement, frame);
            var found = frame.state().variable(name);
            if (found != null && module.bindsOnDemand(statement)) {
                module.frame().ifPresent(top -> top.state().set(name, found));
            }
            return found;
        } finally {
            module.found(name);
        }
    }
}
