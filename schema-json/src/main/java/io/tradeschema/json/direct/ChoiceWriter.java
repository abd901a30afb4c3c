package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import org.jspecify.annotations.Nullable;

/** Writes the values of an enum, each kept as it is written. A value of a later version is left to the reference. */
final class ChoiceWriter extends ValueWriter {

    private final Class<?> javaType;
    private final Output.@Nullable Literal[] literals;

    ChoiceWriter(ChoiceType<?> type) {
        this.javaType = type.javaType();
        this.literals = new Output.Literal[javaType.getEnumConstants().length];
        for (var value : type.values()) {
            var constant = (Enum<?>) type.read(value, type.name()).orThrow();
            literals[constant.ordinal()] = new Output.Literal('"' + value + '"');
        }
    }

    @Override
    boolean write(Object value, Output out) {
        if (!javaType.isInstance(value) || !(value instanceof Enum<?> constant)) {
            return false;
        }
        var literal = literals[constant.ordinal()];
        if (literal == null) {
            return false;
        }
        out.expect(literal.length());
        out.put(literal);
        return true;
    }
}
