package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import java.nio.charset.StandardCharsets;

/** Writes the values of an enum, each kept as its bytes. */
final class ChoiceWriter implements ValueWriter {

    private final Class<?> javaType;
    private final byte[][] literals;

    ChoiceWriter(ChoiceType<?> type) {
        this.javaType = type.javaType();
        this.literals = type.values().stream()
                .map(value -> ('"' + value + '"').getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    @Override
    public boolean write(Object value, Output out) {
        if (!javaType.isInstance(value) || !(value instanceof Enum<?> constant)) {
            return false;
        }
        var literal = literals[constant.ordinal()];
        out.expect(literal.length);
        out.put(literal);
        return true;
    }
}
