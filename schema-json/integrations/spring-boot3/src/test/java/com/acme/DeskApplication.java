package com.acme;

import io.tradeschema.event.Name;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.ReadListener;
import io.tradeschema.json.log.FoldedLogger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.stream.StreamMessageListenerContainer;
import org.springframework.data.redis.stream.StreamMessageListenerContainer.StreamMessageListenerContainerOptions;
import org.springframework.data.redis.stream.StreamMessageListenerContainer.StreamReadRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes intents by HTTP onto the stream, and what comes on the stream to the desk. */
@SpringBootApplication
public class DeskApplication {
    static final String GROUP = "desk";
    static final String REFUSED = "desk:refused";
    static final Duration POLL = Duration.ofMillis(200);
    private static final System.Logger LOG = FoldedLogger.of(System.getLogger("desk"));

    public static void main(String[] arguments) {
        SpringApplication.run(DeskApplication.class, arguments);
    }

    /** One codec for all threads; the listener tells metrics and health of each entry. */
    @Bean
    EntryCodec<TradeIntent> intents(ReadListener listener) {
        return EntryCodec.of(TradeIntent.TYPE).listening(listener);
    }

    @Bean
    Consumer<TradeIntent> effect() {
        return System.out::println;
    }

    /** What of a stream a desk does: the effect, or the quarantine with every finding, and only then the acknowledgement. */
    record Desk(StringRedisTemplate redis, EntryCodec<TradeIntent> codec, Consumer<TradeIntent> effect) {
        void onEntry(MapRecord<String, String, String> record) {
            var outcome = codec.decode(record.getValue());
            if (outcome.accepted()) {
                outcome.findings().forEach(warning -> LOG.log(Level.WARNING, warning)); // a time without its zone
                effect.accept(outcome.orThrow().event());
            } else {
                var why = record.getValue() + "\n" + outcome.findings();
                redis.opsForHash().put(REFUSED, record.getId().getValue(), why);
            }
            redis.opsForStream().acknowledge(GROUP, record);
        }

        /** Makes the group, from the start of the stream, unless it is there already. */
        void join(String stream) {
            try {
                redis.opsForStream().createGroup(stream, ReadOffset.from("0"), GROUP);
            } catch (DataAccessException e) {
                if (!answer(e).startsWith("BUSYGROUP")) throw e;
            }
        }

        /** The container reads on after a failure; where the stream was deleted or flushed, in a group made again. */
        void onError(String stream, Throwable error) {
            LOG.log(Level.ERROR, "a read failed, or an effect, whose entry stays pending", error);
            try {
                Thread.sleep(POLL.toMillis()); // a server that is down is not asked without a pause
                if (answer(error).startsWith("NOGROUP")) join(stream);
            } catch (DataAccessException e) {
                LOG.log(Level.ERROR, "the group is not made again yet", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static String answer(Throwable error) {
            return String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(error).getMessage());
        }

        /** What a crash left unacknowledged. */
        void onPending(String stream, org.springframework.data.redis.connection.stream.Consumer consumer) {
            var pending = redis.<String, String>opsForStream()
                    .read(consumer, StreamOffset.create(stream, ReadOffset.from("0")));
            if (pending != null) {
                pending.forEach(this::onEntry);
            }
        }
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    StreamMessageListenerContainer<String, MapRecord<String, String, String>> stream(
            RedisConnectionFactory connections,
            StringRedisTemplate redis,
            EntryCodec<TradeIntent> codec,
            Consumer<TradeIntent> effect) {
        var stream = TradeIntent.TYPE.stream();
        var desk = new Desk(redis, codec, effect);
        desk.join(stream);
        var consumer = org.springframework.data.redis.connection.stream.Consumer.from(GROUP, "one");
        desk.onPending(stream, consumer);
        var container = StreamMessageListenerContainer.create(
                connections,
                StreamMessageListenerContainerOptions.builder()
                        .pollTimeout(POLL)
                        .build());
        container.register(
                StreamReadRequest.builder(StreamOffset.create(stream, ReadOffset.lastConsumed()))
                        .consumer(consumer)
                        .autoAcknowledge(false) // after the effect, by hand
                        .cancelOnError(error -> false)
                        .errorHandler(error -> desk.onError(stream, error))
                        .build(),
                desk::onEntry);
        return container;
    }

    /** The application's own mapper reads the body as strictly as the codec does: what it refuses is 400. */
    @RestController
    record Intents(StringRedisTemplate redis, EntryCodec<TradeIntent> codec) {
        @PostMapping("/intents")
        TradeIntent publish(@RequestBody TradeIntent intent) {
            var fields = codec.encode(Entry.of(intent, Instant.now(), Name.of("desk")));
            redis.opsForStream().add(TradeIntent.TYPE.stream(), fields);
            return intent;
        }

        /** Who sent the body is told what is wrong with it, finding by finding. */
        @ExceptionHandler
        @ResponseStatus(HttpStatus.BAD_REQUEST)
        String refused(HttpMessageNotReadableException body) {
            return String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(body).getMessage());
        }
    }
}
