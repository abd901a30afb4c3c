package com.acme;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.metrics.ReadMetrics;
import java.util.Map;

/** Counts what it reads in the service's own registry. */
public final class CountedReader {
    private final EntryCodec<TradeIntent> codec;

    public CountedReader(MeterRegistry registry) {
        var metrics = ReadMetrics.of(TradeIntent.TYPE); // its series are there from the start, at zero
        metrics.bindTo(registry);
        codec = EntryCodec.of(TradeIntent.TYPE).listening(metrics);
    }

    public boolean read(Map<String, String> fields) {
        return codec.decode(fields).accepted();
    }
}
