package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls that write: an entry to a stream, or a message with a body to whatever carries one. */
final class BusWrites {

    private final Machine machine;

    BusWrites(Machine machine) {
        this.machine = machine;
    }

    Value write(Use use) {
        if (use.row().flags().get(0).equals("binding")) {
            return machine.bus().hidden().bridged(use);
        }
        if (use.transport().hasEntries()) {
            entry(use);
        } else {
            one(use).forEach(this::body);
        }
        return Value.kind(ValueKind.TEXT);
    }

    /** A call that writes several is as many calls, each with one of what the row says. */
    private static List<Use> one(Use use) {
        var each = use.value("each");
        if (each.isEmpty()) {
            return List.of(use);
        }
        var items = new ArrayList<Value>();
        for (var one : each.get().ones()) {
            var list = use.state().object(one).filter(object -> !object.isRecord());
            list.ifPresentOrElse(
                    object -> {
                        items.addAll(object.items());
                        items.add(object.tail());
                    },
                    () -> items.add(Value.of(one)));
        }
        return items.stream()
                .filter(item -> !item.isNone())
                .map(item ->
                        new Use(use.row(), use.self(), Given.of(use.at(), item), use.call(), use.state(), use.frame()))
                .toList();
    }

    private void entry(Use use) {
        var taken = use.row().flags().contains("loose")
                ? machine.bus().loose().entry(use)
                : new Loose.Entry(
                        use.value("to").or(use::kept).orElse(Value.input("")),
                        use.value("entry").orElse(Value.input("")));
        var to = machine.bus().streams().keys(taken.to(), true, use);
        machine.bus().streams().unresolved(to, "the stream of this xadd", use.at(), true, use.transport());
        for (var stream : to.names()) {
            machine.whole().written(taken.fields(), stream, use.at(), use.state());
            for (var one : taken.fields().ones()) {
                machine.bus().entries().entry(stream, one, use.at(), use.state(), use.frame());
            }
        }
    }

    // ---- messages that are a body ----

    /** What a function gives is sent. */
    void answer(Value body, Use use) {
        send(new Sent(use.value("to").orElse(Value.input("")), body), use);
    }

    /** Where a message goes, what it is, and the exchange that it goes through, where one is named. */
    private record Sent(Value to, Value body, Optional<Value> beside) {

        Sent(Value to, Value body) {
            this(to, body, Optional.empty());
        }
    }

    private void body(Use use) {
        var sent = sent(use);
        send(new Sent(sent.to(), sent.body(), use.value("beside").or(sent::beside)), use);
    }

    private void send(Sent sent, Use use) {
        var client = use.self() instanceof One.Made made ? made.given().get(Words.THROUGH) : null;
        var through = use.value(Words.THROUGH).or(() -> Optional.ofNullable(client));
        var plain = machine.bus().deliveries().through(through, sent.body(), use);
        var body = use.row().text("by").isPresent() ? machine.words().models().asRecords(plain, use) : plain;
        var key = machine.bus().streams().named(sent.to());
        var to = machine.bus().subscriptions().exchanged(key, sent.beside());
        if (!to.equals(key) && !key.reason().isEmpty()) {
            machine.recorder().untold(new Untold(use.at().where(), true, use.transport(), key.part()));
        }
        var said = said(body, use);
        if (!sent.to().isNone() && mayBeMessage(body, use.state()) && said.isEmpty()) {
            machine.bus().streams().unresolved(to, "where this is sent to", use.at(), true, use.transport());
        }
        var isEvents = to.names().stream()
                .anyMatch(name -> machine.terms().onStream(name).isPresent());
        var names = isEvents || said.isEmpty() ? to.names() : said;
        names.forEach(name -> {
            machine.whole().written(body, name, use.at(), use.state());
            body(name, carrier(sent.beside(), use), body, use);
        });
    }

    /** Through an exchange without a name the key is the queue's name. */
    private static Transport carrier(Optional<Value> named, Use use) {
        return use.transport() == Transport.RABBIT
                        && named.flatMap(Value::onlyText)
                                .filter(String::isEmpty)
                                .isPresent()
                ? Transport.RABBIT_QUEUE
                : use.transport();
    }

    /** The events that messages say they are: what they are sent to need not have a name of its own. */
    private Set<String> said(Value body, Use use) {
        return messages(body)
                .flatMap(one -> use.state().object(one).stream())
                .flatMap(object -> machine.terms().events().stream()
                        .filter(event ->
                                object.valueOf(event.discriminator()).texts().contains(event.name())))
                .map(Terms.Event::stream)
                .collect(Collectors.toSet());
    }

    /** What a body holds, where it is JSON. */
    private static Stream<One> messages(Value body) {
        return body.ones().stream()
                .flatMap(one -> one instanceof One.Json json ? json.of().ones().stream() : Stream.of(one));
    }

    private Sent sent(Use use) {
        if (use.row().parameter("parts").isPresent()) {
            var parts = use.value("parts").orElse(Value.none());
            return new Sent(part(parts, 0, use), part(parts, 1, use));
        }
        if (use.row().parameter("text").isPresent()) {
            return inOneText(use);
        }
        if (use.row().flags().contains("last")) {
            return last(use);
        }
        var body = use.value("body").orElse(Value.input(""));
        var packed = body.each(one -> use.state()
                .object(one)
                .filter(it -> it.label().equals(Loose.ADDRESSED))
                .map(it -> it.valueOf("body"))
                .orElseGet(() -> Value.of(one)));
        var named =
                use.row().arguments().containsKey("to") || use.row().arguments().containsKey("kept");
        var to = use.value("to").or(use::kept).orElseGet(() -> named ? Value.input("") : Value.none());
        return new Sent(to, packed);
    }

    /** The last argument that may be a message is one, or an object that has it beside the name of where it goes. */
    private Sent last(Use use) {
        var places = use.given().places();
        for (var arg : places) {
            var object = arg.value().only().flatMap(use.state()::object);
            if (object.filter(it -> it.label().equals(Loose.ADDRESSED)).isPresent()) {
                return new Sent(address(object.get()), object.get().valueOf("body"));
            }
        }
        var at = lastMessage(use);
        var before = use.row().flags().contains("before") ? at - 1 : 0;
        var to = use.value("to")
                .or(use::kept)
                .orElseGet(() -> before >= 0 && before < at ? places.get(before).value() : Value.none());
        var beside = use.row().flags().contains("before") && at > 1
                ? Optional.of(places.get(at - 2).value())
                : Optional.<Value>empty();
        return new Sent(to, at < 0 ? Value.none() : places.get(at).value(), beside);
    }

    /** Where it goes: as it says itself, or one of its headers does. */
    private Value address(Obj object) {
        return machine.tables().names("address-header").stream()
                .map(object::slot)
                .flatMap(Optional::stream)
                .map(Obj.Slot::value)
                .findFirst()
                .orElseGet(() -> object.valueOf("to"));
    }

    /** The place of the last argument that may be a message. */
    static int lastMessage(Use use) {
        var places = use.given().places();
        for (var at = places.size() - 1; at >= 0; at--) {
            if (places.get(at)
                    .value()
                    .any(one -> one instanceof One.Json
                            || use.state().object(one).filter(Obj::isRecord).isPresent())) {
                return at;
            }
        }
        for (var at = places.size() - 1; at >= 0; at--) {
            if (!places.get(at).value().any(One.Fn.class::isInstance)) {
                return at;
            }
        }
        return -1;
    }

    private Value part(Value parts, int index, Use use) {
        return parts.each(one -> machine.elements().part(one, index, 2, use.state(), use.frame()));
    }

    /** A topic and a body in one text, with a blank between them. */
    private Sent inOneText(Use use) {
        var code = use.arg("text").map(Given.Arg::code).orElse(null);
        if (code instanceof Code.Join join && join.parts().size() >= 2) {
            var last = join.parts().get(join.parts().size() - 1);
            var first = machine.eval(shown(join.parts().get(0)), use.state(), use.frame());
            return new Sent(
                    first.each(one -> one.text()
                            .map(text -> Value.lit(text.strip(), use.at()))
                            .orElseGet(() -> Value.of(one))),
                    machine.eval(shown(last), use.state(), use.frame()));
        }
        return new Sent(Value.none(), use.value("text").orElse(Value.none()));
    }

    private static Code shown(Code part) {
        return part instanceof Code.Shown shown ? shown.of() : part;
    }

    /** Whether something that is sent may be a message: plain text is none. */
    private static boolean mayBeMessage(Value body, State state) {
        return body.any(one -> one instanceof One.Json
                || one.isRest()
                || one instanceof One.Taken
                || one instanceof One.Template
                || state.object(one).isPresent());
    }

    /** A message of this body that goes to this name. */
    void body(String name, Transport transport, Value body, Use use) {
        var spot = new Entries.Spot(name, transport, use.at(), use.state(), use.frame());
        machine.bus().entries().bodies(spot, body);
    }
}
