package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which calls of a bus the walk came to: those that it did not must not be lost in silence. */
final class Missed {

    private final Machine machine;
    private final Set<Code.Call> performed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** All calls that the modules' own code came to. */
    private final Set<Code.Call> come = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean modulesAreDone;
    private final Set<Code.Call> byModules = Collections.newSetFromMap(new IdentityHashMap<>());

    Missed(Machine machine) {
        this.machine = machine;
    }

    /** A call was understood. */
    void performed(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr && machine.bus().names().writes(attr.name())) {
            performed.add(call);
        }
    }

    void forget() {
        performed.clear();
    }

    /** The walk came to a call; one of functions of the tree is understood. */
    void comeTo(Code.Call call, Value callee) {
        if (!modulesAreDone) {
            come.add(call);
        }
        if (callee.any(One.Fn.class::isInstance)) {
            performed(call);
        }
    }

    /** Notes which calls the modules' own code came to. */
    void modulesAreDone() {
        modulesAreDone = true;
        byModules.addAll(performed);
    }

    /** Whether the modules' own code came to each call in a function. */
    boolean isWalkedWhole(Code.Func function) {
        return !Walk.any(function.body(), code -> code instanceof Code.Call call && !come.contains(call));
    }

    void remember() {
        performed.addAll(byModules);
    }

    /** The calls in a function's own code that are named like a bus's and were not come to. */
    List<Code.Call> in(Code.Func function) {
        var missed = new ArrayList<Code.Call>();
        missed(function.body(), missed); // functions inside of it, too: nobody else looks at them
        return missed;
    }

    private void missed(Code code, List<Code.Call> missed) {
        if (!machine.bus().names().concerns(code)) {
            return;
        }
        if (code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && machine.bus().names().writes(attr.name())
                && !performed.contains(call)) {
            missed.add(call);
        }
        Walk.children(code).forEach(child -> missed(child, missed));
    }

    /** A call that only a bus can mean and that no walk came to is listed: it must not be lost in silence. */
    void lost(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr) {
            var known = call.arguments().isEmpty()
                            || !(call.arguments().get(0).value() instanceof Code.Lit lit
                                    && lit.value() instanceof String text)
                    ? Untold.ANY
                    : List.of(text);
            var untold = machine.bus().streams().untold(attr.name(), call.at(), known);
            untold.forEach(machine.recorder()::untold);
            if (!untold.isEmpty() && machine.bus().names().onlyOfBuses(attr.name())) {
                machine.recorder()
                        .unresolved(new Unresolved(
                                call.at().where(),
                                "this " + attr.name(),
                                "nothing that was walked leads to it",
                                Optional.of(untold.get(0))));
            }
        }
    }
}
