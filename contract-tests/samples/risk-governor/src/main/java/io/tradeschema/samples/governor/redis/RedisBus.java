package io.tradeschema.samples.governor.redis;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Finding;
import io.tradeschema.samples.governor.Bus;
import io.tradeschema.samples.governor.RiskGovernor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadGroupParams;

/** The bus on Redis. The only class of the service that adds to a stream. */
public final class RedisBus implements Bus {

    private static final String GROUP = "risk_governor";
    private static final String DEAD_LETTERS = "quantum:stream:risk.dead_letters";

    private final UnifiedJedis redis;

    /** On a client that somebody else closes. */
    public RedisBus(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Hands what is new on both streams to the governor, once for each entry. */
    public void poll(RiskGovernor governor) {
        read(TradeIntent.TYPE.stream(), governor::onIntent);
        read(TradeClosed.TYPE.stream(), governor::onClosed);
    }

    private void read(String stream, BiConsumer<String, Map<String, String>> handler) {
        var fresh = Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
        var answer = redis.xreadGroup(GROUP, GROUP, XReadGroupParams.xReadGroupParams(), fresh);
        if (answer == null) {
            return;
        }
        for (var part : answer) {
            for (var entry : part.getValue()) {
                handler.accept(entry.getID().toString(), entry.getFields());
                redis.xack(stream, GROUP, entry.getID());
            }
        }
    }

    @Override
    public void publish(String stream, Map<String, String> fields) {
        redis.xadd(stream, StreamEntryID.NEW_ENTRY, fields);
    }

    @Override
    public void quarantine(String stream, String id, Map<String, String> fields, List<Finding> findings) {
        var letter = new HashMap<>(fields);
        letter.put("dead_stream", stream);
        letter.put("dead_id", id);
        letter.put("dead_because", findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        redis.xadd(DEAD_LETTERS, StreamEntryID.NEW_ENTRY, letter);
    }
}
