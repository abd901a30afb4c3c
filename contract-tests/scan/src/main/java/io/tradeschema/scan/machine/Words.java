package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Does what the word of a row says: each family of words is asked in turn. */
final class Words {

    /** What only names of streams, or parts of them, have. */
    private static final Pattern NAME_PART = Pattern.compile("[.:]");

    /** What a client makes of each message that it is given. */
    static final String THROUGH = "through";
    /** What whoever starts the program says: in place of what stands in where nobody says anything. */
    static final One STARTED = new One.Input("an environment variable");

    private final Machine machine;
    private final RecordWords records;
    private final SequenceWords sequences;
    private final TextWords texts;
    private final Times times;
    private final OptionWords options;
    private final NumberWords numbers;
    private final JsonWords json;
    private final FunctionWords functions;
    private final ClassWords classes;
    private final TreeWords trees;
    private final Fluent fluent;
    private final Models models;
    private final Schemas schemas;
    /** By variable of the environment, what the tree puts there where nobody else did. */
    private final Map<String, Value> put = new TreeMap<>();

    Words(Machine machine) {
        this.machine = machine;
        this.records = new RecordWords(machine);
        this.sequences = new SequenceWords(machine);
        this.texts = new TextWords(machine);
        this.times = new Times(machine);
        this.options = new OptionWords(machine);
        this.numbers = new NumberWords(machine);
        this.json = new JsonWords(machine);
        this.functions = new FunctionWords(machine);
        this.classes = new ClassWords(machine);
        this.trees = new TreeWords(machine);
        this.fluent = new Fluent(machine);
        this.models = new Models(machine);
        this.schemas = new Schemas(machine);
    }

    Models models() {
        return models;
    }

    Times times() {
        return times;
    }

    OptionWords options() {
        return options;
    }

    Fluent fluent() {
        return fluent;
    }

    FunctionWords functions() {
        return functions;
    }

    Value perform(Use use) {
        var result = meant(use);
        machine.whole().performed(use, result);
        return result;
    }

    private Value meant(Use use) {
        machine.bus().missed().performed(use.call());
        return plain(use)
                .or(() -> machine.bus().perform(use))
                .or(() -> records.perform(use))
                .or(() -> sequences.perform(use))
                .or(() -> texts.perform(use))
                .or(() -> times.perform(use))
                .or(() -> options.perform(use))
                .or(() -> numbers.perform(use))
                .or(() -> json.perform(use))
                .or(() -> functions.perform(use))
                .or(() -> classes.perform(use))
                .or(() -> trees.perform(use))
                .or(() -> fluent.perform(use))
                .or(() -> schemas.perform(use))
                .orElseGet(() -> models.perform(use));
    }

    /** Words that are of no family. */
    private Optional<Value> plain(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "made" -> made(use);
                    case "input" -> Value.input("");
                    case "is-a", "text-test", "number-test" -> Computation.answer(use.call(), use.frame());
                    case "nothing" -> Value.nothing(use.at());
                    case "self" -> self(use);
                    case "same" -> use.value("of").orElseGet(() -> Value.input(""));
                    case "ends" -> ended(use.state(), use.frame());
                    case "environment" -> environment(use);
                    default -> null;
                });
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
        var known = hooked.or(() -> from.flatMap(Words::keptBy)).or(() -> kept).or(() -> absent);
        var given = new TreeMap<String, Value>();
        known.ifPresent(value -> given.put("kept", value));
        use.value(THROUGH).ifPresent(value -> given.put(THROUGH, value));
        return Value.of(new One.Made(type, Map.copyOf(given)));
    }

    private static Optional<Value> keptBy(Value value) {
        return value.only()
                .filter(one -> one instanceof One.Made made && made.given().containsKey("kept"))
                .map(one -> ((One.Made) one).given().get("kept"));
    }

    /** The value of a variable that the team told, or that the tree puts there itself. */
    Optional<Value> told(Value name, Place at) {
        return name.onlyText()
                .flatMap(text -> Optional.ofNullable(
                                machine.terms().environment().get(text))
                        .map(value -> Value.lit(value, at))
                        .or(() -> Optional.ofNullable(put.get(text))));
    }

    /** The value of a variable that the team told, or else what a file of configuration says of it. */
    Optional<Value> toldOrConfigured(Value name, Place at) {
        return told(name, at)
                .or(() -> name.onlyText()
                        .flatMap(text ->
                                Optional.ofNullable(machine.terms().configured().get(text)))
                        .map(text -> orOther(Value.lit(text, at))));
    }

    /** What stands in where nobody says anything, or another: the name of a stream is held against others as it stands. */
    Value orOther(Value value) {
        var known = machine.standsIn(value);
        return known.all(one -> one.text().filter(NAME_PART.asPredicate()).isPresent())
                ? known
                : Value.either(known, Value.of(STARTED));
    }

    /** What a parameter may be that nobody gives: where it goes into an object, a text is the name that this has. */
    Value orElsewise(Value value, Value outside, One.Fn fn) {
        var names = machine.classes().making().isMaker(fn)
                && value.all(one -> one.text().isPresent());
        return names ? Value.either(value, Value.of(STARTED)) : Value.either(outside, value);
    }

    private Value environment(Use use) {
        var told = use.value("name").flatMap(name -> told(name, use.at()));
        if (told.isPresent()) {
            return told.get();
        }
        var value = use.value("default")
                .map(fallback -> fallback.keep(one -> !Constants.isNothing(one)))
                .filter(fallback -> !fallback.isNone());
        if (use.row().flags().contains("puts")) {
            use.value("name")
                    .flatMap(Value::onlyText)
                    .ifPresent(name -> value.ifPresent(known -> put.put(name, known)));
        }
        return value.map(this::orOther)
                .or(() -> use.value("name").flatMap(name -> toldOrConfigured(name, use.at())))
                .orElseGet(() -> Value.of(STARTED));
    }

    /** What it is called on; functions that it is given are called with what is not known, where the row says so. */
    private Value self(Use use) {
        if (use.row().flags().contains("hands")) {
            machine.calls().operations().handOver(use.given(), use.call(), use.state(), use.frame());
        }
        return use.self() == null ? Value.input("") : Value.of(use.self());
    }
}
