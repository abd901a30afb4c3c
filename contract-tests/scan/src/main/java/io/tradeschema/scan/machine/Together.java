package io.tradeschema.scan.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What variables held together on each of the ways that met: where one says which way it was, the others are what they were on
 * that way. It tells something as long as they hold what they held when the ways met.
 *
 * @param met what each of them held when the ways met
 * @param ways what each of them held on each way
 */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
record Together(Map<State.Var, Value> met, List<Map<State.Var, Value>> ways) {

    private static final int MOST = 8;

    /** Under what the state has it for one of the variables. */
    record Key(State.Var variable) {}

    /** What is told where these ways meet and variables hold this then; empty where no variable says which way it was. */
    static Map<Object, Object> told(
            List<Map<Object, Object>> ways, Map<Object, Object> met, Function<State.Var, Value> before) {
        var all = several(met);
        if (ways.size() < 2 || all.size() < 2) {
            return Map.of();
        }
        var apart = new ArrayList<Map<State.Var, Value>>();
        ways.forEach(way -> apart.addAll(apart(way, all.keySet(), before)));
        return told(all, apart);
    }

    /** What is told of variables that were set to the parts of one of several things. */
    static Map<Object, Object> told(Map<State.Var, Value> met, List<Map<State.Var, Value>> ways) {
        if (ways.size() < 2 || ways.size() > MOST) {
            return Map.of();
        }
        var told = new LinkedHashMap<Object, Object>();
        for (var variable : met.keySet()) {
            if (tells(variable, ways)) {
                told.put(new Key(variable), new Together(met, ways));
            }
        }
        return told;
    }

    private static Map<State.Var, Value> several(Map<Object, Object> met) {
        var all = new LinkedHashMap<State.Var, Value>();
        met.forEach((key, held) -> {
            if (key instanceof State.Var variable
                    && !variable.isOfModule()
                    && held instanceof Value value
                    && value.ones().size() > 1) {
                all.put(variable, value);
            }
        });
        return all;
    }

    /** One way, or those that met on it before. */
    private static List<Map<State.Var, Value>> apart(
            Map<Object, Object> way, Set<State.Var> variables, Function<State.Var, Value> before) {
        var one = new LinkedHashMap<State.Var, Value>();
        variables.forEach(variable ->
                one.put(variable, way.get(variable) instanceof Value value ? value : before.apply(variable)));
        for (var variable : variables) {
            if (way.get(new Key(variable)) instanceof Together inner && inner.met.get(variable) == one.get(variable)) {
                return inner.ways.stream().map(some -> inner.laid(one, some)).toList();
            }
        }
        return List.of(one);
    }

    private Map<State.Var, Value> laid(Map<State.Var, Value> all, Map<State.Var, Value> way) {
        var laid = new LinkedHashMap<>(all);
        laid.replaceAll((variable, value) -> met.get(variable) == value ? way.getOrDefault(variable, value) : value);
        return laid;
    }

    /** Whether a variable holds something on one way that it does not hold on another. */
    private static boolean tells(State.Var variable, List<Map<State.Var, Value>> ways) {
        return ways.stream()
                .anyMatch(one -> ways.stream().anyMatch(other -> apart(one.get(variable), other.get(variable))));
    }

    private static boolean apart(@Nullable Value one, @Nullable Value other) {
        return one != null && other != null && one.ones().stream().noneMatch(other.ones()::contains);
    }

    /** What the others hold, now that only this is left of what one of them held; empty where that tells nothing. */
    Map<Object, Object> left(State.Var variable, Value left, Function<State.Var, Value> held) {
        var before = met.getOrDefault(variable, Value.none());
        var some = ways.stream()
                .filter(way -> way.getOrDefault(variable, Value.none()).any(left.ones()::contains))
                .toList();
        if (some.isEmpty() || some.size() == ways.size() || !before.ones().containsAll(left.ones())) {
            return Map.of();
        }
        var now = new LinkedHashMap<State.Var, Value>();
        met.forEach((other, value) -> {
            if (held.apply(other) == value) {
                var values = some.stream()
                        .map(way -> Optional.ofNullable(way.get(other)).orElse(value))
                        .toList();
                now.put(other, other.equals(variable) ? left : value.left(Value.either(new LinkedHashSet<>(values))));
            }
        });
        now.put(variable, left);
        var changes = new LinkedHashMap<Object, Object>(now);
        changes.putAll(told(now, some));
        return changes;
    }
}
