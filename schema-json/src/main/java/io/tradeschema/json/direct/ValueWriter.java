package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/** Writes the values of one type, and holds them against it on the way. */
interface ValueWriter {

    /** Writes a value that may be any object; false when there is doubt about it, and then what was written is worthless. */
    boolean write(Object value, Output out);

    static ValueWriter of(ValueType<?> type) {
        if (type instanceof DecimalType<?> decimal) {
            return (value, out) -> decimal.javaType().isInstance(value)
                    && wire(decimal, value) instanceof BigDecimal number
                    && decimal.plainlyAccepts(number)
                    && DecimalWriter.write(number, out);
        }
        if (type instanceof TextType<?> text) {
            return (value, out) -> text.javaType().isInstance(value)
                    && wire(text, value) instanceof String characters
                    && TextWriter.write(text, characters, out);
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

    private static <V> Object wire(ValueType<V> type, Object value) {
        return type.wire(type.javaType().cast(value));
    }
}
