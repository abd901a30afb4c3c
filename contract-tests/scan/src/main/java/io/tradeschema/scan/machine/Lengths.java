package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What tests of a text's length leave of it: whether it is empty, or how its length stands to a number. */
final class Lengths {

    /** How rows are flagged whose call is true for a text that is empty, and for one that is not. */
    private static final String EMPTY = "empty";

    private static final String FILLED = "filled";

    private final Machine machine;

    Lengths(Machine machine) {
        this.machine = machine;
    }

    /** What a length leaves that counts as true, or as false; empty where this is none. */
    Optional<Boolean> ofTruth(Code test, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        return measured(test)
                .flatMap(text -> keep(text, truth ? Operator.UNEQUAL : Operator.EQUAL, zero(test), seen, state, frame));
    }

    /** What is left where the one is a length that is held against the other; empty where it is none. */
    Optional<Boolean> ofComparison(
            Code one, Operator operator, Value with, Map<Code, Value> seen, State state, Frame frame) {
        return with.all(Computation::isNumber)
                ? measured(one).flatMap(text -> keep(text, operator, with, seen, state, frame))
                : Optional.empty();
    }

    /** What a call leaves that is a library's test of a text; empty where it is none. */
    Optional<Boolean> ofCall(
            Code.Call call, Value callee, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var empty = callee.ones().isEmpty()
                ? Optional.<Boolean>empty()
                : asks(callee.ones().get(0));
        var text = call.arguments().isEmpty()
                ? call.callee() instanceof Code.Attr attr ? attr.of() : call
                : call.arguments().get(0).value();
        return empty.flatMap(
                is -> keep(text, is == truth ? Operator.EQUAL : Operator.UNEQUAL, zero(call), seen, state, frame));
    }

    /** Whether what is called is true for an empty text, or for one that is not; empty where it tells neither. */
    private Optional<Boolean> asks(One callee) {
        var row = callee instanceof One.Method method
                ? machine.tables().method("text", method.name())
                : callee instanceof One.Outside outside
                        ? machine.tables().function(outside.path())
                        : Optional.<io.tradeschema.scan.library.Row>empty();
        return row.filter(
                        found -> found.flags().contains(EMPTY) || found.flags().contains(FILLED))
                .map(found -> found.flags().contains(EMPTY));
    }

    private static Value zero(Code test) {
        return Value.lit(BigDecimal.ZERO, test.at());
    }

    /** What is measured, where the code is how the language asks for a length. */
    private Optional<Code> measured(Code code) {
        if (code instanceof Code.Attr attr) {
            return Optional.of(attr.of()).filter(of -> isLength(attr.name()));
        }
        if (!(code instanceof Code.Call call)) {
            return Optional.empty();
        }
        if (call.callee() instanceof Code.Attr attr && call.arguments().isEmpty()) {
            return Optional.of(attr.of()).filter(of -> isLength(attr.name()));
        }
        return call.callee() instanceof Code.Name name && call.arguments().size() == 1 && isLength(name.name())
                ? Optional.of(call.arguments().get(0).value())
                : Optional.empty();
    }

    private boolean isLength(String name) {
        return machine.tables().names("length").contains(name);
    }

    private Optional<Boolean> keep(
            Code text, Operator operator, Value with, Map<Code, Value> seen, State state, Frame frame) {
        var value = seen.get(text);
        return value == null || value.texts().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        machine.tests().narrowing().keep(text, value, one -> mayBe(one, operator, with), state, frame));
    }

    private boolean mayBe(One one, Operator operator, Value with) {
        if (!(one instanceof One.Lit lit) || !(lit.value() instanceof String text)) {
            return true;
        }
        var length = new One.Lit(BigDecimal.valueOf(text.length()), lit.at(), false);
        var same = with.any(
                other -> machine.tests().constants().same(length, other).orElse(true));
        return switch (operator) {
            case EQUAL, SAME -> same;
            case UNEQUAL, NOT_SAME -> !same || with.ones().size() > 1;
            default -> Constants.within(length, operator, with);
        };
    }
}
