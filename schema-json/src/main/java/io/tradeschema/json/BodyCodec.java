package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the messages of a bus that has bodies and headers, such as Kafka or NATS: the body is the event's JSON
 * alone, and each other field of the envelope is a UTF-8 header of the same name. Reading is total, as {@link EventCodec} is.
 * Of a header that is not the envelope's nothing is read: agents and frameworks add theirs. Immutable; one codec serves all
 * threads.
 *
 * @param <T> the event
 */
public final class BodyCodec<T> {

    private final EntryCodec<T> entries;

    private BodyCodec(EntryCodec<T> entries) {
        this.entries = entries;
    }

    /** The codec of an event's messages, with the standard limits. */
    public static <T> BodyCodec<T> of(Contract<T> type) {
        return of(EntryCodec.of(type));
    }

    /**
     * The codec of a consumer that reads in a way of its own: which messages are too old for it, whether it ignores
     * additions, who is told of what is read.
     */
    public static <T> BodyCodec<T> of(EntryCodec<T> entries) {
        return new BodyCodec<>(Objects.requireNonNull(entries, "the codec is null: hand in EntryCodec.of(…)"));
    }

    /** The event that the messages carry. */
    public Contract<T> type() {
        return entries.type();
    }

    /**
     * Reads a message.
     *
     * @param body the event's JSON; null, which Kafka calls a tombstone, is refused
     * @param headers names and values, in any order; a name of the envelope that comes twice is refused
     */
    public Outcome<Entry<T>> decode(
            byte @Nullable [] body, Iterable<? extends Map.Entry<String, byte @Nullable []>> headers) {
        Objects.requireNonNull(headers, "the headers are null: hand in none, or some");
        return entries.decode(body, headers);
    }

    /**
     * Writes a message.
     *
     * @throws FindingsException when the event or the envelope, made past its builder, breaks the contract
     */
    public Message encode(Entry<T> entry) {
        return write(entry).orThrow();
    }

    /** Writes a message, or says everything that is wrong with it. Throws nothing for an entry. */
    public Outcome<Message> write(Entry<T> entry) {
        return entries.write(entry, Carrier.BODY).map(Message::of);
    }

    /**
     * What to publish.
     *
     * @param body the event's JSON as UTF-8; the caller's own
     * @param headers the other fields of the envelope, in its order, to be written as UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Message(byte[] body, Map<String, String> headers) {

        private static Message of(Map<String, String> fields) {
            var headers = new LinkedHashMap<>(fields);
            var body =
                    Objects.requireNonNull(headers.remove(EnvelopeField.PAYLOAD.wire()), "every entry has a payload");
            return new Message(body.getBytes(StandardCharsets.UTF_8), Collections.unmodifiableMap(headers));
        }
    }
}
