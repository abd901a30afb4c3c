package io.tradeschema.model;

import java.util.Optional;
import java.util.function.Predicate;

/** Holds optional fields against the conditions under which they are required. */
final class ConditionCheck {

    private ConditionCheck() {}

    /**
     * Checks the fields that are absent; one that was there and wrong has its own finding already.
     *
     * @param present whether a field of that name was given, null aside
     */
    static void check(Shape<?> shape, Object[] values, Predicate<String> present, Problems problems) {
        for (var field : shape.fields()) {
            var condition = field.requiredWhen();
            if (condition.isPresent() && !present.test(field.name())) {
                check(shape, field, condition.get(), values, problems);
            }
        }
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
        return present != null && condition.value().equals(deciding.type().wireOf(present));
    }
}
