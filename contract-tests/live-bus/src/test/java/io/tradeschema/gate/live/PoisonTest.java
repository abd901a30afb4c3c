package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Entries that no reader can take, between right ones: a group gets past them, whoever reads beside it. */
class PoisonTest {

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
}
