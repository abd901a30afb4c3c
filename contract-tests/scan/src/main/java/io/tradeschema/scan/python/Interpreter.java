package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
    private static final int STEPS_PER_MODULE = 400_000;
    private static final int DEEPEST_CALL = 7;

    private final Project project;
    private final Recorder recorder;
    private final Statements statements = new Statements(this);
    private final Expressions expressions = new Expressions(this);
    private final Assignments assignments = new Assignments(this);
    private final Imports imports = new Imports(this);
    private final Texts texts = new Texts(this);
    private final Comprehensions comprehensions = new Comprehensions(this);
    private final Handlers handlers = new Handlers(this);
    private final Intake intake = new Intake(this);
    private final Entries entries = new Entries(this);
    private final Handovers handovers = new Handovers(this);
    private final Topics topics;
    private final Bus bus = new Bus(this);
    private final ObjectMethods objectMethods = new ObjectMethods(this);
    private final DictMethods dictMethods = new DictMethods(this);
    private final Names names = new Names(this);
    private final Truth truth = new Truth(this);
    private final Calls calls;
    private final Objects objects = new Objects(this);
    private final Construction construction = new Construction(this);
    private final Messages messages = new Messages(this);
    private final Comparisons comparisons;
    private final NameSets nameSets = new NameSets(this);
    private final Map<Integer, Thing> shared = new HashMap<>();
    private final Map<ClassDef, Value> typical = new IdentityHashMap<>();
    private final Set<ClassDef> settled = new HashSet<>();
    private final Map<String, List<FunctionDef>> methodsByName = new HashMap<>();
    private int things;
    private int steps;
    private int most = STEPS_PER_ENTRY;

    Interpreter(Project project, Recorder recorder, List<KnownEvent> events, Set<String> validators) {
        this.project = project;
        this.recorder = recorder;
        this.calls = new Calls(this, validators);
        this.comparisons = new Comparisons(this, events);
        this.topics = new Topics(this, events);
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

    Assignments assignments() {
        return assignments;
    }

    Imports imports() {
        return imports;
    }

    Texts texts() {
        return texts;
    }

    Comprehensions comprehensions() {
        return comprehensions;
    }

    Construction construction() {
        return construction;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    NameSets nameSets() {
        return nameSets;
    }

    Handlers handlers() {
        return handlers;
    }

    Intake intake() {
        return intake;
    }

    Entries entries() {
        return entries;
    }

    Handovers handovers() {
        return handovers;
    }

    Topics topics() {
        return topics;
    }

    ObjectMethods objectMethods() {
        return objectMethods;
    }

    DictMethods dictMethods() {
        return dictMethods;
    }

    Names names() {
        return names;
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
        return ++steps < most;
    }

    boolean tired() {
        return steps >= most;
    }

    /** Walks a module's own code and then each of its functions as if called with unknown arguments. */
    void walk(Module module) {
        evaluate(module);
        for (var function : List.copyOf(module.functions())) {
            steps = 0;
            enter(function);
            steps = 0;
            handlers.decorated(function, moduleFrame(module));
        }
        for (var definition : List.copyOf(module.classes())) {
            inherited(definition);
        }
    }

    private static Frame moduleFrame(Module module) {
        return new Frame(
                module, null, null, module.frame().orElseThrow().state().fork());
    }

    /** Walks the methods that a class takes over from others of the tree, with its own attributes and methods. */
    private void inherited(ClassDef definition) {
        settle(definition);
        for (var method : definition.takenOver()) {
            if (bus.concerned(method.owner().orElseThrow())) {
                steps = 0;
                var arguments = unknownArguments(method);
                var outer = moduleFrame(definition.module());
                call(method, Optional.of(typical(definition)), Args.of(definition.node(), arguments), outer);
            }
        }
    }

    private static Value[] unknownArguments(FunctionDef method) {
        return method.parameters().stream()
                .skip(1)
                .filter(parameter -> parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                        && parameter.fallback().isEmpty())
                .<Value>map(parameter -> Value.parameter(parameter.name(), method.title()))
                .toArray(Value[]::new);
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
        var allowed = most;
        steps = 0;
        most = STEPS_PER_MODULE;
        statements.block(module.root(), frame);
        cutShort(module.root());
        steps = before;
        most = allowed;
        share(frame.state());
        module.progress(Module.Progress.DONE);
    }

    /** Makes a thing visible to walks that begin later. */
    void publishThing(int id, Thing thing) {
        shared.put(id, thing);
    }

    /** Makes the things that a value leads to visible to walks that begin later. */
    void publish(Value value, State state) {
        for (var option : value.options()) {
            if (option instanceof Value.Ref ref && held(ref, state) instanceof Thing thing) {
                var known = shared.put(ref.id(), thing);
                if (!thing.equals(known)) {
                    thing.slots().values().forEach(slot -> publish(slot.value(), state));
                }
            }
        }
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
        cutShort(function.node());
    }

    /** A walk that came to its end too early may have left places on the bus unseen. */
    private void cutShort(Node node) {
        if (tired() && bus.mentioned(node)) {
            recorder.unresolved(
                    node.where(),
                    "what follows here",
                    "the code branches and calls too widely to be walked to its end");
        }
    }

    private Value self(FunctionDef function) {
        var owner = function.owner().orElseThrow();
        return function.decorated("classmethod") ? new Value.Cls(owner) : typical(owner);
    }

    private Value unknownArgument(FunctionDef function, FunctionDef.Parameter parameter, Frame frame) {
        if (parameter.taking() == FunctionDef.Taking.ALL_NAMES) {
            var reason = Gap.ofCallers("its names come from the callers of " + function.title());
            return allocate(Thing.dict(function.node().where()).opened(reason), frame.state());
        }
        var typed =
                parameter.annotation().map(type -> names.annotated(type, frame)).orElse(Value.UNKNOWN);
        if (!typed.equals(Value.UNKNOWN)) {
            return typed;
        }
        var unknown = Value.parameter(parameter.name(), function.title());
        var fallback = parameter
                .fallback()
                .map(node -> expressions.eval(node, frame))
                .filter(value -> value.literalText().isPresent());
        return fallback.orElse(unknown);
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
                Optional.of(definition),
                "",
                Map.of(),
                Gap.NONE,
                definition.node().where());
        shared.put(ref.id(), blank);
        state.put(ref.id(), blank);
        if (definition.isRecord()) {
            construction.fill(ref, definition, state);
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

    /** A result that is not known is what the function's annotation promises. */
    private Value promised(FunctionDef function, Value result, Frame frame) {
        var unknown = result.options().stream()
                .allMatch(option ->
                        option instanceof Value.Unknown || option instanceof Value.Attr || option.equals(Value.NONE));
        if (!unknown || result.equals(Value.NONE)) {
            return result;
        }
        var typed = function.returns().map(type -> names.annotated(type, frame)).orElse(result);
        return typed.equals(Value.UNKNOWN) ? result : typed;
    }

    /** Calls a function of the project: binds the arguments and walks its body on the caller's heap. */
    Value call(FunctionDef function, Optional<Value> self, Args args, Frame caller) {
        if (tired() || caller.calls(function) || caller.depth() > DEEPEST_CALL) {
            return new Value.Unknown("the calls lead too deep at " + function.title());
        }
        evaluate(function.module());
        var frame = new Frame(
                function.module(), function, caller, args.call(), caller.state().enter());
        new Binding(this, function, self, args, frame).bind();
        var body = function.body();
        if (body.isPresent() && function.isLambda()) {
            frame.leave(expressions.eval(body.get(), frame));
        } else {
            body.ifPresent(block -> statements.block(block, frame));
        }
        caller.state(caller.state().leave(frame.end()));
        return promised(function, frame.result(), frame);
    }
}
