package io.tradeschema.scan.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of one function, the heap, and what branches taken so far have told; forks and joins. */
final class State {

    private final Map<String, Value> variables;
    private final Map<Integer, Thing> heap;
    private final Map<Integer, Set<String>> narrowed;
    private final Set<Value> checked;
    private boolean dead;

    State() {
        this(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), false);
    }

    private State(
            Map<String, Value> variables,
            Map<Integer, Thing> heap,
            Map<Integer, Set<String>> narrowed,
            Set<Value> checked,
            boolean dead) {
        this.variables = variables;
        this.heap = heap;
        this.narrowed = narrowed;
        this.checked = checked;
        this.dead = dead;
    }

    /** A function's first state: its own variables on the caller's heap. */
    State enter() {
        return new State(
                new LinkedHashMap<>(), new HashMap<>(heap), new HashMap<>(narrowed), new HashSet<>(checked), false);
    }

    /** The caller's state after a call: its own variables on the callee's heap. */
    State leave(State callee) {
        return new State(variables, callee.heap, narrowed, callee.checked, dead);
    }

    State fork() {
        return new State(
                new LinkedHashMap<>(variables),
                new HashMap<>(heap),
                new HashMap<>(narrowed),
                new HashSet<>(checked),
                dead);
    }

    static State join(State one, State other) {
        if (one.dead) {
            return other;
        }
        if (other.dead) {
            return one;
        }
        other.variables.forEach((name, value) -> one.variables.merge(name, value, Value::either));
        other.heap.forEach((id, thing) -> one.heap.merge(id, thing, Thing::join));
        one.checked.retainAll(other.checked);
        one.narrowed.keySet().retainAll(other.narrowed.keySet());
        one.narrowed.replaceAll((id, streams) -> union(streams, other.narrowed.get(id)));
        return one;
    }

    private static Set<String> union(Set<String> one, @Nullable Set<String> other) {
        if (other == null || one.equals(other)) {
            return one;
        }
        var all = new java.util.LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    @Nullable
    Value variable(String name) {
        return variables.get(name);
    }

    void set(String name, Value value) {
        variables.put(name, value);
    }

    void forget(String name) {
        variables.remove(name);
    }

    Map<String, Value> variables() {
        return variables;
    }

    @Nullable
    Thing thing(int id) {
        return heap.get(id);
    }

    /** Puts a thing on the heap; one that is changed after it was validated is not validated any more. */
    void put(int id, Thing thing) {
        checked.remove(new Value.Ref(id));
        heap.put(id, thing);
    }

    Map<Integer, Thing> heap() {
        return heap;
    }

    Set<String> streams(Value.Source source) {
        return narrowed.getOrDefault(source.id(), source.reader().streams());
    }

    void narrow(Value.Source source, Set<String> streams) {
        narrowed.put(source.id(), streams);
    }

    /** Notes that the value was validated. */
    void check(Value value) {
        checked.add(value);
    }

    /** Whether the value was validated on every path that leads here. */
    boolean checked(Value value) {
        return checked.contains(value);
    }

    boolean dead() {
        return dead;
    }

    void die() {
        dead = true;
    }
}
