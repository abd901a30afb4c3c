package io.tradeschema.kafka;

import io.tradeschema.json.BodyCodec;
import io.tradeschema.json.Entry;
import io.tradeschema.json.log.FoldedLogger;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a record and its headers as an event in its envelope. What the contract refuses is a
 * {@link RefusedException} with every finding, which is what error handlers around a consumer take, such as Spring Kafka's
 * {@code ErrorHandlingDeserializer}. A bare {@code poll()} ends with it, again and again, until the consumer seeks past the
 * record: a service without such a handler reads bytes, and has {@link RecordCodec} tell it of each record. Warnings of what
 * was accepted are logged, with what repeats folded.
 *
 * <p>Kafka hands a record without a value to no deserializer: there {@code record.value()} is null.
 *
 * <p>Named in a configuration, as {@code value.deserializer}, it wants {@link EventConfig#EVENT} and takes the other
 * settings of {@link EventConfig}; made by hand it needs none.
 *
 * @param <T> the event
 */
public final class EventDeserializer<T> implements Deserializer<Entry<T>> {

    private static final System.Logger LOG = FoldedLogger.of(System.getLogger(EventDeserializer.class.getName()));

    private final ConfiguredCodec<T> codec;

    /** For a configuration that names this class. */
    public EventDeserializer() {
        this.codec = ConfiguredCodec.later();
    }

    /** A deserializer that needs no configuration. */
    public EventDeserializer(BodyCodec<T> codec) {
        this.codec = ConfiguredCodec.of(codec);
    }

    /**
     * Takes its settings from the consumer's.
     *
     * @throws org.apache.kafka.common.config.ConfigException when they name no event that is known, or this is for keys
     */
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        codec.configure(settings, isKey);
    }

    /**
     * Reads a record.
     *
     * @throws RefusedException with every finding, when the contract refuses it
     */
    @Override
    public Entry<T> deserialize(String topic, Headers headers, byte @Nullable [] value) {
        return accepted(topic, RecordCodec.decode(codec.ready(), value, headers));
    }

    private static <T> Entry<T> accepted(String topic, Outcome<Entry<T>> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            throw new RefusedException(topic, refused.findings());
        }
        warn(topic, outcome.findings());
        return outcome.orThrow();
    }

    /** Reads a record of which there are no headers, so that none of the envelope is there: it is refused. */
    @Override
    public Entry<T> deserialize(String topic, byte @Nullable [] value) {
        return accepted(topic, codec.ready().decode(value, List.of()));
    }

    private static void warn(String topic, List<Finding> warnings) {
        warnings.forEach(warning -> LOG.log(Level.WARNING, topic + ": " + warning));
    }
}
