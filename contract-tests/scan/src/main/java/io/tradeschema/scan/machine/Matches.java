package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.Map;

/** Walks the arms of a match, each with what the arms before it leave. */
final class Matches {

    private final Machine machine;
    private final Patterns patterns;

    Matches(Machine machine) {
        this.machine = machine;
        this.patterns = new Patterns(machine);
    }

    boolean match(Code.Match match, State state, Frame frame) {
        var subject = machine.eval(match.subject(), state, frame);
        patterns.compared(match, subject, state, frame);
        var ways = new ArrayList<Map<Object, Object>>();
        var rest = state.fork();
        var open = true;
        for (var arm : match.arms()) {
            var here = rest.fork();
            if (patterns.fits(arm.pattern(), match.subject(), subject, here, frame) && guarded(arm, here, frame)) {
                if (machine.statements().block(arm.body(), here, frame)) {
                    ways.add(here.since(state));
                }
            }
            if (arm.guard().isEmpty() && patterns.takesAll(arm.pattern())) {
                open = false;
                break;
            }
            if (arm.guard().isEmpty() && !patterns.excluded(arm.pattern(), match.subject(), subject, rest, frame)) {
                open = false;
                break;
            }
            subject = patterns.left(match.subject(), subject, rest, frame);
        }
        if (open) {
            ways.add(rest.since(state));
        }
        return state.meet(ways, key -> true);
    }

    private boolean guarded(Code.Arm arm, State state, Frame frame) {
        if (arm.guard().isEmpty()) {
            return true;
        }
        var guard = arm.guard().get();
        var outer = frame.tested;
        frame.tested = new java.util.IdentityHashMap<>();
        machine.eval(guard, state, frame);
        var seen = frame.tested;
        frame.tested = outer;
        return machine.tests().assume(guard, true, seen, state, frame);
    }
}
