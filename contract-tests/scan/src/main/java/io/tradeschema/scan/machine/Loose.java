package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls of clients whose arguments have no fixed places: what is an entry among them, what names streams, who handles. */
final class Loose {

    /** How records are labelled that hold a stream's name beside what is written to it. */
    static final String ADDRESSED = "addressed";
    /** What names a stream, beside a place in it. */
    private static final String OFFSET = "offset";

    private final Machine machine;

    Loose(Machine machine) {
        this.machine = machine;
    }

    /** A stream, and what is written to it. */
    record Entry(Value to, Value fields) {}

    // ---- writing ----

    Entry entry(Use use) {
        for (var arg : use.given().places()) {
            for (var one : arg.value().ones()) {
                var object = use.state().object(one);
                if (object.filter(it -> it.label().equals(ADDRESSED)).isPresent()) {
                    return addressed(object.get(), use);
                }
            }
        }
        var kept = use.kept();
        var to = kept.or(() -> use.value("to")).orElse(Value.input(""));
        return new Entry(to, fields(use.given().after(kept.isPresent() ? 0 : 1), use));
    }

    /** A record of what is written beside the stream's name. */
    Value addressed(Use use) {
        var object = Obj.record(use.at()).labelled(ADDRESSED);
        for (var key : List.of("to", "fields", "object", "body")) {
            var value = use.value(key);
            if (value.isPresent()) {
                object = object.with(key, new Obj.Slot(value.get(), true, use.at(), "", null));
            }
        }
        if (use.row().flags().contains("last")) {
            var at = BusWrites.lastMessage(use);
            var body = at < 0 ? Value.none() : use.given().places().get(at).value();
            object = object.with("body", new Obj.Slot(body, true, use.at(), "", null));
        }
        return machine.made(object, use.state());
    }

    private Entry addressed(Obj object, Use use) {
        var to = object.slot("to").map(Obj.Slot::value).orElse(Value.input(""));
        var fields = object.slot("fields").map(Obj.Slot::value);
        if (fields.isPresent()) {
            return new Entry(to, fields.get());
        }
        var of = object.slot("object").map(Obj.Slot::value).orElse(Value.input(""));
        return new Entry(to, of.each(one -> flat(one, use)));
    }

    /** An object that is laid flat into an entry: its names, or the one name that a plain value lies under. */
    private Value flat(One one, Use use) {
        if (use.state().object(one).filter(Obj::isInstance).isPresent()) {
            return machine.members().written().of(one, use, 0);
        }
        if (one.isRest() || use.state().object(one).isPresent()) {
            return Value.of(one);
        }
        var name = use.row().text("alone").orElse("value");
        return machine.made(
                Obj.record(use.at()).with(name, new Obj.Slot(Value.of(one), true, use.at(), "", null)), use.state());
    }

    /** What among the arguments is an entry: a record, or names and values in turn. */
    Value fields(Given all, Use use) {
        var given = behind(all, use.row().text("behind"));
        var odd = given.places().size() < all.places().size()
                && given.places().size() % 2 == 1; // what is called when it is done comes last
        var places = odd ? given.places().subList(0, given.places().size() - 1) : given.places();
        for (var arg : places) {
            if (arg.value().any(one -> isRecord(one, use.state()))) {
                return arg.value();
            }
        }
        for (var start = 0; start < places.size(); start++) {
            var rest = places.subList(start, places.size());
            if (rest.size() >= 2 && rest.size() % 2 == 0 && alternates(rest)) {
                return alternating(rest, use.at(), use.state(), use.frame());
            }
        }
        return places.stream()
                .map(Given.Arg::value)
                .filter(value ->
                        value.any(one -> one.isRest() || one instanceof One.Taken || one instanceof One.Walked))
                .reduce((first, last) -> last)
                .orElse(Value.lost("the fields are built where the scan cannot follow"));
    }

    /** What is given behind one of these words, where one of them is given. */
    private static Given behind(Given given, Optional<String> words) {
        for (var i = 0; words.isPresent() && i < given.places().size(); i++) {
            var text = given.places().get(i).value().onlyText();
            if (text.filter(words.get()::equals).isPresent()) {
                return given.after(i + 1);
            }
        }
        return given;
    }

    private static boolean isRecord(One one, State state) {
        return state.object(one).filter(Obj::isRecord).isPresent();
    }

    private static boolean alternates(List<Given.Arg> places) {
        for (var i = 0; i < places.size(); i += 2) {
            if (places.get(i).value().onlyText().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** A record of names and values that are given in turn. */
    Value alternating(List<Given.Arg> places, Place at, State state, Frame frame) {
        var record = machine.made(Obj.record(at), state);
        for (var i = 0; i + 1 < places.size(); i += 2) {
            var key = places.get(i);
            var value = places.get(i + 1);
            var origin = Origins.of(value.code());
            var slot = new Obj.Slot(value.value(), true, key.at(), origin, value.code());
            var name = key.value().onlyText();
            if (name.isPresent()) {
                machine.records().put(record, name.get(), slot, state);
            } else {
                machine.records().put(record, key.value(), value.value(), key.at(), origin, state, frame);
            }
        }
        return record;
    }

    // ---- reading ----

    /** The streams that the arguments name, as values; whether they are named with places in them. */
    record Streams(List<Value> names, boolean offsets) {}

    Streams streams(Use use) {
        var names = new ArrayList<Value>();
        var offsets = false;
        for (var arg : use.given().places()) {
            offsets |= named(arg.value(), use, names);
        }
        return new Streams(names, offsets);
    }

    private boolean named(Value value, Use use, List<Value> names) {
        var offsets = false;
        for (var one : value.ones()) {
            var object = use.state().object(one);
            if (one instanceof One.Made made && made.type().equals(OFFSET)) {
                names.add(made.given().getOrDefault("kept", Value.input("")));
                offsets = true;
            } else if (object.filter(it -> it.isRecord() && !it.isInstance()).isPresent()) {
                object.get().slots().forEach((name, slot) -> names.add(Value.lit(name, slot.at())));
            } else if (object.filter(it -> !it.isRecord()).isPresent()) {
                offsets |= ofList(object.get(), use, names);
            }
        }
        return offsets;
    }

    private boolean ofList(Obj list, Use use, List<Value> names) {
        if (list.kind() == SeqKind.TUPLE && list.items().size() == 2) {
            names.add(list.items().get(0));
            return false;
        }
        var offsets = false;
        for (var item : list.items()) {
            offsets |= named(item, use, names);
        }
        return named(list.tail(), use, names) || offsets;
    }

    /** What a read gives whose arguments name the streams somewhere. */
    Value read(Use use) {
        var streams = streams(use);
        if (streams.names().isEmpty()) {
            return machine.bus().reads().replies(List.of(Value.lost("their names are no constants of the tree")), use);
        }
        return streams.offsets() || use.row().flags().contains("entries")
                ? machine.bus().reads().entries(Value.either(streams.names()), use)
                : machine.bus().reads().replies(streams.names(), use);
    }

    // ---- handling ----

    /** By file, what listens to channels that are named in another call. */
    private final java.util.Map<String, List<Value>> listeners = new java.util.HashMap<>();

    /** Registers a handler of streams or channels; empty when none is named. */
    Optional<Value> handled(Use use) {
        if (!use.transport().hasEntries()) {
            return channels(use);
        }
        var streams = streams(use);
        if (streams.names().isEmpty()) {
            return Optional.empty();
        }
        var topics = new LinkedHashSet<String>(
                machine.bus().streams().named(Value.either(streams.names())).names());
        var handlers = new ArrayList<Value>();
        for (var arg : use.given().places()) {
            arg.value().ones().forEach(one -> handler(one, use).ifPresent(handlers::add));
        }
        if (handlers.isEmpty()) {
            injected(use)
                    .ifPresentOrElse(
                            handlers::add,
                            () -> machine.reads().source(topics, use.at(), use.transport(), true, use.frame()));
        }
        handlers.forEach(handler -> handle(handler, topics, use));
        return Optional.of(Value.input(""));
    }

    /** The only class of the tree that is such a listener: a container hands it over by its type, and no code says so. */
    private Optional<Value> injected(Use use) {
        var type = use.row().text("of").orElse("");
        var all = machine.classes().all().stream()
                .filter(klass -> klass.outsideBases().contains(type))
                .toList();
        return all.size() == 1
                ? handler(
                        machine.roots()
                                .typical(all.get(0), use.state(), use.frame())
                                .ones()
                                .get(0),
                        use)
                : Optional.empty();
    }

    private Optional<Value> channels(Use use) {
        var file = use.frame().unit().file();
        var handlers = new ArrayList<Value>();
        var topics = new LinkedHashSet<String>();
        use.kept()
                .ifPresent(kept ->
                        topics.addAll(machine.bus().streams().named(kept).names()));
        var named = new ArrayList<Value>();
        for (var arg : use.given().places()) {
            named(arg.value(), use, named);
            arg.value().ones().forEach(one -> handler(one, use).ifPresent(handlers::add));
            arg.value().texts().forEach(text -> named.add(Value.lit(text, use.at())));
        }
        named.forEach(name -> topics.addAll(machine.bus().streams().named(name).names()));
        if (topics.isEmpty()) {
            listeners.put(file, handlers);
            if (use.row().flags().contains("alone")) {
                var unnamed = machine.bus().streams().named(Value.input("its name"));
                machine.bus()
                        .streams()
                        .unresolved(unnamed, "the channel of this listener", use.at(), false, use.transport());
            }
            return handlers.isEmpty() ? Optional.empty() : Optional.of(Value.input(""));
        }
        var all = handlers.isEmpty() ? listeners.getOrDefault(file, List.of()) : handlers;
        all.forEach(handler -> machine.bus()
                .deliveries()
                .handled(handler, Deliveries.form(use), topics, Value.input("the channel"), use, List.of()));
        return all.isEmpty() ? Optional.empty() : Optional.of(Value.input(""));
    }

    Optional<Value> handler(One one, Use use) {
        if (one instanceof One.Fn) {
            return Optional.of(Value.of(one));
        }
        var klass = use.state().object(one).map(Obj::klass).orElse(null);
        var name = use.row().text("method").orElse("");
        return klass == null
                ? Optional.empty()
                : klass.attribute(name)
                        .map(found ->
                                machine.classes().attributes().bound(found, one, klass, use.state(), use.frame()));
    }

    private void handle(Value handler, Set<String> topics, Use use) {
        var source = machine.reads().source(topics, use.at(), use.transport(), true, use.frame());
        use.state().perhaps(way -> {
            var inner = use.on(way);
            var entry = typed(handler, machine.bus().reads().entryOf(source, inner), inner);
            machine.calls().invoke(handler, Given.of(use.at(), entry), use.call(), way, use.frame());
        });
    }

    /** An entry whose fields are laid into an object of the class that the type of the handler's parameter has last. */
    private Value typed(Value handler, Value entry, Use use) {
        var fn = handler.only().filter(One.Fn.class::isInstance).map(One.Fn.class::cast);
        var type = fn.flatMap(it -> it.code().parameters().stream()
                        .flatMap(parameter -> parameter.type().stream())
                        .reduce((first, last) -> last)
                        .flatMap(Loose::lastArgument)
                        .map(code -> machine.calls().evaluated(code, it.scope(), use.state(), use.frame())))
                .map(value -> value.keep(One.Type.class::isInstance))
                .orElse(Value.none());
        if (type.isNone()) {
            return entry;
        }
        var pair = entry.only().flatMap(use.state()::object).orElseThrow();
        var bound = machine.words().models().fromType(type, pair.items().get(1), use);
        return machine.records().pair(pair.items().get(0), bound, use.at(), use.state());
    }

    private static Optional<Code> lastArgument(Code type) {
        return type instanceof Code.Index index && index.key() instanceof Code.Seq arguments
                ? Optional.of(arguments.items().get(arguments.items().size() - 1))
                : Optional.empty();
    }
}
