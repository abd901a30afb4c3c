package io.tradeschema.json.direct;

import io.tradeschema.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The optional fields that another field's value demands. */
final class ConditionalFields {

    private final Demand[] demands;

    ConditionalFields(List<Field> fields) {
        var found = new ArrayList<Demand>();
        for (var demanded = 0; demanded < fields.size(); demanded++) {
            var index = demanded;
            fields.get(demanded).requiredWhen().ifPresent(condition -> {
                for (var deciding = 0; deciding < fields.size(); deciding++) {
                    if (fields.get(deciding).name().equals(condition.field())) {
                        found.add(new Demand(index, deciding, value(fields.get(deciding), condition.value())));
                    }
                }
            });
        }
        this.demands = found.toArray(Demand[]::new);
    }

    private static Object value(Field deciding, String wire) {
        var value = deciding.type().read(wire, deciding.name()).orThrow();
        return deciding.required() ? value : Optional.of(value);
    }

    /** Whether every field is there that the values demand. */
    boolean areMet(Object[] values) {
        for (var demand : demands) {
            if (values[demand.demanded].equals(Optional.empty()) && values[demand.deciding].equals(demand.value)) {
                return false;
            }
        }
        return true;
    }

    /** A field, and the value of another one that demands it. */
    private record Demand(int demanded, int deciding, Object value) {}
}
