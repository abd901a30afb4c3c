package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/** Writes the values of one type, and holds them against it on the way. */
interface ValueWriter {

    /** Writes a value that may be any object; false when there is doubt about it, and then what was written is worthless. */
    boolean write(Object value, Output out);

    static ValueWriter of(ValueType<?> type) {
        if (type instanceof DecimalType<?> decimal) {
            return new DecimalWriter<>(decimal);
        }
        if (type instanceof TextType<?> text) {
            return new TextWriter<>(text);
        }
        if (type instanceof ChoiceType<?> choice) {
            return new ChoiceWriter(choice);
        }
        if (type instanceof ObjectType<?> object) {
            return new ObjectWriter<>(object.shape());
        }
        if (type instanceof TimeType) {
            return new TimeWriter();
        }
        return type instanceof FlagType ? new FlagWriter() : (value, out) -> false;
    }
}
