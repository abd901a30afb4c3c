package com.acme;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.log.FoldedLogger;
import io.tradeschema.kafka.RecordCodec;
import io.tradeschema.model.Finding;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Takes the intents of a topic; what the contract refuses is kept in another one until somebody has looked. */
public final class Executor implements AutoCloseable {
    private static final System.Logger LOG = FoldedLogger.of(System.getLogger("executor"));
    private static final RecordCodec<TradeIntent> CODEC = RecordCodec.of(TradeIntent.TYPE);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final String refused;
    private final Consumer<TradeIntent> effect;

    public Executor(String brokers, String topic, String refused, Consumer<TradeIntent> effect) {
        this.refused = refused;
        this.effect = effect;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "group.id", "executor",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        consumer.subscribe(List.of(topic));
    }

    /** One round; how many records it took. */
    public int poll() throws Exception {
        var records = consumer.poll(Duration.ofSeconds(1));
        for (var record : records) {
            var outcome = CODEC.decode(record); // total: an event, or every finding; also of a record without a value
            if (outcome.accepted()) {
                outcome.findings().forEach(warning -> LOG.log(Level.WARNING, warning)); // a time without its zone
                effect.accept(outcome.orThrow().event());
            } else {
                keep(record, outcome.findings());
            }
        }
        consumer.commitSync(); // after the effects: a crash before does the round again
        return records.count();
    }

    private void keep(ConsumerRecord<String, byte[]> record, List<Finding> findings) throws Exception {
        try {
            producer.send(RecordCodec.refused(refused, record, findings)).get();
        } catch (ExecutionException failure) { // but for a record that is too large, the round is done again
            if (!(failure.getCause() instanceof RecordTooLargeException)) throw failure;
            producer.send(RecordCodec.refusedInPlace(refused, record, findings)).get(); // says where it lies
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    public static void main(String[] brokers) throws Exception {
        try (var executor = new Executor(brokers[0], "trade.intent", "trade.intent.refused", System.out::println)) {
            while (!Thread.interrupted()) {
                executor.poll();
            }
        }
    }
}
