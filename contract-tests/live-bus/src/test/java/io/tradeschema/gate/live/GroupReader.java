package io.tradeschema.gate.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisURI;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/** Everyone who consumes a stream in a group of their own: each entry by field name, the values' bytes as digits. */
enum GroupReader {
    JEDIS {
        @Override
        List<Map<String, String>> read(int port, String stream) {
            var entries = new ArrayList<Map<String, String>>();
            try (var jedis = RedisClient.create("127.0.0.1", port)) {
                jedis.xgroupCreate(stream, name(), new StreamEntryID(0, 0), false);
                var all = jedis.xreadGroup(
                        name(),
                        "consumer",
                        new XReadGroupParams().count(1000),
                        Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
                for (var entry : all.get(0).getValue()) {
                    entries.add(digits(entry.getFields()));
                    jedis.xack(stream, name(), entry.getID());
                }
            }
            return entries;
        }
    },
    LETTUCE {
        @Override
        List<Map<String, String>> read(int port, String stream) {
            var key = stream.getBytes(StandardCharsets.UTF_8);
            var group = name().getBytes(StandardCharsets.UTF_8);
            var entries = new ArrayList<Map<String, String>>();
            var client = io.lettuce.core.RedisClient.create(RedisURI.create("127.0.0.1", port));
            try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
                var redis = connection.sync();
                redis.xgroupCreate(XReadArgs.StreamOffset.from(key, "0"), group);
                var all = redis.xreadgroup(
                        Consumer.from(group, group),
                        XReadArgs.Builder.count(1000),
                        XReadArgs.StreamOffset.lastConsumed(key));
                for (var message : all) {
                    var fields = new TreeMap<String, String>();
                    message.getBody()
                            .forEach((field, value) -> fields.put(
                                    new String(field, StandardCharsets.UTF_8),
                                    HexFormat.of().formatHex(value)));
                    entries.add(fields);
                    redis.xack(key, group, message.getId());
                }
            } finally {
                client.shutdown();
            }
            return entries;
        }
    },
    PYTHON {
        @Override
        @SuppressWarnings("unchecked")
        List<Map<String, String>> read(int port, String stream) {
            var entries = new ArrayList<Map<String, String>>();
            Programs.python("", "" + port, "read", stream, name()).lines().forEach(line -> {
                try {
                    var entry = new ObjectMapper().readValue(line, Map.class);
                    entries.add(new TreeMap<>((Map<String, String>) entry.get("fields")));
                } catch (JsonProcessingException e) {
                    throw new AssertionError(e);
                }
            });
            return entries;
        }
    };

    abstract List<Map<String, String>> read(int port, String stream);

    static Map<String, String> digits(Map<String, String> fields) {
        var digits = new TreeMap<String, String>();
        fields.forEach(
                (name, value) -> digits.put(name, HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8))));
        return digits;
    }
}
