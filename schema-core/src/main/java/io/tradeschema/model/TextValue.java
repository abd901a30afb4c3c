package io.tradeschema.model;

/**
 * A value that is one text, with a form of its own. Two of them compare by their texts.
 *
 * @param <T> the class of the value itself
 */
public interface TextValue<T extends TextValue<T>> extends Comparable<T>, WrittenByCodec {

    /** The text itself. */
    String value();

    /** As {@link String#compareTo} orders the texts. */
    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
