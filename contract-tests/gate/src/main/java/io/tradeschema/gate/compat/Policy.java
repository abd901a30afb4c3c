package io.tradeschema.gate.compat;

/** What must hold between versions; the names that registries use, and our own. */
enum Policy {
    /** The rollout is printed; red is a break of old messages without a major version, and what is not decided. */
    ROLLOUT(false, false),
    /** New consumers take the messages of the last version. */
    BACKWARD(true, false),
    /** New consumers take the messages of every version. */
    BACKWARD_TRANSITIVE(true, false),
    /** Consumers of the last version take new messages. */
    FORWARD(false, true),
    /** Consumers of every version take new messages. */
    FORWARD_TRANSITIVE(false, true),
    /** Both; freezes the set of messages of a closed contract. */
    FULL(true, true),
    /** Both, for every version. */
    FULL_TRANSITIVE(true, true),
    /** Nothing must hold; what is found is shown. */
    NONE(false, false);

    private final boolean backward;
    private final boolean forward;

    Policy(boolean backward, boolean forward) {
        this.backward = backward;
        this.forward = forward;
    }

    boolean backward() {
        return backward;
    }

    boolean forward() {
        return forward;
    }

    /** Whether versions beside the last one count. Our own default looks at all that can still be read. */
    boolean transitive() {
        return this == ROLLOUT || name().endsWith("_TRANSITIVE");
    }
}
