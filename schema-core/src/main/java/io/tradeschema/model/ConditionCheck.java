package io.tradeschema.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds optional fields against the conditions under which they are required. */
final class ConditionCheck {

    private ConditionCheck() {}

    static void check(Shape<?> shape, Object[] values, @Nullable Object[] raws, Problems problems) {
        var fields = shape.fields();
        for (var i = 0; i < values.length; i++) {
            var field = fields.get(i);
            var condition = field.requiredWhen();
            if (condition.isPresent() && isAbsent(values[i]) && !wasRefused(field, raws[i])) {
                check(shape, field, condition.get(), values, problems);
            }
        }
    }

    private static boolean isAbsent(Object value) {
        return value instanceof Optional<?> optional && optional.isEmpty();
    }

    /** A field that was there and wrong has its own finding already. */
    private static boolean wasRefused(Field field, @Nullable Object raw) {
        return raw != null && raw.getClass() != Object.class;
    }

    private static void check(Shape<?> shape, Field field, Condition condition, Object[] values, Problems problems) {
        var deciding = shape.index(condition.field());
        if (deciding >= 0 && holds(shape.fields().get(deciding), condition, values[deciding])) {
            problems.enter(field.name());
            problems.add(
                    MessageRule.CONDITION_NOT_MET,
                    "required when " + condition.field() + " is " + condition.value() + ", but absent",
                    "add it: " + field.type().expectation());
            problems.leave();
        }
    }

    private static boolean holds(Field deciding, Condition condition, Object value) {
        var present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return present != null && condition.value().equals(wire(deciding.type(), present));
    }

    private static <V> Object wire(ValueType<V> type, Object value) {
        return type.wire(type.javaType().cast(value));
    }
}
