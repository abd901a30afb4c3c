package io.tradeschema.contract;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;

/** A small service that closes positions and publishes through whatever it is given. */
final class Governor {

    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    private final BiConsumer<String, Map<String, String>> bus;

    Governor(BiConsumer<String, Map<String, String>> bus) {
        this.bus = bus;
    }

    static TradeIntent exit(Action action) {
        return TradeIntent.builder()
                .symbol("BTCUSDT")
                .action(action)
                .positionSizeUsd(Usd.of("200"))
                .leverage(Leverage.of(1))
                .entryPrice(Price.of("88000.5"))
                .build();
    }

    void onStop(Action action) {
        publish(exit(action));
    }

    void onBreach() {
        publish(exit(Action.CLOSE).withReduceOnly(true).withSource("governor"));
    }

    private void publish(TradeIntent intent) {
        var entry = Entry.of(intent, Instant.parse("2026-01-21T04:10:00Z"), Name.of("governor"));
        bus.accept(TradeIntent.TYPE.stream(), CODEC.encode(entry));
    }
}
