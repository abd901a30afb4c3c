package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/** Which writer a field has: its type decides, once for all events. */
record Writers(Room room) implements ValueType.Cases<ValueWriter> {

    static ValueWriter of(ValueType<?> type, Room room) {
        return type.match(new Writers(room));
    }

    @Override
    public ValueWriter decimal(DecimalType<?> type) {
        return new DecimalWriter<>(type);
    }

    @Override
    public ValueWriter text(TextType<?> type) {
        return new TextWriter<>(type);
    }

    @Override
    public ValueWriter choice(ChoiceType<?> type) {
        return new ChoiceWriter(type);
    }

    @Override
    public ValueWriter flag(FlagType type) {
        return new FlagWriter();
    }

    @Override
    public ValueWriter time(TimeType type) {
        return new TimeWriter();
    }

    @Override
    public ValueWriter object(ObjectType<?> type) {
        return new ObjectWriter<>(type.shape(), room);
    }

    @Override
    public ValueWriter list(ListType<?> type) {
        return new ListWriter(type, room);
    }
}
