package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.facts.ReadField.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a message that has a body comes to who reads it, in the form that a row says ({@link Handing}), or by types of parameters. */
final class Deliveries {

    /** The object that clients have whose messages say all by methods. */
    private static final String OBJECT = "message{body:@,topic:#}";
    /** The name that the message came under. */
    private static final String TOPIC = "#";

    /** Of how many topics, at most, messages are told apart where one call gives those of all of them. */
    private static final int MOST_APART = 6;

    private final Machine machine;
    /** By a message as it is given, the streams that it may have come on. */
    private final Map<One, Set<String>> came = new HashMap<>();

    /** By function, which call of a handler came to it last. */
    private final Map<Code.Func, Integer> within = new IdentityHashMap<>();

    private int begun;
    /** The number of the handler's call that is walked now; 0 where none is. */
    private int handling;

    Deliveries(Machine machine) {
        this.machine = machine;
    }

    /** A message that came: its body, and the name of what it came on. */
    record Message(Value body, Value topic) {
        Message or(Message other) {
            return new Message(Value.either(body, other.body), Value.either(topic, other.topic));
        }
    }

    /** A message of one of these, read by the call or given to a handler; of a few that are known, each is one of its own. */
    Message message(Set<String> names, Value topic, boolean handler, Use use) {
        var texts = topic.ones().stream().filter(one -> one.text().isPresent()).toList();
        var alone = texts.stream().map(this::meant).toList();
        if (!handler && texts.size() > 1 && texts.size() <= MOST_APART && names.equals(union(alone))) {
            var bodies = alone.stream().map(own -> body(own, false, use)).toList();
            return new Message(Value.either(bodies), Value.ofAll(texts));
        }
        return new Message(body(names, handler, use), texts.isEmpty() ? Value.input("the topic") : Value.ofAll(texts));
    }

    private Set<String> meant(One topic) {
        return topic.text().map(machine.bus().streams()::meant).orElse(Set.of());
    }

    private static Set<String> union(Collection<Set<String>> all) {
        return all.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private Value body(Set<String> names, boolean handler, Use use) {
        var queues = machine.bus().subscriptions().queues(use);
        var source = machine.reads().source(names, queues, use.at(), use.transport(), handler, use.frame());
        return body(new One.View(source, Level.ENTRY, List.of()), use);
    }

    /** The messages that these may be, by what each came on, where that is known of all of them. */
    private List<Message> apart(Message message) {
        var topics = message.topic().ones();
        if (topics.size() < 2 || topics.size() > MOST_APART) {
            return List.of(message);
        }
        var all = new ArrayList<Message>();
        for (var topic : topics) {
            var streams = meant(topic);
            var body = message.body()
                    .keep(one -> one instanceof One.Taken taken
                            && streams.equals(taken.read().streams()));
            if (streams.isEmpty() || body.isNone()) {
                return List.of(message);
            }
            all.add(new Message(body, Value.of(topic)));
        }
        var count = all.stream().mapToInt(one -> one.body().ones().size()).sum();
        return count == message.body().ones().size() ? all : List.of(message);
    }

    /** What a loop meets one by one: messages that came on different topics, by which they are told apart. */
    List<Value> oneByOne(Value all) {
        var byTopic = new LinkedHashMap<Set<String>, List<One>>();
        for (var one : all.ones()) {
            byTopic.computeIfAbsent(came.getOrDefault(one, Set.of()), names -> new ArrayList<>())
                    .add(one);
        }
        var topics = byTopic.keySet();
        var count = topics.stream().mapToInt(Set::size).sum();
        var apart = topics.size() <= MOST_APART
                && !topics.contains(Set.of())
                && count == union(topics).size();
        return apart ? byTopic.values().stream().map(Value::ofAll).toList() : List.of(all);
    }

    /** An entry's names, in turn with their values where the client gives them so; elsewhere what lies in one place. */
    private Value body(One.View view, Use use) {
        if (!use.transport().hasEntries()) {
            return machine.reads().take(view, Entries.BODY, use.at(), false, false, use.state(), use.frame());
        }
        var object = Obj.view(view, use.at());
        return machine.made(
                use.row().flags().contains("in-turn") ? object.labelled(Lookups.IN_TURN) : object, use.state());
    }

    /** The message in the form that the row says. */
    Value given(Message message, Use use) {
        var one = Value.either(
                apart(message).stream().map(alone -> whole(alone, use)).toList());
        var flags = use.row().flags();
        if (flags.contains("by-key")) {
            var many = machine.records().sequence(List.of(), one, use.at(), use.state());
            return machine.made(Obj.record(use.at()).opened(Value.input("")).holding(many), use.state());
        }
        if (flags.contains("many")) {
            return machine.records().sequence(List.of(), one, use.at(), use.state());
        }
        return flags.contains("maybe") ? Value.either(one, Value.nothing(use.at())) : one;
    }

    private Value whole(Message message, Use use) {
        var parts = handed(form(use), message, use);
        var one = parts.size() == 1
                ? parts.get(0)
                : machine.made(Obj.sequence(SeqKind.TUPLE, parts, Value.none(), use.at()), use.state());
        var streams = new HashSet<String>();
        for (var body : message.body().ones()) {
            if (body instanceof One.Taken taken) {
                streams.addAll(taken.read().streams());
            }
        }
        one.ones().stream().filter(One.Ref.class::isInstance).forEach(ref -> came.put(ref, streams));
        return one;
    }

    /** The form that the row says; the body alone where it says none. */
    static String form(Use use) {
        return use.row().text("gives").orElse("@");
    }

    private List<Value> handed(String form, Message message, Use use) {
        return Handing.of(machine, form, message.body(), message.topic(), use.at(), use.state());
    }

    /** How many handlers were called so far. */
    int begun() {
        return begun;
    }

    /** A function is called; within the call of a handler it may be given the message. */
    void cameTo(Code.Func function) {
        if (handling > 0) {
            within.put(function, handling);
        }
    }

    /** Whether the function was called within a handler that was called when so many others had been. */
    boolean cameToSince(int before, Code.Func function) {
        return within.getOrDefault(function, 0) > before;
    }

    /** The handler may be called with a message in this form; what it gives then is sent by these. */
    void handled(Value handler, String form, Set<String> names, Value topic, Use use, List<Use> senders) {
        use.state().perhaps(way -> {
            var inner = use.on(way);
            var message = message(names, topic, true, inner);
            for (var one : handler.ones()) {
                var given = form.equals("by-type") && one instanceof One.Fn fn
                        ? byType(fn, message, inner)
                        : handed(form, message, inner);
                var args = Given.of(use.at(), given.toArray(Value[]::new));
                var before = handling;
                handling = ++begun;
                var answer = machine.calls().invoke(Value.of(one), args, use.call(), way, use.frame());
                handling = before;
                senders.forEach(sender -> machine.bus().writes().answer(answer, sender.on(way)));
            }
        });
    }

    // ---- by the types of the parameters ----

    private List<Value> byType(One.Fn handler, Message message, Use use) {
        var all = handler.code().parameters();
        var own = all.subList(Math.min(machine.calls().takesSelf(handler) ? 1 : 0, all.size()), all.size());
        if (use.row().flags().contains("spread")
                && own.stream().filter(Deliveries::isBare).count() > 1) {
            return own.stream().map(parameter -> field(parameter, message, use)).toList();
        }
        var values = new ArrayList<Value>();
        var taken = false;
        for (var parameter : own) {
            if (parameter.taking() != Taking.PLACE_OR_NAME) {
                continue;
            }
            var bare = isBare(parameter);
            var asked = parameter.marks().stream().anyMatch(mark -> payload(mark));
            if (asked || bare && !taken) {
                values.add(ofType(parameter, handler, message, use));
                taken = true;
            } else if (parameter.marks().stream().anyMatch(this::asksTopic)) {
                values.add(handed(TOPIC, message, use).get(0));
            } else {
                values.add(Value.input(parameter.name()));
            }
        }
        return values;
    }

    private static boolean isBare(Code.Parameter parameter) {
        return parameter.marks().isEmpty() && parameter.fallback().isEmpty();
    }

    /** Several parameters are given the message's fields, each the one of its name. */
    private Value field(Code.Parameter parameter, Message message, Use use) {
        if (!isBare(parameter)) {
            return Value.input(parameter.name());
        }
        var key = Value.lit(parameter.name(), parameter.at());
        return decoded(Value.none(), message, use)
                .each(one ->
                        machine.lookups().take(one, key, use.call(), parameter.at(), true, use.state(), use.frame()));
    }

    private boolean payload(Code mark) {
        var name = mark instanceof Code.Call call ? Origins.of(call.callee()) : Origins.of(mark);
        return machine.tables().names("payload-mark").contains(name);
    }

    /** Whether a mark asks for the header that has the topic. */
    private boolean asksTopic(Code mark) {
        var names = machine.tables().names("topic-mark");
        return Walk.any(
                mark,
                part -> part instanceof Code.Lit lit && lit.value() instanceof String text
                        ? names.contains(text)
                        : names.contains(Origins.of(part)));
    }

    private Value ofType(Code.Parameter parameter, One.Fn handler, Message message, Use use) {
        return ofType(parameter.type(), handler, message, use);
    }

    private Value ofType(Optional<Code> code, One.Fn handler, Message message, Use use) {
        var outer = code.map(it -> it instanceof Code.Index index ? index.of() : it);
        var type = outer.map(it -> machine.calls().evaluated(it, handler.scope(), use.state(), use.frame()))
                .orElse(Value.none());
        var kind = type.only()
                .filter(One.Outside.class::isInstance)
                .flatMap(one -> machine.tables().kind(((One.Outside) one).path()))
                .orElse("");
        if (kind.equals("list")) {
            var item = code.filter(Code.Index.class::isInstance).map(it -> first(((Code.Index) it).key()));
            var each = ofType(item, handler, message, use);
            return machine.records().sequence(List.of(), each, use.at(), use.state());
        }
        return switch (kind) {
            case "message" -> handed(OBJECT, message, use).get(0);
            case "text", "bytes" -> message.body();
            default -> decoded(type, message, use);
        };
    }

    private static Code first(Code arguments) {
        return arguments instanceof Code.Seq seq && !seq.items().isEmpty()
                ? seq.items().get(0)
                : arguments;
    }

    private Value decoded(Value type, Message message, Use use) {
        var decoded = message.body().each(one -> machine.reads().decoded(one, use.at(), use.state()));
        var known = type.keep(One.Type.class::isInstance);
        return known.isNone() ? decoded : machine.words().models().fromType(known, decoded, use);
    }

    /** What is made of something by the function that its client was given; itself where there is none. */
    Value through(Optional<Value> function, Value of, Use use) {
        return function.filter(value -> value.any(one -> one instanceof One.Fn || one instanceof One.Outside))
                .map(value ->
                        machine.calls().invoke(value, Given.of(use.at(), of), use.call(), use.state(), use.frame()))
                .orElse(of);
    }
}
