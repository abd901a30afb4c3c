package io.tradeschema.json.jackson;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;

/** A service without any databind: run by {@link ClassPathTest} in a JVM of its own. */
final class CoreOnlyService {

    private CoreOnlyService() {}

    public static void main(String[] args) {
        System.out.println(EventCodec.of(TradeIntent.TYPE).decode(args[0]).orThrow());
    }
}
