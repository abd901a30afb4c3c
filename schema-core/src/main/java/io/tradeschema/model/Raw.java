package io.tradeschema.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Raw wire values as a draft is given them, described for people. */
final class Raw {

    /** What stands before a text in quotes. */
    static final String TEXT = "the text ";

    private Raw() {}

    /** {@code the text "200.0"}, {@code the number 5}, {@code an object}. */
    static String describe(Object raw) {
        if (raw instanceof String text) {
            return TEXT + Excerpt.quoted(text);
        }
        if (raw instanceof NumberText number) {
            return "the number " + Excerpt.of(number.text());
        }
        if (raw instanceof Double || raw instanceof Float) {
            return "the number " + raw;
        }
        var decimal = Decimals.of(raw);
        if (decimal.isPresent()) {
            return Decimals.isHuge(decimal.get()) ? "a very long number" : "the number " + Excerpt.of(raw.toString());
        }
        if (raw instanceof Boolean) {
            return raw.toString();
        }
        if (raw instanceof Draft<?> draft) {
            return "a draft of " + draft.subject();
        }
        if (raw instanceof Map) {
            return "an object";
        }
        if (raw instanceof List) {
            return "a list";
        }
        if (raw instanceof Collection) {
            return "a collection without an order";
        }
        return "a value of class " + Excerpt.of(withoutPackage(raw.getClass()));
    }

    private static String withoutPackage(Class<?> type) {
        var name = type.getTypeName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
