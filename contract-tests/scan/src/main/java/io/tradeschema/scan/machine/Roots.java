package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where walks begin: a module's own code, functions that nobody calls, the object that stands for all of a class. */
final class Roots {

    private final Machine machine;
    /** By the very same code: its contents are long to compare. */
    private final Set<Code.Func> entered = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    /** Functions in which a bus stands, as what each was made last: a method, or a value that somebody may call. */
    private final Map<Code.Func, One.Fn> made = new java.util.IdentityHashMap<>();

    private final Set<Code.Func> byModules = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private final Map<Klass, Value> typical = new HashMap<>();
    /** The numbers of the objects that stand for all of a class. */
    private final Set<Integer> standing = new java.util.HashSet<>();

    /** The classes whose objects were asked for while their members were looked at. */
    private final Map<Klass, Frame> early = new HashMap<>();

    private final Instances instances;

    Roots(Machine machine) {
        this.machine = machine;
        this.instances = new Instances(machine);
    }

    /** Takes no function for entered. */
    void forget() {
        entered.clear();
        machine.bus().missed().forget();
    }

    /** Takes those functions for entered that the modules' own code went through: what it gives them is known. */
    void forgetAllButModules() {
        forget();
        entered.addAll(byModules);
    }

    /** Notes what the modules' own code went through, up to the last call. */
    void modulesAreDone() {
        var missed = machine.bus().missed();
        entered.stream().filter(missed::isWalkedWhole).forEach(byModules::add);
        missed.modulesAreDone();
    }

    boolean wasEntered(Code.Func function) {
        return entered.contains(function);
    }

    void enter(Code.Func function) {
        entered.add(function);
    }

    /** A function came to be, whoever calls it. */
    void made(One.Fn fn) {
        if (machine.bus().names().mayConcern(fn.code().body())) {
            made.put(fn.code(), fn);
        }
    }

    boolean isMade(Code.Func function) {
        return made.containsKey(function);
    }

    /** The functions in which a bus stands, in the order in which they stand. */
    List<One.Fn> made() {
        return made.values().stream()
                .sorted(Comparator.comparing(fn -> fn.code().at().where()))
                .toList();
    }

    /** The walk of a function ended within it: what it does is not seen until it is walked by itself. */
    void cutOff(Code.Func function) {
        entered.remove(function);
    }

    /** A module's own code, walked once. */
    void walk(Unit unit) {
        if (!unit.begin()) {
            return;
        }
        var before = machine.budget().pause();
        var state = machine.ground().fork();
        var frame = new Frame(unit.scope(), null, null, null, null, null, machine.ground());
        frame.captured = true;
        machine.statements().block(unit.code(), state, frame);
        machine.bus().handlers().defined(unit, state);
        settle(state, frame);
        machine.budget().resume(before);
    }

    /** A handler that waited until the code of all files was gone through. */
    void walk(BoundQueues.Waiting handler) {
        var state = machine.ground().fork();
        handler.handler().accept(state);
        settle(state, handler.frame());
    }

    /** Walks a function that nobody in the tree calls, with arguments from outside. */
    void root(Code.Func function, Scope scope, @Nullable Klass owner) {
        machine.budget().refuel();
        var state = machine.ground().fork();
        var frame = new Frame(scope, null, null, null, null, null, machine.ground());
        One self = owner == null ? null : typical(owner, state, frame).ones().get(0);
        var written = new One.Fn(function, scope, self, owner == null ? null : owner.defining(function));
        var fn = machine.classes().wrappers().inPlaceOf(written);
        var given = machine.calls().fromOutside(fn, function.at(), state, frame);
        machine.whole()
                .lost(
                        given,
                        function.at(),
                        "it is given back to whoever calls " + title(function) + ", whom the tree does not show",
                        state);
        settle(state, frame);
    }

    /** What a function is called before people. */
    static String title(Code.Func function) {
        return function.name().isEmpty() ? "this function" : function.name();
    }

    /** What is left when a root is done is what others may find: names of modules and objects that were there before. */
    private void settle(State state, Frame frame) {
        var ways = new ArrayList<>(frame.returns);
        ways.add(state.since(machine.ground()));
        for (var way : ways) {
            machine.ground().learn(way, key -> frame.captured || !(key instanceof State.Checked));
            way.forEach((key, object) -> {
                if (key instanceof State.Held held && !standing.contains(held.id()) && object instanceof Obj left) {
                    instances.left(left);
                }
            });
        }
    }

    /** Gives the objects that stand for all of a class what those that were made held in the end. */
    void settleInstances() {
        instances.settle();
    }

    /** The object that stands for all objects of a class. */
    Value typical(Klass klass, State state, Frame frame) {
        var known = typical.get(klass);
        if (known != null) {
            return known;
        }
        var ref = new One.Ref(machine.number());
        standing.add(ref.id());
        machine.ground().put(ref, Obj.instance(klass, klass.code().at()));
        var value = Value.of(ref);
        typical.put(klass, value);
        machine.classes().making().typical(klass, ref, frame);
        if (!klass.isComplete()) {
            early.put(klass, frame);
        }
        return value;
    }

    /** The members of a class are known: an object that stood for all of it before, since one of them names it, is made with them. */
    void complete(Klass klass) {
        klass.complete();
        var frame = early.remove(klass);
        var before = typical.get(klass);
        if (frame != null && before != null) {
            var ref = (One.Ref) before.ones().get(0);
            machine.classes().making().typical(klass, ref, frame);
        }
    }
}
