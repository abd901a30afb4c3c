package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.Optional;

/** Calls that write: an entry to a stream, or a message to a channel. */
final class BusWrites {

    private final Machine machine;

    BusWrites(Machine machine) {
        this.machine = machine;
    }

    Value write(Use use) {
        var transport = use.row().flags().get(0);
        if (transport.equals("binding")) {
            return machine.bus().hidden().bridged(use);
        }
        var taken = use.row().flags().contains("loose")
                ? machine.bus().loose().entry(use)
                : new Loose.Entry(
                        use.value("to").or(use::kept).orElse(Value.input("")),
                        use.value("entry").orElse(Value.input("")));
        var to = machine.bus().streams().named(taken.to());
        var channel = !transport.equals("redis-stream");
        if (!channel
                || use.value("body")
                        .filter(body -> mayBeMessage(body, use.state()))
                        .isPresent()) {
            machine.bus()
                    .streams()
                    .unresolved(
                            to,
                            channel ? "the channel of this publish" : "the stream of this xadd",
                            use.at(),
                            true,
                            channel);
        }
        for (var stream : to.names()) {
            if (channel) {
                channel(stream, use.value("body").orElse(Value.input("")), use);
            } else {
                for (var one : taken.fields().ones()) {
                    machine.bus().entries().entry(stream, one, use.at(), use.state(), use.frame());
                }
            }
        }
        return Value.kind(ValueKind.TEXT);
    }

    /** Whether something that is published may be a message: plain text is none. */
    private static boolean mayBeMessage(Value body, State state) {
        return body.any(one -> one instanceof One.Json
                || one.isRest()
                || one instanceof One.Taken
                || one instanceof One.Template
                || state.object(one).isPresent());
    }

    void channel(String channel, Value body, Use use) {
        var site = Site.of(use.frame(), use.at());
        for (var one : body.ones()) {
            var inner = one instanceof One.Json json ? json.of() : Value.of(one);
            for (var message : inner.ones()) {
                var object = use.state().object(message).filter(Obj::isRecord);
                var facts = object.map(it -> new Shapes(machine, use.state(), true, false, false).of(it));
                var plain = message instanceof One.Lit
                        || message instanceof One.Kind
                        || message instanceof One.Template
                        || message instanceof One.Member
                        || message instanceof One.Taken;
                var reason = facts.isPresent() || plain ? "" : "the message is built where the scan cannot follow";
                machine.recorder()
                        .write(new Write(
                                channel,
                                use.at().where(),
                                site.place().where(),
                                site.file(),
                                site.function(),
                                WireForm.JSON_UNDER_KEY,
                                "data",
                                Optional.empty(),
                                facts,
                                reason,
                                true));
            }
        }
    }
}
