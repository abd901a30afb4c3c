package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of a function, or the walk of a module's own code, while it goes on. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Frame {

    /** A way out of a loop. */
    record Ring(State entry, List<Map<Object, Object>> breaks, List<Map<Object, Object>> continues) {}

    /** What is changed when something fails. */
    record Net(State entry, List<Map<Object, Object>> failures, List<Code.Catch> catches) {}

    private final Scope scope;
    private final @Nullable Frame caller;
    private final @Nullable Place call;
    private final Code.@Nullable Func function;
    private final @Nullable Klass owner;
    private final @Nullable One self;
    private final State entry;
    private final int depth;
    final List<Map<Object, Object>> returns = new ArrayList<>();
    final List<Value> results = new ArrayList<>();
    final List<Value> yields = new ArrayList<>();
    final Deque<Ring> rings = new ArrayDeque<>();
    final Deque<Net> nets = new ArrayDeque<>();
    /** The values that its parameters were given: who passes such a one on, hands on what a caller chose. */
    final Map<Value, Place> handed = new IdentityHashMap<>();

    /** The objects of which it is asked whether they have something: they may be of another kind as well. */
    final Set<One> asked = new HashSet<>();

    final Set<String> outer = new HashSet<>();
    /** What the parts of the test gave that is being decided. */
    Map<Code, Value> tested = new IdentityHashMap<>();

    boolean captured;

    Frame(
            Scope scope,
            @Nullable Frame caller,
            @Nullable Place call,
            Code.@Nullable Func function,
            @Nullable Klass owner,
            @Nullable One self,
            State entry) {
        this.scope = scope;
        this.caller = caller;
        this.call = call;
        this.function = function;
        this.owner = owner;
        this.self = self;
        this.entry = entry;
        this.depth = caller == null ? 0 : caller.depth + 1;
    }

    Scope scope() {
        return scope;
    }

    Unit unit() {
        return scope.unit();
    }

    @Nullable
    Frame caller() {
        return caller;
    }

    @Nullable
    Place call() {
        return call;
    }

    Code.@Nullable Func function() {
        return function;
    }

    @Nullable
    Klass owner() {
        return owner;
    }

    @Nullable
    One self() {
        return self;
    }

    State entry() {
        return entry;
    }

    int depth() {
        return depth;
    }

    String title() {
        if (function == null) {
            return "";
        }
        return owner == null ? function.name() : owner.name() + "." + function.name();
    }

    int times(Code.Func code) {
        var times = 0;
        for (var frame = this; frame != null; frame = frame.caller) {
            times += frame.function == code ? 1 : 0;
        }
        return times;
    }
}
