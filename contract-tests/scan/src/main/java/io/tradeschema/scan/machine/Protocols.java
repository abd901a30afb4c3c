package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.List;
import java.util.Optional;

/** What an object of the tree's own class answers where the language, not the code, calls one of its methods. */
final class Protocols {

    /** What lies under a key. */
    static final String ITEM = "item-of";
    /** Something is laid under a key. */
    static final String SET_ITEM = "set-item";

    private static final String MISSING = "item-for-missing";
    private static final String ITEMS = "items-of";
    private static final String NEXT = "next-of";

    private final Machine machine;

    Protocols(Machine machine) {
        this.machine = machine;
    }

    /** What a method answers that the language calls for this; empty where the object has none. */
    Optional<Value> asked(One one, String what, Given given, State state, Frame frame) {
        var klass = state.object(one).map(Obj::klass);
        if (klass.isEmpty()) {
            return Optional.empty();
        }
        return machine.tables().names(what).stream()
                .filter(name -> klass.get().attribute(name).isPresent())
                .findFirst()
                .map(name -> machine.classes().attributes().member((One.Ref) one, name, given.at(), state, frame))
                .filter(method -> method.all(One.Fn.class::isInstance))
                .map(method -> method.each(fn -> machine.calls().function((One.Fn) fn, given, state, frame)));
    }

    /** What lies under a key, or what the object's method gives for one that it does not have. */
    Value orMissing(One one, Value key, Value found, Place at, State state, Frame frame) {
        var has = key.onlyText()
                .flatMap(name -> state.object(one).flatMap(object -> object.slot(name)))
                .isPresent();
        return has
                ? found
                : asked(one, MISSING, Given.of(at, key), state, frame)
                        .map(other -> Value.either(found, other))
                        .orElse(found);
    }

    /** What a loop over the object meets. */
    Optional<Elements.Items> items(One one, Place at, State state, Frame frame) {
        var items = asked(one, ITEMS, Given.of(at), state, frame);
        if (items.filter(value -> value.any(one::equals)).isEmpty()) {
            return items.map(value -> new Elements.Items(
                    List.of(),
                    value.each(it -> machine.elements().of(it, state, frame).any())));
        }
        return asked(one, NEXT, Given.of(at), state, frame).map(value -> new Elements.Items(List.of(), value));
    }
}
