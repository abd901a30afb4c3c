package io.tradeschema.compat.change;

/** What a rule is about; selects groups of rules. */
public enum Category {
    /** The set of messages. */
    WIRE,
    /** What a message means. */
    SEMANTIC,
    /** Deprecation and removal over time. */
    LIFECYCLE,
    /** The check itself. */
    GATE
}
