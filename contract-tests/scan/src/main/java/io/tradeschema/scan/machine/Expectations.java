package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** What comparisons tell of a reader: the values that it expects, and those that it leaves out. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Expectations {

    private final Machine machine;

    Expectations(Machine machine) {
        this.machine = machine;
    }

    /** Notes what a comparison expects of values that were taken from messages. */
    void noted(Code.Op op, Map<Code, Value> seen, State state, Frame frame) {
        if (op.operands().size() != 2) {
            return;
        }
        var left = seen.get(op.operands().get(0));
        var right = seen.get(op.operands().get(1));
        if (left == null || right == null) {
            return;
        }
        switch (op.operator()) {
            case EQUAL, UNEQUAL, SAME, NOT_SAME -> {
                accepted(left, right, op.at());
                accepted(right, left, op.at());
            }
            case IN, NOT_IN -> {
                machine.tests()
                        .constants()
                        .options(right, state)
                        .ifPresent(options -> accepted(left, options, op.at()));
                machine.tests().names().lookedFor(left, right, op.operands().get(0), state, frame);
                machine.tests().names().whitelisted(left, right, op, state, frame);
            }
            case LESS, LESS_OR_EQUAL -> machine.tests().names().subset(left, right, op, state, frame);
            case MORE, MORE_OR_EQUAL -> machine.tests().names().subset(right, left, op, state, frame);
            default -> {}
        }
    }

    private void accepted(Value value, Value with, Place at) {
        if (!with.all(Constants::isConstant)) {
            return;
        }
        var literals = Enumerations.literals(with);
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                if (!literals.isEmpty()) {
                    taken.read().compares(at.where(), literals, meaning(with, at));
                }
            }
        }
    }

    /** What becomes of a value; one that an enumeration has need not be sent by anybody. */
    private ReadField.Meaning meaning(Value with, Place at) {
        var meaning = machine.tests().refusals().meaning(at);
        return meaning == ReadField.Meaning.HANDLED && with.all(One.Member.class::isInstance)
                ? ReadField.Meaning.ASIDE
                : meaning;
    }

    /** A chain of branches over one value from a message, without one for the other values. */
    void chain(Code.If first, State state, Frame frame) {
        var tests = new ArrayList<Code>();
        Code next = first;
        while (next instanceof Code.If branch) {
            tests.add(branch.test());
            var rest = branch.otherwise().statements();
            if (rest.size() == 1 && rest.get(0) instanceof Code.If) {
                next = rest.get(0);
            } else if (rest.isEmpty()) {
                next = null;
            } else {
                return;
            }
        }
        if (tests.size() < 2) {
            return;
        }
        ReadField read = null;
        for (var test : tests) {
            var subject = subject(test, state, frame);
            if (subject.isEmpty() || read != null && !sameName(read, subject.get())) {
                return;
            }
            read = subject.get();
        }
        if (read != null) {
            read.leavesUnhandled(first.at().where());
        }
    }

    private static boolean sameName(ReadField one, ReadField other) {
        return one.path().equals(other.path()) && one.level() == other.level() && one.reader() == other.reader();
    }

    private Optional<ReadField> subject(Code test, State state, Frame frame) {
        if (test instanceof Code.Call) {
            return machine.eval(test, state, frame)
                    .only()
                    .filter(One.Answer.class::isInstance)
                    .map(One.Answer.class::cast)
                    .filter(answer -> answer.test() instanceof Code.Op op && op.operator() == Operator.EQUAL)
                    .flatMap(answer -> answer.seen().values().stream()
                            .flatMap(value -> value.ones().stream())
                            .filter(One.Taken.class::isInstance)
                            .map(one -> ((One.Taken) one).read())
                            .findFirst());
        }
        if (!(test instanceof Code.Op op) || op.operator() != Operator.EQUAL && op.operator() != Operator.IN) {
            return Optional.empty();
        }
        return machine.eval(op.operands().get(0), state, frame).ones().stream()
                .filter(One.Taken.class::isInstance)
                .map(one -> ((One.Taken) one).read())
                .findFirst();
    }
}
