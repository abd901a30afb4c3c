package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Methods that hand values on: what holds one value or none, what is done with each, tests that are calls. */
final class Fluent {

    /** How something is marked whose making was seen. */
    static final String MADE = "made";

    private final Machine machine;

    Fluent(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "answer" -> answer(use);
                    case "teller" ->
                        Value.of(new One.Made(use.row().text("type").orElse(""), Map.of(MADE, Value.none())));
                    case "told" -> told(use);
                    case "own" -> machine.bus().codecs().perform(use);
                    case "handed" -> handed(use);
                    case "part" -> part(use);
                    case "holder" -> holder(use);
                    case "or-else" -> orElse(use);
                    case "each" -> each(use);
                    case "element" -> element(use);
                    case "filled" -> filled(use);
                    case "placeholder" -> placeholder(use);
                    case "some-object" -> someObject(use);
                    case "member-name" -> memberName(use);
                    case "addressed" -> machine.bus().loose().addressed(use);
                    case "environment-or-all" -> environment(use);
                    case "member-of" -> memberOf(use);
                    case "seconds" -> seconds(use);
                    case "handler" ->
                        machine.bus()
                                .loose()
                                .handled(use)
                                .orElseGet(() -> machine.calls()
                                        .operations()
                                        .handOver(use.given(), use.call(), use.state(), use.frame()));
                    default -> null;
                });
    }

    /** A call that is a comparison. */
    private Value answer(Use use) {
        var self = use.call().callee() instanceof Code.Attr attr && use.self() != null ? attr.of() : null;
        var first = use.given().places().isEmpty() ? null : use.given().places().get(0);
        if (first == null && self == null) {
            return Value.input("");
        }
        var left = self == null || use.row().flags().contains("in") ? null : self;
        var seen = new IdentityHashMap<Code, Value>();
        var own = self == null ? new Code.Lit(use.at(), "") : self;
        if (use.self() != null) {
            var whole = use.frame().tested.get(own);
            seen.put(own, whole == null ? Value.of(use.self()) : whole);
        }
        var one = first == null || first.code() == null ? new Code.Lit(use.at(), "") : first.code();
        if (first != null) {
            seen.put(one, first.value());
        }
        var operands = operands(use, left, own, one, seen);
        if (operands.isEmpty()) {
            return Value.input("");
        }
        if (use.row().flags().contains("folds")) {
            seen.values()
                    .forEach(value -> value.ones().forEach(it -> {
                        if (it instanceof One.Taken taken) {
                            taken.read().foldsCase();
                        }
                    }));
        }
        var operator = use.row().flags().contains("in") ? Operator.IN : Operator.EQUAL;
        var op = new Code.Op(use.call().at(), operator, operands);
        machine.tests().expectations().noted(op, seen, use.state(), use.frame());
        return use.row().flags().contains("folds")
                ? Value.kind(ValueKind.FLAG)
                : Value.of(new One.Answer(op, use.frame(), seen));
    }

    private List<Code> operands(
            Use use, @org.jspecify.annotations.Nullable Code left, Code own, Code one, Map<Code, Value> seen) {
        if (use.row().flags().contains("in")
                && use.self() == null
                && use.given().places().size() == 2) {
            var key = use.given().places().get(1);
            var code = key.code() == null ? new Code.Lit(use.at(), "") : key.code();
            seen.put(code, key.value());
            return List.of(code, one); // a function that is given both
        }
        if (use.row().flags().contains("in")) {
            return seen.containsKey(own) && seen.containsKey(one) ? List.of(one, own) : List.of();
        }
        if (use.row().flags().contains("nothing")) {
            var nothing = new Code.Lit(use.at(), Nothing.NOTHING);
            seen.put(nothing, Value.nothing(use.at()));
            return List.of(left == null ? one : own, nothing);
        }
        if (left == null) {
            if (use.given().places().size() < 2) {
                return List.of();
            }
            var second = use.given().places().get(1);
            var other = second.code() == null ? new Code.Lit(use.at(), "") : second.code();
            seen.put(other, second.value());
            return List.of(one, other);
        }
        return List.of(own, one);
    }

    /** What a writer or reader is told about its work: it is one that knows it from here on, where it stands and where it is handed on. */
    private Value told(Use use) {
        if (!(use.self() instanceof One.Made made)) {
            return Value.of(use.on());
        }
        var given = new TreeMap<>(made.given());
        var value = use.value("value").orElse(Value.none());
        if (use.row().text("key").isPresent()) {
            given.put(use.row().text("key").get(), value);
        } else {
            var several = use.row().flags().contains("all") ? use.given().places().stream() : use.arg("key").stream();
            several.forEach(arg -> arg.value().ones().forEach(one -> say(one, value, use, given)));
        }
        var told = Value.of(new One.Made(made.type(), Map.copyOf(given)));
        if (use.call().callee() instanceof Code.Attr attr) {
            holder(attr.of(), made.type()).ifPresent(code -> {
                var before = use.frame().tested.get(code);
                machine.evaluation().assignments().assign(code, told, "", use.state(), use.frame());
                if (before != null) {
                    machine.tests().narrowing().everywhere(before, told, use.state(), use.frame());
                }
            });
        }
        return told;
    }

    /** What holds the thing that is told one thing after the other. */
    private Optional<Code> holder(Code code, String type) {
        if (code instanceof Code.Call call && call.callee() instanceof Code.Attr attr) {
            return machine.tables()
                    .method(type, attr.name())
                    .filter(row -> row.word().equals("told"))
                    .flatMap(row -> holder(attr.of(), type));
        }
        return Optional.of(code).filter(it -> it instanceof Code.Name || it instanceof Code.Attr);
    }

    /** Of a thing before and after it was told something, what it was then: it is told before it works. */
    static Value atLast(Value value) {
        return value.ones().size() < 2
                ? value
                : value.keep(one -> value.ones().stream().noneMatch(other -> isBefore(one, other)));
    }

    private static boolean isBefore(One one, One other) {
        return one instanceof One.Made made
                && other instanceof One.Made more
                && made.type().equals(more.type())
                && made.given().containsKey(MADE)
                && made.given().size() < more.given().size()
                && more.given().keySet().containsAll(made.given().keySet());
    }

    /** What a constant of a library stands for is told, and all that was told to something which is handed over. */
    private void say(One one, Value value, Use use, Map<String, Value> given) {
        var type =
                one instanceof One.Made made ? made.type() : one instanceof One.Outside outside ? outside.path() : "";
        var meaning = one instanceof One.Type tree
                ? Optional.of(Members.ofClass(tree.klass(), machine))
                : machine.tables().kind(type).or(() -> use.row().text("else"));
        meaning.ifPresent(key -> given.put(key, value));
        if (one instanceof One.Made made) {
            given.putAll(made.given());
        }
    }

    /** A value that is handed to a function. */
    private Value handed(Use use) {
        var given = Given.of(use.at(), use.value("of").orElse(Value.none()));
        var result = machine.calls()
                .invoke(use.value("function").orElse(Value.none()), given, use.call(), use.state(), use.frame());
        otherwise(use);
        return result;
    }

    private Value part(Use use) {
        var index = Integer.parseInt(use.row().text("at").orElse("0"));
        return machine.elements().part(use.on(), index, 2, use.state(), use.frame());
    }

    private Value holder(Use use) {
        var of = use.value("of").orElse(Value.none());
        var value = use.row().flags().contains("called")
                ? machine.calls().invoke(of, Given.none(use.at()), use.call(), use.state(), use.frame())
                : of;
        var some = value.keep(one -> !Constants.isNothing(one));
        var sure = some.ones().size() == value.ones().size()
                && (!use.row().flags().contains("maybe")
                        || some.all(one -> !one.isRest() && !(one instanceof One.Taken)));
        return sure && !some.isNone()
                ? machine.records().sequence(List.of(some), Value.none(), use.at(), use.state())
                : machine.records().sequence(List.of(), some, use.at(), use.state());
    }

    private Value orElse(Use use) {
        var of = use.row().parameter("of").isPresent() ? use.value("of") : Optional.<Value>empty();
        return of.isPresent() ? of.get().each(one -> orElse(one, use)) : orElse(use.on(), use);
    }

    private Value orElse(One self, Use use) {
        var flags = use.row().flags();
        var list = use.state().object(self).filter(object -> !flags.contains("plain") && !object.isRecord());
        if (list.isPresent()) {
            return orElse(list.get(), self, use);
        }
        if (!mayBeMissing(self)) {
            return Value.of(self);
        }
        var other = otherwise(use);
        if (other.isEmpty() || flags.contains("fails")) {
            return Value.of(self);
        }
        machine.reads().fallsBack(Value.of(self), other.get());
        return Constants.isNothing(self) ? other.get() : Value.either(Value.of(self), other.get());
    }

    private static boolean mayBeMissing(One one) {
        return one.isRest() || one instanceof One.Taken || Constants.isNothing(one);
    }

    /** What a list holds that has one item or none, or what is there otherwise; the list itself where the row says so. */
    private Value orElse(Obj list, One self, Use use) {
        var whole = use.row().flags().contains("whole");
        var any = whole ? Value.of(self) : list.element();
        if (list.tail().isNone() && !list.items().isEmpty()) {
            return any;
        }
        var other = otherwise(use);
        if (use.row().flags().contains("fails")) {
            return any.isNone() ? Value.lost("the list is empty") : any;
        }
        if (other.isEmpty() && !any.isNone()) {
            return any;
        }
        var fallback = other.orElse(Value.input(""));
        machine.reads().fallsBack(any, fallback);
        return Value.either(any, fallback);
    }

    /** What is there where something is not: it is given, or a function gives it that is called then alone. */
    private Optional<Value> otherwise(Use use) {
        var supplier = use.row().parameter("supplier").flatMap(name -> use.value("supplier"));
        if (supplier.isEmpty()) {
            return use.value("default");
        }
        var given = new ArrayList<Value>();
        use.state()
                .perhaps(way -> given.add(
                        machine.calls().invoke(supplier.get(), Given.none(use.at()), use.call(), way, use.frame())));
        return Optional.of(Value.either(given));
    }

    private Value element(Use use) {
        if (use.given().places().isEmpty()) {
            var any = machine.elements()
                    .of(Value.of(use.on()), use.call(), use.state(), use.frame())
                    .any();
            return any.isNone() ? Value.lost("the list is empty") : any;
        }
        var key = use.given().places().get(0);
        var code = key.code() == null ? use.call() : key.code();
        return machine.lookups().take(use.on(), key.value(), code, use.at(), true, use.state(), use.frame());
    }

    private Value seconds(Use use) {
        var items = machine.elements().of(Value.of(use.on()), use.call(), use.state(), use.frame());
        var known = items.known().stream().map(item -> second(item, use)).toList();
        var rest = items.rest().isNone() ? Value.none() : second(items.rest(), use);
        return machine.records().sequence(known, rest, use.at(), use.state());
    }

    private Value second(Value pair, Use use) {
        return pair.each(one -> machine.elements().part(one, 1, 2, use.state(), use.frame()));
    }

    private Value each(Use use) {
        var function = use.value("function").orElse(Value.none());
        var state = use.state();
        var over = state.object(use.on()).filter(Obj::isRecord).isPresent()
                ? machine.elements().pairsOf(use.on(), use.at(), state)
                : Value.of(use.on());
        var items = machine.elements().of(over, use.call(), state, use.frame());
        for (var item : items.known()) {
            called(function, item, use, state);
        }
        if (!items.rest().isNone()) {
            state.perhaps(way -> called(function, items.rest(), use, way));
        }
        if (items.known().isEmpty()) {
            otherwise(use);
        }
        return Value.nothing(use.at());
    }

    private void called(Value function, Value item, Use use, State state) {
        if (state.isDead()) {
            return;
        }
        var two = !use.row().flags().contains("alone")
                && function.any(one -> one instanceof One.Fn fn
                        && fn.code().parameters().size() - (machine.calls().takesSelf(fn) ? 1 : 0) == 2);
        var given = two
                ? Given.of(
                        use.at(),
                        item.each(one -> machine.elements().part(one, 0, 2, state, use.frame())),
                        item.each(one -> machine.elements().part(one, 1, 2, state, use.frame())))
                : Given.of(use.at(), item);
        machine.calls().invoke(function, given, use.call(), state, use.frame());
    }

    /** A text and what it is filled with; what a library has as its own, such as a language, may stand before it. */
    private Value filled(Use use) {
        var places = new ArrayList<>(
                use.given().places().stream().map(Given.Arg::value).toList());
        while (use.self() == null && places.size() > 1 && places.get(0).all(Fluent::isOfLibrary)) {
            places.remove(0);
        }
        var text = use.self() != null ? Value.of(use.self()) : places.isEmpty() ? Value.none() : places.remove(0);
        return Filling.of(text, places, use.at(), machine, use.state(), use.frame());
    }

    private static boolean isOfLibrary(One one) {
        return one instanceof One.Outside || one instanceof One.Made;
    }

    /** A text of which the configuration gives a part: {@code ${name:what it is otherwise}}. */
    private Value placeholder(Use use) {
        var value = use.value("of").orElse(Value.none()).each(one -> configured(one, use.at()));
        return Value.of(new One.Made(ClassWords.FIELD, Map.of("configured", value)));
    }

    Value configured(One one, Place at) {
        var told = one.text().filter(text -> text.startsWith("${") && text.endsWith("}"));
        if (told.isPresent()) {
            var name = told.get().substring(2, told.get().length() - 1).split(":", 2)[0];
            var value = machine.words().toldOrConfigured(Value.lit(name, at), at);
            if (value.isPresent()) {
                return value.get();
            }
        }
        var text = one.text().orElse("");
        var open = text.indexOf("${");
        var colon = text.indexOf(':', Math.max(0, open));
        if (open != 0 || colon < 0 || !text.endsWith("}")) {
            return open < 0 && !text.isEmpty() ? Value.of(one) : Value.input("the configuration");
        }
        return Value.lit(text.substring(colon + 1, text.length() - 1), at);
    }

    private Value someObject(Use use) {
        return use.value("of")
                .orElse(Value.none())
                .each(one -> one instanceof One.Type type
                        ? machine.roots().typical(type.klass(), use.state(), use.frame())
                        : Value.input(""));
    }

    private Value environment(Use use) {
        return use.given().places().isEmpty()
                ? Value.of(new One.Made("environment", Map.of()))
                : machine.words()
                        .toldOrConfigured(use.given().places().get(0).value(), use.at())
                        .orElseGet(() -> Value.input("an environment variable"));
    }

    private Value memberName(Use use) {
        if (use.on() instanceof One.Taken taken) {
            return machine.reads().isEnumerated(taken) ? Value.kind(ValueKind.TEXT) : Value.of(taken);
        }
        return use.on() instanceof One.Member member
                ? Value.lit(member.name(), member.klass().code().at())
                : Value.kind(ValueKind.TEXT);
    }

    /** The member of an enumeration that a text names, or all of them. */
    private Value memberOf(Use use) {
        if (!(use.on() instanceof One.Type type)
                || !machine.classes().enumerations().isEnumeration(type.klass())) {
            return Value.input("");
        }
        var members = machine.classes().enumerations().members(type.klass());
        return use.given().places().isEmpty()
                ? machine.records()
                        .sequence(members.ones().stream().map(Value::of).toList(), Value.none(), use.at(), use.state())
                : machine.classes().enumerations().memberOf(type.klass(), use.given(), use.state(), use.frame());
    }
}
