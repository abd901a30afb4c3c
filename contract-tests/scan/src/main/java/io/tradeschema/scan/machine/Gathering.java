package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Loops inside expressions, which gather a list or a record. */
final class Gathering {

    private static final Set<Operator> COMBINED = Set.of(Operator.AND, Operator.OR, Operator.NOT);
    private static final Set<Operator> LISTED =
            Set.of(Operator.IN, Operator.NOT_IN, Operator.EQUAL, Operator.UNEQUAL, Operator.SAME, Operator.NOT_SAME);

    private final Machine machine;

    Gathering(Machine machine) {
        this.machine = machine;
    }

    Value of(Code.Gather gather, State state, Frame frame) {
        var inner = new Frame(
                new Scope(machine.number(), frame.scope(), frame.unit()),
                frame.caller(),
                frame.call(),
                frame.function(),
                frame.owner(),
                frame.self(),
                frame.entry());
        inner.handed.putAll(frame.handed);
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        clause(gather, 0, true, found, state, inner);
        if (gather.key().isPresent()) {
            var object = Obj.record(madeAt(gather, state, inner));
            for (var pair : found.sure) {
                object = machine.records().keyed(object, pair.key(), pair.slot(), state);
            }
            for (var pair : found.perhaps) {
                object = object.or(machine.records().keyed(object, pair.key(), pair.slot(), state));
                if (pair.key().any(one -> one instanceof One.Walked)) {
                    noteCopy(gather);
                    object = machine.records().keyed(object, pair.key(), pair.slot(), state);
                    object = choosesNames(gather) && object.view() != null
                            ? object.viewing(object.view().some())
                            : object;
                }
            }
            return machine.made(found.unknown.isEmpty() ? object : object.opened(Value.either(found.unknown)), state);
        }
        var items = found.sure.stream().map(pair -> pair.slot().value()).toList();
        var rest = Value.either(
                found.perhaps.stream().map(pair -> pair.slot().value()).toList());
        return machine.made(Obj.sequence(gather.kind(), items, rest, gather.at()), state);
    }

    /** A record of the same names, all of them or those of a list, is followed on. */
    private void noteCopy(Code.Gather gather) {
        if (gather.clauses().size() == 1
                && gather.key().filter(Code.Name.class::isInstance).isPresent()) {
            var key = ((Code.Name) gather.key().orElseThrow()).name();
            var clause = gather.clauses().get(0);
            if (!names(gather.value(), key) && clause.tests().stream().allMatch(test -> isListed(test, key))) {
                machine.whole().copied(clause.over());
            }
        }
    }

    /** Whether a test does not look at the name, or only asks whether it is in a list or one of others. */
    private static boolean isListed(Code test, String key) {
        if (!(test instanceof Code.Op op)) {
            return !names(test, key);
        }
        return COMBINED.contains(op.operator())
                ? op.operands().stream().allMatch(part -> isListed(part, key))
                : op.operands().stream()
                        .allMatch(part -> LISTED.contains(op.operator()) && isName(part, key) || !names(part, key));
    }

    private static boolean isName(Code code, String name) {
        return code instanceof Code.Name it && it.name().equals(name);
    }

    private static boolean names(Code code, String name) {
        return Walk.any(code, part -> isName(part, name));
    }

    /** Whether names are left out for what they are. */
    private static boolean choosesNames(Code.Gather gather) {
        return gather.key().stream()
                .filter(Code.Name.class::isInstance)
                .map(key -> ((Code.Name) key).name())
                .anyMatch(name -> gather.clauses().stream()
                        .flatMap(clause -> clause.tests().stream())
                        .anyMatch(test -> Walk.any(
                                test,
                                part -> part instanceof Code.Name it
                                        && it.name().equals(name))));
    }

    /** Where a record is made that holds what another one holds: where that one was. */
    private static Place madeAt(Code.Gather gather, State state, Frame frame) {
        if (gather.clauses().size() == 1
                && gather.clauses().get(0).over() instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr) {
            var of = frame.tested.get(attr.of());
            if (of != null) {
                return of.only().flatMap(state::object).map(Obj::at).orElse(gather.at());
            }
        }
        return gather.at();
    }

    private record Pair(Value key, Obj.Slot slot) {}

    /** What was found; unknown is why there may be more. */
    private record Found(List<Pair> sure, List<Pair> perhaps, List<Value> unknown) {}

    /** A name that is copied from a record stands where that record has it. */
    private static Place at(Code.Gather gather, Value key) {
        var named = gather.key()
                .filter(Code.Name.class::isInstance)
                .filter(code -> gather.value() instanceof Code.Name)
                .flatMap(code -> key.only());
        return named.filter(One.Lit.class::isInstance)
                .map(One.Lit.class::cast)
                .filter(One.Lit::listed)
                .map(One.Lit::at)
                .orElseGet(
                        () -> gather.key().map(Code::at).orElse(gather.value().at()));
    }

    private void clause(Code.Gather gather, int index, boolean sure, Found found, State state, Frame frame) {
        if (index == gather.clauses().size()) {
            var key = gather.key().map(code -> machine.eval(code, state, frame)).orElseGet(Value::none);
            var value = machine.eval(gather.value(), state, frame);
            var at = at(gather, key);
            var slot = new Obj.Slot(value, sure, at, Origins.of(gather.value()), gather.value());
            (sure ? found.sure : found.perhaps).add(new Pair(key, slot));
            return;
        }
        var clause = gather.clauses().get(index);
        var over = machine.eval(clause.over(), state, frame);
        var all = machine.elements().of(over, clause.over(), state, frame);
        for (var item : all.known()) {
            each(gather, index, item, sure, found, state, frame);
        }
        if (!all.rest().isNone()) {
            if (gather.key().isEmpty()) {
                machine.whole().walked(all.rest(), gather.at(), state);
            }
            each(gather, index, all.rest(), false, found, state, frame);
            all.rest().ones().stream()
                    .filter(one -> comesFromOutside(one, state))
                    .forEach(one -> found.unknown.add(Value.input("")));
        }
    }

    /** A name, or a pair of name and value, of which nothing is known. */
    private static boolean comesFromOutside(One one, State state) {
        var pair = state.object(one)
                .filter(object -> !object.isRecord() && object.items().size() == 2);
        return one instanceof One.Input
                || pair.filter(object -> object.items().get(0).all(One.Input.class::isInstance))
                        .isPresent();
    }

    private void each(Code.Gather gather, int index, Value item, boolean sure, Found found, State state, Frame frame) {
        var clause = gather.clauses().get(index);
        var round = state.fork();
        machine.evaluation().assignments().assign(clause.pattern(), item, "", round, frame);
        var certain = sure;
        for (var test : clause.tests()) {
            machine.tests().presume(true);
            machine.eval(test, round, frame);
            var seen = frame.tested;
            var fails = round.fork();
            certain &= !machine.tests().assume(test, false, seen, fails, frame);
            var passes = machine.tests().assume(test, true, seen, round, frame);
            machine.tests().presume(false);
            if (!passes) {
                return;
            }
        }
        clause(gather, index + 1, certain, found, round, frame);
        state.meet(round);
    }
}
