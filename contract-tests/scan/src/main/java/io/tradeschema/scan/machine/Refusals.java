package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ReadField.Meaning;
import io.tradeschema.scan.syntax.Place;
import java.util.HashMap;
import java.util.Map;

/** Comparisons after which a value is refused or passed over: {@code if name in (".", ".."): raise}. Who writes them waits for no such value. */
final class Refusals {

    private final Map<Place, Meaning> meanings = new HashMap<>();

    /** Notes the comparisons of a branch that does nothing but leave where one of them holds. */
    void branch(Code.If branch) {
        var then = branch.then().statements();
        if (then.size() == 1 && then.get(0) instanceof Code.Leave leave) {
            note(branch.test(), true, leave.exit() == Code.Exit.RAISE ? Meaning.REFUSED : Meaning.ASIDE);
        }
    }

    private void note(Code test, boolean truth, Meaning meaning) {
        if (test instanceof Code.Call call && truth) {
            meanings.put(call.at(), meaning);
        } else if (test instanceof Code.Op op) {
            switch (op.operator()) {
                case NOT -> note(op.operands().get(0), !truth, meaning);
                case AND, OR -> op.operands().forEach(part -> note(part, truth, meaning));
                default -> {
                    if (truth == isPositive(op.operator())) {
                        meanings.put(op.at(), meaning);
                    }
                }
            }
        }
    }

    private static boolean isPositive(Operator operator) {
        return operator == Operator.EQUAL || operator == Operator.SAME || operator == Operator.IN;
    }

    /** What becomes of a value for which the comparison there holds. */
    Meaning meaning(Place at) {
        return meanings.getOrDefault(at, Meaning.HANDLED);
    }
}
