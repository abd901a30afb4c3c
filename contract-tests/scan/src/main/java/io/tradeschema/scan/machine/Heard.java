package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages in the form in which a client hands them on: what a call gives, and what functions are called with. */
final class Heard {

    private final Machine machine;
    /** By client, as its file names it, what it is told to listen to and what functions it is given. */
    private final Map<String, Listener> listeners = new HashMap<>();

    private static final class Listener {
        private final Set<String> topics = new LinkedHashSet<>();
        private final List<Handler> handlers = new ArrayList<>();
    }

    /** A function, and the form in which it is given messages. */
    private record Handler(Value function, String form, Use use) {}

    /** Calls whose functions were called as their rows say. */
    private final Set<Code.Call> taken = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    Heard(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "heard" -> heard(use);
                    case "listens" -> listens(use);
                    case "shaped" ->
                        Handing.of(
                                        machine,
                                        Deliveries.form(use),
                                        use.value("of").orElse(Value.input("")),
                                        Value.input(""),
                                        use.at(),
                                        use.state())
                                .get(0);
                    default -> null;
                });
    }

    /** Whether a row said what the functions given by this call are called with. */
    boolean took(Code.Call call) {
        return taken.contains(call);
    }

    // ---- what a call gives ----

    /** What a read gives in the form that its row says. */
    Value read(String form, Use use) {
        var many = form.startsWith("[");
        var all = new ArrayList<Value>();
        for (var stream : streams(use)) {
            var named = named(stream, use, "the stream of this read");
            var name = named.names().size() == 1
                    ? Value.lit(named.names().iterator().next(), use.at())
                    : Value.input("the stream");
            var message = machine.bus().deliveries().message(meant(named.names()), stream, false, use);
            var inner = many ? form.substring(1, form.length() - 1) : form;
            all.add(Handing.of(machine, inner, message.body(), name, use.at(), use.state())
                    .get(0));
        }
        if (many) {
            return all.size() == 1
                    ? machine.records().sequence(List.of(), all.get(0), use.at(), use.state())
                    : machine.made(
                            Obj.sequence(SeqKind.LIST, all, Value.none(), use.at())
                                    .labelled(Lookups.ANY_ORDER),
                            use.state());
        }
        var any = Value.either(all);
        return use.row().flags().contains("maybe") ? Value.either(any, Value.nothing(use.at())) : any;
    }

    /** The streams, each by itself: an argument, or those behind a word, which places in them follow. */
    private List<Value> streams(Use use) {
        var word = use.row().text("after");
        if (word.isEmpty()) {
            return items(use.value("from").or(use::kept).orElse(Value.input("")), use);
        }
        var places = use.given().places();
        for (var i = 0; i < places.size(); i++) {
            if (places.get(i)
                    .value()
                    .onlyText()
                    .filter(word.get()::equalsIgnoreCase)
                    .isPresent()) {
                var rest = places.subList(i + 1, places.size());
                var half = rest.subList(0, (rest.size() + 1) / 2);
                return half.isEmpty()
                        ? List.of(Value.input(""))
                        : half.stream().map(Given.Arg::value).toList();
            }
        }
        return List.of(Value.input(""));
    }

    private static List<Value> items(Value value, Use use) {
        var all = new ArrayList<Value>();
        for (var one : Streams.told(value).ones()) {
            var object = use.state().object(one).filter(found -> !found.isRecord());
            if (object.isPresent()) {
                all.addAll(object.get().items());
                if (!object.get().tail().isNone()) {
                    all.add(object.get().tail());
                }
            } else {
                all.add(Value.of(one));
            }
        }
        return all;
    }

    private Streams.Named named(Value value, Use use, String what) {
        var named = machine.bus().streams().named(value);
        machine.bus().streams().unresolved(named, what, use.at(), false, use.transport());
        return named;
    }

    // ---- what functions are called with ----

    private static String client(Use use) {
        var of = use.call().callee() instanceof Code.Attr attr ? Origins.of(attr.of()) : "";
        return use.frame().unit().file() + "#" + of;
    }

    private Listener listener(Use use) {
        return listeners.computeIfAbsent(client(use), key -> new Listener());
    }

    /** A client is told to listen, and given a function at once or another time. */
    private Value listens(Use use) {
        var topics = new LinkedHashSet<String>();
        var functions = new ArrayList<Value>();
        for (var arg : use.given().places()) {
            for (var value : items(arg.value(), use)) {
                for (var one : value.ones()) {
                    if (isFunction(one)) {
                        functions.add(Value.of(one));
                    } else {
                        topicsIn(one, use).forEach(topic -> topics.addAll(topics(topic, use)));
                    }
                }
            }
        }
        var listener = listener(use);
        if (functions.isEmpty()) {
            listener.topics.addAll(topics);
            listener.handlers.forEach(handler -> call(handler, topics, use.state()));
        }
        var form = Deliveries.form(use);
        functions.forEach(function -> call(new Handler(function, form, use), topics, use.state()));
        return Value.input("");
    }

    private static boolean isFunction(One one) {
        return one instanceof One.Fn || one instanceof One.Partial;
    }

    /** The names as they are said, each of which means a stream. */
    private List<String> topics(Value value, Use use) {
        named(value, use, "the channel of this subscription");
        return value.texts();
    }

    /** What an argument names: itself, or what lies under a word for topics in a record. */
    private static List<Value> topicsIn(One one, Use use) {
        var object = use.state().object(one).filter(Obj::isRecord);
        if (object.isEmpty()) {
            return one.text().isPresent() || one.isRest() || one instanceof One.Template
                    ? List.of(Value.of(one))
                    : List.of();
        }
        var all = new ArrayList<Value>();
        for (var key : List.of("topic", "topics")) {
            object.get().slot(key).ifPresent(slot -> all.addAll(items(slot.value(), use)));
        }
        return all;
    }

    /** A client is given a function, or several under names, that it calls with what it hears. */
    private Value heard(Use use) {
        var handlers = handlers(use);
        var loop = use.row().text("loop");
        if (handlers.isEmpty() && loop.isEmpty()) {
            return machine.calls().operations().handOver(use.given(), use.call(), use.state(), use.frame());
        }
        var from = use.value("from");
        if (from.isPresent()) {
            var topics = from(from.get(), use);
            handlers.forEach(handler -> call(handler, topics, use.state()));
            return loop.filter(form -> handlers.isEmpty())
                    .map(form -> read(form, use))
                    .orElseGet(() -> Value.input(""));
        }
        var listener = listener(use);
        listener.handlers.addAll(handlers);
        if (listener.topics.isEmpty()) {
            return machine.calls().operations().handOver(use.given(), use.call(), use.state(), use.frame());
        }
        handlers.forEach(handler -> call(handler, listener.topics, use.state()));
        return Value.of(use.on());
    }

    private Set<String> from(Value from, Use use) {
        var topics = new LinkedHashSet<String>();
        for (var value : items(from, use)) {
            var filled = machine.bus().subscriptions().filled(value, use);
            topics.addAll(filled.isEmpty() ? topics(value, use) : filled);
        }
        return topics;
    }

    /** The streams that a topic stands for. */
    private Set<String> meant(Set<String> names) {
        var all = new LinkedHashSet<String>();
        names.forEach(name -> all.addAll(machine.bus().streams().meant(name)));
        return all;
    }

    private List<Handler> handlers(Use use) {
        var event = use.value("by").flatMap(Value::onlyText).orElse("gives");
        var all = new ArrayList<Handler>();
        for (var one : use.value("of").orElse(Value.none()).ones()) {
            if (isFunction(one)) {
                use.row().text(event).ifPresent(form -> all.add(new Handler(Value.of(one), form, use)));
                continue;
            }
            use.state()
                    .object(one)
                    .ifPresent(object -> object.slots()
                            .forEach((name, slot) -> use.row()
                                    .text(name)
                                    .filter(form -> slot.value().any(Heard::isFunction))
                                    .ifPresent(form -> all.add(new Handler(slot.value(), form, use)))));
        }
        return all;
    }

    /** Each topic on a way of its own, since the function may ask which one it is. */
    private void call(Handler handler, Set<String> topics, State state) {
        taken.add(handler.use().call());
        for (var topic : List.copyOf(topics)) {
            var use = handler.use().on(state);
            var name = Value.lit(topic, use.at());
            var streams = meant(machine.bus().streams().named(name).names());
            machine.bus().deliveries().handled(handler.function(), handler.form(), streams, name, use, List.of());
        }
    }
}
