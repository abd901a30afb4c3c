package io.tradeschema.kafka;

import io.tradeschema.json.BodyCodec;
import io.tradeschema.json.Entry;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes whole records, for a service that uses Kafka's client itself, with {@code byte[]} values. Reading is total:
 * an event or every finding, and nothing is thrown; a record without a value, which Kafka hands to no deserializer, is refused
 * like any other. Immutable; one codec serves all threads.
 *
 * @param <T> the event
 */
public final class RecordCodec<T> {

    /** The header in which a refused record says why: its findings, one a line. */
    public static final String FINDINGS = "tradeschema_findings";

    /** The header in which a refused record says where it lay: topic, partition and offset, such as {@code intents-0@42}. */
    public static final String ORIGIN = "tradeschema_origin";

    private final BodyCodec<T> codec;

    private RecordCodec(BodyCodec<T> codec) {
        this.codec = codec;
    }

    /** The codec of an event's records, with the standard limits. */
    public static <T> RecordCodec<T> of(Contract<T> type) {
        return of(BodyCodec.of(type));
    }

    /** The codec of a consumer that reads in a way of its own. */
    public static <T> RecordCodec<T> of(BodyCodec<T> codec) {
        return new RecordCodec<>(Objects.requireNonNull(codec, "the codec is null: hand in BodyCodec.of(…)"));
    }

    /** Reads a record. */
    public Outcome<Entry<T>> decode(ConsumerRecord<?, byte @Nullable []> record) {
        Objects.requireNonNull(record, "the record is null: hand in one that the consumer gave");
        return decode(codec, record.value(), record.headers());
    }

    /**
     * The entry of a record whose value an {@link EventDeserializer} has read: for the listeners of a framework, since Kafka hands
     * a record without a value to no deserializer.
     *
     * @throws RefusedException with every finding, when the record has no value
     */
    public Entry<T> entryOf(ConsumerRecord<?, @Nullable Entry<T>> record) {
        Objects.requireNonNull(record, "the record is null: hand in one that the listener was given");
        var read = record.value();
        if (read == null) {
            throw new RefusedException(
                    record.topic(), decode(codec, null, record.headers()).findings());
        }
        return read;
    }

    static <T> Outcome<Entry<T>> decode(BodyCodec<T> codec, byte @Nullable [] value, Headers headers) {
        var named = new ArrayList<Map.Entry<String, byte @Nullable []>>();
        headers.forEach(header -> named.add(new SimpleImmutableEntry<>(header.key(), header.value())));
        return codec.decode(value, named);
    }

    /**
     * Writes a record.
     *
     * @param key decides the partition, within which order is kept: the symbol, unless there is a reason for another
     * @throws io.tradeschema.model.FindingsException when the event or the envelope, made past its builder, breaks the contract
     */
    public <K> ProducerRecord<K, byte[]> encode(String topic, K key, Entry<T> entry) {
        var message = codec.encode(entry);
        var record = new ProducerRecord<>(topic, key, message.body());
        message.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /**
     * The record that keeps a refused one until somebody has looked: key, value and headers as they came, and why and from
     * where in {@link #FINDINGS} and {@link #ORIGIN}.
     *
     * @param topic where refused records are kept, such as {@code intents.refused}
     */
    public static <K> ProducerRecord<K, byte @Nullable []> refused(
            String topic, ConsumerRecord<K, byte @Nullable []> record, List<Finding> findings) {
        var kept = new ProducerRecord<>(topic, record.key(), record.value());
        record.headers().forEach(kept.headers()::add);
        return told(kept, record, findings);
    }

    /**
     * The same without what came, for a refused record that with its findings is too large for that topic
     * ({@link org.apache.kafka.common.errors.RecordTooLargeException}): {@link #ORIGIN} says where it still lies.
     *
     * @param topic where refused records are kept
     */
    public static <K> ProducerRecord<@Nullable K, byte @Nullable []> refusedInPlace(
            String topic, ConsumerRecord<K, ?> record, List<Finding> findings) {
        return told(new ProducerRecord<>(topic, null, null), record, findings);
    }

    private static <K> ProducerRecord<K, byte @Nullable []> told(
            ProducerRecord<K, byte @Nullable []> kept, ConsumerRecord<?, ?> record, List<Finding> findings) {
        put(kept.headers(), FINDINGS, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        put(kept.headers(), ORIGIN, record.topic() + "-" + record.partition() + "@" + record.offset());
        return kept;
    }

    private static void put(Headers headers, String name, String text) {
        headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
