package com.acme.clean;

import com.acme.bus.Publisher;
import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EventCodec;
import java.time.Instant;

/** Goes through the contract. */
final class ExitMonitor {

    private final Publisher publisher;

    ExitMonitor(Publisher publisher) {
        this.publisher = publisher;
    }

    void exit(String symbol) {
        var intent = TradeIntent.builder()
                .symbol(symbol)
                .action(Action.CLOSE)
                .positionSizeUsd(Usd.of(200))
                .leverage(Leverage.of(1))
                .entryPrice(Price.of(1))
                .build();
        publisher.publish(Entry.of(intent, Instant.EPOCH, Name.of("exit_monitor")));
    }

    int findings(String json) {
        try {
            return EventCodec.of(TradeIntent.TYPE).decode(json).findings().size() / Integer.parseInt("1");
        } catch (ArithmeticException e) {
            return 0;
        }
    }
}
