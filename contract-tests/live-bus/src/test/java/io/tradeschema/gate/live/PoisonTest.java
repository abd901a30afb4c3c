package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/** Entries that no reader can take, between right ones: a group gets past them, whoever dies or reads beside it. */
class PoisonTest {

    /** Of an entry, at most: promised. */
    private static final int DELIVERIES = 5;

    @ParameterizedTest(name = "answered: {0}")
    @ValueSource(booleans = {false, true})
    void a_service_that_dies_at_any_of_its_commands_gets_past_them_within_five_deliveries(boolean answered)
            throws Exception {
        try (var server = RedisServer.start();
                var redis = RedisClient.create("127.0.0.1", server.port())) {
            var questions = 1;
            for (var at = 0; at <= questions; at++) {
                redis.flushAll();
                var poison = poison(redis);
                var deliveries = new HashMap<String, Integer>();
                try (var cutter = Cutter.at(at, answered, server)) {
                    RefusingReader.readAll(
                            cutter.port(),
                            entry -> deliveries.merge(entry.getID().toString(), 1, Integer::sum));
                    questions = at == 0 ? cutter.asked() : questions;
                }
                assertThat(deliveries.values()).as("cut at " + at).allMatch(count -> count <= DELIVERIES);
                assertThat(Traffic.putAside(redis)).containsExactlyInAnyOrderElementsOf(poison);
                assertThat(redis.xrange(Traffic.KEYS.quarantine(), "-", "+"))
                        .allSatisfy(one ->
                                assertThat(one.getFields().get("findings")).isNotBlank());
                assertThat(redis.smembers("effects")).containsExactlyInAnyOrder("i-0", "i-1");
                assertThat(redis.xpending(Traffic.STREAM, RefusingReader.GROUP).getTotal())
                        .isZero();
            }
            assertThat(questions).isGreaterThan(10);
        }
    }

    /** Both get all that is pending, since it is pending under their name. */
    @Test
    void two_consumers_under_one_name_lose_and_double_nothing() throws Exception {
        try (var server = RedisServer.start();
                var redis = RedisClient.create("127.0.0.1", server.port())) {
            var traffic = new Traffic();
            traffic.add(redis, 100);
            var threads = Executors.newFixedThreadPool(2);
            try {
                var readers = new ArrayList<Future<Integer>>();
                for (var reader = 0; reader < 2; reader++) {
                    readers.add(threads.submit(() -> RefusingReader.readAll(server.port())));
                }
                for (var reader : readers) {
                    assertThat(reader.get()).as("starts").isZero();
                }
            } finally {
                threads.shutdownNow();
            }
            traffic.assertNothingLostNothingDoubled(redis);
        }
    }

    /** The ids of the entries that are poison. */
    private static List<String> poison(RedisClient redis) {
        redis.xgroupCreate(Traffic.STREAM, RefusingReader.GROUP, new StreamEntryID(0, 0), true);
        var trimmed = add(redis, right("gone"));
        redis.xreadGroup(
                RefusingReader.GROUP,
                RefusingReader.CONSUMER,
                new XReadGroupParams(),
                Map.of(Traffic.STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        redis.xdel(Traffic.STREAM, new StreamEntryID(trimmed));
        add(redis, right("i-0"));
        var ids = new ArrayList<>(List.of(trimmed));
        Stream.of(
                        with("payload", right("n").get("payload").replace("88000.5", "1e99999999999")),
                        with("payload", "{\"symbol\":\"" + "X".repeat(20_000) + "\"}"),
                        with("schema_version", "99.0.0"),
                        with("data", right("d").get("payload")))
                .map(fields -> add(redis, fields))
                .forEach(ids::add);
        add(redis, right("i-1"));
        return ids;
    }

    private static Map<String, String> right(String id) {
        return Traffic.intent(id, Action.CLOSE, Instant.now());
    }

    private static Map<String, String> with(String name, String value) {
        var fields = new LinkedHashMap<>(right("poison"));
        fields.put(name, value);
        return fields;
    }

    private static String add(RedisClient redis, Map<String, String> fields) {
        return redis.xadd(Traffic.STREAM, StreamEntryID.NEW_ENTRY, fields).toString();
    }
}
