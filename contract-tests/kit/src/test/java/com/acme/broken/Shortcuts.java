package com.acme.broken;

import com.acme.client.Command;
import com.acme.client.StreamOperations;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import java.util.Map;

/** Reaches the stream by every other way. */
final class Shortcuts {

    Command command() {
        return Command.XADD;
    }

    String spring(StreamOperations streams) {
        return streams.add("quantum:stream:trade.intent", Map.of());
    }

    String json(TradeIntent intent) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(intent);
    }

    TradeIntent drafted() {
        return TradeIntent.TYPE.draft().set("symbol", "BTCUSDT").build().orThrow();
    }

    TradeIntent decoded() {
        return EventCodec.of(TradeIntent.TYPE)
                .decode(Map.of("symbol", "BTCUSDT"))
                .orThrow();
    }
}
