package io.tradeschema.compat.change;

/** What kind of difference makes a rule speak, in the order in which the differences of one place are told. */
public enum Trigger {
    /** The default of a value. */
    DEFAULT,
    /** The format that a text is said to have. */
    FORMAT,
    /** What the same bytes mean. */
    MEANING,
    /** When a deprecated field may go. */
    SUNSET,
    /** The JSON types that are allowed. */
    TYPE,
    /** The values that are listed. */
    VALUES,
    /** Bounds and steps of numbers. */
    NUMBER,
    /** Digits of a decimal, as a number or as a text. */
    DIGITS,
    /** Lengths and patterns of texts. */
    TEXT,
    /** The fields of an object. */
    FIELD,
    /** Members that are picked by a pattern, and how many there are. */
    MAP,
    /** The items of an array. */
    ARRAY,
    /** The branches of a union. */
    UNION,
    /** What ties fields to each other. */
    CROSS_FIELD,
    /** Names that stay reserved after their field is gone. */
    RETIRED_NAME,
    /** What the engine cannot tell. */
    DOUBT,
    /** A definition that is used in several places. */
    DEFINITION,
    /** The document as a whole, not a place in it. */
    WHOLE,
    /** What one text says that no reader takes up; judged beside the comparison. */
    WORDING,
    /** The version that the documents state; judged beside the comparison. */
    VERSION
}
