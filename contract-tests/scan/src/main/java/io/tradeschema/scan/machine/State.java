package io.tradeschema.scan.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What every name and object holds on one way through the code. A fork sees its parent, and writes to itself alone. */
final class State {

    /** A variable of one call of a function. */
    record Var(int frame, String name) {

        /** Whether it is a module's own, which the module's code may not have come to the end of. */
        boolean isOfModule() {
            return frame < 0;
        }
    }

    /** An object, by the number that its references carry. */
    record Held(int id) {}

    /** That a message was held against a schema. */
    record Checked(int id) {}

    /** Names of a message that are not there on this way. */
    record Absent(int source) {}

    private final @Nullable State parent;
    private Map<Object, Object> here = new HashMap<>();
    /** By object, the keys under which it was ever held: where all walks begin lies too much to be gone through each time. */
    private final Map<One, Set<Object>> holders = new HashMap<>();

    private boolean dead;

    private State(@Nullable State parent) {
        this.parent = parent;
    }

    static State start() {
        return new State(null);
    }

    State fork() {
        return new State(this);
    }

    /** Whether the way ends here: nothing that follows is reached. */
    boolean isDead() {
        return dead;
    }

    void end() {
        dead = true;
    }

    /** The way goes on, after all: what ended was done beside it. */
    void goOn() {
        dead = false;
    }

    private @Nullable Object find(Object key) {
        for (var state = this; state != null; state = state.parent) {
            var found = state.here.get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What lies under a key; null where nothing does. */
    @Nullable
    Object held(Object key) {
        return find(key);
    }

    /** The names of a module, or of one call of a function, that hold something. */
    Set<String> names(int frame) {
        var names = new java.util.LinkedHashSet<String>();
        for (var state = this; state != null; state = state.parent) {
            state.here.keySet().forEach(key -> {
                if (key instanceof Var variable && variable.frame() == frame) {
                    names.add(variable.name());
                }
            });
        }
        return names;
    }

    Optional<Value> value(Var variable) {
        return Optional.ofNullable((Value) find(variable));
    }

    void set(Var variable, Value value) {
        lay(variable, value);
    }

    /** Only this is left of what a variable holds: so it is with what belongs to it. */
    void narrow(Var variable, Value left) {
        if (find(new Together.Key(variable)) instanceof Together all
                && all.met().get(variable) == find(variable)) {
            all.left(variable, left, other -> value(other).orElse(Value.none()))
                    .forEach((key, held) -> here.put(key, held));
        }
        set(variable, left);
    }

    /** Notes that variables were set to the parts of one of several things, each of which is one way. */
    void together(List<Map<Var, Value>> ways) {
        var met = new LinkedHashMap<Var, Value>();
        ways.forEach(way ->
                way.keySet().forEach(variable -> value(variable).ifPresent(held -> met.put(variable, held))));
        here.putAll(Together.told(met, ways));
    }

    private void lay(Object key, Object held) {
        here.put(key, held);
        if (parent == null) {
            anyValue(held, value -> noted(value, key));
        }
    }

    private boolean noted(Value value, Object key) {
        for (var one : value.ones()) {
            if (one instanceof One.Ref) {
                holders.computeIfAbsent(one, ref -> new HashSet<>()).add(key);
            }
        }
        return false; // all of them
    }

    Optional<Obj> object(One one) {
        return one instanceof One.Ref ref ? Optional.ofNullable((Obj) find(new Held(ref.id()))) : Optional.empty();
    }

    /** Whether whoever holds one of these objects may hold any of them: nothing names one of them alone. */
    boolean isOnlyHeldAsOne(List<One> ones) {
        var seen = new HashSet<Object>();
        var state = this;
        for (; state.parent != null; state = state.parent) {
            for (var entry : state.here.entrySet()) {
                if (seen.add(entry.getKey()) && holdsSome(entry.getValue(), ones)) {
                    return false;
                }
            }
        }
        for (var one : ones) {
            for (var key : state.holders.getOrDefault(one, Set.of())) {
                if (seen.add(key) && holdsSome(state.here.get(key), ones)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holdsSome(@Nullable Object held, List<One> ones) {
        return anyValue(held, value -> {
            var count = 0;
            for (var one : ones) {
                count += value.ones().contains(one) ? 1 : 0;
            }
            return count > 0 && count < ones.size();
        });
    }

    private static boolean anyValue(@Nullable Object held, Predicate<Value> such) {
        if (held instanceof Value value) {
            return such.test(value);
        }
        if (!(held instanceof Obj object)) {
            return false;
        }
        for (var slot : object.slots().values()) {
            if (such.test(slot.value())) {
                return true;
            }
        }
        for (var item : object.items()) {
            if (such.test(item)) {
                return true;
            }
        }
        return such.test(object.tail());
    }

    void put(One.Ref ref, Obj object) {
        lay(new Held(ref.id()), object);
        if (isChecked(ref)) {
            here.put(new Checked(ref.id()), false);
        }
    }

    boolean isChecked(One one) {
        return one instanceof One.Ref ref && Boolean.TRUE.equals(find(new Checked(ref.id())));
    }

    void check(One one) {
        if (one instanceof One.Ref ref) {
            here.put(new Checked(ref.id()), true);
        }
    }

    /** Notes that a name that was read from a message is not there. */
    void lacks(int source, io.tradeschema.scan.facts.ReadField read) {
        var all = new java.util.LinkedHashSet<>(absent(source));
        if (all.add(read)) {
            here.put(new Absent(source), all);
        }
    }

    @SuppressWarnings("unchecked")
    Set<io.tradeschema.scan.facts.ReadField> absent(int source) {
        var found = find(new Absent(source));
        return found == null ? Set.of() : (Set<io.tradeschema.scan.facts.ReadField>) found;
    }

    /** What was changed since a fork of that state was made. */
    Map<Object, Object> since(State ancestor) {
        var changes = new HashMap<Object, Object>();
        for (var state = this; state != null && state != ancestor; state = state.parent) {
            state.here.forEach(changes::putIfAbsent);
        }
        return changes;
    }

    /** Goes on from where several ways meet; false when none of them does. */
    boolean meet(List<Map<Object, Object>> ways, Predicate<Object> kept) {
        if (ways.isEmpty()) {
            end();
            return false;
        }
        var result = new LinkedHashMap<Object, Object>();
        Set<Object> keys = new HashSet<>();
        ways.forEach(way -> keys.addAll(way.keySet()));
        for (var key : keys) {
            if (kept.test(key)) {
                join(key, ways).ifPresent(joined -> result.put(key, joined));
            }
        }
        var together = Together.told(ways, result, variable -> value(variable).orElse(Value.none()));
        result.forEach(this::lay);
        here.putAll(together);
        return true;
    }

    private Optional<Object> join(Object key, List<Map<Object, Object>> ways) {
        Object joined = null;
        var before = false;
        for (var way : ways) {
            var value = way.get(key);
            if (value == null) {
                if (before) {
                    continue;
                }
                before = true;
                value = find(key);
            }
            if (key instanceof Together.Key || (key instanceof Checked || key instanceof Absent) && value == null) {
                return Optional.empty(); // so on every way, or not
            }
            joined = value == null ? joined : joined == null ? value : both(joined, value);
        }
        if (joined instanceof Value now && ways.size() > 1 && find(key) instanceof Value old && old.sameAs(now)) {
            return Optional.of(old);
        }
        return Optional.ofNullable(joined);
    }

    private static Object both(Object one, Object other) {
        if (one == other) {
            return one;
        }
        if (one instanceof Boolean flag) {
            return flag && other.equals(true);
        }
        if (one instanceof Value value && other instanceof Value more) {
            return value.sameAs(more) ? value : Value.either(value, more);
        }
        if (one instanceof Obj object && other instanceof Obj more) {
            return object.or(more);
        }
        return one;
    }

    /** Goes on from these forks of this state, or from those of them that are not dead. */
    boolean meet(State... forks) {
        var ways = new ArrayList<Map<Object, Object>>();
        for (var fork : forks) {
            if (!fork.dead) {
                ways.add(fork.since(this));
            }
        }
        return meet(ways, key -> true);
    }

    /** Something that is done or not: what it changes may be so afterwards. */
    void perhaps(Consumer<State> done) {
        var way = fork();
        done.accept(way);
        meet(List.of(Map.of(), way.since(this)), key -> true);
    }

    /** Adds what the changes bring to what is held: later code may find either. */
    void learn(Map<Object, Object> changes, Predicate<Object> kept) {
        changes.forEach((key, value) -> {
            var known = here.get(key);
            if (kept.test(key)) {
                lay(key, known == null ? value : both(known, value));
            }
        });
    }

    boolean holds(Object key) {
        return here.containsKey(key);
    }
}
