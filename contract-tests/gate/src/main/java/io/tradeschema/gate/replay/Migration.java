package io.tradeschema.gate.replay;

import io.tradeschema.json.LegacyWire;
import io.tradeschema.model.Contract;
import java.time.LocalDate;
import java.util.List;

/**
 * A migration that a consumer thinks of declaring.
 *
 * @param sunset the first day on which old traffic is refused again
 * @param ignored unknown names that are of no interest
 */
record Migration(LocalDate sunset, List<String> ignored) {

    <T> LegacyWire<T> of(Contract<T> type) {
        return LegacyWire.of(type, sunset).ignoring(ignored);
    }
}
