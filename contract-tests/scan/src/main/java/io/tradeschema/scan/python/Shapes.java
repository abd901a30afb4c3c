package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WrittenField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Turns what the walk knows of a dict or object into facts. */
final class Shapes {

    private static final int DEEPEST = 4;

    private final Interpreter machine;
    private final State state;

    Shapes(Interpreter machine, State state) {
        this.machine = machine;
        this.state = state;
    }

    ObjectFacts of(Thing thing) {
        return of(thing, 0);
    }

    private ObjectFacts of(Thing thing, int depth) {
        var fields = new LinkedHashMap<String, WrittenField>();
        thing.slots()
                .forEach((name, slot) -> fields.put(
                        name, new WrittenField(name, slot.sure(), slot.where(), value(slot, depth), slot.given())));
        return new ObjectFacts(thing.where(), fields, thing.open());
    }

    private FieldValue value(Thing.Slot slot, int depth) {
        var kinds = EnumSet.noneOf(ValueKind.class);
        var literals = new ArrayList<Object>();
        Optional<ObjectFacts> object = Optional.empty();
        for (var option : slot.value().options()) {
            var plain = option instanceof Value.Member member ? member.value() : option;
            kinds.add(kind(plain));
            if (plain instanceof Value.Const constant && !constant.assumed() && constant.value() != Value.None.NONE) {
                literals.add(constant.value());
            }
            if (plain instanceof Value.Ref ref && depth < DEEPEST && machine.held(ref, state) instanceof Thing thing) {
                object = Optional.of(of(thing, depth + 1));
            }
        }
        var complete = literals.size() == slot.value().options().size();
        return new FieldValue(kinds, literals, complete, slot.origin(), object);
    }

    private static ValueKind kind(Value value) {
        if (value instanceof Value.Const constant) {
            var held = constant.value();
            return held instanceof String
                    ? ValueKind.TEXT
                    : held instanceof BigDecimal
                            ? ValueKind.NUMBER
                            : held instanceof Boolean ? ValueKind.FLAG : ValueKind.NONE;
        }
        if (value instanceof Value.Kind kind) {
            return kind.kind();
        }
        if (value instanceof Value.Pattern || value instanceof Value.JsonText || value instanceof Value.StreamName) {
            return ValueKind.TEXT;
        }
        if (value instanceof Value.Ref) {
            return ValueKind.OBJECT;
        }
        return value instanceof Value.Items || value instanceof Value.Many ? ValueKind.LIST : ValueKind.UNKNOWN;
    }
}
