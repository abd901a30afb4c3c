package io.tradeschema.model;

/** How much a finding weighs. */
public enum Severity {
    /** The contract is broken: the message is refused, the gate is red. */
    ERROR,
    /** The contract holds, but something should be put right. */
    WARNING
}
