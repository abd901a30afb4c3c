package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions that are registered to take the messages of a stream. */
final class Handlers {

    private final Interpreter machine;

    Handlers(Interpreter machine) {
        this.machine = machine;
    }

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
        var names = taking(callee) ? machine.topics().topics(all) : Set.<String>of();
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
        return machine.topics().topics(all);
    }

    private static boolean taking(Node callee) {
        var text = callee.text();
        var last = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Bus.TAKING.matcher(last).find();
    }

    /** A dict of handlers by stream. */
    void table(Thing thing, Frame frame) {
        var functions = thing.slots().values().stream().allMatch(slot -> slot.value() instanceof Value.Fn);
        if (!functions || thing.slots().isEmpty()) {
            return;
        }
        thing.slots().forEach((name, slot) -> {
            if (machine.topics().topicLike(name)) {
                var stream = machine.topics()
                        .eventNamed(name)
                        .map(KnownEvent::stream)
                        .orElse(name);
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
}
