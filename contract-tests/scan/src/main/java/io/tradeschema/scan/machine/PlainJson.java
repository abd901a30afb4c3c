package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a writer of JSON that knows records, lists, texts and numbers alone makes of other things: what a function that it is
 * given makes of them, or nothing, and then it fails.
 */
final class PlainJson {

    /** What a writer of JSON has no form for. */
    static final String NO_FORM = "no form";

    private static final int DEEPEST = 5;

    private final Machine machine;

    PlainJson(Machine machine) {
        this.machine = machine;
    }

    /** What is written of a value; the same where nobody can tell. */
    Value of(Value value, Use use) {
        return known(use) ? value.each(one -> written(one, use, 0)) : value;
    }

    /** Whether it is seen what the writer was told: a function, a class of the tree, or nothing. */
    private static boolean known(Use use) {
        return use.row().flags().contains("strict")
                && use.given().open().isNone()
                && use.given().view() == null
                && !use.given().unknownCount();
    }

    private Value written(One one, Use use, int depth) {
        if (depth > DEEPEST) {
            return Value.of(one);
        }
        if (one instanceof One.Member member && isNumber(member)) {
            return member.value();
        }
        if (!use.frame().asked.contains(one) && hasNoForm(one, use.state())) {
            return other(one, use, depth);
        }
        return use.state()
                .object(one)
                .map(object -> parts(one, object, use, depth))
                .orElseGet(() -> Value.of(one));
    }

    private boolean isNumber(One.Member member) {
        return member.klass().style().filter(style -> style.has("number")).isPresent();
    }

    private boolean hasNoForm(One one, State state) {
        if (one instanceof One.Member member) {
            return !member.isText();
        }
        if (one instanceof One.Made made) {
            return made.type().equals(Texts.DECIMAL)
                    || made.type().equals(Texts.MOMENT)
                    || machine.tables()
                            .kind(made.type())
                            .filter(NO_FORM::equals)
                            .isPresent();
        }
        return state.object(one)
                .filter(object -> !object.label().equals(Entries.BROKEN)) // its making fails, so it never comes here
                .map(Obj::klass)
                .filter(klass -> !isTuple(klass) && !machine.classes().making().isRecord(klass))
                .filter(klass -> klass.fullyKnown(this::isNoContainer))
                .isPresent();
    }

    private static boolean isTuple(Klass klass) {
        return klass.style().filter(style -> style.has("tuple")).isPresent();
    }

    private boolean isNoContainer(String base) {
        return machine.tables().isPlain(base)
                || machine.tables()
                        .style(base)
                        .filter(style -> style.shape().equals("fields"))
                        .isPresent();
    }

    /** What the function that is given for it makes of a thing; of an object of which that is not seen, its names. */
    private Value other(One one, Use use, int depth) {
        var by = fallback(use);
        if (by.isEmpty()) {
            return use.arg("coder").isPresent() || Attempts.isReplaced(use.frame())
                    ? unseen(one, use.state())
                    : Value.of(new One.Made(NO_FORM, Map.of()));
        }
        var way = use.state().fork();
        var made = machine.calls().invoke(by.get(), Given.of(use.at(), Value.of(one)), use.call(), way, use.frame());
        if (way.isDead()) {
            return Value.of(new One.Made(NO_FORM, Map.of()));
        }
        use.state().meet(way);
        return made.isNone() || made.any(One::isRest)
                ? unseen(one, use.state())
                : made.each(it -> it.equals(one) ? Value.of(it) : written(it, use, depth + 1));
    }

    private static Value unseen(One one, State state) {
        return state.object(one).isPresent() ? Value.of(one) : Value.input("");
    }

    /** The function that the call is given, or the method of a class of the tree that writes in its place. */
    private Optional<Value> fallback(Use use) {
        var given = use.value("default").filter(value -> !value.all(Constants::isNothing));
        return given.or(() -> use.value("coder").flatMap(Value::only).flatMap(one -> method(one, use)));
    }

    private Optional<Value> method(One coder, Use use) {
        if (!(coder instanceof One.Type type)) {
            return Optional.empty();
        }
        var self = (One.Ref) machine.roots()
                .typical(type.klass(), use.state(), use.frame())
                .ones()
                .get(0);
        return type.klass()
                .attribute(machine.tables().word("writes-others", ""))
                .map(method ->
                        machine.classes().attributes().bound(method, self, type.klass(), use.state(), use.frame()));
    }

    private Value parts(One one, Obj object, Use use, int depth) {
        if (object.isInstance() && object.klass() != null && isTuple(object.klass())) {
            return list(object.slots().values().stream().map(Obj.Slot::value).toList(), use, depth);
        }
        if (object.isInstance() || object.view() != null || object.kind() == SeqKind.STREAM) {
            return Value.of(one);
        }
        var changed = object.isRecord()
                ? object.each((name, slot) -> with(slot, slot.value().each(it -> written(it, use, depth + 1))))
                : object.with(items(object.items(), use, depth), object.tail().each(it -> written(it, use, depth + 1)));
        if (changed.equals(object)) {
            return Value.of(one);
        }
        var copy = machine.make(changed, use.state());
        if (use.state().isChecked(one)) {
            use.state().check(copy);
        }
        return Value.of(copy);
    }

    private static Obj.Slot with(Obj.Slot slot, Value value) {
        return value.equals(slot.value()) ? slot : slot.with(value);
    }

    private Value list(List<Value> items, Use use, int depth) {
        return machine.records().sequence(items(items, use, depth), Value.none(), use.at(), use.state());
    }

    private List<Value> items(List<Value> items, Use use, int depth) {
        return items.stream()
                .map(item -> item.each(it -> written(it, use, depth + 1)))
                .toList();
    }
}
