package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.When;
import java.util.Comparator;
import java.util.Map;

/**
 * Whether a message that was refused asks for an answer, as far as it can be read: nobody acts on it, so its answer is owed all
 * the more. What asks more stands later: of alternatives the last one counts, of conditions that all have to hold the first.
 */
enum Asking {
    /** It says something else. */
    DOES_NOT,
    /** It does not say, or in words that nobody knows. */
    UNKNOWN,
    /** It says so. */
    ASKS;

    /**
     * What a refused message means.
     *
     * @param said what of it could be read
     * @param of the contract that refuses it
     */
    static Asking of(When when, Map<String, String> said, Contract<?> of) {
        return when.anyOf().stream()
                .map(alternative -> alternative(alternative, said, of))
                .max(Comparator.naturalOrder())
                .orElse(DOES_NOT);
    }

    private static Asking alternative(Map<String, String> conditions, Map<String, String> said, Contract<?> of) {
        return conditions.entrySet().stream()
                .map(condition -> condition(condition, said, of))
                .min(Comparator.naturalOrder())
                .orElse(ASKS);
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
