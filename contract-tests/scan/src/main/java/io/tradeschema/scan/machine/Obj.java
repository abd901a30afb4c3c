package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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
 * @param ways what lay together under its names on each of the ways that met here
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
        String label,
        Ways ways) {

    /** How many items are known one by one. */
    static final int LONGEST = 16;

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

        /** What was there, or what may have been laid over it. */
        private Slot or(Slot over) {
            return new Slot(Value.either(value, over.value), sure, over.at, over.origin, over.code);
        }
    }

    static Obj record(Place at) {
        return new Obj(SeqKind.RECORD, null, Map.of(), List.of(), Value.none(), null, Value.none(), at, "", Ways.ONE);
    }

    /** A record that is one of several. */
    static Obj either(Place at, Map<String, Slot> slots, Ways ways) {
        return record(at).with(slots, ways);
    }

    static Obj instance(Klass klass, Place at) {
        return new Obj(SeqKind.RECORD, klass, Map.of(), List.of(), Value.none(), null, Value.none(), at, "", Ways.ONE);
    }

    static Obj sequence(SeqKind kind, List<Value> items, Value tail, Place at) {
        var some = items.size() > LONGEST ? items.subList(0, LONGEST) : items;
        var rest =
                items.size() > LONGEST ? Value.either(Value.either(items.subList(LONGEST, items.size())), tail) : tail;
        return new Obj(kind, null, Map.of(), List.copyOf(some), rest, null, Value.none(), at, "", Ways.ONE);
    }

    static Obj view(One.View view, Place at) {
        return new Obj(SeqKind.RECORD, null, Map.of(), List.of(), Value.none(), view, Value.none(), at, "", Ways.ONE);
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
        return changed(names -> with(names, name, slot));
    }

    private static Map<String, Slot> with(Map<String, Slot> slots, String name, Slot slot) {
        var more = new LinkedHashMap<>(slots);
        more.put(name, slot);
        return more;
    }

    Obj without(String name) {
        return changed(names -> {
            var less = new LinkedHashMap<>(names);
            less.remove(name);
            return less;
        });
    }

    /** The same with what lies under each name made anew. */
    Obj each(BiFunction<String, Slot, Slot> change) {
        return changed(names -> {
            var made = new LinkedHashMap<String, Slot>();
            names.forEach((name, slot) -> made.put(name, change.apply(name, slot)));
            return made;
        });
    }

    private Obj changed(UnaryOperator<Map<String, Slot>> change) {
        return with(change.apply(slots), ways.each(change));
    }

    /** The same after it was seen that only this lies under the name. */
    Obj narrowed(String name, Value left) {
        var rest = ways.keeping(name, left);
        if (rest.slots().size() == 1) {
            return with(rest.slots().get(0), Ways.ONE);
        }
        var slot = slots.get(name);
        return slot == null ? this : with(with(slots, name, slot.with(left)), rest);
    }

    /** The same with all that lies in another record laid into it; what may be there or not may lie over what was there. */
    Obj laid(Obj over) {
        return with(laid(slots, over.slots), ways.laid(slots, over.slots, over.ways))
                .holding(over.tail);
    }

    static Map<String, Slot> laid(Map<String, Slot> under, Map<String, Slot> over) {
        var all = new LinkedHashMap<>(under);
        over.forEach((name, slot) -> {
            var before = under.get(name);
            all.put(name, slot.sure || before == null ? slot : before.or(slot));
        });
        return all;
    }

    Obj with(Map<String, Slot> others) {
        return with(others, Ways.ONE);
    }

    private Obj with(Map<String, Slot> others, Ways several) {
        return new Obj(kind, klass, others, items, tail, view, open, at, label, several);
    }

    Obj opened(Value reason) {
        return new Obj(kind, klass, slots, items, tail, view, Value.either(open, reason), at, label, ways);
    }

    /** The same with something that lies under names which are not known. */
    Obj holding(Value value) {
        return new Obj(kind, klass, slots, items, Value.either(tail, value), view, open, at, label, ways);
    }

    Obj viewing(One.@Nullable View other) {
        return new Obj(kind, klass, slots, items, tail, other, open, at, label, ways);
    }

    Obj madeAt(Place place) {
        return new Obj(kind, klass, slots, items, tail, view, open, place, label, ways);
    }

    Obj labelled(String name) {
        return new Obj(kind, klass, slots, items, tail, view, open, at, name, ways);
    }

    Obj as(@Nullable Klass other) {
        return new Obj(kind, other, slots, items, tail, view, open, at, label, ways);
    }

    Obj with(List<Value> others, Value rest) {
        var all = sequence(kind, others, rest, at);
        return new Obj(kind, klass, slots, all.items, all.tail, view, open, at, label, ways);
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
                either(slots, other.slots),
                first,
                further,
                view == null ? other.view : view,
                Value.either(open, other.open),
                at,
                label.isEmpty() ? other.label : label,
                isPlain() && other.isPlain() ? Ways.either(slots, ways, other.slots, other.ways) : Ways.ONE);
    }

    /** Whether it is a record of names alone: no object of a class, and no part of a message. */
    boolean isPlain() {
        return isRecord() && klass == null && view == null;
    }

    /** What lies under the names of a record that is the one or the other. */
    static Map<String, Slot> either(Map<String, Slot> one, Map<String, Slot> other) {
        var both = new LinkedHashMap<String, Slot>();
        one.forEach((name, slot) -> {
            var more = other.get(name);
            both.put(name, more == null ? slot.unsure() : merged(slot, more));
        });
        other.forEach((name, slot) -> both.putIfAbsent(name, slot.unsure()));
        return both;
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
