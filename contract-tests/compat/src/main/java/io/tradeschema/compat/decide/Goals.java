package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Goals that one value must meet together. Equal when they ask for the same. */
final class Goals {

    static final Goals NONE = new Goals(new TreeMap<>());

    private final TreeMap<Integer, Goal> byCode;

    private Goals(TreeMap<Integer, Goal> byCode) {
        this.byCode = byCode;
    }

    static Goals of(Goal... goals) {
        return NONE.and(List.of(goals));
    }

    Goals and(Collection<Goal> more) {
        if (more.isEmpty()) {
            return this;
        }
        var both = new TreeMap<>(byCode);
        more.forEach(goal -> both.putIfAbsent(goal.code(), goal));
        return new Goals(both);
    }

    Goals and(Goal goal) {
        return and(List.of(goal));
    }

    Goals and(Goals more) {
        return and(more.byCode.values());
    }

    Collection<Goal> all() {
        return byCode.values();
    }

    /** Whether one goal asks for what another forbids. */
    boolean contradict() {
        for (var code : byCode.keySet()) {
            if (code < 0 && byCode.containsKey(-code)) {
                return true;
            }
        }
        return false;
    }

    boolean metBy(Json value) {
        for (var goal : byCode.values()) {
            if (!goal.metBy(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Goals goals && byCode.keySet().equals(goals.byCode.keySet());
    }

    @Override
    public int hashCode() {
        return byCode.keySet().hashCode();
    }
}
