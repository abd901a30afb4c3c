package com.acme.broken;

import com.acme.bus.Redis;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.TradeIntent;
import java.util.Map;

/** Goes past the contract in every way. */
final class ExitMonitor {

    private final Redis redis;

    ExitMonitor(Redis redis) {
        this.redis = redis;
    }

    void raw() {
        redis.xadd("quantum:stream:trade.intent", Map.of("data", "{}"));
    }

    void swallow(Map<String, Object> message) {
        try {
            TradeIntent.TYPE.draft(message).build().orThrow();
        } catch (RuntimeException e) {
            System.err.println("exit failed");
        }
    }

    Deposit unchecked() {
        return new Deposit(1);
    }

    HarvestPolicy fine() {
        return HarvestPolicy.TYPE.draft().build().orThrow();
    }

    /** An event of its own. */
    record Deposit(int amount) implements io.tradeschema.model.Event {}
}
