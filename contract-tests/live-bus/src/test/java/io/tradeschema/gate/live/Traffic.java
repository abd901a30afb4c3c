package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import io.tradeschema.event.Id;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.live.QuarantineKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** Entries of a stream, right ones and such as every reader refuses, and what has to be true of them in the end. */
final class Traffic {

    static final String STREAM = TradeIntent.TYPE.stream();
    static final QuarantineKeys KEYS = QuarantineKeys.of(STREAM);

    private final List<String> right = new ArrayList<>();
    /** What it says that it is, by the id of its entry. */
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private final List<String> back = new ArrayList<>();

    static Map<String, String> intent(String id, Action action, Instant written) {
        var intent = TradeIntent.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .action(action)
                .positionSizeUsd(Usd.of("200"))
                .leverage(Leverage.of("1"))
                .entryPrice(Price.of("88000.5"))
                .intentId(Id.of(id))
                .build();
        return EntryCodec.of(TradeIntent.TYPE).encode(Entry.of(intent, written, Name.of("exit_monitor")));
    }

    /** The JSON under the name that the incident's readers did not look for. */
    static Map<String, String> underData(Map<String, String> fields) {
        var other = new LinkedHashMap<>(fields);
        other.put("data", other.remove("payload"));
        return other;
    }

    void add(RedisClient redis, int each) {
        for (var i = 0; i < each; i++) {
            var id = "i-" + (right.size() + wrong.size());
            redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, intent(id, Action.CLOSE, Instant.now()));
            right.add(id);
            var refused = underData(intent("r-" + id, Action.CLOSE, Instant.now()));
            wrong.put(redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, refused).toString(), "r-" + id);
        }
    }

    /** A wrong one is mended and comes back, once. */
    void comesBack(String entry) {
        back.add(wrong.get(entry));
    }

    /** Each right one and each that came back had its effect, each wrong one lies aside once, and nothing is pending. */
    void assertNothingLostNothingDoubled(RedisClient redis) {
        var effects = new HashSet<>(right);
        effects.addAll(back);
        assertThat(redis.smembers("effects")).isEqualTo(effects);
        assertThat(putAside(redis)).containsExactlyInAnyOrderElementsOf(wrong.keySet());
        assertThat(redis.xlen(STREAM)).isEqualTo(right.size() + wrong.size() + back.size());
        assertThat(redis.xpending(STREAM, RefusingReader.GROUP).getTotal()).isZero();
    }

    static List<String> putAside(RedisClient redis) {
        return redis.xrange(KEYS.quarantine(), "-", "+").stream()
                .map(entry -> entry.getFields().get("id"))
                .toList();
    }
}
