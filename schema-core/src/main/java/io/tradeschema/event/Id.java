package io.tradeschema.event;

import io.tradeschema.model.TextType;
import io.tradeschema.model.TextValue;
import io.tradeschema.model.ValueType;

/**
 * An identifier that another system gave: 1 to 64 characters.
 *
 * @param value the text
 */
public record Id(String value) implements TextValue<Id> {

    /** What is accepted, and how it is described. */
    public static final TextType<Id> TYPE = ValueType.text(Id.class, Id::new, Id::value)
            .doc("an identifier that another system gave")
            .length(1, 64)
            .examples("8321137723", "6f1d2a7e-exit-1");

    /** Throws a FindingsException when the text has another form. */
    public Id {
        value = TYPE.checked(value);
    }

    /** The value of that text; throws a FindingsException when it has another form. */
    public static Id of(String text) {
        return new Id(text);
    }

    /** The text itself. */
    @Override
    public String toString() {
        return value;
    }
}
