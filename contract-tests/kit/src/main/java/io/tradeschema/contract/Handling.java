package io.tradeschema.contract;

/** What a consumer did with a delivery. */
public enum Handling {
    /** It acted on the message. */
    HANDLED,
    /** It put the entry aside with its findings, where somebody will look. */
    QUARANTINED,
    /** It did neither: the entry is acknowledged and gone. */
    PASSED_OVER
}
