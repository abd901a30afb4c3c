package com.acme.bus;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;

/** The one class that adds to a stream. */
public record Publisher(Redis redis) {

    public void publish(Entry<TradeIntent> entry) {
        redis.xadd(TradeIntent.TYPE.stream(), EntryCodec.of(TradeIntent.TYPE).encode(entry));
    }
}
