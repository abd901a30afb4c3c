package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A publisher that is cut off at any of its commands hears of it; sent again, an event keeps its id, and has its effect once. */
class CutPublisherTest {

    @ParameterizedTest(name = "{0} events, answered: {1}")
    @CsvSource({"1,false", "1,true", "10,false", "10,true"})
    void a_publisher_that_is_cut_at_any_of_its_commands_loses_nothing(int events, boolean answered) throws Exception {
        try (var server = RedisServer.start();
                var redis = RedisClient.create("127.0.0.1", server.port())) {
            var questions = 1;
            var told = 0;
            for (var at = 0; at <= questions; at++) {
                redis.flushAll();
                try (var cutter = Cutter.at(at, answered, server)) {
                    var broken = publish(cutter.port(), events);
                    questions = at == 0 ? cutter.asked() : questions;
                    assertThat(redis.xlen(Traffic.STREAM))
                            .as("cut at " + at + ": what was not told is there once")
                            .isBetween((long) events, (long) events + (answered ? broken : 0));
                    told += broken;
                }
                assertEffects(redis, server, events);
            }
            assertThat(told).as("told of each event that was cut").isBetween(events, questions);
        }
    }

    /** Sends each event until an id is the answer; how often there was an error in its place. */
    private static int publish(int port, int events) {
        var broken = 0;
        for (var event = 0; event < events; event++) {
            var fields = Traffic.intent("i-" + event, Action.CLOSE, Instant.now());
            for (var id = ""; id.isEmpty(); ) {
                try (var redis = RedisClient.create("127.0.0.1", port)) {
                    id = redis.xadd(Traffic.STREAM, StreamEntryID.NEW_ENTRY, fields)
                            .toString();
                } catch (JedisConnectionException cut) {
                    broken++;
                }
            }
        }
        return broken;
    }

    private static void assertEffects(RedisClient redis, RedisServer server, int events) {
        RefusingReader.readAll(server.port());
        assertThat(redis.smembers("effects"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, events).mapToObj(n -> "i-" + n).toList());
        assertThat(redis.xpending(Traffic.STREAM, RefusingReader.GROUP).getTotal())
                .isZero();
    }
}
