package io.tradeschema.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.DeskApplication;
import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The application of the page, as it runs: its own mapper, a stream of a real Redis, metrics and health by HTTP. */
class ApplicationTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String GOOD =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";
    private static final String RETIRED = GOOD.replace("action", "side");
    private static final BlockingQueue<TradeIntent> TAKEN = new LinkedBlockingQueue<>();

    private static RedisServer redis;
    private static ConfigurableApplicationContext application;

    /** Where the effects of the application go here. */
    @Configuration
    static class Effects {
        @Bean
        @Primary
        Consumer<TradeIntent> taken() {
            return TAKEN::add;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start();
        application = new SpringApplicationBuilder(DeskApplication.class, Effects.class)
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.data.redis.port", redis.port(),
                        // Spring Boot 4 would find the module by itself, and whether ours is registered would not be
                        // seen.
                        "spring.jackson.find-and-add-modules", "false"))
                .run();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private static HttpResponse<String> post(String json) {
        return send(HttpRequest.newBuilder(at("/intents"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static void publish(String payload) {
        application
                .getBean(StringRedisTemplate.class)
                .opsForStream()
                .add(
                        TradeIntent.TYPE.stream(),
                        Map.of(
                                "event_type", "trade.intent",
                                "timestamp", "2026-01-21T04:10:00Z",
                                "source", "python",
                                "payload", payload));
    }

    private static Long refused() {
        return application.getBean(StringRedisTemplate.class).opsForHash().size("desk:refused");
    }

    /** Until the quarantine has so many entries; the last of them is told to the listener before it is put there. */
    private static void awaitRefused(long many) {
        var until = System.nanoTime() + LONG.toNanos();
        while (refused() < many) {
            assertThat(System.nanoTime()).as("refused within %s", LONG).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void the_applications_own_mapper_keeps_the_contract_both_ways() throws InterruptedException {
        var answer = post(GOOD);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(GOOD);
        assertThat(TAKEN.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        var retired = post(RETIRED);
        assertThat(retired.statusCode()).isEqualTo(400);
        assertThat(retired.body()).contains("\"side\" is retired", "[RETIRED_FIELD]");
        assertThat(post(GOOD.replace("200", "\"200\"")).statusCode()).isEqualTo(400);
        assertThat(TAKEN).isEmpty();
    }

    @Test
    void what_is_refused_is_kept_counted_and_told_by_a_health_group_of_its_own() throws InterruptedException {
        publish(GOOD);
        assertThat(TAKEN.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        assertThat(get("/actuator/health/contract").statusCode()).isEqualTo(200);
        var before = refused();

        for (var at = 0; at < 3; at++) {
            publish(RETIRED);
        }
        awaitRefused(before + 3);

        var unwell = get("/actuator/health/contract");
        assertThat(unwell.statusCode()).isEqualTo(503);
        assertThat(unwell.body())
                .contains("\"fault\":\"the last 3 messages were refused, the last one by RETIRED_FIELD\"")
                .contains("\"last_accepted\":\"20");
        assertThat(get("/actuator/health/liveness").statusCode())
                .as("no restart mends another contract")
                .isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode())
                .as("whether it may get requests is another question")
                .isEqualTo(200);
        assertThat(get("/actuator/metrics/tradeschema.refused?tag=event:trade.intent&tag=rule:RETIRED_FIELD")
                        .body())
                .contains("\"value\":3.0");

        publish(GOOD);
        assertThat(TAKEN.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();

        assertThat(get("/actuator/health/contract").statusCode()).isEqualTo(200);
    }
}
