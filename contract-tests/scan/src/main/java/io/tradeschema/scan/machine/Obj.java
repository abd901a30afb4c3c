package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is at one moment. Immutable.
 *
 * @param kind what it is
 * @param klass its class, of the tree
 * @param slots what lies under its names
 * @param items its first items, in order
 * @param tail what its further items may be; none when there are no further ones
 * @param view the message that it is a view of; names that are not among the slots are taken from there
 * @param open why it may have names that are not seen; empty when it has none
 * @param at where it was made
 * @param label a library's name for what it is; empty when it is nothing special
 */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
record Obj(
        SeqKind kind,
        @Nullable Klass klass,
        Map<String, Slot> slots,
        List<Value> items,
        Value tail,
        One.@Nullable View view,
        Value open,
        Place at,
        String label) {

    private static final int LONGEST = 16;

    /** What lies under one name. */
    record Slot(
            Value value,
            boolean sure,
            Place at,
            String origin,
            @Nullable Code code) {
        Slot unsure() {
            return sure ? new Slot(value, false, at, origin, code) : this;
        }

        Slot with(Value other) {
            return new Slot(other, sure, at, origin, code);
        }
    }

    static Obj record(Place at) {
        return new Obj(SeqKind.RECORD, null, Map.of(), List.of(), Value.none(), null, Value.none(), at, "");
    }

    static Obj instance(Klass klass, Place at) {
        return new Obj(SeqKind.RECORD, klass, Map.of(), List.of(), Value.none(), null, Value.none(), at, "");
    }

    static Obj sequence(SeqKind kind, List<Value> items, Value tail, Place at) {
        var some = items.size() > LONGEST ? items.subList(0, LONGEST) : items;
        var rest =
                items.size() > LONGEST ? Value.either(Value.either(items.subList(LONGEST, items.size())), tail) : tail;
        return new Obj(kind, null, Map.of(), List.copyOf(some), rest, null, Value.none(), at, "");
    }

    static Obj view(One.View view, Place at) {
        return new Obj(SeqKind.RECORD, null, Map.of(), List.of(), Value.none(), view, Value.none(), at, "");
    }

    boolean isRecord() {
        return kind == SeqKind.RECORD;
    }

    boolean isInstance() {
        return klass != null;
    }

    /** Whether every name is known. */
    boolean closed() {
        return view == null && open.isNone();
    }

    /** What lies under a name; nothing where nothing does. */
    Value valueOf(String name) {
        var slot = slots.get(name);
        return slot == null ? Value.none() : slot.value();
    }

    Optional<Slot> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    Obj with(String name, Slot slot) {
        var more = new LinkedHashMap<>(slots);
        more.put(name, slot);
        return with(more);
    }

    Obj without(String name) {
        var less = new LinkedHashMap<>(slots);
        less.remove(name);
        return with(less);
    }

    Obj with(Map<String, Slot> others) {
        return new Obj(kind, klass, others, items, tail, view, open, at, label);
    }

    Obj opened(Value reason) {
        return new Obj(kind, klass, slots, items, tail, view, Value.either(open, reason), at, label);
    }

    /** The same with something that lies under names which are not known. */
    Obj holding(Value value) {
        return new Obj(kind, klass, slots, items, Value.either(tail, value), view, open, at, label);
    }

    Obj viewing(One.@Nullable View other) {
        return new Obj(kind, klass, slots, items, tail, other, open, at, label);
    }

    Obj madeAt(Place place) {
        return new Obj(kind, klass, slots, items, tail, view, open, place, label);
    }

    Obj labelled(String name) {
        return new Obj(kind, klass, slots, items, tail, view, open, at, name);
    }

    Obj as(@Nullable Klass other) {
        return new Obj(kind, other, slots, items, tail, view, open, at, label);
    }

    Obj with(List<Value> others, Value rest) {
        var all = sequence(kind, others, rest, at);
        return new Obj(kind, klass, slots, all.items, all.tail, view, open, at, label);
    }

    /** Any item. */
    Value element() {
        var all = new ArrayList<>(items);
        if (!tail.isNone()) {
            all.add(tail);
        }
        return Value.either(all);
    }

    /** What it is when it may be this or the other. */
    Obj or(Obj other) {
        if (this == other) {
            return this;
        }
        var both = new LinkedHashMap<String, Slot>();
        slots.forEach((name, slot) -> {
            var more = other.slots.get(name);
            both.put(name, more == null ? slot.unsure() : merged(slot, more));
        });
        other.slots.forEach((name, slot) -> both.putIfAbsent(name, slot.unsure()));
        var size = Math.min(items.size(), other.items.size());
        var first = new ArrayList<Value>();
        for (var i = 0; i < size; i++) {
            first.add(Value.either(items.get(i), other.items.get(i)));
        }
        var rest = new ArrayList<>(List.of(tail, other.tail));
        rest.addAll(items.subList(size, items.size()));
        rest.addAll(other.items.subList(size, other.items.size()));
        var further = Value.either(rest);
        return new Obj(
                kind,
                klass == null ? other.klass : klass,
                both,
                first,
                further,
                view == null ? other.view : view,
                Value.either(open, other.open),
                at,
                label.isEmpty() ? other.label : label);
    }

    private static Slot merged(Slot one, Slot other) {
        return one == other
                ? one
                : new Slot(
                        Value.either(one.value, other.value),
                        one.sure && other.sure,
                        one.at,
                        one.origin.equals(other.origin) ? one.origin : "",
                        one.code);
    }
}
