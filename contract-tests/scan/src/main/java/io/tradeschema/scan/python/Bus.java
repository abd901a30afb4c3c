package io.tradeschema.scan.python;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises where messages leave for the bus and where they come from it, by what is called. */
final class Bus {

    private static final Pattern SENDING =
            Pattern.compile("publish|emit|xadd|send|enqueue|dispatch|broadcast|submit|produce|push");
    static final Pattern TAKING = Pattern.compile(
            "subscribe|register|on_event|^on$|add_handler|add_listener|listen|consume|handle|route|bind");
    private static final Pattern VERBS =
            Pattern.compile("xadd|XADD|xread|xrange|xrevrange|xclaim|xautoclaim|publish|subscribe|listen");

    private final Interpreter machine;
    private final Map<ClassDef, Boolean> concerned = new HashMap<>();

    Bus(Interpreter machine) {
        this.machine = machine;
    }

    /** Whether a method of this name says that it sends or takes messages, so that its one definition is meant. */
    boolean telling(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SENDING.matcher(lower).find()
                || TAKING.matcher(lower).find()
                || lower.startsWith("read")
                || lower.startsWith("decode")
                || lower.startsWith("parse");
    }

    /** Whether a class has to do with the bus: one of Redis' verbs stands in it. */
    boolean concerned(ClassDef definition) {
        return concerned.computeIfAbsent(definition, key -> mentioned(key.node()));
    }

    /** Whether one of Redis' verbs stands in this code. */
    boolean mentioned(Node code) {
        return VERBS.matcher(code.text()).find();
    }

    /** Whether a method of this name says that it sends. */
    boolean sending(String name) {
        return SENDING.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** What a client's method gives, when its name is one of Redis'. */
    Optional<Value> verb(String name, Value object, Args args, Frame frame) {
        return switch (name) {
            case "xadd" -> Optional.of(machine.entries().xadd(args, frame));
            case "execute_command", "execute" -> machine.entries().command(args, frame);
            case "xread" ->
                Optional.of(machine.intake().read(args.get(0, "streams").orElse(Value.UNKNOWN), args, frame));
            case "xreadgroup" ->
                Optional.of(machine.intake().read(args.get(2, "streams").orElse(Value.UNKNOWN), args, frame));
            case "xrange", "xrevrange", "xclaim" ->
                Optional.of(machine.intake().range(args.get(0, "name"), args, frame));
            case "xautoclaim" ->
                Optional.of(new Value.Items(List.of(
                        new Value.Kind(ValueKind.TEXT),
                        machine.intake().range(args.get(0, "name"), args, frame),
                        new Value.Items(List.of()))));
            case "pubsub", "pipeline" -> Optional.of(new Value.Made(describe(object) + "." + name));
            case "publish" -> machine.entries().publish(object, args, frame);
            case "subscribe", "psubscribe" -> machine.intake().subscribe(object, args, frame);
            case "listen", "get_message" -> machine.intake().listen(name, args, frame);
            case "run_in_executor" ->
                args.positional().size() < 2
                        ? Optional.empty()
                        : Optional.of(machine.calls().invoke(args.positional().get(1), args.after(2), frame));
            case "submit", "call_soon_threadsafe", "create_task", "run_until_complete", "spawn", "start_soon" ->
                task(name, args, frame);
            default -> Optional.empty();
        };
    }

    private Optional<Value> task(String name, Args args, Frame frame) {
        var first = args.get(0).orElse(Value.UNKNOWN);
        if (first instanceof Value.Fn
                || first instanceof Value.Partial
                || (first instanceof Value.Attr attr && attr.name().equals("xadd"))) {
            return Optional.of(machine.calls().invoke(first, args.after(1), frame));
        }
        return name.equals("create_task") || name.equals("run_until_complete") ? Optional.of(first) : Optional.empty();
    }

    static boolean redisLike(Value object) {
        var text = describe(object).toLowerCase(Locale.ROOT);
        return text.contains("redis") || text.endsWith("pipe") || text.endsWith("pipeline");
    }

    static String describe(Value value) {
        if (value instanceof Value.Attr attr) {
            return describe(attr.of()) + "." + attr.name();
        }
        if (value instanceof Value.Unknown unknown) {
            return unknown.name().orElse("");
        }
        return value instanceof Value.Made made
                ? made.by()
                : value instanceof Value.External external ? external.name() : "";
    }

    /** A function inside a function that talks to the bus is walked where it is defined, with unknown arguments. */
    void nested(FunctionDef function, Frame frame) {
        var text = function.node().text();
        if (frame.caller().isEmpty() && (text.contains("xadd") || text.contains("publish") || text.contains("xread"))) {
            var before = frame.state().fork();
            var values = function.parameters().stream()
                    .filter(parameter -> parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                            && parameter.fallback().isEmpty())
                    .map(parameter -> Value.parameter(parameter.name(), function.title()))
                    .toArray(Value[]::new);
            machine.call(function, Optional.empty(), Args.of(function.node(), values), frame);
            frame.state(before);
        }
    }

    /** Notes the module's classes that carry the name of a contract's message. */
    void named(Module module) {
        for (var definition : module.classes()) {
            if (definition.isRecord()
                    && machine.topics().eventOfClass(definition.name()).isPresent()) {
                model(definition, Set.of());
            }
        }
    }

    /** Notes a class whose objects are messages. */
    void model(ClassDef definition, Set<String> streams) {
        var fields = new LinkedHashMap<String, Boolean>();
        var places = new HashMap<String, Where>();
        definition.allFields().values().forEach(field -> {
            fields.put(field.key(), field.required());
            places.put(field.key(), field.node().where());
        });
        if (!fields.isEmpty()) {
            machine.recorder()
                    .model(new Model(definition.name(), definition.node().where(), fields, places, streams));
        }
    }
}
