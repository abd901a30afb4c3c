package io.tradeschema.model;

/**
 * One rule that a finding can name. Rules are enum constants; the enum is the registry, and an id never changes once
 * published.
 */
public interface Rule {

    /** The rule's stable id, such as {@code RETIRED_FIELD}: the name of its constant. */
    String name();

    /** What the rule says of itself. */
    RuleText text();

    /** What a violation of this rule means for the one who asked. */
    default Severity severity() {
        return text().severity();
    }

    /** What the rule demands, as one sentence. */
    default String demand() {
        return text().demand();
    }

    /** Why it matters: what goes wrong on a bus when the rule is broken. */
    default String reason() {
        return text().reason();
    }

    /** How to put a violation right, in general; a finding's own fix is more exact. */
    default String remedy() {
        return text().remedy();
    }

    /** A short example of a violation, as a user would see it. */
    default String example() {
        return text().example();
    }
}
