package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is called: finds the row of the tables that says it, or the code of the tree. */
final class Operations {

    private static final java.util.Set<String> ON_CLIENTS =
            java.util.Set.of("write", "read", "handler", "made", "json", "parse", "model", "record");

    private final Machine machine;

    Operations(Machine machine) {
        this.machine = machine;
    }

    Value function(String path, Given given, Code.Call call, State state, Frame frame) {
        var row = machine.tables().function(path);
        if (row.isPresent()) {
            return machine.words().perform(new Use(row.get(), null, given, call, state, frame));
        }
        var client = onClient(path);
        if (client.filter(found -> applies(found, given, call, state, frame)).isPresent()) {
            var of = new One.Outside(path.substring(0, path.lastIndexOf('.')));
            return machine.words().perform(new Use(client.get(), of, given, call, state, frame));
        }
        var ofType = ofType(path, given, call, state, frame);
        if (ofType.isPresent()) {
            return ofType.get();
        }
        var event = machine.bus().binding().event(path);
        if (event.isPresent()) {
            return machine.bus().binding().build(event.get(), given, state, frame);
        }
        var ofEvent = machine.bus().binding().ofType(path, given, state, frame);
        if (ofEvent.isPresent()) {
            return ofEvent.get();
        }
        machine.bus().checks().checked(path, given, state);
        machine.bus().hidden().passed(path, given, call, state, frame);
        var foreign = machine.terms().ofClass(path.substring(path.lastIndexOf('.') + 1));
        if (foreign.isPresent()) {
            return machine.bus().binding().foreign(path, foreign.get(), given, state, frame);
        }
        machine.whole().given(given, call, state, path.substring(path.lastIndexOf('.') + 1));
        handOver(given, call, state, frame);
        return Value.of(new One.Made(path, Map.of()));
    }

    /** A method that is asked of its type and given the object: {@code Type::name}. */
    private Optional<Value> ofType(String path, Given given, Code.Call call, State state, Frame frame) {
        var dot = path.lastIndexOf('.');
        if (dot < 0 || given.places().isEmpty()) {
            return Optional.empty();
        }
        var type = path.substring(0, dot);
        var tables = machine.tables();
        if (!tables.hasType(type) && tables.kind(type).isEmpty() && !isOfEvent(type, given, state)) {
            return Optional.empty();
        }
        var name = path.substring(dot + 1);
        var attr = new Code.Attr(given.at(), call.callee(), name);
        var method =
                given.places().get(0).value().each(one -> machine.evaluation().callee(one, attr, state, frame));
        return method.any(one -> one instanceof One.Method || one instanceof One.Fn)
                ? Optional.of(machine.calls().invoke(method, given.after(1), call, state, frame))
                : Optional.empty();
    }

    /** Whether an event is given to a function of its own class. */
    private boolean isOfEvent(String type, Given given, State state) {
        return machine.bus().binding().event(type).isPresent()
                && given.places()
                        .get(0)
                        .value()
                        .all(one -> state.object(one)
                                .filter(object -> object.label().startsWith(Binding.EVENT))
                                .isPresent());
    }

    /** A method that only a bus has, of something that the tree does not show: {@code from wiring import r; r.xadd(…)}. */
    private Optional<Row> onClient(String path) {
        var dot = path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : machine.tables()
                        .anywhere(path.substring(dot + 1))
                        .filter(row -> !row.word().equals("made")
                                || machine.bus().names().writes(path.substring(dot + 1)))
                        .filter(row ->
                                ON_CLIENTS.contains(row.word()) || row.flags().contains("loose"));
    }

    Value method(One.Method method, Given given, Code.Call call, State state, Frame frame) {
        var row = row(method, state);
        if (method.of() instanceof One.Taken && isOfText(method.name())) {
            machine.kindsOfUse().asText(method.of(), given.at(), frame);
        }
        if (row.filter(found -> applies(found, given, call, state, frame)).isPresent()) {
            return machine.words().perform(new Use(row.get(), method.of(), given, call, state, frame));
        }
        var of = method.of();
        var object = state.object(of);
        if (object.isPresent()) {
            var special = machine.bus().binding().method(of, object.get(), method.name(), given, state, frame);
            if (special.isPresent()) {
                return special.get();
            }
            var accessed = machine.members().accessed(of, object.get(), method.name(), given, state);
            if (accessed.isPresent()) {
                return accessed.get();
            }
            if (object.get().klass() != null) {
                machine.calls()
                        .signatures()
                        .noSuchMethod((One.Ref) of, object.get().klass(), method.name(), given, state, frame);
            }
        }
        var part = machine.bus().binding().part(of, method.name(), given, state, frame);
        if (part.isPresent()) {
            return part.get();
        }
        if (of instanceof One.Type type) {
            var builder = machine.members().builder(type.klass(), method.name(), given, call, state, frame);
            if (builder.isPresent()) {
                return builder.get();
            }
        }
        if (of instanceof One.Made made) {
            machine.bus().checks().checked(made.type() + "." + method.name(), given, state);
        }
        machine.bus().hidden().passed(method.name(), given, call, state, frame);
        var byName = byName(method, given, call, state, frame);
        if (byName.isEmpty() && !(of instanceof One.Made) && !known(of, state)) {
            machine.bus().streams().perhaps(method.name(), given, call);
        }
        if (byName.isEmpty()) {
            machine.whole().given(given, call, state, method.name());
            machine.whole().asked(of, method.name(), given.at(), state);
        }
        return byName.orElseGet(() -> handOver(given, call, state, frame));
    }

    /** Whether only texts have the method: what it gives is another text. */
    private boolean isOfText(String name) {
        return machine.tables().method("text", name).isPresent()
                && machine.tables().method("record", name).isEmpty()
                && machine.tables().method("list", name).isEmpty();
    }

    /** Whether a row that goes by a common name alone means this call: what it is given tells. */
    private static boolean applies(Row row, Given given, Code.Call call, State state, Frame frame) {
        if (row.flags().contains("told")) {
            return new Use(row, null, given, call, state, frame)
                    .value("to")
                    .filter(to -> to.any(one -> !one.isRest()))
                    .isPresent();
        }
        if (!row.flags().contains("loose")) {
            return true;
        }
        return switch (row.word()) {
            case "json" ->
                given.places().stream()
                        .anyMatch(
                                arg -> arg.value().any(one -> state.object(one).isPresent()));
            case "parse", "tree", "model" ->
                given.places().stream()
                        .anyMatch(arg -> arg.value()
                                .any(one -> one instanceof One.Taken
                                        || one instanceof One.Json
                                        || state.object(one)
                                                .filter(object -> object.view() != null)
                                                .isPresent()));
            default -> true;
        };
    }

    Value called(One.Made made, Given given, Code.Call call, State state, Frame frame) {
        if (made.type().equals("checker")) {
            given.value(0, "data").ifPresent(value -> machine.bus().checks().check(value, state));
            return Value.input("");
        }
        var names = made.given().get("names");
        if (made.type().equals("getter") && names != null) {
            return machine.words().functions().got(names, given, call, state, frame);
        }
        machine.bus().hidden().passed(made.type(), given, call, state, frame);
        machine.whole().given(given, call, state, made.type());
        return handOver(given, call, state, frame);
    }

    private Optional<Row> row(One.Method method, State state) {
        var tables = machine.tables();
        for (var type : types(method.of(), state)) {
            var row = tables.method(type, method.name());
            if (row.isPresent()) {
                return row;
            }
        }
        var ofLanguage = method.name().startsWith("<"); // no class of the tree has it
        return !ofLanguage && known(method.of(), state) ? Optional.empty() : tables.anywhere(method.name());
    }

    /** Whether the tree itself says what the object can do. */
    private static boolean known(One one, State state) {
        return one instanceof One.Super
                || state.object(one)
                        .filter(object -> object.klass() != null
                                && object.klass().outsideBases().isEmpty())
                        .isPresent();
    }

    private List<String> types(One one, State state) {
        var object = state.object(one);
        if (object.isPresent()) {
            var label = object.get().label();
            var klass = object.get().klass();
            if (klass != null && machine.classes().making().isRecord(klass)) {
                return List.of("record");
            }
            if (klass != null) {
                return machine.classes()
                        .attributes()
                        .methods(klass)
                        .map(List::of)
                        .orElseGet(klass::outsideBases);
            }
            var plain = object.get().isRecord() ? "record" : "list";
            return label.isEmpty() ? List.of(plain) : List.of(label, plain);
        }
        if (one instanceof One.Made made) {
            return machine.tables().hasType(made.type()) ? List.of(made.type()) : List.of(made.type(), "unknown");
        }
        if (one instanceof One.Type) {
            return List.of("type");
        }
        if (one instanceof One.Fn) {
            return List.of("function");
        }
        if (one instanceof One.Member) {
            return List.of("member", "text");
        }
        if (one instanceof One.Taken taken) {
            return machine.reads().isList(taken) ? List.of("taken", "list") : List.of("taken", "record", "text");
        }
        if (one instanceof One.Walked) {
            return List.of("text", "record");
        }
        if (Texts.isText(one)) {
            return List.of("text");
        }
        if (one instanceof One.Input || one instanceof One.Lost) {
            return List.of("unknown");
        }
        return List.of("number");
    }

    /** A method of something unknown whose name leads to the classes of the tree that have it, when they are few. */
    private Optional<Value> byName(One.Method method, Given given, Code.Call call, State state, Frame frame) {
        if (!method.of().isRest() || !machine.bus().names().telling(method.name())) {
            return Optional.empty();
        }
        var fitting = machine.classes().all().stream()
                .filter(klass -> klass.attributes().containsKey(method.name()))
                .filter(klass -> klass.own(method.name())
                        .any(one -> one instanceof One.Fn fn
                                && frame.times(fn.code()) == 0 // what wraps a client is not the client
                                && machine.bus().names().concerns(fn.code())))
                .toList();
        if (fitting.isEmpty() || fitting.size() > 4) {
            return Optional.empty();
        }
        var callees = new ArrayList<One>();
        for (var klass : fitting) {
            var self = machine.roots().typical(klass, state, frame).ones().get(0);
            klass.own(method.name()).ones().stream()
                    .filter(One.Fn.class::isInstance)
                    .map(one -> ((One.Fn) one).boundTo(self))
                    .forEach(callees::add);
        }
        callees.removeIf(one -> machine.calls().signatures().failsCall(one, given, state));
        if (callees.isEmpty()) {
            return Optional.empty();
        }
        var value = Value.ofAll(callees);
        return Optional.of(machine.calls().invoke(value, given, call, state, frame));
    }

    /** Functions of the tree that are handed to code outside of it: that may call them, with anything. */
    Value handOver(Given given, Code.Call call, State state, Frame frame) {
        var index = 0;
        for (var arg : given.places()) {
            index++;
            for (var one : arg.value().ones()) {
                if (one instanceof One.Method method && machine.bus().names().writes(method.name())) {
                    machine.calls().invoke(Value.of(one), given.after(index), call, state, frame);
                } else if (one instanceof One.Fn fn && machine.bus().names().concerns(fn.code()) && frame.depth() < 6) {
                    state.perhaps(way -> machine.calls().fromOutside(fn, given.at(), way, frame));
                }
            }
        }
        return Value.input("");
    }
}
