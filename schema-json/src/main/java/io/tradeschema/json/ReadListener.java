package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;

/**
 * Is told of every message that a codec has read, for metrics and health. It is called on the thread that reads, before the
 * outcome is given back; so it is quick, and safe for every thread that reads. What it throws is logged once and changes
 * nothing of what is read. A codec without a listener takes no time and makes no objects for it.
 *
 * <p>It is told no value of a message: figures that are made of it have labels from the contract alone.
 */
public interface ReadListener {

    /**
     * A message was accepted, perhaps with warnings.
     *
     * @param type the contract that it keeps
     * @param nanos how long the reading took
     */
    void accepted(Contract<?> type, long nanos);

    /**
     * A message was refused.
     *
     * @param type the contract that it breaks
     * @param rule the rule of its first error, in the order of the findings: one message has one, so that numbers by rule add
     *     up to the number of messages
     * @param nanos how long the reading took
     */
    void refused(Contract<?> type, Rule rule, long nanos);

    /** Both, one after the other; of this one what it throws keeps nothing from the other. */
    default ReadListener and(ReadListener other) {
        return new BothListeners(new ContainedListener(this), new ContainedListener(other));
    }
}
