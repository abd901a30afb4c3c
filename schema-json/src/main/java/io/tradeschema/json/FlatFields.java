package io.tradeschema.json;

import io.tradeschema.json.binding.MessageReader;
import io.tradeschema.json.binding.Unreadable;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.NumberText;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.ValueType;
import java.io.IOException;
import java.util.Optional;

/** The fields of an event that lie flat in an entry: everything is text there, and is read as its field's type. */
final class FlatFields {

    private FlatFields() {}

    /** The raw value that a text stands for in the place of a field of that type. */
    static Object typed(String text, Optional<ValueType<?>> fieldType, String subject) {
        var type = fieldType.orElse(null);
        if (type instanceof DecimalType) {
            return new NumberText(text);
        }
        if (type instanceof FlagType && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.parseBoolean(text);
        }
        return type instanceof ObjectType<?> object ? nested(object, text, subject) : text;
    }

    private static Object nested(ObjectType<?> object, String text, String subject) {
        var draft = object.draft();
        try {
            new MessageReader(new JacksonTokens(text, subject), Limits.STANDARD, subject).readMessage(draft);
            return draft;
        } catch (Unreadable | IOException notAnObject) {
            return text;
        }
    }
}
