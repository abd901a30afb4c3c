package io.tradeschema.scan.facts;

/** How a message lies in a stream entry. */
public enum WireForm {
    /** JSON text under one key of the entry. */
    JSON_UNDER_KEY,
    /** Under one key of the entry, as an object or the text of one for people: no reader can read it. */
    OBJECT_UNDER_KEY,
    /** Under one key of the entry, as JSON of a text that is JSON: readers find a text, no object. */
    TWICE_UNDER_KEY,
    /** Each field of the message is a field of the entry. */
    FLAT,
    /** A class of the tree or of a library wraps the message; the scan does not see how. */
    HIDDEN
}
