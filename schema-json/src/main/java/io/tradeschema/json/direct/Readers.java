package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/** Which reader a field has: its type decides, once for all messages. */
record Readers(Room room, boolean required) implements ValueType.Cases<ValueReader> {

    static ValueReader of(Field field, Room room) {
        return field.deprecation().isPresent()
                ? new DoubtReader()
                : field.type().match(new Readers(room, field.required()));
    }

    @Override
    public ValueReader decimal(DecimalType<?> type) {
        return new DecimalReader(type, room.limits(), required);
    }

    @Override
    public ValueReader text(TextType<?> type) {
        return new TextReader(type, room.limits(), required);
    }

    @Override
    public ValueReader choice(ChoiceType<?> type) {
        return new ChoiceReader(type, required);
    }

    @Override
    public ValueReader flag(FlagType type) {
        return new FlagReader(required);
    }

    @Override
    public ValueReader time(TimeType type) {
        return new TimeReader(required);
    }

    @Override
    public ValueReader object(ObjectType<?> type) {
        return new ObjectReader<>(type.shape(), room, required);
    }

    @Override
    public ValueReader list(ListType<?> type) {
        return new ListReader(type, room, required);
    }
}
