package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.Model;
import io.tradeschema.gate.scan.facts.ReadField.Level;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.facts.WireForm;
import io.tradeschema.gate.scan.facts.Write;
import io.tradeschema.gate.scan.syntax.Node;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises where messages leave for the bus and where they come from it, by what is called. */
final class Bus {

    /** How a reason begins when only a caller can tell. */
    static final String FROM_CALLERS = "its names come from the callers";

    private static final Pattern SENDING =
            Pattern.compile("publish|emit|xadd|send|enqueue|dispatch|broadcast|submit|produce|push");
    private static final Pattern TAKING = Pattern.compile(
            "subscribe|register|on_event|^on$|add_handler|add_listener|listen|consume|handle|route|bind");
    private static final Pattern VERBS =
            Pattern.compile("xadd|XADD|xread|xrange|xrevrange|xclaim|xautoclaim|publish|subscribe|listen");
    private static final Set<String> MESSAGE_KEYS =
            Set.of("payload", "data", "message", "body", "event", "json", "msg", "value", "content");
    private static final Set<String> ENTRY_KEYS = Set.of(
            "event_type",
            "type",
            "event",
            "timestamp",
            "ts",
            "time",
            "source",
            "trace_id",
            "correlation_id",
            "schema_version",
            "version",
            "id",
            "event_id",
            "msg_id",
            "service",
            "created_at",
            "ver",
            "encoding",
            "producer");
    private static final Set<String> MESSAGE_PARAMETERS = Set.of(
            "data",
            "payload",
            "message",
            "msg",
            "event",
            "fields",
            "entry",
            "body",
            "intent",
            "signal",
            "trade",
            "record",
            "values",
            "event_data",
            "message_data",
            "position");

    private final Interpreter machine;
    private final List<KnownEvent> events;
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Map<ClassDef, Boolean> concerned = new HashMap<>();

    Bus(Interpreter machine, List<KnownEvent> events) {
        this.machine = machine;
        this.events = events;
    }

    Optional<KnownEvent> eventOfClass(String name) {
        return events.stream().filter(event -> event.className().equals(name)).findFirst();
    }

    private Optional<KnownEvent> eventOfStream(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).findFirst();
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
            case "xadd" -> Optional.of(xadd(args, frame));
            case "execute_command", "execute" -> command(args, frame);
            case "xread" -> Optional.of(read(args.get(0, "streams").orElse(Value.UNKNOWN), args, frame));
            case "xreadgroup" -> Optional.of(read(args.get(2, "streams").orElse(Value.UNKNOWN), args, frame));
            case "xrange", "xrevrange", "xclaim" -> Optional.of(range(args.get(0, "name"), args, frame));
            case "xautoclaim" ->
                Optional.of(new Value.Items(List.of(
                        new Value.Kind(ValueKind.TEXT),
                        range(args.get(0, "name"), args, frame),
                        new Value.Items(List.of()))));
            case "publish" -> publish(object, args, frame);
            case "subscribe", "psubscribe" -> subscribe(object, args, frame);
            case "listen", "get_message" -> listen(name, args, frame);
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

    // ---- streams ----

    private record Named(Set<String> names, String reason, boolean fromCaller) {}

    private Named name(Value value) {
        var names = new LinkedHashSet<String>();
        var reason = "";
        var fromCaller = false;
        var nothing = false;
        for (var option : value.options()) {
            var text = option.literalText();
            if (text.isPresent()) {
                names.add(eventNamed(text.get()).map(KnownEvent::stream).orElse(text.get()));
            } else if (option instanceof Value.Pattern pattern) {
                var known = byPattern(pattern);
                known.ifPresent(event -> names.add(event.stream()));
                reason = known.isPresent() ? reason : "its name is " + pattern.prefix() + "…" + pattern.suffix();
                fromCaller |= known.isEmpty();
            } else if (option instanceof Value.StreamName stream) {
                names.addAll(stream.source().reader().streams());
            } else if (!option.equals(Value.NONE)) {
                fromCaller |= option instanceof Value.Unknown unknown && unknown.parameter();
                reason = option instanceof Value.Unknown unknown
                        ? unknown.reason()
                        : "its name is worked out at run time";
            } else {
                nothing = true;
            }
        }
        if (nothing && names.isEmpty() && reason.isEmpty()) {
            return new Named(names, "its name is None here", true);
        }
        return new Named(names, reason, fromCaller);
    }

    private Optional<KnownEvent> eventNamed(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name) || event.stream().equals(name))
                .findFirst();
    }

    private Optional<KnownEvent> byPattern(Value.Pattern pattern) {
        if (pattern.suffix().length() < 4) {
            return Optional.empty();
        }
        var matches = events.stream()
                .filter(event -> event.stream().startsWith(pattern.prefix())
                        && event.stream().endsWith(pattern.suffix()))
                .toList();
        return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
    }

    // ---- writing ----

    private Value xadd(Args args, Frame frame) {
        var stream = name(args.get(0, "name", "stream", "key").orElse(Value.UNKNOWN));
        var fields = args.get(1, "fields", "values", "data").orElse(Value.UNKNOWN);
        unresolvedStream(stream, "the stream of this xadd", args.call(), frame);
        for (var name : stream.names()) {
            for (var option : fields.options()) {
                entry(name, option, args.call(), frame);
            }
        }
        return new Value.Kind(ValueKind.TEXT);
    }

    private void unresolvedStream(Named stream, String what, Node call, Frame frame) {
        if (stream.reason().isEmpty() || (!stream.names().isEmpty() && stream.fromCaller())) {
            return;
        }
        if (stream.fromCaller()) {
            machine.recorder().awaitsCaller(call.where(), what, stream.reason());
        } else {
            machine.recorder().unresolved(call.where(), what, stream.reason());
        }
    }

    private Optional<Value> command(Args args, Frame frame) {
        var verb = args.get(0)
                .flatMap(Value::literalText)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .orElse("");
        if (!verb.equals("XADD") || args.positional().size() < 3) {
            return Optional.empty();
        }
        var given = args.positional();
        var start = 2;
        while (start < given.size()
                && !given.get(start).literalText().filter("*"::equals).isPresent()) {
            start++;
        }
        var thing = Thing.dict(args.call().where());
        for (var i = start + 1; i + 1 < given.size(); i += 2) {
            thing = machine.objects()
                    .keyed(
                            thing,
                            given.get(i),
                            new Thing.Slot(given.get(i + 1), true, args.call().where(), ""));
        }
        if (args.unknownCount() || start >= given.size()) {
            thing = thing.opened("the fields are given as *list");
        }
        var fields = machine.allocate(thing, frame.state());
        xadd(Args.of(args.call(), given.get(1), fields), frame);
        return Optional.of(Value.UNKNOWN);
    }

    /** One dict written to a stream. */
    private void entry(String stream, Value fields, Node call, Frame frame) {
        if (!(fields instanceof Value.Ref ref) || !(machine.held(ref, frame.state()) instanceof Thing given)) {
            unseen(stream, WireForm.FLAT, "", Optional.empty(), fields, call, frame);
            return;
        }
        var thing = withLiteralJson(given, frame);
        var shape = new Shapes(machine, frame.state()).of(thing);
        var key = jsonKey(stream, thing);
        if (key.isEmpty()) {
            write(stream, WireForm.FLAT, "", Optional.empty(), Optional.of(shape), "", call, frame);
            return;
        }
        var content = thing.value(key);
        for (var option : content.options()) {
            var inner = option instanceof Value.JsonText json ? json.of() : option;
            for (var message : inner.options()) {
                message(stream, WireForm.JSON_UNDER_KEY, key, Optional.of(shape), message, call, frame);
            }
        }
    }

    /** JSON that stands in the source as text is as good as json.dumps of a dict. */
    private Thing withLiteralJson(Thing entry, Frame frame) {
        var changed = entry;
        for (var slot : entry.slots().entrySet()) {
            var value = slot.getValue();
            var object = value.value()
                    .literalText()
                    .filter(text -> MESSAGE_KEYS.contains(slot.getKey()))
                    .flatMap(text -> LiteralJson.of(text, value.where(), machine, frame.state()));
            if (object.isPresent()) {
                var json = new Value.JsonText(machine.allocate(object.get(), frame.state()));
                changed = changed.with(slot.getKey(), new Thing.Slot(json, value.sure(), value.where(), ""));
            }
        }
        return changed;
    }

    private void message(
            String stream,
            WireForm form,
            String key,
            Optional<io.tradeschema.gate.scan.facts.ObjectFacts> entry,
            Value message,
            Node call,
            Frame frame) {
        if (message instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
            var facts = new Shapes(machine, frame.state()).of(thing);
            thing.kind().or(() -> machine.objects().copyOf(ref)).ifPresent(kind -> model(kind, Set.of(stream), frame));
            write(
                    stream,
                    form,
                    key,
                    entry,
                    Optional.of(facts),
                    facts.open().startsWith(FROM_CALLERS) ? facts.open() : "",
                    call,
                    frame);
        } else {
            unseen(stream, form, key, entry, message, call, frame);
        }
    }

    private void unseen(
            String stream,
            WireForm form,
            String key,
            Optional<io.tradeschema.gate.scan.facts.ObjectFacts> entry,
            Value value,
            Node call,
            Frame frame) {
        var reason = "the message is built where the scan cannot follow";
        if (Messages.isMessage(value) || value instanceof Value.Walked) {
            reason = "a message that was read is passed on";
        } else if (value instanceof Value.Unknown unknown) {
            reason = unknown.parameter() ? FROM_CALLERS + " (" + unknown.reason() + ")" : unknown.reason();
        }
        write(stream, form, key, entry, Optional.empty(), reason, call, frame);
    }

    private void write(
            String stream,
            WireForm form,
            String key,
            Optional<io.tradeschema.gate.scan.facts.ObjectFacts> entry,
            Optional<io.tradeschema.gate.scan.facts.ObjectFacts> message,
            String unseen,
            Node call,
            Frame frame) {
        var root = frame.user();
        machine.recorder()
                .write(new Write(
                        stream,
                        call.where(),
                        frame.site(call).where(),
                        root.module().file(),
                        root.title(),
                        form,
                        key,
                        entry,
                        message,
                        unseen,
                        false));
    }

    /** The key of an entry that holds the message as JSON; empty when the entry is the message. */
    private String jsonKey(String stream, Thing thing) {
        var event = eventOfStream(stream);
        var texts = new ArrayList<String>();
        thing.slots().forEach((name, slot) -> {
            if (slot.value().options().stream().anyMatch(Value.JsonText.class::isInstance)) {
                texts.add(name);
            }
        });
        var others = thing.slots().keySet().stream()
                .filter(name -> !texts.contains(name))
                .toList();
        if (event.isPresent()
                && others.stream()
                        .anyMatch(name -> event.get().fields().contains(name)
                                && !event.get().envelope().contains(name))) {
            return "";
        }
        if (texts.size() == 1) {
            var only = texts.get(0);
            var foreign =
                    others.stream().filter(name -> !ENTRY_KEYS.contains(name)).count();
            return MESSAGE_KEYS.contains(only) || foreign <= 1 ? only : "";
        }
        for (var name : texts.isEmpty() ? others : texts) {
            var value = thing.value(name);
            var held = value instanceof Value.Ref || value instanceof Value.Unknown || Messages.isMessage(value);
            if (MESSAGE_KEYS.contains(name)
                    && (held || !texts.isEmpty())
                    && !name.equals("event")
                    && !name.equals("value")) {
                return name;
            }
        }
        return "";
    }

    private Optional<Value> publish(Value object, Args args, Frame frame) {
        if (!redisLike(object)) {
            return Optional.empty();
        }
        var stream = name(args.get(0, "channel").orElse(Value.UNKNOWN));
        var root = frame.user();
        for (var channel : stream.names()) {
            var content = args.get(1, "message").orElse(Value.UNKNOWN);
            var inner = content instanceof Value.JsonText json ? json.of() : content;
            var facts = inner instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing
                    ? Optional.of(new Shapes(machine, frame.state()).of(thing))
                    : Optional.<io.tradeschema.gate.scan.facts.ObjectFacts>empty();
            machine.recorder()
                    .write(new Write(
                            channel,
                            args.call().where(),
                            frame.site(args.call()).where(),
                            root.module().file(),
                            root.title(),
                            WireForm.JSON_UNDER_KEY,
                            "data",
                            Optional.empty(),
                            facts,
                            facts.isPresent() ? "" : "the message is built where the scan cannot follow",
                            true));
        }
        unresolvedStream(stream, "the channel of this publish", args.call(), frame);
        return Optional.of(Value.UNKNOWN);
    }

    private static boolean redisLike(Value object) {
        var text = describe(object).toLowerCase(Locale.ROOT);
        return text.contains("redis") || text.endsWith("pipe") || text.endsWith("pipeline");
    }

    private static String describe(Value value) {
        if (value instanceof Value.Attr attr) {
            return describe(attr.of()) + "." + attr.name();
        }
        return value instanceof Value.Made made
                ? made.by()
                : value instanceof Value.External external ? external.name() : "";
    }

    /** A call of something outside the tree: perhaps a bus class that the tree does not contain. */
    Value outside(String name, Args args, Frame frame) {
        passed(name, args, frame);
        var event = eventOfClass(name.substring(name.lastIndexOf('.') + 1));
        if (event.isPresent()) {
            return foreign(name, args, frame);
        }
        followArguments(args, frame);
        return new Value.Made(name);
    }

    /** An object of a class that is not in the tree but carries an event's name. */
    private Value foreign(String name, Args args, Frame frame) {
        var thing = machine.objects().spread(args, frame);
        for (var keyword : args.keywords().entrySet()) {
            var node = args.node(keyword.getKey());
            var origin = node.child("value").map(Expressions::origin).orElse("");
            thing = thing.with(keyword.getKey(), new Thing.Slot(keyword.getValue(), true, node.where(), origin));
        }
        var open =
                !args.positional().isEmpty() || args.unknownCount() ? "it is given arguments by place" : thing.open();
        var made = new Thing(
                Optional.empty(), name, thing.slots(), open, args.call().where());
        if (contractLibrary(name)) {
            handed(made, eventOfClass(name.substring(name.lastIndexOf('.') + 1)).orElseThrow(), args.call(), frame);
        }
        return machine.allocate(made, frame.state());
    }

    /** The product's own binding, and names that no import explains. */
    private static boolean contractLibrary(String name) {
        return name.startsWith("tradeschema") || name.indexOf('.') < 0;
    }

    /** A call that cannot be followed. */
    Value unknownCall(String name, Args args, Frame frame) {
        passed(name, args, frame);
        followArguments(args, frame);
        return Value.UNKNOWN;
    }

    /** Functions handed to an unknown callable as arguments, with the arguments behind them: xadd given to a retry. */
    private void followArguments(Args args, Frame frame) {
        for (var i = 0; i < args.positional().size(); i++) {
            if (args.positional().get(i) instanceof Value.Attr attr
                    && attr.name().equals("xadd")) {
                machine.calls().invoke(attr, args.after(i + 1), frame);
            }
        }
    }

    /** A message given to something whose name says that it sends, where the tree does not show how. */
    void passed(String name, Args args, Frame frame) {
        if (!sending(name.substring(name.lastIndexOf('.') + 1))) {
            return;
        }
        var all = new ArrayList<>(args.positional());
        all.addAll(args.keywords().values());
        var named = all.stream()
                .map(Value::literalText)
                .flatMap(Optional::stream)
                .map(this::eventNamed)
                .flatMap(Optional::stream)
                .findFirst();
        for (var value : all) {
            for (var option : value.options()) {
                if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                    var className = thing.kind()
                            .map(ClassDef::name)
                            .orElse(thing.label().substring(thing.label().lastIndexOf('.') + 1));
                    var event = eventOfClass(className).or(() -> thing.isDict() ? named : Optional.empty());
                    event.filter(found -> !followed(name)).ifPresent(found -> handed(thing, found, args.call(), frame));
                }
            }
        }
    }

    private boolean followed(String name) {
        return machine.methodsNamed(name.substring(name.lastIndexOf('.') + 1)).stream()
                .anyMatch(method -> !method.hollow());
    }

    private void handed(Thing thing, KnownEvent event, Node call, Frame frame) {
        var facts = new Shapes(machine, frame.state()).of(thing);
        thing.kind().ifPresent(kind -> model(kind, Set.of(event.stream()), frame));
        write(event.stream(), WireForm.HIDDEN, "", Optional.empty(), Optional.of(facts), "", call, frame);
    }

    // ---- reading ----

    private Value read(Value streams, Args args, Frame frame) {
        var names = new LinkedHashSet<String>();
        var reason = "its streams are worked out at run time";
        for (var option : streams.options()) {
            if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                thing.slots()
                        .keySet()
                        .forEach(name -> names.add(
                                eventNamed(name).map(KnownEvent::stream).orElse(name)));
                if (!thing.open().isEmpty()) {
                    reason = thing.open();
                } else {
                    reason = "";
                }
            }
            if (option instanceof Value.Unknown unknown) {
                reason = unknown.reason();
            }
        }
        if (names.isEmpty()) {
            machine.recorder().awaitsCaller(args.call().where(), "the streams of this read", reason);
            return new Value.Reply(blind(args.call(), frame));
        }
        return new Value.Reply(machine.messages().source(names, args.call(), false, false, frame));
    }

    private Value.Source blind(Node call, Frame frame) {
        var root = frame.user();
        return new Value.Source(
                machine.fresh(),
                new io.tradeschema.gate.scan.facts.Reader(
                        Set.of(), call.where(), call.where(), root.module().file(), root.title(), false, false));
    }

    private Value range(Optional<Value> stream, Args args, Frame frame) {
        var named = name(stream.orElse(Value.UNKNOWN));
        unresolvedStream(named, "the stream of this read", args.call(), frame);
        return new Value.Batch(
                named.names().isEmpty()
                        ? blind(args.call(), frame)
                        : machine.messages().source(named.names(), args.call(), false, false, frame));
    }

    private Optional<Value> subscribe(Value object, Args args, Frame frame) {
        var given = describe(object).toLowerCase(Locale.ROOT);
        if (!given.contains("pubsub") && !given.contains("redis")) {
            return Optional.empty();
        }
        for (var value : args.positional()) {
            channels.computeIfAbsent(frame.module().file(), key -> new LinkedHashSet<>())
                    .addAll(name(value).names());
        }
        return Optional.of(Value.NONE);
    }

    private Optional<Value> listen(String name, Args args, Frame frame) {
        var known = channels.getOrDefault(frame.module().file(), Set.of());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var source = machine.messages().source(known, args.call(), true, false, frame);
        var message = new Value.Message(source, Level.ENTRY, List.of());
        return Optional.of(name.equals("listen") ? new Value.Many(message) : message);
    }

    /** A call that registers a function as the handler of a stream. */
    void registration(Node callee, Args args, Frame frame) {
        var all = new ArrayList<>(args.positional());
        all.addAll(args.keywords().values());
        var handlers = all.stream()
                .flatMap(value -> value.options().stream())
                .filter(Value.Fn.class::isInstance)
                .map(Value.Fn.class::cast)
                .toList();
        if (handlers.isEmpty()) {
            return;
        }
        var names = taking(callee) ? topics(all) : Set.<String>of();
        if (callee.is("call") && names.isEmpty()) {
            names = decoratorTopics(callee, frame);
        }
        if (!names.isEmpty()) {
            var streams = names;
            handlers.forEach(handler -> handle(handler, streams, args.call(), frame));
        }
    }

    /** {@code @bus.on("trade.intent")} above a function makes it a handler. */
    void decorated(FunctionDef function, Frame frame) {
        for (var call : function.decoratorCalls()) {
            var names = decoratorTopics(call, frame);
            if (!names.isEmpty()) {
                var self =
                        function.owner().filter(owner -> !function.isStatic()).map(machine::typical);
                handle(new Value.Fn(function, self), names, call, frame);
            }
        }
    }

    private Set<String> decoratorTopics(Node call, Frame frame) {
        var callee = call.child("function");
        if (callee.isEmpty() || !taking(callee.get())) {
            return Set.of();
        }
        var args = machine.calls().arguments(call, frame);
        var all = new ArrayList<>(args.positional());
        all.addAll(args.keywords().values());
        return topics(all);
    }

    private static boolean taking(Node callee) {
        var text = callee.text();
        var last = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TAKING.matcher(last).find();
    }

    private Set<String> topics(List<Value> values) {
        var names = new LinkedHashSet<String>();
        values.forEach(value -> names.addAll(topics(value)));
        return names;
    }

    private Set<String> topics(Value value) {
        var names = new LinkedHashSet<String>();
        var values = value instanceof Value.Items items ? items.values() : value.options();
        for (var option : values) {
            option.literalText()
                    .filter(this::topicLike)
                    .ifPresent(text ->
                            names.add(eventNamed(text).map(KnownEvent::stream).orElse(text)));
        }
        return names;
    }

    private boolean topicLike(String text) {
        return eventNamed(text).isPresent() || text.matches("[A-Za-z0-9_]+([.:][A-Za-z0-9_]+)+");
    }

    /** A dict of handlers by stream. */
    void table(Thing thing, Frame frame) {
        var functions = thing.slots().values().stream().allMatch(slot -> slot.value() instanceof Value.Fn);
        if (!functions || thing.slots().isEmpty()) {
            return;
        }
        thing.slots().forEach((name, slot) -> {
            if (topicLike(name)) {
                var stream = eventNamed(name).map(KnownEvent::stream).orElse(name);
                var function = (Value.Fn) slot.value();
                handle(function, Set.of(stream), function.function().node(), frame);
            }
        });
    }

    private void handle(Value.Fn handler, Set<String> streams, Node place, Frame frame) {
        if (frame.caller().isPresent() && frame.depth() > 2) {
            return;
        }
        var source = machine.messages().source(streams, place, false, true, frame);
        var function = handler.function();
        var skip = function.owner().isPresent()
                        && !function.isStatic()
                        && handler.self().isPresent()
                ? 1
                : 0;
        var parameters = function.parameters()
                .subList(
                        Math.min(skip, function.parameters().size()),
                        function.parameters().size());
        var values = new ArrayList<Value>();
        for (var i = 0; i < parameters.size(); i++) {
            var taking = parameters.get(i).taking();
            if (taking == FunctionDef.Taking.PLACE_OR_NAME
                    && parameters.get(i).fallback().isEmpty()) {
                values.add(argument(parameters, i, source));
            }
        }
        machine.call(function, handler.self(), Args.of(place, values.toArray(Value[]::new)), frame);
    }

    private static Value argument(List<FunctionDef.Parameter> parameters, int index, Value.Source source) {
        var name = parameters.get(index).name().toLowerCase(Locale.ROOT);
        var named = parameters.stream()
                .anyMatch(parameter ->
                        MESSAGE_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT)));
        var isMessage = parameters.size() == 1
                || MESSAGE_PARAMETERS.contains(name)
                || (!named && index == parameters.size() - 1);
        if (isMessage) {
            return new Value.Message(source, Level.EITHER, List.of());
        }
        return name.contains("stream") || name.contains("topic") || name.contains("channel")
                ? new Value.StreamName(source)
                : Value.UNKNOWN;
    }

    /** A function inside a function that talks to the bus is walked where it is defined, with unknown arguments. */
    void nested(FunctionDef function, Frame frame) {
        var text = function.node().text();
        if (frame.caller().isEmpty() && (text.contains("xadd") || text.contains("publish") || text.contains("xread"))) {
            var before = frame.state().fork();
            var values = function.parameters().stream()
                    .filter(parameter -> parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                            && parameter.fallback().isEmpty())
                    .<Value>map(parameter ->
                            new Value.Unknown("parameter " + parameter.name() + " of " + function.title(), true))
                    .toArray(Value[]::new);
            machine.call(function, Optional.empty(), Args.of(function.node(), values), frame);
            frame.state(before);
        }
    }

    /** Notes a class whose objects are messages. */
    void model(ClassDef definition, Set<String> streams, Frame frame) {
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
