package io.tradeschema.scan.machine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a writer of JSON leaves out of an object: nothing, what is empty, or what is as it was at first. */
final class LeftOut {

    private final Machine machine;

    LeftOut(Machine machine) {
        this.machine = machine;
    }

    /** What of a value may be written. */
    Value from(Value value, Klass klass, Members.Member member, Obj object, Use use) {
        var own = Optional.ofNullable(member.marks().get("inclusion"));
        var ofClass = machine.members().setting(klass, "inclusion", use);
        var rule = own.or(() -> ofClass).or(() -> Members.setting(use, "inclusion"));
        if (rule.isEmpty()) {
            var all = !use.row().flags().contains("without-nothing")
                    || Members.setting(use, "nothing").isPresent();
            return all ? value : value.keep(one -> !Constants.isNothing(one));
        }
        if (Members.endsWith(rule, "NON_DEFAULT")) {
            return own.isEmpty() && ofClass.isPresent()
                    ? unlikeFirst(value, member, object, use)
                    : unlikeType(value, member, object, use);
        }
        if (Members.endsWith(rule, "NON_EMPTY")) {
            return value.keep(one -> !isEmpty(one, use.state()));
        }
        return Members.endsWith(rule, "NON_NULL", "NON_ABSENT") ? value.keep(one -> !Constants.isNothing(one)) : value;
    }

    /** What of a field's value is written by a library that leaves out what nobody gave, or what is as it was at first. */
    Value set(Value value, Obj.Slot slot, Klass.Field field, Klass klass, Use use) {
        var unset = use.is("without-unset");
        var unchanged =
                use.is("without-defaults") || machine.classes().settings().say(klass, "omits-defaults");
        if (!unset && !unchanged) {
            return value;
        }
        var first = machine.classes().fields().fallback(field, use.state(), use.frame());
        if (first.isEmpty()) {
            return value;
        }
        var given = slot.code() != null
                || !slot.at().equals(field.at())
                || !first.get().sameAs(slot.value());
        return unchanged || !given ? value.keep(one -> !isFirst(one, first.get())) : value;
    }

    private static boolean isEmpty(One one, State state) {
        return Constants.isNothing(one)
                || one.text().filter(String::isEmpty).isPresent()
                || state.object(one)
                        .filter(object -> object.closed()
                                && !object.isInstance()
                                && object.slots().isEmpty()
                                && object.element().isNone())
                        .isPresent();
    }

    /** What a new object of the class does not have. */
    private Value unlikeFirst(Value value, Members.Member member, Obj object, Use use) {
        var klass = object.klass();
        var way = use.state().fork();
        var made = klass == null
                ? Value.none()
                : machine.classes().making().construct(klass, Given.none(use.at()), use.call(), way, use.frame());
        var first = made.only().flatMap(way::object).flatMap(fresh -> fresh.slot(member.name()));
        return first.isEmpty()
                ? unlikeType(value, member, object, use)
                : value.keep(one -> !isFirst(one, first.get().value()));
    }

    private boolean isFirst(One one, Value first) {
        return first.only()
                .flatMap(other -> machine.tests().constants().same(one, other))
                .orElse(false);
    }

    /** What is neither empty nor a number or flag of the language that is 0 or false. */
    private Value unlikeType(Value value, Members.Member member, Obj object, Use use) {
        var field = member.field();
        var plain = field != null && isPlain(field);
        var unset = plain && object.closed() && object.slot(member.name()).isEmpty() && !machine.isShared(use.on());
        return unset ? Value.none() : value.keep(one -> !isEmpty(one, use.state()) && !(plain && isZero(one)));
    }

    private boolean isPlain(Klass.Field field) {
        var never = List.of(machine.tables().word("never-nothing", "").split(" ", -1));
        return field.type().map(Origins::of).filter(never::contains).isPresent();
    }

    private static boolean isZero(One one) {
        return one instanceof One.Lit lit
                && (lit.value().equals(false) || lit.value() instanceof BigDecimal number && number.signum() == 0);
    }
}
