package io.tradeschema.compat.change;

/** Whom a change breaks by its nature; what it does in one contract, the verdict says. */
public enum Breaks {
    /** Old consumers refuse new messages. */
    OLD_CONSUMERS,
    /** New consumers refuse the messages of old producers, and stored ones. */
    OLD_PRODUCERS,
    /** Both. */
    BOTH,
    /** Nobody on the wire; the meaning may change. */
    NOBODY,
    /** It depends on the rest of the schema. */
    DEPENDS
}
