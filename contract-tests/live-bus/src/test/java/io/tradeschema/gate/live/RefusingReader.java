package io.tradeschema.gate.live;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.live.Quarantine;
import io.tradeschema.live.RedisEval;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/** A service that puts aside what it refuses, and acknowledges what it takes; it starts again when its connection breaks. */
final class RefusingReader {

    static final String GROUP = "executor";
    static final String CONSUMER = "one";
    private static final String STREAM = TradeIntent.TYPE.stream();
    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    /** More than any test has; a reader that gets the same again and again would not end. */
    private static final int MOST_PAGES = 10_000;

    private RefusingReader() {}

    /** Reads until nothing is left; how often it had to start again. */
    static int readAll(int port) {
        return readAll(port, entry -> {});
    }

    /** The same, telling of each entry that it was delivered. */
    static int readAll(int port, Consumer<StreamEntry> delivered) {
        for (var starts = 0; ; starts++) {
            try (var redis = RedisClient.create("127.0.0.1", port)) {
                read(redis, delivered);
                return starts;
            } catch (JedisConnectionException broken) {
                // The process is dead; the next one begins with what it left pending.
            } catch (JedisException loading) {
                if (!String.valueOf(loading.getMessage()).contains("LOADING")) {
                    throw loading;
                }
            }
        }
    }

    private static void read(RedisClient redis, Consumer<StreamEntry> delivered) {
        try {
            redis.xgroupCreate(STREAM, GROUP, new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!e.getMessage().startsWith("BUSYGROUP")) {
                throw e;
            }
        }
        for (var from : List.of(new StreamEntryID(0, 0), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY)) {
            var pages = 0;
            for (var page = page(redis, from); !page.isEmpty(); page = page(redis, from)) {
                page.forEach(entry -> {
                    delivered.accept(entry);
                    handle(redis, entry);
                });
                if (++pages > MOST_PAGES) {
                    throw new AssertionError("what was handled is pending again and again: " + page.get(0));
                }
            }
        }
    }

    private static List<StreamEntry> page(RedisClient redis, StreamEntryID from) {
        var read = redis.xreadGroup(GROUP, CONSUMER, new XReadGroupParams().count(10), Map.of(STREAM, from));
        return read == null ? List.of() : read.get(0).getValue();
    }

    private static void handle(RedisClient redis, StreamEntry entry) {
        var fields = entry.getFields() == null ? Map.<String, String>of() : entry.getFields();
        var outcome = CODEC.decode(fields);
        if (outcome.accepted()) {
            redis.sadd(
                    "effects",
                    outcome.orThrow().event().intentId().orElseThrow().value());
            redis.xack(STREAM, GROUP, entry.getID());
        } else {
            quarantine(redis).put(entry.getID().toString(), fields, outcome.findings());
        }
    }

    static Quarantine quarantine(RedisClient redis) {
        return Quarantine.of(jedis(redis), STREAM, GROUP, CONSUMER);
    }

    static RedisEval jedis(RedisClient redis) {
        return (script, keys, args) -> redis.eval(script, keys, args);
    }
}
