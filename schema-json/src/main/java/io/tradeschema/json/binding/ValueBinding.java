package io.tradeschema.json.binding;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.ValueType;
import java.util.List;
import java.util.Optional;

/** A value type as the plain number or text that it is in events. */
record ValueBinding<T>(ValueType<T> type) implements Binding<T> {

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public Outcome<T> read(Tokens tokens) {
        try {
            return type.read(new MessageReader(tokens, Limits.STANDARD, type.name()).readValue(), type.name());
        } catch (Unreadable e) {
            return new Outcome.Refused<>(List.of(e.finding()));
        }
    }

    @Override
    public Object wire(T value) {
        return type.wire(value);
    }

    @Override
    public Optional<Finding> aboutNull() {
        return Optional.empty();
    }
}
