package io.tradeschema.scan.machine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the objects of a class hold when the code that made them is done: the object that stands for all of the class has it as
 * well, so that a method which nobody in the tree calls finds what another one stored. Texts of several objects that differ
 * are left out: whose the method runs for is not known.
 */
final class Instances {

    private final Machine machine;
    private final Map<Klass, Map<String, Obj.Slot>> held = new HashMap<>();
    private boolean settled;

    Instances(Machine machine) {
        this.machine = machine;
    }

    /** Notes what is held under each name of an object that a walk leaves behind, until it is given. */
    void left(Obj object) {
        var klass = object.klass();
        if (settled || klass == null) {
            return;
        }
        var names = held.computeIfAbsent(klass, key -> new LinkedHashMap<>());
        object.slots().forEach((name, slot) -> {
            var known = slot.value().keep(this::tells);
            if (!known.isNone()) {
                names.merge(
                        name,
                        slot.with(known),
                        (before, now) -> before.with(Value.either(before.value(), now.value())));
            }
        });
    }

    /** A text that says something, an object of the tree, a function, or what a library made. */
    private boolean tells(One one) {
        return one.text().filter(text -> !text.isEmpty()).isPresent()
                || one instanceof One.Made
                || one instanceof One.Fn
                || one instanceof One.Ref
                        && machine.ground().object(one).filter(Obj::isInstance).isPresent();
    }

    /** Gives the objects that stand for all of a class what was noted, once. */
    void settle() {
        settled = true;
        var ground = machine.ground();
        Map.copyOf(held).forEach((klass, names) -> {
            var outside = new Frame(klass.scope(), null, null, null, null, null, ground);
            var typical = (One.Ref)
                    machine.roots().typical(klass, ground, outside).ones().get(0);
            names.forEach((name, slot) -> machine.ground()
                    .object(typical)
                    .filter(object -> isOne(slot.value()))
                    .ifPresent(object -> machine.ground().put(typical, object.with(name, over(object, name, slot)))));
        });
        held.clear();
    }

    /** Whether it is one text at the most, and one thing of the rest. */
    private static boolean isOne(Value value) {
        return value.texts().stream().distinct().count() <= 1
                && value.ones().stream().filter(one -> one.text().isEmpty()).count() <= 1;
    }

    /** What is noted lies over what was not set yet, and beside all else; a text names a stream, and may have been another before. */
    private static Obj.Slot over(Obj object, String name, Obj.Slot slot) {
        var before = object.valueOf(name)
                .keep(one -> !Constants.isNothing(one)
                        && one.text().filter(String::isEmpty).isEmpty());
        var all = Value.either(before, slot.value());
        return slot.with(slot.value().texts().isEmpty() ? all : Value.either(all, Value.of(Words.STARTED)));
    }
}
