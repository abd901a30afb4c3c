package bus.risk;

import java.time.Instant;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** Halts trading when the day's loss is too large. */
public final class RiskGovernor {

    private static final String TRADE_CLOSED = "quantum:stream:trade.closed";
    private static final String RISK_HALT = "quantum:stream:risk.halt";

    private final UnifiedJedis jedis;
    private double lossToday;

    public RiskGovernor(UnifiedJedis jedis) {
        this.jedis = jedis;
    }

    public void poll() {
        for (var entry : jedis.xrange(TRADE_CLOSED, (StreamEntryID) null, null)) {
            var payload = Json.read(entry.getFields().get("payload"));
            lossToday -= Math.min(0, payload.get("pnl").asDouble());
        }
        if (lossToday > 1000) {
            halt();
        }
    }

    private void halt() {
        jedis.xadd(
                RISK_HALT,
                StreamEntryID.NEW_ENTRY,
                Map.of(
                        "event_type", "risk.halt",
                        "payload", Json.write(Map.of("halted", true, "loss", lossToday)),
                        "timestamp", Instant.now().toString(),
                        "source", "risk-governor"));
    }
}
