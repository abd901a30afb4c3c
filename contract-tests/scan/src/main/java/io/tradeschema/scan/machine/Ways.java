package io.tradeschema.scan.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lay together under a record's names on each of the ways that met: one way sets a reason and what belongs to it, another
 * way another. Ways that differ in one name are one way, since nothing belongs together there.
 *
 * @param slots what lies under the names on each way; empty where there is one way, or where there were too many
 */
@SuppressWarnings("ReferenceEquality") // what is the very same need not be looked at
record Ways(List<Map<String, Obj.Slot>> slots) {

    /** One way, or too many of them. */
    static final Ways ONE = new Ways(List.of());

    /** More ways are not told from each other. */
    private static final int MOST = 8;

    boolean areSeveral() {
        return !slots.isEmpty();
    }

    /** The ways of a record that was one of these or is one of the others. */
    static Ways either(Map<String, Obj.Slot> one, Ways ways, Map<String, Obj.Slot> other, Ways others) {
        var all = new ArrayList<>(ways.orOnly(one));
        all.addAll(others.orOnly(other));
        return of(all);
    }

    private List<Map<String, Obj.Slot>> orOnly(Map<String, Obj.Slot> only) {
        return slots.isEmpty() ? List.of(only) : slots;
    }

    private static Ways of(List<Map<String, Obj.Slot>> all) {
        var apart = told(all, 0);
        if (apart.size() > MOST) {
            apart = told(apart, 1);
        }
        return apart.size() < 2 || apart.size() > MOST ? ONE : new Ways(List.copyOf(apart));
    }

    /** The ways that differ in more than so many names; others are one way, since little belongs together there. */
    private static List<Map<String, Obj.Slot>> told(List<Map<String, Obj.Slot>> all, int few) {
        var told = new ArrayList<Map<String, Obj.Slot>>();
        all.forEach(way -> join(told, way, few));
        return told;
    }

    private static void join(List<Map<String, Obj.Slot>> all, Map<String, Obj.Slot> way, int few) {
        for (var i = 0; i < all.size(); i++) {
            var differing = differing(all.get(i), way);
            if (differing <= few) {
                var one = all.remove(i);
                join(all, differing == 0 ? one : Obj.either(one, way), few);
                return;
            }
        }
        all.add(way);
    }

    /** Under how many names not the same lies; no more than two are counted. */
    private static int differing(Map<String, Obj.Slot> one, Map<String, Obj.Slot> other) {
        if (one == other) {
            return 0;
        }
        var more = other.keySet().stream().filter(name -> !one.containsKey(name));
        return (int) Stream.concat(one.keySet().stream(), more)
                .filter(name -> !same(one.get(name), other.get(name)))
                .limit(2)
                .count();
    }

    private static boolean same(Obj.@Nullable Slot one, Obj.@Nullable Slot other) {
        return one == other
                || one != null
                        && other != null
                        && one.sure() == other.sure()
                        && one.value().sameAs(other.value());
    }

    /** Each way changed in the same manner. */
    Ways each(UnaryOperator<Map<String, Obj.Slot>> change) {
        if (slots.isEmpty()) {
            return this;
        }
        return of(slots.stream().map(change).toList());
    }

    /** Whether something may lie under the name on one of them. */
    boolean have(String name) {
        return slots.stream().anyMatch(way -> way.containsKey(name));
    }

    /** The same without what lies under some names. */
    Ways without(List<String> names) {
        return each(way -> {
            var less = new LinkedHashMap<>(way);
            names.forEach(less::remove);
            return less;
        });
    }

    /** The ways of a record into which another is laid. */
    Ways laid(Map<String, Obj.Slot> onto, Map<String, Obj.Slot> record, Ways others) {
        if (slots.isEmpty() && others.slots.isEmpty()) {
            return this;
        }
        var all = new ArrayList<Map<String, Obj.Slot>>();
        for (var under : orOnly(onto)) {
            others.orOnly(record).forEach(over -> all.add(Obj.laid(under, over)));
        }
        return of(all);
    }

    /** The ways on which one of these values may lie under the name; all of them where no way is left. */
    Ways keeping(String name, Value left) {
        var all = new ArrayList<Map<String, Obj.Slot>>();
        for (var way : slots) {
            var slot = way.get(name);
            if (slot == null) {
                continue;
            }
            var value = slot.value().keep(left.ones()::contains);
            if (!value.isNone()) {
                var kept = new LinkedHashMap<>(way);
                kept.put(name, slot.with(value));
                all.add(kept);
            }
        }
        return all.isEmpty() ? this : new Ways(List.copyOf(all));
    }
}
