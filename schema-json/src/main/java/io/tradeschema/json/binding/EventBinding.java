package io.tradeschema.json.binding;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Outcome;
import java.util.List;
import java.util.Optional;

/** An event as an object. */
record EventBinding<T>(EventType<T> type, Limits limits) implements Binding<T> {

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public Outcome<T> read(Tokens tokens) {
        var draft = type.draft(limits).reading();
        var start = tokens.position();
        try {
            new MessageReader(tokens, limits, type.toString()).readPart(draft);
            return isTooLong(start, tokens.position()) ? refused(LongMessage.finding(type, limits)) : draft.build();
        } catch (Unreadable e) {
            return refused(e.finding());
        }
    }

    /** The opening bracket has been passed at the start already. */
    private boolean isTooLong(long start, long end) {
        return start >= 0 && end - start + 1 > limits.bytes();
    }

    private Outcome<T> refused(Finding finding) {
        return new Outcome.Refused<>(List.of(finding));
    }

    @Override
    public Object wire(T value) {
        return type.shape().wire(type.checked(value));
    }

    @Override
    public Optional<Finding> aboutNull() {
        return Optional.of(MessageReader.notAnObject(type.toString()));
    }
}
