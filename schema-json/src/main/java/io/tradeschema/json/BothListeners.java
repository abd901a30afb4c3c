package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;

/** Two that are told the same. */
record BothListeners(ReadListener one, ReadListener other) implements ReadListener {

    @Override
    public void accepted(Contract<?> type, long nanos) {
        one.accepted(type, nanos);
        other.accepted(type, nanos);
    }

    @Override
    public void refused(Contract<?> type, Rule rule, long nanos) {
        one.refused(type, rule, nanos);
        other.refused(type, rule, nanos);
    }
}
