package io.tradeschema.gate.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** Everyone who adds entries to a stream. */
enum Writer {
    JEDIS {
        @Override
        String add(int port, String stream, Map<String, String> fields) {
            try (var jedis = RedisClient.create("127.0.0.1", port)) {
                return jedis.xadd(stream, StreamEntryID.NEW_ENTRY, fields).toString();
            }
        }
    },
    LETTUCE {
        @Override
        String add(int port, String stream, Map<String, String> fields) {
            var client = io.lettuce.core.RedisClient.create(RedisURI.create("127.0.0.1", port));
            try (var connection = client.connect(StringCodec.UTF8)) {
                return connection.sync().xadd(stream, fields);
            } finally {
                client.shutdown();
            }
        }
    },
    PYTHON {
        @Override
        String add(int port, String stream, Map<String, String> fields) {
            try {
                return Programs.python(new ObjectMapper().writeValueAsString(fields), "" + port, "add", stream);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    },
    /** The last value goes through standard input, so that no shell's or locale's reading of it can matter. */
    REDIS_CLI {
        @Override
        String add(int port, String stream, Map<String, String> fields) {
            var command = new ArrayList<>(List.of("redis-cli", "-p", "" + port, "-x", "XADD", stream, "*"));
            var last = "";
            for (var field : fields.entrySet()) {
                if (field.getKey().equals("payload") || field.getKey().equals("data")) {
                    last = field.getKey();
                } else {
                    command.addAll(List.of(field.getKey(), field.getValue()));
                }
            }
            command.add(last);
            return Programs.run(fields.get(last), command);
        }
    };

    abstract String add(int port, String stream, Map<String, String> fields);
}
