package io.tradeschema.event;

import io.tradeschema.model.TextType;
import io.tradeschema.model.TextValue;
import io.tradeschema.model.ValueType;

/**
 * A short text for people: 1 to 256 characters.
 *
 * @param value the text
 */
public record Note(String value) implements TextValue<Note> {

    /** What is accepted, and how it is described. */
    public static final TextType<Note> TYPE = ValueType.text(Note.class, Note::new, Note::value)
            .doc("a short text for people")
            .length(1, 256)
            .examples("trailing stop moved to break-even");

    /** Throws a FindingsException when the text has another form. */
    public Note {
        value = TYPE.checked(value);
    }

    /** The value of that text; throws a FindingsException when it has another form. */
    public static Note of(String text) {
        return new Note(text);
    }

    /** The text itself. */
    @Override
    public String toString() {
        return value;
    }
}
