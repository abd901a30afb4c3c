package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas that a program makes: the names they ask of a message, the values that they take, and whether they take other names. */
final class Schemas {

    private static final int DEEPEST = 4;

    // what a schema was told
    private static final String NAMES = "names";
    private static final String VALUES = "values";
    private static final String WAYS = "ways";
    static final String OPTIONAL = "optional";
    /** It keeps names that it does not have. */
    static final String OPEN = "open";
    /** What stands in for what is not there. */
    static final String DEFAULT = "default";

    private static final String STRICT = "strict";
    private static final String PARTIAL = "partial";
    /** What is made of a message that was taken, step by step. */
    private static final String THEN = "then";

    private final Machine machine;

    Schemas(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "schema" -> made(use);
                    case "expects" -> expects(use);
                    default -> null;
                });
    }

    // ---- how they are made ----

    /** A schema, of another where the row says so, told more. */
    private Value made(Use use) {
        var of = use.value("of").flatMap(Schemas::schema);
        var given = new HashMap<String, Value>(of.map(One.Made::given).orElse(Map.of()));
        var flags = use.row().flags();
        for (var flag : List.of(OPTIONAL, STRICT, PARTIAL, OPEN)) {
            if (flags.contains(flag)) {
                given.put(flag, Value.lit(true, use.at()));
            }
        }
        if (flags.contains(OPEN)) {
            given.remove(STRICT);
        }
        use.value(NAMES).ifPresent(more -> named(given, more, use));
        use.value(VALUES).ifPresent(values -> given.put(VALUES, values));
        use.value(WAYS).ifPresent(ways -> given.put(WAYS, ways));
        use.value(DEFAULT).ifPresent(value -> given.put(DEFAULT, value));
        use.value(THEN).ifPresent(step -> {
            var steps = new ArrayList<>(steps(given, use.state()));
            steps.add(step);
            given.put(THEN, machine.records().sequence(steps, Value.none(), use.at(), use.state()));
        });
        use.value("only").ifPresent(some -> chosen(given, Texts.named(some, use.state()), true, use));
        use.value("less").ifPresent(some -> chosen(given, Texts.named(some, use.state()), false, use));
        var type = use.row().text("type").or(() -> of.map(One.Made::type)).orElse("");
        var other = use.value("or");
        if (other.isPresent()) {
            var ways = List.of(Value.of(new One.Made(type, Map.copyOf(given))), other.get());
            return Value.of(new One.Made(
                    type, Map.of(WAYS, machine.records().sequence(ways, Value.none(), use.at(), use.state()))));
        }
        return Value.of(new One.Made(type, Map.copyOf(given)));
    }

    static Optional<One.Made> schema(Value value) {
        return value.only().filter(One.Made.class::isInstance).map(One.Made.class::cast);
    }

    /** The names of a record, or of another schema, beside those there are. */
    private void named(Map<String, Value> given, Value more, Use use) {
        var names = schema(more)
                .flatMap(made -> Optional.ofNullable(made.given().get(NAMES)))
                .orElse(more);
        var before = Optional.ofNullable(given.get(NAMES)).flatMap(Value::only).flatMap(use.state()::object);
        given.put(
                NAMES,
                before.map(object ->
                                machine.made(machine.records().merged(object, names, true, use.state()), use.state()))
                        .orElse(names));
    }

    /** Some of the names, or of the values. */
    private void chosen(Map<String, Value> given, Set<String> some, boolean only, Use use) {
        record(given, use.state()).ifPresent(object -> {
            var left = new java.util.LinkedHashMap<>(object.slots());
            left.keySet().removeIf(name -> some.contains(name) != only);
            given.put(NAMES, machine.made(object.with(left), use.state()));
        });
        var values = Optional.ofNullable(given.get(VALUES)).flatMap(all -> literals(all, use.state()));
        values.ifPresent(all -> {
            var left = all.stream()
                    .filter(one -> some.contains(String.valueOf(one)) == only)
                    .map(one -> Value.lit(one, use.at()))
                    .toList();
            given.put(VALUES, machine.records().sequence(left, Value.none(), use.at(), use.state()));
        });
    }

    private static List<Value> steps(Map<String, Value> given, State state) {
        return Optional.ofNullable(given.get(THEN))
                .flatMap(Value::only)
                .flatMap(state::object)
                .map(Obj::items)
                .orElse(List.of());
    }

    // ---- what they ask ----

    private Value expects(Use use) {
        var message = use.value("of").orElse(Value.input(""));
        var of = message;
        if (use.self() instanceof One.Made schema) {
            expects(schema, message, use, 0);
            of = new Fitting(machine, use.state()).fitted(schema, message);
            for (var step : steps(schema.given(), use.state())) {
                of = machine.calls().invoke(step, Given.of(use.at(), of), use.call(), use.state(), use.frame());
            }
        }
        return use.row().text("gives").isEmpty()
                ? of
                : Handing.of(machine, use.row().text("gives").get(), of, Value.input(""), use.at(), use.state())
                        .get(0);
    }

    /** Each name of the schema is looked for in the message, and fails the reader where it must be there. */
    private void expects(One.Made schema, Value of, Use use, int depth) {
        var ways = ways(schema, use.state());
        if (ways.isEmpty() || depth > DEEPEST) {
            return;
        }
        var names = new LinkedHashSet<String>();
        ways.forEach(way -> record(way.given(), use.state())
                .ifPresent(object -> names.addAll(object.slots().keySet())));
        names.forEach(name -> expects(name, ways, of, use, depth));
        if (depth == 0 && ways.stream().allMatch(way -> way.given().containsKey(STRICT))) {
            refused(ways.get(0), names, of, use);
        }
    }

    private void expects(String name, List<One.Made> ways, Value of, Use use, int depth) {
        var slots = ways.stream()
                .flatMap(way -> record(way.given(), use.state()).stream())
                .flatMap(object -> object.slot(name).stream())
                .toList();
        var kinds =
                slots.stream().flatMap(slot -> schema(slot.value()).stream()).toList();
        var everywhere = kinds.size() == ways.size();
        var required = everywhere
                && ways.stream().noneMatch(way -> way.given().containsKey(PARTIAL))
                && kinds.stream().noneMatch(kind -> kind.given().containsKey(OPTIONAL));
        var at = slots.get(0).at();
        var taken = of.each(one -> taken(one, name, at, required, use));
        if (everywhere) {
            values(kinds, use.state()).ifPresent(values -> machine.reads().takesOnly(taken, values, at, use.at()));
        }
        if (ways.size() == 1) {
            kinds.forEach(kind -> expects(kind, taken, use, depth + 1));
        }
    }

    private Value taken(One of, String name, Place at, boolean required, Use use) {
        var key = Value.lit(name, at);
        return use.state().object(of).filter(object -> object.view() != null).isPresent() || of instanceof One.Taken
                ? machine.lookups().take(of, key, new Code.Lit(at, name), at, required, use.state(), use.frame())
                : Value.none();
    }

    /** A schema that takes no other names is given a whole message. */
    private void refused(One.Made schema, Set<String> names, Value of, Use use) {
        var at = record(schema.given(), use.state()).map(Obj::at).orElse(use.at());
        for (var one : of.ones()) {
            var object = use.state()
                    .object(one)
                    .filter(it -> it.view() != null && it.slots().isEmpty());
            object.map(Obj::view)
                    .filter(view -> view.level() == Level.MESSAGE && view.path().isEmpty())
                    .map(view -> view.source().reader().streams())
                    .filter(streams -> streams.size() == 1) // another stream's messages may be meant
                    .flatMap(streams ->
                            machine.terms().onStream(streams.iterator().next()))
                    .ifPresent(event ->
                            machine.calls().signatures().findings().lacking("the schema", at, event, names, at));
        }
    }

    // ---- what they were told ----

    /** The schemas of which a message must fit one; none where one of them is not seen. */
    private static List<One.Made> ways(One.Made schema, State state) {
        if (record(schema.given(), state).isPresent()) {
            return List.of(schema);
        }
        var ways = new ArrayList<One.Made>();
        for (var way : listed(schema.given().get(WAYS), state)) {
            var inner = schema(way).map(made -> ways(made, state)).orElse(List.of());
            if (inner.isEmpty()) {
                return List.of();
            }
            ways.addAll(inner);
        }
        return ways;
    }

    static Optional<Obj> record(Map<String, Value> given, State state) {
        return Optional.ofNullable(given.get(NAMES))
                .flatMap(Value::only)
                .flatMap(state::object)
                .filter(Obj::isRecord);
    }

    /** The items of a list of which all are known. */
    private static List<Value> listed(@org.jspecify.annotations.Nullable Value list, State state) {
        return Optional.ofNullable(list)
                .flatMap(Value::only)
                .flatMap(state::object)
                .filter(object -> !object.isRecord() && object.tail().isNone())
                .map(Obj::items)
                .orElse(List.of());
    }

    /** The only values that all of these take together; empty where one takes others. */
    private static Optional<List<Object>> values(List<One.Made> kinds, State state) {
        var all = new ArrayList<Object>();
        for (var kind : kinds) {
            var ways = listed(kind.given().get(WAYS), state);
            var made = ways.stream().flatMap(way -> schema(way).stream()).toList();
            var own = kind.given().containsKey(VALUES)
                    ? literals(kind.given().get(VALUES), state)
                    : ways.isEmpty() || made.size() < ways.size()
                            ? Optional.<List<Object>>empty()
                            : values(made, state);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(own.get());
        }
        return Optional.of(all);
    }

    /** A literal, those of a list, or those under the names of a record; empty where one is not known. */
    private static Optional<List<Object>> literals(Value value, State state) {
        var literals = new ArrayList<Object>();
        for (var one : value.ones()) {
            var object = state.object(one);
            var inner = object.isEmpty()
                    ? List.of(Value.of(one))
                    : object.get().isRecord()
                            ? object.get().slots().values().stream()
                                    .map(Obj.Slot::value)
                                    .toList()
                            : object.get().items();
            var open = object.filter(it -> !it.closed() || !it.tail().isNone()).isPresent();
            if (open || !inner.stream().allMatch(item -> item.all(Constants::isConstant))) {
                return Optional.empty();
            }
            inner.forEach(item -> literals.addAll(Enumerations.literals(item)));
        }
        return Optional.of(literals);
    }
}
