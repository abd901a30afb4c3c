package io.tradeschema.generator;

/** The kinds of single edits. */
public enum MutationFamily {
    /** A field added or renamed to a name that the contract does not have. */
    UNKNOWN_NAME(FieldMutations::unknownName),
    /** A name in another case or style. */
    NAME_CASE(FieldMutations::nameCase),
    /** A letter of a name or value replaced by one of another script, or an invisible character put in. */
    LOOK_ALIKE(FieldMutations::lookAlike),
    /** A blank put before, into or behind a name or value. */
    BLANK(FieldMutations::blank),
    /** A retired name in its successor's place or beside it. */
    RETIRED_NAME(FieldMutations::retiredName),
    /** A field taken away. */
    MISSING(FieldMutations::missing),
    /** A value replaced by null. */
    NULL(FieldMutations::nulled),
    /** A value replaced by one of another JSON type. */
    WRONG_TYPE(FieldMutations::wrongType),
    /** A choice replaced by another one, listed or not, in the right case or not. */
    CHOICE(FieldMutations::choice),
    /** A number moved to a bound of its type, or a little beyond; a list made as long as it may be, or a little longer. */
    OUT_OF_RANGE(NumberMutations::bounds),
    /** A number written in another form, JSON or not. */
    NUMBER_FORM(NumberMutations::form),
    /** A number with about as many digits as are allowed. */
    NUMBER_DIGITS(NumberMutations::digits),
    /** A text of about the least or greatest length, or with another character. */
    TEXT_FORM(TextMutations::form),
    /** A time in another form, or one that no calendar has. */
    TIME_FORM(TextMutations::time),
    /** Half a Unicode character in a name or value. */
    LONE_SURROGATE(TextMutations::loneSurrogate),
    /** A field written twice, with the same value or another. */
    DUPLICATE_NAME(FieldMutations::duplicate),
    /** A value wrapped or unwrapped, an object too much, deep nesting. */
    NESTING(FieldMutations::nesting),
    /** Something before or behind the message. */
    TRAILING(WholeMutations::trailing),
    /** The message cut off. */
    TRUNCATED(WholeMutations::truncated),
    /** One character replaced, removed or put in anywhere. */
    SYNTAX(WholeMutations::syntax),
    /** Another encoding, or bytes that are no UTF-8. */
    ENCODING(WholeMutations::encoding),
    /** A message of about the greatest length. */
    SIZE(WholeMutations::size);

    private final Mutation mutation;

    MutationFamily(Mutation mutation) {
        this.mutation = mutation;
    }

    Mutation mutation() {
        return mutation;
    }
}
