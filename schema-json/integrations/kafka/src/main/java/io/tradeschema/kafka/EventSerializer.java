package io.tradeschema.kafka;

import io.tradeschema.json.BodyCodec;
import io.tradeschema.json.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as the value of a record, and the other fields of its envelope as headers. A header of the same name that is
 * there already is replaced, so that a record can be sent again; those of others stay.
 *
 * <p>Named in a configuration, as {@code value.serializer}, it wants {@link EventConfig#EVENT}; made by hand it needs none.
 *
 * @param <T> the event
 */
public final class EventSerializer<T> implements Serializer<Entry<T>> {

    private final ConfiguredCodec<T> codec;

    /** For a configuration that names this class. */
    public EventSerializer() {
        this.codec = ConfiguredCodec.later();
    }

    /** A serializer that needs no configuration. */
    public EventSerializer(BodyCodec<T> codec) {
        this.codec = ConfiguredCodec.of(codec);
    }

    /**
     * Takes its settings from the producer's.
     *
     * @throws org.apache.kafka.common.config.ConfigException when they name no event that is known, or this is for keys
     */
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        codec.configure(settings, isKey);
    }

    /**
     * Writes an entry.
     *
     * @throws RefusedException when the entry breaks the contract
     * @throws SerializationException when there is no entry: an event that was published is not taken back
     */
    @Override
    public byte[] serialize(String topic, Headers headers, @Nullable Entry<T> entry) {
        if (entry == null) {
            throw new SerializationException("a record for " + topic
                    + " has no value, which Kafka calls a tombstone; an event that was published is not taken back");
        }
        var message = codec.ready().write(entry).orElseGet(findings -> {
            throw new RefusedException(topic, findings);
        });
        message.headers()
                .forEach((name, text) -> headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message.body();
    }

    /**
     * Refuses: the envelope lies in headers.
     *
     * @throws SerializationException always
     */
    @Override
    public byte[] serialize(String topic, @Nullable Entry<T> entry) {
        throw new SerializationException("the envelope of an event lies in the headers of its record, and " + topic
                + " is written without any; call serialize(topic, headers, entry)");
    }
}
