package io.tradeschema.json.binding;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Outcome;
import java.util.List;
import java.util.Optional;

/** An object that stands inside events, on its own. */
record ObjectBinding<T>(ObjectType<T> type) implements Binding<T> {

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public Outcome<T> read(Tokens tokens) {
        var draft = type.draft().reading();
        try {
            new MessageReader(tokens, Limits.STANDARD, type.name()).readPart(draft);
            return draft.build();
        } catch (Unreadable e) {
            return new Outcome.Refused<>(List.of(e.finding()));
        }
    }

    @Override
    public Object wire(T value) {
        return type.wire(type.checked(value));
    }

    @Override
    public Optional<Finding> aboutNull() {
        return Optional.empty();
    }
}
