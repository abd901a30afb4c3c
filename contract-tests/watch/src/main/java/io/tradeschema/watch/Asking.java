package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.When;
import java.util.Map;

/**
 * Whether a message that was refused asks for an answer, as far as it can be read: nobody acts on it, so its answer is owed all
 * the more.
 */
enum Asking {
    /** It says so. */
    ASKS,
    /** It says something else. */
    DOES_NOT,
    /** It does not say, or in words that nobody knows. */
    UNKNOWN;

    /**
     * What a refused message means.
     *
     * @param said what of it could be read
     * @param of the contract that refuses it
     */
    static Asking of(When when, Map<String, String> said, Contract<?> of) {
        var all = DOES_NOT;
        for (var alternative : when.anyOf()) {
            var one = alternative(alternative, said, of);
            if (one == ASKS) {
                return ASKS;
            }
            all = one == UNKNOWN ? UNKNOWN : all;
        }
        return all;
    }

    private static Asking alternative(Map<String, String> conditions, Map<String, String> said, Contract<?> of) {
        var all = ASKS;
        for (var condition : conditions.entrySet()) {
            var one = condition(condition, said, of);
            if (one == DOES_NOT) {
                return DOES_NOT;
            }
            all = one == UNKNOWN ? UNKNOWN : all;
        }
        return all;
    }

    /** Upper and lower case mean the same here: what is refused for its case is meant all the same. */
    private static Asking condition(Map.Entry<String, String> condition, Map<String, String> said, Contract<?> of) {
        var field = of.shape().field(condition.getKey()).orElseThrow();
        var text = said.get(condition.getKey());
        if (text == null) {
            return field.required() ? UNKNOWN : DOES_NOT;
        }
        if (text.equalsIgnoreCase(condition.getValue())) {
            return ASKS;
        }
        return Expectations.isValue(field, text, of.name()) ? DOES_NOT : UNKNOWN;
    }
}
