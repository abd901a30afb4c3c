package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;

/** Which reader a field has: its type decides. */
final class Readers {

    private Readers() {}

    static ValueReader of(Field field, Limits limits) {
        var type = field.type();
        if (field.deprecation().isPresent()) {
            return new DoubtReader();
        }
        if (type instanceof DecimalType<?> decimal) {
            return new DecimalReader(decimal, limits, field.required());
        }
        if (type instanceof TextType<?> text) {
            return new TextReader(text, limits, field.required());
        }
        if (type instanceof ChoiceType<?> choice) {
            return new ChoiceReader(choice, field.required());
        }
        if (type instanceof ObjectType<?> object) {
            return new ObjectReader<>(object.shape(), limits, field.required());
        }
        if (type instanceof TimeType) {
            return new TimeReader(field.required());
        }
        return type instanceof FlagType ? new FlagReader(field.required()) : new DoubtReader();
    }
}
