package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which calls of a bus the walk came to: those that it did not must not be lost in silence. */
final class Missed {

    private final Machine machine;
    private final Set<Code.Call> performed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Code.Call> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The same, of the modules' own code: it is not walked again. */
    private final Set<Code.Call> performedBefore = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Code.Call> reachedBefore = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Unit, Boolean> onBus = new IdentityHashMap<>();

    /** All calls that the modules' own code came to. */
    private final Set<Code.Call> come = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean modulesAreDone;

    Missed(Machine machine) {
        this.machine = machine;
    }

    /** A call was understood. */
    void performed(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr && machine.bus().names().writes(attr.name())) {
            performed.add(call);
        }
    }

    /** The walk came to a call, understood or not. */
    void reached(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr && machine.bus().names().mayWrite(attr.name())) {
            reached.add(call);
        }
    }

    /** Takes no call for come to but those of the modules' own code. */
    void forget() {
        performed.retainAll(performedBefore);
        reached.retainAll(reachedBefore);
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

    /** What the modules' own code came to stays told. */
    void modulesAreDone() {
        modulesAreDone = true;
        performedBefore.addAll(performed);
        reachedBefore.addAll(reached);
    }

    /** Whether the modules' own code came to each call in a function. */
    boolean isWalkedWhole(Code.Func function) {
        return !Walk.any(function.body(), code -> code instanceof Code.Call call && !come.contains(call));
    }

    /**
     * Whether a call that may be a bus's and was not come to stands in a function's own code. Functions inside of it that
     * somebody made are walked by themselves.
     */
    boolean isIn(Code.Func function, Unit unit) {
        var onBus = isOnBus(unit);
        return Walk.children(function).stream().anyMatch(code -> isIn(code, onBus));
    }

    private boolean isIn(Code code, boolean onBus) {
        if (!machine.bus().names().mayConcern(code)
                || code instanceof Code.Func inner && machine.roots().isMade(inner)) {
            return false;
        }
        return isMissed(code, onBus) || Walk.children(code).stream().anyMatch(child -> isIn(child, onBus));
    }

    /** Whether it is a call that no walk came to: one that only a bus is named like has to be understood, too. */
    private boolean isMissed(Code code, boolean onBus) {
        if (!(code instanceof Code.Call call && call.callee() instanceof Code.Attr attr)) {
            return false;
        }
        return machine.bus().names().writes(attr.name())
                ? !performed.contains(call)
                : onBus && machine.bus().names().mayWrite(attr.name()) && !reached.contains(call);
    }

    /** Whether a file takes in a library whose clients are on a bus. */
    private boolean isOnBus(Unit unit) {
        return onBus.computeIfAbsent(
                unit,
                key -> Walk.any(
                        key.code(),
                        code -> code instanceof Code.Import taken
                                && machine.tables().isOfClients(taken.module())));
    }

    /**
     * Lists the calls in a file that no walk came to and that a bus may mean: they must not be lost in silence. Of a file whose own
     * code was left out that is said already.
     */
    void list(Unit unit) {
        var onBus = isOnBus(unit);
        if (unit.isBegun()) {
            list(unit.code(), onBus);
            return;
        }
        Walk.each(unit.code(), code -> {
            if (code instanceof Code.Func function) {
                list(function.body(), onBus);
            }
        });
    }

    private void list(Code code, boolean onBus) {
        Walk.each(code, part -> {
            if (isMissed(part, onBus)) {
                lost((Code.Call) part, onBus);
            }
        });
    }

    private void lost(Code.Call call, boolean onBus) {
        var name = Origins.of(call.callee());
        var untold = machine.bus().streams().untold(name, call.at(), known(call));
        untold.forEach(machine.recorder()::untold);
        if (machine.bus().names().onlyOfBuses(name) || onBus && !reached.contains(call)) {
            machine.recorder()
                    .unresolved(new Unresolved(
                            call.at().where(),
                            "this " + name,
                            "nothing that was walked leads to it",
                            untold.stream().findFirst()));
        }
    }

    private static List<String> known(Code.Call call) {
        return call.arguments().isEmpty()
                        || !(call.arguments().get(0).value() instanceof Code.Lit lit
                                && lit.value() instanceof String text)
                ? Untold.ANY
                : List.of(text);
    }
}
