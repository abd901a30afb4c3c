package io.tradeschema.json;

import io.tradeschema.json.binding.MessageReader;
import io.tradeschema.json.binding.Unreadable;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import io.tradeschema.model.NumberText;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.io.IOException;
import java.util.Optional;

/**
 * A field of an event that lies flat in an entry: everything is text there, and is read as its field's type.
 *
 * @param text what stands there
 * @param subject what findings are about
 */
record FlatFields(String text, String subject) implements ValueType.Cases<Object> {

    /** The raw value that a text stands for in the place of a field of that type. */
    static Object typed(String text, Optional<ValueType<?>> fieldType, String subject) {
        return fieldType
                .<Object>map(type -> type.match(new FlatFields(text, subject)))
                .orElse(text);
    }

    @Override
    public Object decimal(DecimalType<?> type) {
        return new NumberText(text);
    }

    @Override
    public Object text(TextType<?> type) {
        return text;
    }

    @Override
    public Object choice(ChoiceType<?> type) {
        return text;
    }

    /** Python writes True and False. */
    @Override
    public Object flag(FlagType type) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? Boolean.parseBoolean(text) : text;
    }

    @Override
    public Object time(TimeType type) {
        return text;
    }

    @Override
    public Object object(ObjectType<?> type) {
        var draft = type.draft();
        try {
            new MessageReader(new JacksonTokens(text, subject), Limits.STANDARD, subject).readMessage(draft);
            return draft;
        } catch (Unreadable | IOException notAnObject) {
            return text;
        }
    }

    @Override
    public Object list(ListType<?> type) {
        try {
            return new MessageReader(new JacksonTokens(text, subject), Limits.STANDARD, subject).readList(type);
        } catch (Unreadable | IOException notAList) {
            return text;
        }
    }
}
