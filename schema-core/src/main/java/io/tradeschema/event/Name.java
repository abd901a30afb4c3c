package io.tradeschema.event;

import io.tradeschema.model.TextType;
import io.tradeschema.model.TextValue;
import io.tradeschema.model.ValueType;

/**
 * The name of a service, a model or a strategy: 1 to 64 characters.
 *
 * @param value the text
 */
public record Name(String value) implements TextValue<Name> {

    /** What is accepted, and how it is described. */
    public static final TextType<Name> TYPE = ValueType.text(Name.class, Name::new, Name::value)
            .doc("the name of a service, a model or a strategy")
            .length(1, 64)
            .examples("exit_monitor", "ensemble");

    /** Throws a FindingsException when the text has another form. */
    public Name {
        value = TYPE.checked(value);
    }

    /** The value of that text; throws a FindingsException when it has another form. */
    public static Name of(String text) {
        return new Name(text);
    }

    /** The text itself. */
    @Override
    public String toString() {
        return value;
    }
}
