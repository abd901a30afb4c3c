package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** What a test leaves of what values may be. */
final class Tests {

    private final Machine machine;
    private final Narrowing narrowing;
    private final Constants constants;
    private final TestCalls testCalls;
    private final NameTests names;
    private final Lengths lengths;
    private final Expectations expectations;
    private final Refusals refusals = new Refusals();
    private int presuming;

    Tests(Machine machine) {
        this.machine = machine;
        this.narrowing = new Narrowing(machine);
        this.constants = new Constants(machine);
        this.testCalls = new TestCalls(machine);
        this.names = new NameTests(machine);
        this.lengths = new Lengths(machine);
        this.expectations = new Expectations(machine);
    }

    Narrowing narrowing() {
        return narrowing;
    }

    Constants constants() {
        return constants;
    }

    TestCalls testCalls() {
        return testCalls;
    }

    Lengths lengths() {
        return lengths;
    }

    NameTests names() {
        return names;
    }

    Refusals refusals() {
        return refusals;
    }

    Expectations expectations() {
        return expectations;
    }

    /** Takes what comes from outside for there, as long as a filter goes through what is known. */
    void presume(boolean on) {
        presuming += on ? 1 : -1;
    }

    boolean presumes() {
        return presuming > 0;
    }

    /** Takes the test for true or false on this way; false when that cannot be. */
    boolean assume(Code test, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        if (state.isDead()) {
            return false;
        }
        if (test instanceof Code.Op op) {
            return ofOperation(op, truth, seen, state, frame);
        }
        if (test instanceof Code.Await await) {
            return assume(await.of(), truth, seen, state, frame);
        }
        if (test instanceof Code.Set set && set.value().isPresent()) {
            return assume(set.target(), set.value().get(), truth, seen, state, frame);
        }
        if (test instanceof Code.Call call) {
            var decided = testCalls().ofCall(call, truth, seen, state, frame);
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        var length = lengths.ofTruth(test, truth, seen, state, frame);
        if (length.isPresent()) {
            return length.get();
        }
        var value = seen.get(test);
        if (value == null) {
            return true;
        }
        var answer = value.keep(one -> mayBe(one, truth, state))
                .only()
                .filter(One.Answer.class::isInstance)
                .map(One.Answer.class::cast);
        if (answer.isPresent()) {
            return assume(
                    answer.get().test(),
                    truth,
                    answer.get().seen(),
                    state,
                    answer.get().frame());
        }
        if (!truth) {
            lacks(value, state);
        }
        return narrowing().keepWhereTrue(test, value, truth, state, frame);
    }

    private boolean mayBe(One one, boolean truth, State state) {
        return machine.truth().of(one, state).map(flag -> flag == truth).orElse(true);
    }

    /** What was read and is nothing: what is read after it stands in for it. */
    private static void lacks(Value value, State state) {
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                state.lacks(taken.source().id(), taken.read());
            }
        }
    }

    private boolean assume(Code target, Code from, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var value = seen.get(from);
        if (value == null) {
            return true;
        }
        return narrowing().keepWhereTrue(target, value, truth, state, frame);
    }

    private boolean ofOperation(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        return switch (op.operator()) {
            case NOT -> assume(op.operands().get(0), !truth, seen, state, frame);
            case AND -> truth ? all(op, true, seen, state, frame) : any(op, false, seen, state, frame);
            case OR -> truth ? any(op, true, seen, state, frame) : all(op, false, seen, state, frame);
            case EQUAL, UNEQUAL, SAME, NOT_SAME, IN, NOT_IN, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
                compared(op, truth ? op.operator() : op.operator().opposite(), seen, state, frame);
            default -> true;
        };
    }

    private boolean all(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        return op.operands().stream().allMatch(part -> assume(part, truth, seen, state, frame));
    }

    /** The first that holds decides; those before it did not. */
    private boolean any(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var ways = new ArrayList<Map<Object, Object>>();
        var rest = state.fork();
        for (var part : op.operands()) {
            var way = rest.fork();
            if (assume(part, truth, seen, way, frame)) {
                ways.add(way.since(state));
            }
            if (!assume(part, !truth, seen, rest, frame)) {
                break;
            }
        }
        return state.meet(ways, key -> true);
    }

    private boolean compared(Code.Op op, Operator operator, Map<Code, Value> seen, State state, Frame frame) {
        var left = seen.get(op.operands().get(0));
        var right = seen.get(op.operands().get(1));
        if (left == null || right == null) {
            return true;
        }
        var one = op.operands().get(0);
        var other = op.operands().get(1);
        var length = lengths.ofComparison(one, operator, right, seen, state, frame)
                .or(() -> lengths.ofComparison(other, operator.mirrored(), left, seen, state, frame));
        if (length.isPresent()) {
            return length.get();
        }
        var oneSided = operator == Operator.IN || operator == Operator.NOT_IN;
        return (compared(one, left, operator, right, state, frame) || isFlag(other, one, state, frame))
                && (oneSided
                        || compared(other, right, operator.mirrored(), left, state, frame)
                        || isFlag(one, other, state, frame));
    }

    /** Whether something that others may change is held against a literal: it may be that by then. */
    private boolean isFlag(Code code, Code literal, State state, Frame frame) {
        return literal instanceof Code.Lit && narrowing().isShared(code, state, frame);
    }

    private boolean compared(Code code, Value value, Operator operator, Value with, State state, Frame frame) {
        return switch (operator) {
            case EQUAL, SAME -> {
                if (with.all(Constants::isNothing)) {
                    lacks(value, state);
                }
                yield equal(code, value, with, state, frame);
            }
            case UNEQUAL, NOT_SAME ->
                with.ones().size() != 1
                        || with.ones().get(0) instanceof One.Ref
                        || narrowing()
                                .keep(
                                        code,
                                        value,
                                        one -> !constants()
                                                .same(one, with.ones().get(0))
                                                .orElse(false),
                                        state,
                                        frame);
            case IN -> in(code, value, with, state, frame);
            case NOT_IN -> notIn(code, value, with, state, frame);
            case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
                narrowing().keep(code, value, one -> Constants.within(one, operator, with), state, frame);
            default -> true;
        };
    }

    private boolean equal(Code code, Value value, Value with, State state, Frame frame) {
        if (with.any(one -> !Constants.isConstant(one))) {
            return true;
        }
        return narrowing()
                .narrow(
                        code,
                        value,
                        one -> {
                            if (with.all(other ->
                                    constants().same(one, other).map(is -> !is).orElse(false))) {
                                return Value.none();
                            }
                            if (one.isRest() || one instanceof One.Kind) {
                                return one instanceof One.Kind kind
                                        ? with.keep(other -> Constants.mayBe(kind.kind(), other))
                                        : with;
                            }
                            return with.any(other ->
                                            constants().same(one, other).orElse(true))
                                    ? Value.of(one)
                                    : Value.none();
                        },
                        state,
                        frame);
    }

    private boolean in(Code code, Value value, Value with, State state, Frame frame) {
        var options = constants().options(with, state);
        if (options.isPresent()) {
            return equal(code, value, options.get(), state, frame);
        }
        return names().hasName(value, with, true, state);
    }

    private boolean notIn(Code code, Value value, Value with, State state, Frame frame) {
        var options = constants().options(with, state);
        if (options.isPresent()) {
            var all = options.get();
            return narrowing()
                    .keep(
                            code,
                            value,
                            one -> all.ones().stream()
                                    .noneMatch(other ->
                                            constants().same(one, other).orElse(false)),
                            state,
                            frame);
        }
        return names().hasName(value, with, false, state);
    }

    /** Goes on where the value is true; false when it cannot be. */
    boolean mayHold(Value value, State state) {
        var answer = value.only().filter(One.Answer.class::isInstance).map(One.Answer.class::cast);
        return answer.map(found -> assume(found.test(), true, found.seen(), state, found.frame()))
                .or(() -> value.only().flatMap(one -> machine.truth().of(one, state)))
                .orElse(true);
    }

    /** Whether a value is true; empty when nobody knows. */
    Optional<Boolean> decided(Value value, State state) {
        if (value.ones().size() != 1) {
            return Optional.empty();
        }
        var one = value.ones().get(0);
        if (!(one instanceof One.Answer answer)) {
            return machine.truth().of(one, state);
        }
        var holds = assume(answer.test(), true, answer.seen(), state.fork(), answer.frame());
        var fails = assume(answer.test(), false, answer.seen(), state.fork(), answer.frame());
        return holds == fails ? Optional.empty() : Optional.of(holds);
    }
}
