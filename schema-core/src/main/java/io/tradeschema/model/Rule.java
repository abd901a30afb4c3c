package io.tradeschema.model;

/**
 * One rule that a finding can name. Rules are enum constants; the enum is the registry, and an id never changes once
 * published.
 */
public interface Rule {

    /** The rule's stable id, such as {@code RETIRED_FIELD}: the name of its constant. */
    String name();

    /** What a violation of this rule means for the one who asked. */
    Severity severity();

    /** What the rule demands, as one sentence. */
    String demand();

    /** Why it matters: what goes wrong on a bus when the rule is broken. */
    String reason();

    /** How to put a violation right, in general; a finding's own fix is more exact. */
    String remedy();

    /** A short example of a violation, as a user would see it. */
    String example();
}
