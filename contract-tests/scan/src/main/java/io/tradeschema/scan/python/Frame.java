package io.tradeschema.scan.python;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One function (or module body) being walked. */
final class Frame {

    private final Module module;
    private final @Nullable FunctionDef function;
    private final @Nullable Frame caller;
    private final @Nullable Node call;
    private final List<Value> returned = new ArrayList<>();
    private final List<Value> yielded = new ArrayList<>();
    private final Set<String> globals = new HashSet<>();
    private final Map<String, Where> given = new HashMap<>();
    private @Nullable State exits;
    private State state;
    private int expecting;

    Frame(Module module, @Nullable FunctionDef function, @Nullable Frame caller, State state) {
        this(module, function, caller, null, state);
    }

    Frame(Module module, @Nullable FunctionDef function, @Nullable Frame caller, @Nullable Node call, State state) {
        this.call = call;
        this.module = module;
        this.function = function;
        this.caller = caller;
        this.state = state;
    }

    /** Walks code whose KeyError is caught here, or is not. */
    void expecting(boolean absence, Runnable walk) {
        expecting += absence ? 1 : 0;
        walk.run();
        expecting -= absence ? 1 : 0;
    }

    /** Whether a KeyError is caught in this function. */
    boolean expectsAbsence() {
        return expecting > 0;
    }

    Module module() {
        return module;
    }

    Optional<FunctionDef> function() {
        return Optional.ofNullable(function);
    }

    String title() {
        return function == null ? "module" : function.title();
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    /** Ends this path with a return value. */
    void leave(Value value) {
        returned.add(value);
        var end = state.fork();
        exits = exits == null ? end : State.join(exits, end);
        state.die();
    }

    void yield(Value value) {
        yielded.add(value);
    }

    /** Notes where a caller gives this parameter its value. */
    void given(String name, Where place) {
        given.put(name, place);
    }

    /** The parameter has another value from here on. */
    void assigned(String name) {
        given.remove(name);
    }

    /** Where the value of an expression is given: a parameter's by the caller, any other's in the expression itself. */
    Optional<Where> givenAt(Node expression) {
        return expression.is("identifier") ? Optional.ofNullable(given.get(expression.text())) : Optional.empty();
    }

    void global(String name) {
        globals.add(name);
    }

    boolean isGlobal(String name) {
        return function == null || globals.contains(name);
    }

    List<Value> yielded() {
        return yielded;
    }

    /** What the function returns, over all its paths. */
    Value result() {
        if (!yielded.isEmpty()) {
            return new Value.Many(Value.either(yielded));
        }
        var all = new ArrayList<>(returned);
        if (!state.dead()) {
            all.add(Value.NONE);
        }
        return all.isEmpty() ? Value.UNKNOWN : Value.either(all);
    }

    /** The state after the function, over all its paths. */
    State end() {
        if (exits == null) {
            return state;
        }
        return state.dead() ? exits : State.join(exits, state);
    }

    /** The nearest frame of another file: the service that uses a bus class; this frame when there is none. */
    Frame user() {
        return abroad(this).orElse(this);
    }

    private static Optional<Frame> abroad(Frame from) {
        var next = from.caller();
        while (next.isPresent() && next.get().module == from.module) {
            next = next.get().caller();
        }
        return next;
    }

    /** The call in {@link #user()} that led to this place; the place itself when no other file is involved. */
    Node site(Node place) {
        if (abroad(this).isEmpty() || caller == null || call == null) {
            return place;
        }
        return caller.module == module ? caller.site(call) : call;
    }

    int depth() {
        return caller == null ? 0 : caller.depth() + 1;
    }

    boolean calls(FunctionDef other) {
        return (function != null && function.node() == other.node()) || (caller != null && caller.calls(other));
    }

    Optional<Frame> caller() {
        return Optional.ofNullable(caller);
    }
}
