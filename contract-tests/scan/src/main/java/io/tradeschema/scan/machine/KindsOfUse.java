package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ReadField.Kind;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.Set;

/** What a program does with values of messages that only a number, or only a text, lets it do. */
final class KindsOfUse {

    private static final Set<Operator> ORDERS =
            Set.of(Operator.LESS, Operator.LESS_OR_EQUAL, Operator.MORE, Operator.MORE_OR_EQUAL);

    private final Machine machine;

    KindsOfUse(Machine machine) {
        this.machine = machine;
    }

    /** Something is reckoned with: where it may be a text, the language fails, unless what fails there is caught. */
    void asNumber(Value value, Place at, Frame frame) {
        as(Kind.NUMBER, value, at, frame);
    }

    /** A number is made of something: where it may be caught that it is none, it was asked what it is. */
    void madeNumber(Value value, Place at, Frame frame) {
        asNumber(value, at, frame);
        if (isCaught(frame)) {
            converted(value);
        }
    }

    /** A method of texts is called on something. */
    void asText(One one, Place at, Frame frame) {
        as(Kind.TEXT, Value.of(one), at, frame);
    }

    private void as(Kind kind, Value value, Place at, Frame frame) {
        if (machine.tables().word("kinds-differ", "").isEmpty() || isCaught(frame)) {
            return;
        }
        var taken = value.keep(One.Taken.class::isInstance);
        if (taken.ones().size() == 1) { // of several names nobody knows which it is
            ((One.Taken) taken.ones().get(0)).read().usedAs(kind, at.where());
        }
    }

    /** Whether it is caught when it fails: there, or by a caller that has something else for it. */
    private static boolean isCaught(Frame frame) {
        if (!frame.nets.isEmpty()) {
            return true;
        }
        for (var caller = frame.caller(); caller != null; caller = caller.caller()) {
            if (Attempts.isReplaced(caller)) {
                return true;
            }
        }
        return false;
    }

    /** Of two things that are held against each other by size, the one is a number as the other is. */
    void compared(Operator operator, Value left, Value right, Place at, Frame frame) {
        if (ORDERS.contains(operator)) {
            if (right.all(KindsOfUse::isNumber)) {
                asNumber(left, at, frame);
            }
            if (left.all(KindsOfUse::isNumber)) {
                asNumber(right, at, frame);
            }
        }
    }

    private static boolean isNumber(One one) {
        return Computation.isNumber(one) || one.equals(new One.Kind(ValueKind.EPOCH));
    }

    /** Something else is made of a value, or it is asked what it is, before it is used. */
    static void converted(Value value) {
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                taken.read().converts();
            }
        }
    }
}
