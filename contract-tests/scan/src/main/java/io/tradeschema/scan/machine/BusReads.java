package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that read: entries of streams, items of lists, messages of channels. */
final class BusReads {

    private final Machine machine;

    BusReads(Machine machine) {
        this.machine = machine;
    }

    Value read(Use use) {
        var flags = use.row().flags();
        if (use.row().text("gives").isPresent()) {
            return machine.bus().heard().read(Deliveries.form(use), use);
        }
        if (flags.contains("loose")) {
            return machine.bus().loose().read(use);
        }
        if (use.row().parameter("keys").isPresent()) {
            return byKeys(use.value("keys").orElse(Value.input("")), use);
        }
        var from = use.value("from")
                .or(use::kept)
                .orElse(Value.input(""))
                .each(one -> use.state()
                        .object(one)
                        .filter(object -> !object.isRecord())
                        .map(Obj::element)
                        .orElseGet(() -> Value.of(one)));
        var named = machine.bus().streams().keys(from, false, use);
        var popped = flags.contains("popped");
        machine.bus()
                .streams()
                .unresolved(
                        named,
                        (popped ? "the list" : "the stream") + " of this read",
                        use.at(),
                        false,
                        use.transport());
        if (popped) {
            use.value("into").ifPresent(into -> moved(into, use));
            return popped(named, use);
        }
        var batch = batch(machine.reads().source(named.names(), use.at(), use.transport(), false, use.frame()), use);
        if (flags.contains("claimed")) {
            var none = machine.records().sequence(List.of(), Value.none(), use.at(), use.state());
            return machine.made(
                    Obj.sequence(
                            SeqKind.TUPLE, List.of(Value.kind(ValueKind.TEXT), batch, none), Value.none(), use.at()),
                    use.state());
        }
        return batch;
    }

    /** A list into which others are moved is written by whoever writes those. */
    private void moved(Value into, Use use) {
        machine.bus()
                .streams()
                .named(into)
                .names()
                .forEach(name ->
                        machine.recorder().untold(new Untold(use.at().where(), true, use.transport(), List.of(name))));
    }

    private Value batch(One.Source source, Use use) {
        return machine.records().sequence(List.of(), entryOf(source, use), use.at(), use.state());
    }

    /** One entry, beside its number. */
    Value entryOf(One.Source source, Use use) {
        var view = new One.View(source, Level.ENTRY, List.of()).named(names(use.self()));
        var entry = machine.records().view(view, use.at(), use.state());
        return machine.records().pair(Value.kind(ValueKind.TEXT), entry, use.at(), use.state());
    }

    /** Entries of the streams of that name. */
    Value entries(Value from, Use use) {
        var named = machine.bus().streams().keys(from, false, use);
        machine.bus().streams().unresolved(named, "the stream of this read", use.at(), false, use.transport());
        return batch(machine.reads().source(named.names(), use.at(), use.transport(), false, use.frame()), use);
    }

    /** Entries of each of these streams beside its name. */
    Value replies(List<Value> streams, Use use) {
        var pairs = streams.stream().map(stream -> reply(stream, use)).toList();
        return machine.records().sequence(List.of(), Value.either(pairs), use.at(), use.state());
    }

    /** What is taken from a list: the message itself, beside the list's name where the call waits for it. */
    private Value popped(Streams.Named named, Use use) {
        var source = machine.reads().source(named.names(), use.at(), use.transport(), false, use.frame());
        var view = new One.View(source, Level.ENTRY, List.of());
        var data = machine.reads().take(view, Entries.BODY, use.at(), false, false, use.state(), use.frame());
        var nothing = Value.nothing(use.at());
        if (use.row().flags().contains("many")) {
            return machine.records().sequence(List.of(), data, use.at(), use.state());
        }
        if (!use.row().flags().contains("named")) {
            return Value.either(data, nothing);
        }
        return Value.either(machine.records().pair(Value.input("the list"), data, use.at(), use.state()), nothing);
    }

    /** How a client gives the names of entries, where it is seen how it was made. */
    private static One.Names names(@Nullable One client) {
        if (!(client instanceof One.Made made) || !made.given().containsKey("kept")) {
            return One.Names.UNKNOWN;
        }
        var only = made.given().get("kept").only();
        return only.filter(one -> one instanceof One.Lit)
                .map(one -> ((One.Lit) one).value().equals(true)
                        ? One.Names.TEXT
                        : ((One.Lit) one).value().equals(false) ? One.Names.BYTES : One.Names.UNKNOWN)
                .orElse(One.Names.UNKNOWN);
    }

    /** Streams that are named by the keys of a record: each gives entries of its own. */
    private Value byKeys(Value streams, Use use) {
        var pairs = new ArrayList<Value>();
        var rest = new ArrayList<Value>();
        for (var one : streams.ones()) {
            var object = use.state().object(one).filter(Obj::isRecord);
            if (object.isEmpty()) {
                rest.add(reply(Value.of(one), use));
                continue;
            }
            for (var entry : object.get().slots().entrySet()) {
                pairs.add(reply(Value.lit(entry.getKey(), entry.getValue().at()), use));
            }
            if (!object.get().open().isNone() || object.get().slots().isEmpty()) {
                rest.add(reply(
                        object.get().open().isNone()
                                ? Value.input("")
                                : object.get().open(),
                        use));
            }
        }
        return machine.records().sequence(pairs, Value.either(rest), use.at(), use.state());
    }

    private Value reply(Value stream, Use use) {
        var named = machine.bus().streams().keys(stream, false, use);
        machine.bus().streams().unresolved(named, "the stream of this read", use.at(), false, use.transport());
        var name = named.names().size() == 1
                ? Value.lit(named.names().iterator().next(), use.at())
                : Value.input("the stream");
        var source = machine.reads().source(named.names(), use.at(), use.transport(), false, use.frame());
        return machine.records().pair(name, batch(source, use), use.at(), use.state());
    }
}
