package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Place;
import java.util.HashSet;
import java.util.Set;

/** Comparisons after which a value is only refused: {@code if name in (".", ".."): raise}. Nobody who writes them expects the value. */
final class Refusals {

    private final Set<Place> places = new HashSet<>();

    /** Notes the comparisons of a branch that does nothing but fail where one of them holds. */
    void branch(Code.If branch) {
        var then = branch.then().statements();
        if (then.size() == 1 && then.get(0) instanceof Code.Leave leave && leave.exit() == Code.Exit.RAISE) {
            note(branch.test(), true);
        }
    }

    private void note(Code test, boolean truth) {
        if (test instanceof Code.Call call && truth) {
            places.add(call.at());
        } else if (test instanceof Code.Op op) {
            switch (op.operator()) {
                case NOT -> note(op.operands().get(0), !truth);
                case AND, OR -> op.operands().forEach(part -> note(part, truth));
                default -> {
                    if (truth == isPositive(op.operator())) {
                        places.add(op.at());
                    }
                }
            }
        }
    }

    private static boolean isPositive(Operator operator) {
        return operator == Operator.EQUAL || operator == Operator.SAME || operator == Operator.IN;
    }

    boolean has(Place at) {
        return places.contains(at);
    }
}
