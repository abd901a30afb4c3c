package io.tradeschema.scan.python;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Gap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dict or an object at one moment. Immutable: a change gives another thing.
 *
 * @param kind the class; empty for a dict
 * @param label the name of a class from outside the tree; empty otherwise
 * @param slots the keys or attributes that are set
 * @param open why further keys may be set
 * @param where where it is made
 */
record Thing(Optional<ClassDef> kind, String label, Map<String, Slot> slots, Gap open, Where where) {

    /**
     * One key or attribute.
     *
     * @param sure whether it is set on every path
     * @param where where it is set
     * @param given where its value comes from when that is another place: an argument of the call that leads here
     * @param origin the last name in the expression that gives the value
     */
    record Slot(Value value, boolean sure, Where where, Where given, String origin) {
        Slot(Value value, boolean sure, Where where, String origin) {
            this(value, sure, where, where, origin);
        }

        Slot maybe() {
            return sure ? new Slot(value, false, where, given, origin) : this;
        }

        /** The same place with another value. */
        Slot holding(Value other, boolean surely) {
            return new Slot(other, surely, where, given, origin);
        }

        /** The same with its value from another place, if there is one. */
        Slot from(Optional<Where> place) {
            return place.isEmpty() ? this : new Slot(value, sure, where, place.get(), origin);
        }
    }

    Thing {
        slots = Collections.unmodifiableMap(slots);
    }

    static Thing dict(Where where) {
        return new Thing(Optional.empty(), "", Map.of(), Gap.NONE, where);
    }

    boolean isDict() {
        return kind.isEmpty() && label.isEmpty();
    }

    /** What stands under this key; unknown when the key is not set. */
    Value value(String name) {
        var slot = slots.get(name);
        return slot == null ? Value.UNKNOWN : slot.value();
    }

    Thing with(String name, Slot slot) {
        var changed = new LinkedHashMap<>(slots);
        changed.put(name, slot);
        return new Thing(kind, label, changed, open, where);
    }

    /** This thing with all of these set for certain. */
    Thing withAll(Map<String, Slot> more) {
        if (more.isEmpty()) {
            return this;
        }
        var changed = new LinkedHashMap<>(slots);
        changed.putAll(more);
        return new Thing(kind, label, changed, open, where);
    }

    Thing without(String name) {
        if (!slots.containsKey(name)) {
            return this;
        }
        var changed = new LinkedHashMap<>(slots);
        changed.remove(name);
        return new Thing(kind, label, changed, open, where);
    }

    Thing opened(String reason) {
        return opened(Gap.because(reason));
    }

    Thing opened(Gap reason) {
        return open.isEmpty() ? new Thing(kind, label, slots, reason, where) : this;
    }

    /** This thing after the other's keys were put over its own. */
    Thing over(Thing other) {
        var changed = new LinkedHashMap<>(slots);
        other.slots.forEach((name, slot) -> changed.merge(name, slot, Thing::put));
        return new Thing(kind, label, changed, open.isEmpty() ? other.open : open, where);
    }

    private static Slot put(Slot old, Slot fresh) {
        if (fresh.sure()) {
            return fresh;
        }
        return new Slot(
                Value.either(old.value(), fresh.value()), old.sure(), fresh.where(), fresh.given(), fresh.origin());
    }

    /** What is known when one of two paths was taken. */
    Thing join(Thing other) {
        if (equals(other)) {
            return this;
        }
        var joined = new LinkedHashMap<String, Slot>();
        slots.forEach((name, slot) -> {
            var twin = other.slots.get(name);
            joined.put(name, twin == null ? slot.maybe() : meet(slot, twin));
        });
        other.slots.forEach((name, slot) -> joined.putIfAbsent(name, slot.maybe()));
        return new Thing(kind, label, joined, open.isEmpty() ? other.open : open, where);
    }

    private static Slot meet(Slot one, Slot other) {
        if (one.equals(other)) {
            return one;
        }
        return new Slot(
                Value.either(one.value(), other.value()),
                one.sure() && other.sure(),
                one.where(),
                one.given(),
                one.origin().equals(other.origin()) ? one.origin() : "");
    }
}
