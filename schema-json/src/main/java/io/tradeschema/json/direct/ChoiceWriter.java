package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;

/** Writes the values of an enum, each kept as it is written. */
final class ChoiceWriter implements ValueWriter {

    private final Class<?> javaType;
    private final Output.Literal[] literals;

    ChoiceWriter(ChoiceType<?> type) {
        this.javaType = type.javaType();
        this.literals = type.values().stream()
                .map(value -> new Output.Literal('"' + value + '"'))
                .toArray(Output.Literal[]::new);
    }

    @Override
    public boolean write(Object value, Output out) {
        if (!javaType.isInstance(value) || !(value instanceof Enum<?> constant)) {
            return false;
        }
        var literal = literals[constant.ordinal()];
        out.expect(literal.length());
        out.put(literal);
        return true;
    }
}
