package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.Optional;

/** What a schema gives of what the tree itself makes: the names that it has, and what stands in for those that are not there. */
final class Fitting {

    private final Machine machine;
    private final State state;

    Fitting(Machine machine, State state) {
        this.machine = machine;
        this.state = state;
    }

    /** What is left of it, and what is put in; a message that was taken stays what it is. */
    Value fitted(One.Made schema, Value of) {
        var names = Schemas.record(schema.given(), state);
        return names.isEmpty() ? of : of.each(one -> fitted(schema, names.get(), one));
    }

    private Value fitted(One.Made schema, Obj names, One one) {
        var object = state.object(one).filter(it -> it.isRecord() && !it.isInstance() && it.view() == null);
        if (object.isEmpty()) {
            return Value.of(one);
        }
        var left = schema.given().containsKey(Schemas.OPEN)
                ? object.get()
                : Obj.record(object.get().at());
        for (var name : names.slots().entrySet()) {
            var kind = Schemas.schema(name.getValue().value());
            var slot = slot(kind, name.getKey(), name.getValue().at(), object.get());
            left = slot.isEmpty() ? left.without(name.getKey()) : left.with(name.getKey(), slot.get());
        }
        return machine.made(left, state);
    }

    private Optional<Obj.Slot> slot(Optional<One.Made> kind, String name, Place at, Obj object) {
        var otherwise =
                kind.flatMap(schema -> Optional.ofNullable(schema.given().get(Schemas.DEFAULT)));
        var there = object.slot(name);
        if (there.isPresent()) {
            var value = kind.isEmpty()
                    ? Value.input(name)
                    : fitted(kind.get(), there.get().value());
            return Optional.of(
                    otherwise.isEmpty() || there.get().sure()
                            ? there.get().with(value)
                            : new Obj.Slot(Value.either(value, otherwise.get()), true, at, "", null));
        }
        if (object.closed()) {
            return otherwise.map(value -> new Obj.Slot(value, true, at, "", null));
        }
        var sure = kind.filter(schema -> !schema.given().containsKey(Schemas.OPTIONAL) || otherwise.isPresent())
                .isPresent();
        return Optional.of(new Obj.Slot(Value.input(name), sure, at, "", null));
    }
}
