package bus;
import java.util.*;
import redis.clients.jedis.*;
class Publisher {
    record Intent(String symbol, String side) { Intent { Objects.requireNonNull(symbol); } }
    private static final String STREAM = "quantum:stream:" + "trade.intent";
    void publish(Jedis jedis, Intent intent) throws Exception {
        Map<String, String> fields = new HashMap<>();
        fields.put("payload", """
            {"symbol": "%s", "side": "SELL"}""".formatted(intent.symbol()));
        var size = switch (intent.side()) { case "LONG" -> 1.5; default -> throw new IllegalStateException(); };
        fields.put("position_size_usd", String.valueOf(size));
        jedis.xadd(STREAM, StreamEntryID.NEW_ENTRY, fields);
        for (StreamEntry e : jedis.xrange(STREAM, "-", "+")) { e.getFields().getOrDefault("symbol", ""); }
    }
}
