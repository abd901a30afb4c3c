package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.machine.Deliveries.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients that are told first what they are to read, and are asked for messages then. */
final class Subscriptions {

    private static final String BODY = "<subscribed>";
    private static final String TOPIC = "<subscribed to>";
    private static final String THROUGH = "<through>";
    /** What a loop over the client meets. */
    static final String EACH = "<each>";

    /** By file, what is subscribed to through clients whose making is not seen. */
    private final Map<String, Message> ofFile = new HashMap<>();

    /** By a queue's name, what it was bound to. */
    private final Map<String, Set<String>> bound = new HashMap<>();

    private final Machine machine;

    Subscriptions(Machine machine) {
        this.machine = machine;
    }

    /** A call that says what is to be read: on the client, or on what it gives. */
    Value subscribe(Use use) {
        if (use.row().flags().contains("named")) {
            handledByName(use);
            if (use.given().places().isEmpty()) {
                return Value.nothing(use.at());
            }
        }
        var topics = topics(use);
        var handler = handler(use);
        if (handler.isPresent()) {
            handled(handler.get(), topics, use, List.of());
            return machine.made(Obj.record(use.at()).labelled(type(use)), use.state());
        }
        var message = machine.bus().deliveries().message(names(topics, use), topics, false, use);
        if (use.row().flags().contains("now")) {
            return machine.bus().deliveries().given(message, use);
        }
        var client =
                use.self() instanceof One.Ref ref && use.state().object(ref).isPresent() ? ref : null;
        if (client != null && use.row().text("makes").isEmpty()) {
            var object = use.state().object(client).orElseThrow();
            use.state().put(client, with(object, message, use));
            return Value.nothing(use.at());
        }
        if (use.row().text("makes").isPresent()) {
            var made = Obj.record(use.at()).labelled(type(use));
            var through = use.value("through");
            if (through.isPresent()) {
                made = made.with(THROUGH, slot(through.get(), use));
            }
            var subscribed = topics.isNone() ? made : with(made, message, use);
            return machine.made(subscribed, use.state());
        }
        ofFile.merge(use.frame().unit().file(), message, Message::or);
        return Value.nothing(use.at());
    }

    /** What a mark is by itself, before it stands on a function: some are kept, to send with them. */
    Value mark(Use use) {
        var kept = use.value("to").map(value -> Map.of("kept", value)).orElse(Map.of());
        return Value.of(new One.Made(use.row().text("makes").orElse(""), kept));
    }

    /** A function that a mark makes a handler, and other marks a sender of what it gives. */
    void marked(One.Fn handler, Use use, List<Use> senders) {
        handled(Value.of(handler), topics(use), use, senders);
    }

    /** Handlers that are given under the names of their topics. */
    private void handledByName(Use use) {
        use.given()
                .names()
                .forEach((name, handler) -> handled(handler.value(), Value.lit(name, handler.at()), use, List.of()));
        if (!use.given().open().isNone()) {
            handled(Value.none(), use.given().open(), use, List.of());
        }
    }

    private void handled(Value handler, Value topics, Use use, List<Use> senders) {
        machine.bus().deliveries().handled(handler, Deliveries.form(use), names(topics, use), topics, use, senders);
    }

    private Optional<Value> handler(Use use) {
        var named = use.row().parameter("call").isPresent() ? use.value("call") : Optional.<Value>empty();
        if (named.isPresent() || !use.row().flags().contains("handlers")) {
            return named.filter(value -> !value.all(Constants::isNothing));
        }
        for (var arg : use.given().places()) {
            for (var one : arg.value().ones()) {
                var found = machine.bus().loose().handler(one, use);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return use.kept();
    }

    private static String type(Use use) {
        return use.row().text("makes").orElse("");
    }

    private Obj with(Obj object, Message message, Use use) {
        var through = object.slot(THROUGH).map(Obj.Slot::value);
        var before = object.slot(BODY);
        var body = machine.bus().deliveries().through(through, message.body(), use);
        var all = new Message(body, message.topic());
        if (before.isPresent()) {
            all = all.or(new Message(before.get().value(), object.valueOf(TOPIC)));
        }
        var more = object.with(BODY, slot(all.body(), use)).with(TOPIC, slot(all.topic(), use));
        var given = machine.bus().deliveries().given(all, use);
        more = more.with(EACH, slot(given, use));
        for (var name : use.row().text("many-as").stream().toList()) {
            var many = machine.records().sequence(List.of(), given, use.at(), use.state());
            more = more.with(name, slot(many, use));
        }
        return more;
    }

    private static Obj.Slot slot(Value value, Use use) {
        return new Obj.Slot(value, true, use.at(), "", null);
    }

    private Value topics(Use use) {
        return named(use)
                .each(one -> constant(one, use)
                        .orElseGet(() -> one.text().isPresent()
                                ? machine.words().fluent().configured(one, use.at())
                                : Value.of(one)));
    }

    /** A constant of the tree that a text names by its class, in the form in which marks do. */
    private Optional<Value> constant(One one, Use use) {
        var text = one.text().orElse("");
        return machine.tables().names("constant").stream()
                .map(form -> Pattern.compile(form).matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(named -> machine.units()
                        .elsewhere(machine, named.group(1), use.at(), use.state(), use.frame())
                        .map(type -> machine.evaluation()
                                .attribute(type, named.group(2), use.at(), use.state(), use.frame())))
                .filter(value -> !value.texts().isEmpty());
    }

    private Value named(Use use) {
        if (!use.row().flags().contains("every")) {
            return elements(use.value("from").or(() -> fromKept(use)).orElse(Value.input("")), use);
        }
        var all = new ArrayList<Value>();
        use.given().places().forEach(arg -> all.add(elements(arg.value(), use)));
        return Value.either(all);
    }

    private static Optional<Value> fromKept(Use use) {
        return use.row().arguments().containsKey("from") ? Optional.empty() : use.kept();
    }

    private Value elements(Value value, Use use) {
        return value.each(one -> use.state()
                .object(one)
                .filter(object -> object.kind() != SeqKind.RECORD)
                .map(Obj::element)
                .orElseGet(() -> Value.of(one)));
    }

    private Set<String> names(Value topics, Use use) {
        if (topics.isNone()) {
            return Set.of();
        }
        var named = machine.bus().streams().named(topics);
        var names = filled(topics, use);
        if (names.isEmpty() || !named.names().isEmpty()) {
            machine.bus()
                    .streams()
                    .unresolved(named, "the topic of this subscription", use.at(), false, use.transport());
        }
        for (var name : named.names()) {
            if (!bound.containsKey(name)) {
                names.addAll(machine.bus().streams().meant(name));
            }
        }
        return names;
    }

    /** What these queues were bound to. */
    Set<String> filled(Value queues, Use use) {
        var names = new LinkedHashSet<String>();
        queues(queues, use).forEach(queue -> names.addAll(bound.getOrDefault(queue, Set.of())));
        return names;
    }

    /** The queues that the use takes from which were bound to other names, by their own. */
    Set<String> queues(Use use) {
        if (use.transport() != Transport.RABBIT) {
            return Set.of();
        }
        var own = new LinkedHashSet<>(machine.bus().streams().named(named(use)).names());
        own.retainAll(bound.keySet());
        return own;
    }

    /** What was made with a name, such as a queue, by that name. */
    private static Value named(Value value) {
        return value.each(one -> one instanceof One.Made made && made.given().containsKey("kept")
                ? made.given().get("kept")
                : Value.of(one));
    }

    /** Queues by their names; one that has none in the source, since the server gives it one, is its file's. */
    private Set<String> queues(Value value, Use use) {
        var names =
                new LinkedHashSet<>(machine.bus().streams().named(named(value)).names());
        if (names.remove("") || names.isEmpty()) {
            names.add(" " + use.frame().unit().file());
        }
        return names;
    }

    /** What the client that was told before gives now. */
    Value received(Use use) {
        var object = use.state().object(use.on());
        var body = object.flatMap(it -> it.slot(BODY));
        if (body.isPresent()) {
            var message = new Message(body.get().value(), object.get().valueOf(TOPIC));
            return machine.bus().deliveries().given(message, use);
        }
        var message = object.isPresent() ? null : ofFile.get(use.frame().unit().file());
        return message == null ? Value.input("") : machine.bus().deliveries().given(message, use);
    }

    /** A queue is given what is written under another name; where the row says so, by exchanges of one kind alone. */
    Value bind(Use use) {
        var streams = machine.bus().streams();
        var made = use.row()
                .text("makes")
                .map(type -> Value.of(new One.Made(
                        type, use.kept().map(queue -> Map.of("kept", queue)).orElse(Map.of()))));
        var only = use.row().text("only");
        if (only.isPresent()
                && !use.value("beside")
                        .orElse(Value.none())
                        .any(one -> one instanceof One.Made exchange
                                && exchange.type().equals(only.get()))) {
            return made.orElse(Value.input(""));
        }
        var to = exchanged(streams.named(use.value("to").orElse(Value.none())), use.value("beside"));
        for (var queue : queues(use.value("from").or(use::kept).orElse(Value.none()), use)) {
            var filled = bound.computeIfAbsent(queue, key -> new LinkedHashSet<>());
            to.names().forEach(name -> filled.addAll(streams.meant(name)));
        }
        return made.or(() -> use.value("from")).orElse(Value.input(""));
    }

    /** Where the key says nothing, the exchange is what both ends name. */
    Streams.Named exchanged(Streams.Named key, Optional<Value> beside) {
        var exchange = beside.map(Subscriptions::named).map(machine.bus().streams()::named);
        var says = key.names().stream().anyMatch(name -> !name.isEmpty());
        return exchange.filter(other -> !other.names().isEmpty() && !says).orElse(key);
    }
}
