package io.tradeschema.model;

import java.util.Map;
import java.util.Optional;

/** Raw wire values as a draft is given them, described for people. */
final class Raw {

    private Raw() {}

    /** {@code the text "200.0"}, {@code the number 5}, {@code an object}. */
    static String describe(Object raw) {
        if (raw instanceof CharSequence text) {
            return "the text " + Excerpt.quoted(text.toString());
        }
        if (raw instanceof NumberText number) {
            return "the number " + Excerpt.of(number.text());
        }
        if (raw instanceof Double || raw instanceof Float) {
            return "the number " + raw;
        }
        var decimal = Decimals.of(raw);
        if (decimal.isPresent()) {
            return decimal.get().unscaledValue().bitLength() > 512
                    ? "a very long number"
                    : "the number " + Excerpt.of(raw.toString());
        }
        if (raw instanceof Boolean) {
            return raw.toString();
        }
        if (raw instanceof Map || raw instanceof Draft) {
            return "an object";
        }
        if (raw instanceof Iterable) {
            return "a list";
        }
        return "a " + raw.getClass().getSimpleName();
    }

    /** Advice for the common slips: a number in quotes, an epoch number, a boolean in quotes. */
    static Optional<String> typeHint(Object raw, ValueType<?> wanted) {
        if (wanted instanceof DecimalType
                && raw instanceof CharSequence text
                && Decimals.isJsonNumber(text.toString())) {
            return Optional.of("write the number without quotes");
        }
        if (wanted instanceof FlagType && raw instanceof CharSequence) {
            return Optional.of("write true or false without quotes");
        }
        if (wanted instanceof TimeType && (raw instanceof NumberText || raw instanceof Number)) {
            return Optional.of("epoch numbers are refused: write " + wanted.expectation());
        }
        return Optional.empty();
    }
}
