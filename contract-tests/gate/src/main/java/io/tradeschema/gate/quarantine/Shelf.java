package io.tradeschema.gate.quarantine;

import io.tradeschema.live.QuarantineKeys;
import io.tradeschema.model.Contract;

/**
 * One quarantine.
 *
 * @param contract of the event that its stream carries
 * @param keys where it lies
 */
record Shelf(Contract<?> contract, QuarantineKeys keys) {

    String stream() {
        return contract.stream();
    }

    @Override
    public String toString() {
        return keys.quarantine();
    }
}
