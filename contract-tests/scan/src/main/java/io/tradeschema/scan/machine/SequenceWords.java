package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Words for what is done with lists: items added, counted, put beside each other, worked on one by one. */
final class SequenceWords {

    private final Machine machine;

    SequenceWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "append" -> append(use);
                    case "append-all" -> appendAll(use);
                    case "item" -> item(use);
                    case "least" -> least(use);
                    case "ordered" -> {
                        ordered(items(use), use);
                        yield Value.nothing(use.at());
                    }
                    case "sequence" -> sequence(use);
                    case "numbers" ->
                        machine.records().sequence(List.of(), Value.kind(ValueKind.NUMBER), use.at(), use.state());
                    case "numbered" -> numbered(use);
                    case "zipped" -> zipped(use);
                    case "chained" -> chained(use);
                    case "all-of" -> allOf(use);
                    case "mapped" -> mapped(use);
                    case "filtered" -> filtered(use);
                    case "folded" -> folded(use);
                    case "compares" -> compared(use);
                    case "holds" -> holds(use);
                    default -> null;
                });
    }

    private Value append(Use use) {
        if (use.row().flags().contains("all")) {
            use.given().places().forEach(arg -> machine.records().append(use.on(), arg.value(), true, use.state()));
            if (use.given().unknownCount()) {
                machine.records().append(use.on(), Value.input(""), false, use.state());
            }
            return Value.kind(ValueKind.NUMBER);
        }
        var to = use.value("of").flatMap(Value::only).orElseGet(use::on);
        machine.records().append(to, use.value("value").orElse(Value.input("")), true, use.state());
        return use.row().flags().contains("self") ? Value.of(use.on()) : Value.nothing(use.at());
    }

    private Value appendAll(Use use) {
        if (use.on() instanceof One.Ref ref) {
            machine.records().appendAll(ref, items(use), use.state());
        }
        return Value.nothing(use.at());
    }

    private Value item(Use use) {
        var items = items(use);
        ordered(items, use);
        var any = items.any();
        return use.value("default").map(value -> Value.either(any, value)).orElse(any.isNone() ? Value.input("") : any);
    }

    /** The least or the most: an item of one list by what a function says of each, else a number. */
    private Value least(Use use) {
        return use.given().places().size() == 1 && use.arg("by").isPresent() ? item(use) : Value.kind(ValueKind.NUMBER);
    }

    private Elements.Items items(Use use) {
        return machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
    }

    /** Names that are held against other names. */
    private Value compared(Use use) {
        var self = Value.of(use.on());
        var other = use.value("of").orElse(Value.none());
        var less = use.row().text("sign").orElse("").equals("less")
                || "less".equals(use.row().arguments().get("sign"));
        machine.tests().names().subset(less ? self : other, less ? other : self, use.at(), use.state(), use.frame());
        return machine.records().sequence(List.of(), Value.input(""), use.at(), use.state());
    }

    private Value sequence(Use use) {
        var items = use.value("of")
                .map(of -> machine.elements().of(of, use.call(), use.state(), use.frame()))
                .orElseGet(() -> new Elements.Items(List.of(), Value.none()));
        if (use.row().flags().contains("others")) {
            return others(items, use);
        }
        ordered(items, use);
        var all = Obj.sequence(SeqKind.LIST, items.known(), items.rest(), use.at());
        return machine.made(all.labelled(use.row().text("label").orElse("")), use.state());
    }

    /** A function by which items are put in order is called with each. */
    private void ordered(Elements.Items items, Use use) {
        var by = use.value("by").filter(function -> !function.all(Constants::isNothing));
        if (by.isPresent() && !items.any().isNone()) {
            machine.calls().invoke(by.get(), Given.of(use.at(), items.any()), use.call(), use.state(), use.frame());
        }
    }

    /** The members of an enumeration that are not among these. */
    private Value others(Elements.Items items, Use use) {
        var some = Value.either(items.known());
        var first = some.ones().stream().filter(One.Member.class::isInstance).findFirst();
        if (first.isEmpty() || !items.rest().isNone() || !some.all(One.Member.class::isInstance)) {
            return machine.records().sequence(List.of(), Value.input(""), use.at(), use.state());
        }
        var all = machine.classes().enumerations().members(((One.Member) first.get()).klass());
        var left = all.ones().stream()
                .filter(one -> !some.ones().contains(one))
                .map(Value::of)
                .toList();
        return machine.records().sequence(left, Value.none(), use.at(), use.state());
    }

    private Value numbered(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
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
                .map(arg -> machine.elements().of(arg.value(), use.call(), use.state(), use.frame()))
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
        var any = parts.stream().map(Elements.Items::any).toList();
        var tail = machine.made(Obj.sequence(SeqKind.TUPLE, any, Value.none(), use.at()), use.state());
        return machine.records().sequence(List.of(), tail, use.at(), use.state());
    }

    private Value chained(Use use) {
        var all = new ArrayList<Value>();
        use.given()
                .places()
                .forEach(arg -> all.add(machine.elements()
                        .of(arg.value(), use.call(), use.state(), use.frame())
                        .any()));
        return machine.records().sequence(List.of(), Value.either(all), use.at(), use.state());
    }

    /** What is given, as a list; as a pair where the row says so. */
    private Value allOf(Use use) {
        var items = use.given().places().stream().map(Given.Arg::value).toList();
        var kind = use.row().flags().contains("tuple") ? SeqKind.TUPLE : SeqKind.LIST;
        return machine.made(Obj.sequence(kind, items, Value.none(), use.at()), use.state());
    }

    /** One level of lists less. */
    private Value flat(Value list, Use use) {
        var items = machine.elements().of(list, use.call(), use.state(), use.frame());
        var known = new ArrayList<Value>();
        var rest = new ArrayList<Value>();
        for (var item : items.known()) {
            var inner = machine.elements().of(item, use.call(), use.state(), use.frame());
            known.addAll(inner.known());
            rest.add(inner.rest());
        }
        if (!items.rest().isNone()) {
            rest.add(machine.elements()
                    .of(items.rest(), use.call(), use.state(), use.frame())
                    .any());
        }
        return machine.records().sequence(known, Value.either(rest), use.at(), use.state());
    }

    private Value mapped(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        if (use.value("function").isEmpty()) {
            return use.row().flags().contains("flat")
                    ? flat(use.value("of").orElse(Value.none()), use)
                    : machine.records().sequence(items.known(), items.rest(), use.at(), use.state());
        }
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

    /** One value made of all items, each with what came before; items that are not known one by one may be none, or several. */
    private Value folded(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var function = use.value("function").orElse(Value.none());
        var known = new ArrayList<>(items.known());
        var whole = use.value("first").orElseGet(() -> known.isEmpty() ? items.rest() : known.remove(0));
        for (var item : known) {
            whole = folded(function, whole, item, use);
        }
        if (items.rest().isNone()) {
            return whole;
        }
        return Value.either(whole, folded(function, whole, items.rest(), use));
    }

    private Value folded(Value function, Value whole, Value item, Use use) {
        return machine.calls().invoke(function, Given.of(use.at(), whole, item), use.call(), use.state(), use.frame());
    }

    /** Whether a test holds for each item, or for any: as if it were written out for every one. */
    private Value holds(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var function = use.value("function").orElse(Value.none());
        var seen = new IdentityHashMap<Code, Value>();
        var tests = new ArrayList<Code>();
        for (var item : items.known()) {
            var test = new Code.Lit(use.at(), "");
            var given = Given.of(use.at(), item);
            seen.put(test, machine.calls().invoke(function, given, use.call(), use.state(), use.frame()));
            tests.add(test);
        }
        if (!items.rest().isNone()) {
            machine.calls().invoke(function, Given.of(use.at(), items.rest()), use.call(), use.state(), use.frame());
        }
        var operator = use.row().flags().contains("all") ? Operator.AND : Operator.OR;
        return tests.isEmpty() || !items.rest().isNone()
                ? Value.kind(ValueKind.FLAG)
                : Value.of(new One.Answer(new Code.Op(use.at(), operator, tests), use.frame(), seen));
    }

    private Value filtered(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var function = use.value("function").orElse(Value.none());
        var known = items.known().stream()
                .map(item -> passing(item, function, use))
                .filter(item -> !item.isNone())
                .toList();
        var rest = passing(items.rest(), function, use);
        if (use.row().flags().contains("one")) {
            var any = new Elements.Items(known, rest).any();
            return known.size() == 1 && rest.isNone() ? known.get(0) : Value.either(any, Value.nothing(use.at()));
        }
        return machine.records().sequence(known, rest, use.at(), use.state());
    }

    /** What is left of something behind a filter: of an object of a class a copy that has what it may still have. */
    private Value passing(Value item, Value function, Use use) {
        return item.each(one -> {
            var state = use.state();
            var left = state.object(one)
                    .filter(Obj::isInstance)
                    .map(object -> machine.made(object, state))
                    .orElseGet(() -> Value.of(one));
            var passes = machine.calls().invoke(function, Given.of(use.at(), left), use.call(), state, use.frame());
            var way = state.fork();
            if (!machine.tests().mayHold(passes, way)) {
                return Value.none();
            }
            if (left.ones().get(0) instanceof One.Ref ref) {
                way.object(ref).ifPresent(object -> state.put(ref, object));
            }
            return left;
        });
    }
}
