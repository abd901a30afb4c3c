package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.Optional;

/**
 * Where it is seen that positions are open: snapshots that say a quantity for each symbol, or intents that open something.
 *
 * @param event the event or stream of the snapshots, or of the intents
 * @param symbol the field that names the position
 * @param quantity the field of its amount; 0 is no position
 * @param fresh how old the newest snapshot may be before nobody knows; empty for any age
 */
public record OpenPositions(String event, String symbol, String quantity, Optional<Duration> fresh) {

    /** Snapshots or intents with the usual fields, {@code symbol} and {@code quantity}. */
    public static OpenPositions in(String event) {
        return new OpenPositions(event, "symbol", "quantity", Optional.empty());
    }

    /** Nobody knows the positions when the newest snapshot is older than this, such as {@code 60s}. */
    public OpenPositions fresh(String age) {
        return new OpenPositions(event, symbol, quantity, Optional.of(TimeSpan.of(age)));
    }

    /** In these fields. */
    public OpenPositions fields(String symbolField, String quantityField) {
        return new OpenPositions(event, symbolField, quantityField, fresh);
    }
}
