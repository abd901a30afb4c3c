package com.acme;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.kafka.RecordCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Takes the intents of a topic; what the contract refuses is kept in another one until somebody has looked. */
public final class Executor implements AutoCloseable {
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
                effect.accept(outcome.orThrow().event());
            } else {
                producer.send(RecordCodec.refused(refused, record, outcome.findings()))
                        .get();
            }
        }
        consumer.commitSync(); // after the effects: a crash before does the round again
        return records.count();
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
