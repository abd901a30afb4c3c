package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what the rows of the tables say. */
final class Operations {

    /** What a library's field function gives. */
    static final String FIELD = "field";
    /** A member whose value the enumeration chooses. */
    static final String AUTO = "auto";
    /** Not a number, and what has no end. */
    static final String NAN = "nan";

    private final Machine machine;
    private final Models models;
    private final Fluent fluent;

    Operations(Machine machine) {
        this.machine = machine;
        this.models = new Models(machine);
        this.fluent = new Fluent(machine);
    }

    Models models() {
        return models;
    }

    /** One call of something that has a row. */
    record Use(Row row, @Nullable One self, Given given, Code.Call call, State state, Frame frame) {
        Optional<Given.Arg> arg(String key) {
            var parameter = row.parameter(key);
            if (parameter.isEmpty()) {
                return Optional.empty();
            }
            if (parameter.get().equals("self")) {
                return self == null
                        ? Optional.empty()
                        : Optional.of(new Given.Arg(Value.of(self), given.at(), true, null));
            }
            return given.arg(row.place(parameter.get()), parameter.get());
        }

        Optional<Value> value(String key) {
            return arg(key).map(Given.Arg::value).or(() -> row.text(key).map(text -> Value.lit(text, given.at())));
        }

        Place at() {
            return given.at();
        }

        /** What the method is called on; something from outside where it is a function. */
        One on() {
            return self == null ? new One.Input("") : self;
        }

        boolean is(String key) {
            return value(key)
                    .flatMap(Value::only)
                    .filter(one -> one instanceof One.Lit lit && lit.value().equals(true))
                    .isPresent();
        }
    }

    // ---- what is called ----

    Value function(String path, Given given, Code.Call call, State state, Frame frame) {
        var row = machine.tables().function(path);
        if (row.isPresent()) {
            return perform(new Use(row.get(), null, given, call, state, frame));
        }
        var client = onClient(path);
        if (client.filter(found -> applies(found, given, state)).isPresent()) {
            var of = new One.Outside(path.substring(0, path.lastIndexOf('.')));
            return perform(new Use(client.get(), of, given, call, state, frame));
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

    private static final java.util.Set<String> ON_CLIENTS =
            java.util.Set.of("write", "read", "handler", "made", "json", "parse", "model", "record");

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
        if (row.filter(found -> applies(found, given, state)).isPresent()) {
            return perform(new Use(row.get(), method.of(), given, call, state, frame));
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
            var builder = machine.members().builder(type.klass(), method.name(), given, state);
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
        return byName.orElseGet(() -> handOver(given, call, state, frame));
    }

    /** Whether a row that goes by a common name alone means this call: what it is given tells. */
    private static boolean applies(Row row, Given given, State state) {
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

    Value made(One.Made made, Given given, Code.Call call, State state, Frame frame) {
        if (made.type().equals("checker")) {
            given.value(0, "data").ifPresent(value -> machine.bus().checks().check(value, state));
            return Value.input("");
        }
        var names = made.given().get("names");
        if (made.type().equals("getter") && names != null) {
            return got(names, given, call, state, frame);
        }
        machine.bus().hidden().passed(made.type(), given, call, state, frame);
        return handOver(given, call, state, frame);
    }

    private Value got(Value names, Given given, Code.Call call, State state, Frame frame) {
        var of = given.value(0, "").orElse(Value.none());
        var all = machine.records().elements(names, call, state, frame).known().stream()
                .map(key -> of.each(one -> machine.records().take(one, key, call, given.at(), true, state, frame)))
                .toList();
        return all.size() == 1
                ? all.get(0)
                : machine.made(Obj.sequence(SeqKind.TUPLE, all, Value.none(), given.at()), state);
    }

    private Optional<Row> row(One.Method method, State state) {
        var tables = machine.tables();
        for (var type : types(method.of(), state)) {
            var row = tables.method(type, method.name());
            if (row.isPresent()) {
                return row;
            }
        }
        return known(method.of(), state) ? Optional.empty() : tables.anywhere(method.name());
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
            if (klass != null) {
                return machine.classes().methods(klass).map(List::of).orElseGet(klass::outsideBases);
            }
            var plain = object.get().isRecord() ? "record" : "list";
            return label.isEmpty() ? List.of(plain) : List.of(label, plain);
        }
        if (one instanceof One.Made made) {
            return List.of(made.type());
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
        if (one instanceof One.Taken) {
            return List.of("taken", "record", "text");
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
                                && machine.bus().names().concerns(fn.code())))
                .toList();
        if (fitting.isEmpty() || fitting.size() > 4) {
            return Optional.empty();
        }
        var callees = new ArrayList<One>();
        for (var klass : fitting) {
            var self = machine.typical(klass, state, frame).ones().get(0);
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
                    var way = state.fork();
                    machine.calls().fromOutside(fn, given.at(), way, frame);
                    state.meet(List.of(Map.of(), way.since(state)), key -> true);
                }
            }
        }
        return Value.input("");
    }

    // ---- what the words mean ----

    private Value perform(Use use) {
        var state = use.state();
        machine.bus().missed().performed(use.call());
        return switch (use.row().word()) {
            case "made" -> made(use);
            case "write" -> machine.bus().writes().write(use);
            case "read" -> machine.bus().reads().read(use);
            case "received" -> machine.bus().reads().received(use);
            case "command" -> machine.bus().commands().command(use);
            case "json" -> json(use);
            case "parse" -> parse(use);
            case "input" -> Value.input("");
            case "nothing" -> Value.nothing(use.at());
            case "self" -> use.self() == null ? Value.input("") : Value.of(use.self());
            case "same" -> use.value("of").orElseGet(() -> Value.input(""));
            case "decoded" -> decoded(use);
            case "ends" -> ended(state, use.frame());
            case "text" -> Texts.text(use.value("of").orElseGet(() -> Value.lit("", use.at())), machine, state);
            case "number", "decimal" -> number(use);
            case "numbers" -> machine.records().sequence(List.of(), Value.kind(ValueKind.NUMBER), use.at(), state);
            case "flag" -> use.value("of").orElseGet(() -> Value.kind(ValueKind.FLAG));
            case "kind" -> Value.kind(kind(use.row().flags().get(0)));
            case "nan" -> Value.of(new One.Made(NAN, Map.of()));
            case "environment" -> environment(use);
            case "is-a", "text-test", "number-test" -> Value.input("");
            case "has" -> has(use);
            default -> ofRecords(use);
        };
    }

    private Value ofRecords(Use use) {
        var records = machine.records();
        var state = use.state();
        var self = use.on();
        return switch (use.row().word()) {
            case "take" -> take(use);
            case "put" -> put(use);
            case "merge" -> merge(use);
            case "keys" -> records.keysOf(self, use.at(), state, use.frame());
            case "values" -> records.valuesOf(self, use.at(), state);
            case "pairs" -> records.pairsOf(self, use.at(), state);
            case "emptied" -> {
                state.object(self)
                        .ifPresent(object -> state.put(
                                (One.Ref) self,
                                object.isRecord()
                                        ? Obj.record(object.at())
                                        : Obj.sequence(object.kind(), List.of(), Value.none(), object.at())));
                yield Value.nothing(use.at());
            }
            case "append" -> {
                records.append(self, use.value("value").orElse(Value.input("")), true, state);
                yield Value.nothing(use.at());
            }
            case "append-all" -> {
                if (self instanceof One.Ref ref) {
                    records.appendAll(
                            ref,
                            records.elements(use.value("of").orElse(Value.none()), use.call(), state, use.frame()),
                            state);
                }
                yield Value.nothing(use.at());
            }
            case "item" -> {
                var any = records.elements(use.value("of").orElse(Value.none()), use.call(), state, use.frame())
                        .any();
                yield use.value("default")
                        .map(value -> Value.either(any, value))
                        .orElse(any.isNone() ? Value.input("") : any);
            }
            case "record" -> record(use);
            case "sequence" -> sequence(use);
            case "numbered" -> numbered(use);
            case "zipped" -> zipped(use);
            case "chained" -> chained(use);
            case "from-keys" -> Value.input("");
            default -> ofTexts(use);
        };
    }

    private Value ofTexts(Use use) {
        var self = use.on();
        return switch (use.row().word()) {
            case "case" -> folded(use);
            case "same-text" -> stripped(self, use);
            case "replaced-text" -> replaced(use);
            case "split" -> split(use);
            case "formatted" -> formatted(use);
            case "joined" -> joined(use);
            case "moment" -> moment(use);
            case "rezoned" -> moment(use);
            case "iso-time" -> isoTime(use);
            case "formatted-time" -> Times.formatted(use.value("format").orElse(Value.none()), use.value("of"));
            case "checks" -> {
                use.value("of").ifPresent(value -> machine.bus().checks().check(value, use.state()));
                yield Value.input("");
            }
            case "checker" -> Value.of(new One.Made("checker", Map.of()));
            case "compares" -> {
                var other = use.value("of").orElse(Value.none());
                var less = use.row().text("sign").orElse("").equals("less")
                        || "less".equals(use.row().arguments().get("sign"));
                {
                    machine.tests()
                            .subset(
                                    less ? Value.of(self) : other,
                                    less ? other : Value.of(self),
                                    use.at(),
                                    use.state(),
                                    use.frame());
                }
                yield machine.records().sequence(List.of(), Value.input(""), use.at(), use.state());
            }
            default -> ofFunctions(use);
        };
    }

    private Value ofFunctions(Use use) {
        return switch (use.row().word()) {
            case "partial" -> {
                var given = use.given().after(1);
                yield use.value("of")
                        .map(value -> value.each(one -> Value.of(new One.Partial(one, given))))
                        .orElse(Value.input(""));
            }
            case "getter" -> {
                var names = machine.records()
                        .sequence(
                                use.given().places().stream()
                                        .map(Given.Arg::value)
                                        .toList(),
                                Value.none(),
                                use.at(),
                                use.state());
                yield Value.of(new One.Made("getter", Map.of("names", names)));
            }
            case "call" -> handedOn(use);
            case "mapped" -> mapped(use);
            case "filtered" -> filtered(use);
            case "named-tuple" -> namedTuple(use);
            case "fields-of" -> fieldsOf(use);
            case "process" -> machine.bus().commands().process(use);
            case "all-of" -> allOf(use);
            case "super" -> parent(use);
            case "type-of" ->
                use.value("of")
                        .map(value -> value.each(one -> use.state()
                                .object(one)
                                .map(Obj::klass)
                                .<Value>map(klass -> Value.of(new One.Type(klass)))
                                .orElseGet(() -> Value.input(""))))
                        .orElse(Value.input(""));
            case "member" -> member(use);
            case "set-member" -> {
                var slot = new Obj.Slot(use.value("value").orElse(Value.input("")), true, use.at(), "", null);
                use.value("name")
                        .flatMap(Value::onlyText)
                        .ifPresent(name ->
                                machine.records().put(use.value("of").orElse(Value.none()), name, slot, use.state()));
                yield Value.nothing(use.at());
            }
            case "auto" -> Value.of(new One.Made(AUTO, Map.of()));
            case "field" -> field(use);
            default -> fluent.perform(use).orElseGet(() -> models.perform(use));
        };
    }

    /** The name of an entry that came as bytes, as text. */
    private static Value decoded(Use use) {
        if (use.self() instanceof One.Walked walked && walked.key()) {
            return Value.of(new One.Walked(walked.view().named(One.Names.TEXT), true));
        }
        if (use.self() instanceof One.Lit lit && lit.value() instanceof Bytes bytes) {
            return Value.of(new One.Lit(bytes.text(), lit.at(), lit.listed()));
        }
        return use.self() == null ? Value.input("") : Value.of(use.self());
    }

    private static Value ended(State state, Frame frame) {
        if (!frame.nets.isEmpty()) {
            var net = frame.nets.peek();
            net.failures().add(state.since(net.entry()));
        }
        state.end();
        return Value.none();
    }

    private Value made(Use use) {
        var type = use.row().text("type").orElse("");
        if (use.row().flags().contains("object")) {
            return machine.made(Obj.record(use.at()).labelled(type), use.state());
        }
        var kept = use.row()
                .parameter("keep")
                .flatMap(name -> use.given().value(use.row().place(name), name));
        var hooked = use.value("number-if").map(value -> Value.lit("number", use.at()));
        var from = use.value("from");
        var absent = from.isEmpty()
                        && use.row().flags().contains("off")
                        && use.given().closed()
                ? Optional.of(Value.lit(false, use.at()))
                : Optional.<Value>empty();
        var known =
                hooked.or(() -> from.flatMap(Operations::keptBy)).or(() -> kept).or(() -> absent);
        return Value.of(
                new One.Made(type, known.map(value -> Map.of("kept", value)).orElse(Map.of())));
    }

    private static Optional<Value> keptBy(Value value) {
        return value.only()
                .filter(one -> one instanceof One.Made made && made.given().containsKey("kept"))
                .map(one -> ((One.Made) one).given().get("kept"));
    }

    private Value json(Use use) {
        var fallback = use.row().arguments().get("default");
        var asNumber = use.value("default")
                        .flatMap(Value::only)
                        .filter(this::isNumberMaker)
                        .isPresent()
                || kept(use).flatMap(Value::onlyText).filter("number"::equals).isPresent();
        var exact = fallback != null
                && !asNumber
                && (fallback.startsWith("'") || use.arg("default").isPresent());
        return use.value("of")
                .map(value -> use.row().flags().contains("plain") ? value : models.asRecords(value, use))
                .map(value ->
                        Value.of(new One.Json(value, exact, use.row().flags().contains("plain"))))
                .orElseGet(() -> Value.kind(ValueKind.TEXT));
    }

    private Value parse(Use use) {
        var text = use.value("of").orElse(Value.input(""));
        var type = use.value("type").or(() -> kept(use));
        var parsed = text.each(one -> one.text().isPresent() && one instanceof One.Lit lit
                ? literal(lit, use.state())
                : machine.reads().decoded(one, use.at(), use.state()));
        var hook = use.value("hook").or(() -> use.given().value(-1, "object_hook"));
        if (hook.isPresent()) {
            return machine.calls().invoke(hook.get(), Given.of(use.at(), parsed), use.call(), use.state(), use.frame());
        }
        var label = use.row().text("label");
        var tree = label.isEmpty() ? parsed : parsed.each(one -> state(use, one, label.get()));
        return type.isPresent() ? models.fromType(type.get(), tree, use) : tree;
    }

    private Value state(Use use, One one, String label) {
        return use.state()
                .object(one)
                .filter(object -> object.isRecord()
                        && !object.isInstance()
                        && object.label().isEmpty())
                .map(object -> machine.made(object.labelled(label), use.state()))
                .orElseGet(() -> Value.of(one));
    }

    private boolean isNumberMaker(One one) {
        return one instanceof One.Outside outside
                && machine.tables()
                        .function(outside.path())
                        .filter(row -> row.word().equals("number"))
                        .isPresent();
    }

    static Optional<Value> kept(Use use) {
        return use.row().arguments().containsKey("kept") && use.self() instanceof One.Made made
                ? Optional.ofNullable(made.given().get("kept"))
                : Optional.empty();
    }

    /** JSON that is written down as text. */
    Value literal(One.Lit lit, State state) {
        return Literals.of(lit, machine, state).orElseGet(() -> Value.input(""));
    }

    private Value number(Use use) {
        var decimal = use.row().word().equals("decimal");
        var of = use.value("of");
        if (of.isEmpty()) {
            return Value.kind(ValueKind.NUMBER);
        }
        return of.get().each(one -> {
            if (one.equals(new One.Kind(ValueKind.EPOCH)) || one instanceof One.Taken) {
                return Value.of(one);
            }
            if (one instanceof One.Lit lit && lit.value() instanceof BigDecimal) {
                return Value.of(one);
            }
            var text = one.text().orElse("");
            if (text.matches("[-+]?[0-9]+(\\.[0-9]+)?")) {
                return Value.lit(new BigDecimal(text), use.at());
            }
            if (text.toLowerCase(Locale.ROOT).matches("[-+]?(nan|inf|infinity)")) {
                return Value.of(new One.Made(NAN, Map.of()));
            }
            return decimal ? Value.of(new One.Made(Texts.DECIMAL, Map.of())) : Value.kind(ValueKind.NUMBER);
        });
    }

    private static ValueKind kind(String name) {
        return switch (name) {
            case "epoch" -> ValueKind.EPOCH;
            case "number" -> ValueKind.NUMBER;
            case "flag" -> ValueKind.FLAG;
            case "iso-time" -> ValueKind.ISO_TIME;
            case "local-time" -> ValueKind.LOCAL_TIME;
            default -> ValueKind.TEXT;
        };
    }

    private Value environment(Use use) {
        return use.value("default")
                .map(value -> value.keep(one -> !Tests.isNothing(one)))
                .filter(value -> !value.isNone())
                .orElseGet(() -> Value.of(new One.Input("an environment variable")));
    }

    /** What lies under a key of something outside, such as the environment. */
    Value environment(String path, Value key, State state) {
        return Value.input(key.onlyText().orElse(path));
    }

    private Value has(Use use) {
        for (var one : use.value("of").orElse(Value.none()).ones()) {
            var object = use.state().object(one);
            if (object.isPresent() && object.get().view() != null) {
                var view = object.get().view();
                use.value("name")
                        .ifPresent(names -> names.ones()
                                .forEach(name ->
                                        machine.reads().lookedFor(view, name, use.at(), use.state(), use.frame())));
            }
        }
        var name = use.value("name").flatMap(Value::onlyText);
        var only =
                use.value("of").flatMap(Value::only).flatMap(one -> use.state().object(one));
        return name.flatMap(text -> only.flatMap(object -> machine.classes().has(object, text)))
                .map(has -> Value.lit(has, use.at()))
                .orElseGet(() -> Value.input(""));
    }

    private Value take(Use use) {
        var self = use.on();
        var key = use.row().flags().contains("pointer")
                ? pointed(use)
                : use.value("key").orElse(Value.none());
        if (use.row().flags().contains("pointer") && key.isNone()) {
            return Value.of(self);
        }
        if (key.isNone() && use.given().places().isEmpty()) {
            return Value.of(self); // the same name without a key asks for the whole
        }
        var code = use.given().places().isEmpty() || use.given().places().get(0).code() == null
                ? use.call()
                : use.given().places().get(0).code();
        var fallback = use.value("default");
        var required = use.row().flags().contains("required")
                || use.row().flags().contains("drops")
                        && fallback.isEmpty()
                        && !use.row().flags().contains("optional");
        var object = use.state().object(self);
        var record = object.filter(Obj::isRecord);
        var other = fallback.orElseGet(() -> Value.nothing(use.at()));
        Value value;
        if (record.isPresent()
                && record.get().view() == null
                && key.all(one -> one.text().isPresent())) {
            value = ofClosed(record.get(), key, other, required);
            if (key.any(one -> one instanceof One.Taken)) {
                machine.reads().lookedUp(record.get(), key, use.at(), false, use.state(), use.frame());
            }
        } else {
            value = machine.records().take(self, key, code, use.at(), required, use.state(), use.frame());
            if (use.row().flags().contains("puts")) {
                value.ones().stream()
                        .filter(One.Taken.class::isInstance)
                        .forEach(one -> ((One.Taken) one).read().onlyTested());
            }
            machine.reads().fallsBack(value, other);
            var certain = Tests.isNothing(other.only().orElse(new One.Input(""))) || required;
            var puts = use.row().flags().contains("puts") && value.all(One::isRest);
            value = certain ? value : puts ? other : Value.either(value, other);
        }
        if (use.row().flags().contains("drops")) {
            machine.records().drop(Value.of(self), key, use.state());
        }
        if (use.row().flags().contains("puts") && record.isPresent()) {
            machine.records().put(Value.of(self), key, value, use.at(), "", use.state(), use.frame());
        }
        return value;
    }

    /** The last name of a way such as {@code /a/b}; what lies before it is gone through first. */
    private Value pointed(Use use) {
        var way = use.given().value(0, "way").flatMap(Value::onlyText).orElse("");
        var names = List.of(way.replaceFirst("^/", "").split("/", -1));
        if (names.size() > 1) {
            var inner = Value.of(use.on());
            for (var name : names) {
                var at = use.given().places().get(0).at();
                inner = inner.each(one -> machine.records()
                        .take(one, Value.lit(name, at), use.call(), at, false, use.state(), use.frame()));
            }
            return Value.none();
        }
        return Value.lit(names.get(0), use.given().places().get(0).at());
    }

    private static Value ofClosed(Obj record, Value key, Value other, boolean required) {
        return key.each(one -> {
            var slot = record.slot(one.text().orElseThrow());
            if (slot.isPresent()) {
                return slot.get().sure() || required
                        ? slot.get().value()
                        : Value.either(slot.get().value(), other);
            }
            return record.open().isNone()
                    ? other
                    : other.all(Tests::isNothing)
                            ? Value.input(one.text().orElse(""))
                            : Value.either(Value.input(one.text().orElse("")), other);
        });
    }

    private Value merge(Use use) {
        var self = use.on();
        var object = use.state().object(self).filter(Obj::isRecord);
        if (object.isEmpty()) {
            return Value.nothing(use.at());
        }
        var all = object.get();
        if (use.value("from").isPresent()) {
            all = machine.records().merged(all, fromPairs(use.value("from").get(), use), true, use.state());
        }
        all = machine.records()
                .ofGiven(
                        all,
                        new Given(
                                use.at(),
                                List.of(),
                                use.given().names(),
                                false,
                                use.given().open(),
                                use.given().view() == null
                                        ? all.view()
                                        : use.given().view()));
        use.state().put((One.Ref) self, all);
        return Value.nothing(use.at());
    }

    private Value put(Use use) {
        var key = use.value("key").orElse(Value.none());
        if (use.row().flags().contains("named")) {
            key = key.each(one -> one instanceof One.Outside outside
                    ? Value.lit(outside.path().substring(outside.path().lastIndexOf('.') + 1), use.at())
                    : Value.of(one));
        }
        var value = use.value("value");
        if (value.isPresent()) {
            var at = use.arg("key").map(Given.Arg::at).orElse(use.at());
            var code = use.arg("value").map(Given.Arg::code).orElse(null);
            machine.records()
                    .put(
                            Value.of(use.on()),
                            key,
                            value.get(),
                            use.row().flags().contains("at-key") ? at : use.at(),
                            Evaluation.origin(code),
                            use.state(),
                            use.frame());
        }
        return use.row().flags().contains("self") ? Value.of(use.on()) : Value.nothing(use.at());
    }

    private Value fromPairs(Value value, Use use) {
        return value.each(one -> {
            var object = use.state().object(one);
            if (object.isEmpty() || object.get().isRecord()) {
                return Value.of(one);
            }
            var record = machine.made(Obj.record(use.at()), use.state());
            for (var item : object.get().items()) {
                pair(record, item, use);
            }
            if (!object.get().tail().isNone()) {
                pair(record, object.get().tail(), use);
            }
            return record;
        });
    }

    private void pair(Value record, Value item, Use use) {
        var records = machine.records();
        var key = item.each(one -> records.part(one, 0, 2, use.state(), use.frame()));
        var value = item.each(one -> records.part(one, 1, 2, use.state(), use.frame()));
        records.put(record, key, value, use.at(), "", use.state(), use.frame());
    }

    private Value record(Use use) {
        if (use.row().flags().contains("alternating") && use.given().places().size() > 1) {
            return machine.bus().loose().alternating(use.given().places(), use.at(), use.state(), use.frame());
        }
        if (use.row().flags().contains("pairs")) {
            var record = machine.made(Obj.record(use.at()), use.state());
            use.given().places().forEach(arg -> pair(record, arg.value(), use));
            return record;
        }
        var object = Obj.record(use.at()).labelled(use.row().text("label").orElse(""));
        if (use.row().flags().contains("members")) {
            object = object.labelled(Classes.MEMBERS);
        }
        if (use.row().flags().contains("factory")) {
            object = object.labelled(Records.DEFAULT);
        }
        if (use.value("from").isPresent()) {
            object =
                    machine.records().merged(object, fromPairs(use.value("from").get(), use), true, use.state());
        }
        var copy = machine.make(machine.records().ofGiven(object, use.given()), use.state());
        var from = use.value("from").flatMap(Value::only);
        if (use.given().names().isEmpty() && from.filter(use.state()::isChecked).isPresent()) {
            use.state().check(copy);
        }
        return Value.of(copy);
    }

    private Value sequence(Use use) {
        if (use.value("of").isEmpty()) {
            return machine.records().sequence(List.of(), Value.none(), use.at(), use.state());
        }
        var items = machine.records().elements(use.value("of").get(), use.call(), use.state(), use.frame());
        return machine.records().sequence(items.known(), items.rest(), use.at(), use.state());
    }

    private Value numbered(Use use) {
        var items =
                machine.records().elements(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var known = items.known().stream()
                .map(item -> machine.records().pair(Value.kind(ValueKind.NUMBER), item, use.at(), use.state()))
                .toList();
        var rest = items.rest().isNone()
                ? Value.none()
                : machine.records().pair(Value.kind(ValueKind.NUMBER), items.rest(), use.at(), use.state());
        return machine.records().sequence(known, rest, use.at(), use.state());
    }

    private Value zipped(Use use) {
        var parts = use.given().places().stream()
                .map(arg -> machine.records().elements(arg.value(), use.call(), use.state(), use.frame()))
                .toList();
        var length = parts.stream()
                .filter(it -> it.rest().isNone())
                .mapToInt(it -> it.known().size())
                .min()
                .orElse(0);
        var rows = new ArrayList<Value>();
        for (var i = 0; i < length; i++) {
            var index = i;
            var row = parts.stream()
                    .map(it -> index < it.known().size() ? it.known().get(index) : it.any())
                    .toList();
            rows.add(machine.made(Obj.sequence(SeqKind.TUPLE, row, Value.none(), use.at()), use.state()));
        }
        if (length > 0) {
            return machine.records().sequence(rows, Value.none(), use.at(), use.state());
        }
        var any = parts.stream().map(Records.Items::any).toList();
        var tail = machine.made(Obj.sequence(SeqKind.TUPLE, any, Value.none(), use.at()), use.state());
        return machine.records().sequence(List.of(), tail, use.at(), use.state());
    }

    private Value chained(Use use) {
        var all = new ArrayList<Value>();
        use.given()
                .places()
                .forEach(arg -> all.add(machine.records()
                        .elements(arg.value(), use.call(), use.state(), use.frame())
                        .any()));
        return machine.records().sequence(List.of(), Value.either(all), use.at(), use.state());
    }

    private Value folded(Use use) {
        var self = use.on();
        var to = use.row().flags().get(0);
        if (self instanceof One.Taken taken) {
            taken.read().foldsCase();
            return Value.of(self);
        }
        var text = self.text();
        if (text.isEmpty()) {
            return self instanceof One.Template
                    ? Value.kind(ValueKind.TEXT)
                    : self.isRest() ? Value.of(self) : Value.kind(ValueKind.TEXT);
        }
        var folded = switch (to) {
            case "upper" -> text.get().toUpperCase(Locale.ROOT);
            case "lower" -> text.get().toLowerCase(Locale.ROOT);
            default ->
                text.get().isEmpty()
                        ? ""
                        : text.get().substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.get().substring(1).toLowerCase(Locale.ROOT);
        };
        return Value.of(new One.Lit(folded, self instanceof One.Lit lit ? lit.at() : use.at(), Records.isListed(self)));
    }

    private static Value stripped(One self, Use use) {
        return self instanceof One.Lit lit
                        && lit.value() instanceof String text
                        && use.given().places().isEmpty()
                ? Value.of(new One.Lit(text.strip(), lit.at(), lit.listed()))
                : self instanceof One.Lit ? Value.kind(ValueKind.TEXT) : Value.of(self);
    }

    private static Value parts(@Nullable One self) {
        return self instanceof One.Taken ? Value.input("") : Value.kind(ValueKind.TEXT);
    }

    private Value split(Use use) {
        var self = use.on();
        var by = use.value("of").flatMap(Value::onlyText);
        if (self instanceof One.Lit lit
                && lit.value() instanceof String text
                && by.isPresent()
                && !by.get().isEmpty()) {
            var items = new ArrayList<Value>();
            for (var part : pieces(text, by.get(), use)) {
                items.add(Value.of(new One.Lit(part, lit.at(), lit.listed())));
            }
            return machine.records().sequence(items, Value.none(), use.at(), use.state());
        }
        return machine.records().sequence(List.of(), parts(self), use.at(), use.state());
    }

    /** The pieces of a text, of which only the first or last are split off where a number says so. */
    private static List<String> pieces(String text, String by, Use use) {
        var all = List.of(text.split(java.util.regex.Pattern.quote(by), -1));
        var most = use.given()
                .value(1, "maxsplit")
                .flatMap(Value::only)
                .filter(one -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue())
                .orElse(-1);
        if (most < 0 || all.size() <= most + 1) {
            return all;
        }
        var pieces = new ArrayList<String>();
        if (use.row().name().endsWith("rsplit")) {
            pieces.add(String.join(by, all.subList(0, all.size() - most)));
            pieces.addAll(all.subList(all.size() - most, all.size()));
        } else {
            pieces.addAll(all.subList(0, most));
            pieces.add(String.join(by, all.subList(most, all.size())));
        }
        return pieces;
    }

    private Value joined(Use use) {
        var items =
                machine.records().elements(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var by = use.self() == null ? Optional.<String>empty() : use.self().text();
        if (by.isEmpty()
                || !items.rest().isNone()
                || items.known().stream().anyMatch(item -> item.onlyText().isEmpty())) {
            return Value.kind(ValueKind.TEXT);
        }
        return Value.lit(
                String.join(
                        by.get(),
                        items.known().stream()
                                .map(item -> item.onlyText().orElseThrow())
                                .toList()),
                use.at());
    }

    private Value replaced(Use use) {
        var self = use.on();
        var from = use.value("of").flatMap(Value::onlyText);
        var to = use.row().flags().contains("prefix")
                ? Optional.of("")
                : use.value("by").flatMap(Value::onlyText);
        if (self instanceof One.Lit lit && lit.value() instanceof String text && from.isPresent() && to.isPresent()) {
            return Value.lit(text.replace(from.get(), to.get()), lit.at());
        }
        if (self.equals(new One.Kind(ValueKind.ISO_TIME)) && to.isPresent()) {
            return Value.of(self);
        }
        return self instanceof One.Taken || self.isRest() ? Value.of(self) : Value.kind(ValueKind.TEXT);
    }

    private Value formatted(Use use) {
        var text = use.self() == null ? Optional.<String>empty() : use.self().text();
        if (text.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var parts = new ArrayList<One>();
        var index = 0;
        var rest = text.get();
        while (rest.contains("{") && rest.contains("}")) {
            var open = rest.indexOf('{');
            var close = rest.indexOf('}', open);
            if (close < 0) {
                break;
            }
            if (open > 0) {
                parts.add(new One.Lit(rest.substring(0, open), use.at(), false));
            }
            var name = rest.substring(open + 1, close);
            var colon = name.indexOf(':');
            var plain = colon < 0 ? name : name.substring(0, colon);
            var place = plain.matches("[0-9]+") ? Integer.parseInt(plain) : plain.isEmpty() ? index++ : -1;
            var value = use.given().value(place, plain).orElse(Value.kind(ValueKind.TEXT));
            parts.add(Texts.shown(value, colon < 0 ? "" : name.substring(colon), machine, use.state())
                    .only()
                    .orElse(new One.Kind(ValueKind.TEXT)));
            rest = rest.substring(close + 1);
        }
        if (!rest.isEmpty()) {
            parts.add(new One.Lit(rest, use.at(), false));
        }
        return parts.isEmpty() ? Value.kind(ValueKind.TEXT) : Texts.concatenated(parts, use.at());
    }

    private Value moment(Use use) {
        var zoned = use.row().text("zone").isPresent()
                || use.value("zone")
                        .filter(value -> !value.all(Tests::isNothing))
                        .isPresent();
        return Value.of(new One.Made(Texts.MOMENT, zoned ? Map.of("zone", Value.none()) : Map.of()));
    }

    private Value isoTime(Use use) {
        var zoned = use.self() instanceof One.Made made && made.given().containsKey("zone");
        var separator = use.value("separator").flatMap(Value::onlyText).orElse("T");
        return Value.kind(zoned && separator.equals("T") ? ValueKind.ISO_TIME : ValueKind.LOCAL_TIME);
    }

    private Value handedOn(Use use) {
        var function = use.value("of");
        if (function.isEmpty()) {
            return Value.input("");
        }
        var rest = Integer.parseInt(use.row().arguments().getOrDefault("rest", "0"));
        var given = use.given().after(rest);
        if (use.row().arguments().containsKey("list")) {
            var places = use.value("list")
                    .map(list -> machine.records()
                            .elements(list, use.call(), use.state(), use.frame())
                            .known())
                    .orElse(List.of());
            given = Given.of(use.at(), places.toArray(Value[]::new));
        }
        return machine.calls().invoke(function.get(), given, use.call(), use.state(), use.frame());
    }

    /** What is given, as a list; as a pair where the row says so. */
    private Value allOf(Use use) {
        var items = use.given().places().stream().map(Given.Arg::value).toList();
        var kind = use.row().flags().contains("tuple") ? SeqKind.TUPLE : SeqKind.LIST;
        return machine.made(Obj.sequence(kind, items, Value.none(), use.at()), use.state());
    }

    /** One level of lists less. */
    private Value flat(Value list, Use use) {
        var items = machine.records().elements(list, use.call(), use.state(), use.frame());
        var known = new ArrayList<Value>();
        var rest = new ArrayList<Value>();
        for (var item : items.known()) {
            var inner = machine.records().elements(item, use.call(), use.state(), use.frame());
            known.addAll(inner.known());
            rest.add(inner.rest());
        }
        if (!items.rest().isNone()) {
            rest.add(machine.records()
                    .elements(items.rest(), use.call(), use.state(), use.frame())
                    .any());
        }
        return machine.records().sequence(known, Value.either(rest), use.at(), use.state());
    }

    private Value mapped(Use use) {
        var items =
                machine.records().elements(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var function = use.value("function").orElse(Value.none());
        var known = items.known().stream()
                .map(item -> machine.calls()
                        .invoke(function, Given.of(use.at(), item), use.call(), use.state(), use.frame()))
                .toList();
        var rest = items.rest().isNone()
                ? Value.none()
                : machine.calls()
                        .invoke(function, Given.of(use.at(), items.rest()), use.call(), use.state(), use.frame());
        var all = machine.records().sequence(known, rest, use.at(), use.state());
        return use.row().flags().contains("flat") ? flat(all, use) : all;
    }

    private Value filtered(Use use) {
        var items =
                machine.records().elements(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var function = use.value("function").orElse(Value.none());
        var known = new ArrayList<Value>();
        for (var item : items.known()) {
            var passes =
                    machine.calls().invoke(function, Given.of(use.at(), item), use.call(), use.state(), use.frame());
            if (machine.tests().decided(passes, use.state()).orElse(true)) {
                known.add(item);
            }
        }
        if (!items.rest().isNone()) {
            machine.calls().invoke(function, Given.of(use.at(), items.rest()), use.call(), use.state(), use.frame());
        }
        return machine.records().sequence(known, items.rest(), use.at(), use.state());
    }

    /** A class that is made by a call, of the names that are given as a list or as words. */
    private Value namedTuple(Use use) {
        var names = new ArrayList<String>();
        for (var one : use.value("fields").orElse(Value.none()).ones()) {
            one.text().ifPresent(text -> names.addAll(List.of(text.trim().split("[\\s,]+"))));
            machine.records()
                    .elements(Value.of(one), use.call(), use.state(), use.frame())
                    .known()
                    .forEach(item -> names.addAll(item.texts()));
        }
        var optional = use.value("defaults")
                .map(value -> machine.records()
                        .elements(value, use.call(), use.state(), use.frame())
                        .known())
                .orElse(List.of());
        var title = use.value("name").flatMap(Value::onlyText).orElse("tuple");
        return machine.classes().made(title, names, optional, use.at(), use.state(), use.frame());
    }

    /** What describes the fields of a class or object: their names are what is asked for. */
    private Value fieldsOf(Use use) {
        for (var one : use.value("of").orElse(Value.none()).ones()) {
            var klass = one instanceof One.Type type
                    ? type.klass()
                    : use.state().object(one).map(Obj::klass).orElse(null);
            if (klass != null) {
                var items = new ArrayList<Value>();
                klass.allFields().values().forEach(field -> {
                    if (!field.marks().containsKey(Classes.PARAMETER)) {
                        var name = Value.of(new One.Lit(field.name(), field.at(), true));
                        var object = Obj.record(field.at())
                                .with("name", new Obj.Slot(name, true, field.at(), "", null))
                                .labelled("field of a class");
                        items.add(machine.made(object, use.state()));
                    }
                });
                return machine.records().sequence(items, Value.none(), use.at(), use.state());
            }
        }
        return Value.input("");
    }

    private Value parent(Use use) {
        for (var frame = use.frame(); frame != null; frame = frame.caller()) {
            if (frame.owner() != null && frame.self() != null) {
                return Value.of(new One.Super(frame.owner(), frame.self()));
            }
        }
        return Value.input("");
    }

    private Value member(Use use) {
        var name = use.value("name").flatMap(Value::onlyText);
        if (name.isEmpty()) {
            return Value.input("");
        }
        var value = machine.evaluation()
                .attribute(use.value("of").orElse(Value.none()), name.get(), use.at(), use.state(), use.frame());
        var found = value.keep(one -> !(one instanceof One.Method));
        var other = use.value("default");
        var only =
                use.value("of").flatMap(Value::only).flatMap(one -> use.state().object(one));
        var has = only.flatMap(object -> machine.classes().has(object, name.get()));
        if (has.isPresent() && has.get()) {
            return value;
        }
        if (has.isPresent() && other.isPresent() && found.isNone()) {
            return other.get();
        }
        if (found.isNone()) {
            return other.map(fallback -> Value.either(fallback, Value.input(name.get())))
                    .orElse(Value.input(name.get()));
        }
        other.ifPresent(fallback -> machine.reads().fallsBack(found, fallback));
        return found;
    }

    private Value field(Use use) {
        Map<String, Value> marks = new LinkedHashMap<>();
        for (var key : use.row().arguments().keySet()) {
            use.value(key).ifPresent(value -> marks.put(key, value));
        }
        use.given().names().forEach((name, arg) -> {
            if (name.equals("init")
                    && arg.value()
                            .any(one ->
                                    one instanceof One.Lit lit && lit.value().equals(false))) {
                marks.put("hidden", arg.value());
            }
        });
        return Value.of(new One.Made(FIELD, marks));
    }
}
