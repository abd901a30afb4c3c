package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Functions that are given a stream's messages: named in a call, by a mark or in a table. */
final class Handlers {

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

    private final Machine machine;
    /** By the file whose code is still run, the functions in it that stand under marks. */
    private final Map<Unit, List<Consumer<State>>> decorated = new HashMap<>();

    private final BoundQueues queues;

    Handlers(Machine machine) {
        this.machine = machine;
        this.queues = new BoundQueues(machine);
    }

    /** The handlers of queues that wait until the code of all files was gone through. */
    List<BoundQueues.Waiting> waiting() {
        return queues.taken();
    }

    /**
     * A call that registers a function as the handler of a stream, by its name alone: no client that the tables know handed a
     * message to any that it is given since so many handlers had been called.
     */
    void registered(Code.Call call, Value callee, Given given, int before, State state, Frame frame) {
        var name = BusNames.lastName(call.callee());
        if (!machine.bus().names().takes(name) || machine.bus().heard().took(call) || callee.any(this::isOfLibrary)) {
            return;
        }
        var all = new ArrayList<>(given.places());
        all.addAll(given.names().values());
        var handlers = all.stream()
                .flatMap(arg -> arg.value().ones().stream())
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .toList();
        if (handlers.stream().anyMatch(fn -> machine.bus().deliveries().cameToSince(before, fn.code()))) {
            return;
        }
        var named = all.stream().map(Given.Arg::value).collect(Collectors.toCollection(ArrayList::new));
        if (call.callee() instanceof Code.Call inner) {
            inner.arguments().forEach(argument -> named.add(machine.eval(argument.value(), state, frame)));
        }
        var topics = topics(named);
        if (!handlers.isEmpty() && !topics.isEmpty()) {
            handlers.forEach(handler -> handle(handler, topics, call.at(), state, frame));
        }
    }

    /** A client that the tables know: what its methods do stands there, and what else it tells of are no messages. */
    private boolean isOfLibrary(One callee) {
        return callee instanceof One.Method method
                && method.of() instanceof One.Made made
                && machine.tables().hasType(made.type());
    }

    /** A function that stands under marks, which may make it a handler; what it calls may be defined after it. */
    void decorated(Code.Func function, One.Fn fn, State state, Frame frame) {
        if (function.marks().isEmpty()) {
            return;
        }
        if (frame.function() == null) {
            decorated
                    .computeIfAbsent(frame.unit(), unit -> new ArrayList<>())
                    .add(way -> handled(function, fn, way, frame));
        } else {
            handled(function, fn, state, frame);
        }
    }

    /** The file's own code is done, be it that it never ends: what its handlers call is there. */
    void defined(Unit unit, State state) {
        state.goOn();
        var all = decorated.remove(unit);
        if (all != null) {
            all.forEach(handler -> handler.accept(state));
        }
    }

    /** Marks above a function that make it a handler: the tables know them, or their names say so. */
    private void handled(Code.Func function, One.Fn fn, State state, Frame frame) {
        var known = new ArrayList<Use>();
        for (var mark : function.marks()) {
            if (mark instanceof Code.Call call) {
                var row = row(call, state, frame);
                if (row.filter(found -> found.word().equals("of-class")).isPresent()) {
                    known.addAll(ofClass(fn, state, frame));
                } else {
                    row.ifPresent(found -> known.add(use(found, call, state, frame)));
                }
                if (row.isEmpty() && machine.bus().names().takes(BusNames.lastName(call.callee()))) {
                    byName(call, fn, state, frame);
                }
            }
        }
        if (BoundQueues.waits(fn, known)) {
            queues.await(
                    frame, way -> byRows(known.stream().map(use -> use.on(way)).toList(), bound(fn, way, frame)));
        } else if (!known.isEmpty()) {
            byRows(known, bound(fn, state, frame));
        }
    }

    /** The marks above the function's class that say what its handlers are given. */
    private List<Use> ofClass(One.Fn fn, State state, Frame frame) {
        var marks = fn.owner() == null ? List.<Code>of() : fn.owner().code().marks();
        return marks.stream()
                .filter(Code.Call.class::isInstance)
                .map(Code.Call.class::cast)
                .flatMap(call -> row(call, state, frame).map(row -> use(row, call, state, frame)).stream())
                .toList();
    }

    private Use use(Row row, Code.Call mark, State state, Frame frame) {
        return new Use(row, null, given(mark, state, frame), mark, state, frame);
    }

    private Given given(Code.Call call, State state, Frame frame) {
        return machine.calls().given(call.at(), call.arguments(), state, frame);
    }

    private void byName(Code.Call mark, One.Fn fn, State state, Frame frame) {
        var given = given(mark, state, frame);
        var topics = topics(given.places().stream().map(Given.Arg::value).toList());
        if (!topics.isEmpty()) {
            handle(bound(fn, state, frame), topics, mark.at(), state, frame);
        }
    }

    private One.Fn bound(One.Fn fn, State state, Frame frame) {
        return fn.owner() == null || machine.classes().marks().isMarked(fn, "static")
                ? fn
                : fn.boundTo(
                        machine.roots().typical(fn.owner(), state, frame).ones().get(0));
    }

    /** Some marks hand messages to the function, others send what it gives. */
    private void byRows(List<Use> marks, One.Fn handler) {
        var senders =
                marks.stream().filter(mark -> mark.row().word().equals("write")).toList();
        marks.stream()
                .filter(mark -> !senders.contains(mark))
                .forEach(mark -> machine.bus().subscriptions().marked(handler, mark, senders));
    }

    private Optional<Row> row(Code.Call mark, State state, Frame frame) {
        return machine.eval(mark.callee(), state, frame)
                .only()
                .flatMap(one -> row(one, state))
                .filter(found -> found.flags().contains("mark"));
    }

    private Optional<Row> row(One mark, State state) {
        if (mark instanceof One.Outside outside) {
            return machine.tables().function(outside.path());
        }
        return mark instanceof One.Method method && method.of() instanceof One.Made made
                ? machine.tables().method(made.type(), method.name())
                : Optional.empty();
    }

    /** A record of handlers by stream. */
    void table(Obj object, Place at, State state, Frame frame) {
        var functions =
                object.slots().values().stream().allMatch(slot -> slot.value().all(One.Fn.class::isInstance));
        if (!functions || object.slots().isEmpty() || object.isInstance()) {
            return;
        }
        object.slots().forEach((name, slot) -> {
            if (topicLike(name)) {
                var topics = topics(List.of(Value.lit(name, at)));
                slot.value()
                        .ones()
                        .forEach(one -> handle(
                                (One.Fn) one, topics, ((One.Fn) one).code().at(), state, frame));
            }
        });
    }

    private Set<String> topics(List<Value> values) {
        var topics = new LinkedHashSet<String>();
        for (var value : values) {
            for (var text : value.texts()) {
                if (topicLike(text)) {
                    topics.add(
                            machine.terms().named(text).map(Terms.Event::stream).orElse(text));
                }
            }
        }
        return topics;
    }

    /** Whether a text may name a stream: an event's, or parts with dots or colons between them. */
    boolean topicLike(String text) {
        return machine.terms().named(text).isPresent()
                || text.length() >= 5
                        && text.matches("[A-Za-z0-9_-]+([.:][A-Za-z0-9_-]+)+")
                        && !text.matches("[0-9.:]+");
    }

    private void handle(One.Fn handler, Set<String> topics, Place at, State state, Frame frame) {
        if (frame.depth() > 4) {
            return;
        }
        for (var topic : topics) {
            handle(handler, topic, at, state, frame);
        }
    }

    private void handle(One.Fn handler, String topic, Place at, State state, Frame frame) {
        var topics = Set.of(topic);
        var source = machine.reads().source(topics, at, Transport.REDIS_STREAM, true, frame);
        var skip = machine.calls().takesSelf(handler) ? 1 : 0;
        var all = handler.code().parameters();
        var parameters = all.subList(Math.min(skip, all.size()), all.size());
        var values = new ArrayList<Value>();
        for (var i = 0; i < parameters.size(); i++) {
            var taking = parameters.get(i).taking();
            if (taking == Taking.PLACE_OR_NAME && hasNone(parameters.get(i).fallback())) {
                values.add(argument(parameters, i, source, topics, at, state));
            }
        }
        var given = Given.of(at, values.toArray(Value[]::new));
        state.perhaps(way -> machine.calls().function(handler, given, way, frame));
    }

    /** Whether there is nothing that a parameter is otherwise. */
    private static boolean hasNone(Optional<Code> fallback) {
        return fallback.filter(code -> !(code instanceof Code.Lit lit && lit.value() == Nothing.ABSENT))
                .isEmpty();
    }

    private Value argument(
            List<Code.Parameter> parameters, int index, One.Source source, Set<String> topics, Place at, State state) {
        var name = parameters.get(index).name().toLowerCase(Locale.ROOT);
        var named = parameters.stream()
                .anyMatch(parameter ->
                        MESSAGE_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT)));
        var isMessage =
                parameters.size() == 1 || MESSAGE_PARAMETERS.contains(name) || !named && index == parameters.size() - 1;
        if (isMessage) {
            return machine.records().view(source, Level.EITHER, List.of(), at, state);
        }
        var isTopic = name.contains("stream") || name.contains("topic") || name.contains("channel");
        return isTopic
                ? Value.either(
                        topics.stream().map(topic -> Value.lit(topic, at)).toList())
                : Value.input(name);
    }
}
