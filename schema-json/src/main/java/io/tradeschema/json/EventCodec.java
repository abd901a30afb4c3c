package io.tradeschema.json;

import io.tradeschema.json.binding.EmptyMessage;
import io.tradeschema.json.binding.LongMessage;
import io.tradeschema.json.binding.MessageReader;
import io.tradeschema.json.binding.Tokens;
import io.tradeschema.json.binding.Unreadable;
import io.tradeschema.json.direct.DirectDecoder;
import io.tradeschema.json.direct.DirectEncoder;
import io.tradeschema.json.direct.PlainMessages;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Draft;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one event as JSON. Reading is total: for any input it gives the event or every finding, in bounded
 * time and memory, and throws nothing. Writing is byte-stable: equal events give equal bytes. Immutable; one codec
 * serves all threads.
 *
 * @param <T> the event
 */
public final class EventCodec<T> {

    private final Contract<T> type;
    private final Limits limits;
    private final Optional<DirectDecoder<T>> decoder;
    private final PlainMessages plain;
    private final Optional<DirectEncoder<T>> encoder;
    private final Optional<Freshness> freshness;
    private final Optional<Version> writer;
    private final boolean ignoringAdditions;
    private final Hearing hearing;

    private EventCodec(
            EventCodec<T> same,
            Contract<T> type,
            Optional<Freshness> freshness,
            Optional<Version> writer,
            boolean ignoringAdditions,
            Hearing hearing) {
        this.type = type;
        this.hearing = hearing;
        this.writer = writer;
        this.ignoringAdditions = ignoringAdditions;
        this.limits = same.limits;
        this.decoder = same.decoder;
        this.plain = same.plain;
        this.encoder = same.encoder;
        this.freshness = freshness;
    }

    private EventCodec(Contract<T> type, Limits limits) {
        this.type = type;
        this.limits = limits;
        this.decoder = DirectDecoder.of(type, limits);
        this.plain = PlainMessages.of(type, limits);
        this.encoder = type instanceof EventType<T> record ? DirectEncoder.of(record) : Optional.empty();
        this.freshness = Optional.empty();
        this.writer = Optional.empty();
        this.ignoringAdditions = false;
        this.hearing = Hearing.NOBODY;
    }

    /** The codec of an event, with the standard limits. */
    public static <T> EventCodec<T> of(Contract<T> type) {
        return of(type, Limits.STANDARD);
    }

    /** The codec of an event, with limits of the reader's own. */
    public static <T> EventCodec<T> of(Contract<T> type, Limits limits) {
        Objects.requireNonNull(type, "the type is null: hand in one, such as TradeIntent.TYPE");
        Objects.requireNonNull(limits, "the limits are null: hand in Limits.STANDARD, or others");
        return new EventCodec<>(type, limits);
    }

    /** The same codec for an event that is on another stream in this deployment. */
    public EventCodec<T> on(String stream) {
        return new EventCodec<>(this, type.on(stream), freshness, writer, ignoringAdditions, hearing);
    }

    /**
     * The same codec for a consumer that takes no message to open something (a BUY or SELL that is not reduce-only) when
     * its own time is older than the bound, or when it says none. A message to close or reduce is never too old. What is
     * read in an entry is judged by {@link EntryCodec#refusingOlderThan}.
     *
     * @throws IllegalArgumentException when the bound is not positive, or the event has no such messages
     */
    public EventCodec<T> refusingOlderThan(Duration bound) {
        return refusingOlderThan(bound, Clock.systemUTC());
    }

    /** The same by another clock. */
    public EventCodec<T> refusingOlderThan(Duration bound, Clock clock) {
        Objects.requireNonNull(bound, "the bound is null: hand in a duration");
        Objects.requireNonNull(clock, "the clock is null: hand in Clock.systemUTC(), or another");
        return ageing(Optional.of(Freshness.of(type, bound, clock)));
    }

    EventCodec<T> ageing(Optional<Freshness> other) {
        return new EventCodec<>(this, type, other, writer, ignoringAdditions, hearing);
    }

    /**
     * The same codec for a consumer that leaves out what a later version adds: only where the writer keeps a later minor
     * version than this codec's, which an entry says in its {@code schema_version} and {@link #from} of a payload alone. Each
     * field that is left out is a warning of the outcome, {@link MessageRule#ADDITION_NOT_READ}. A retired name, a slip of a
     * known one, and a field that every reader must understand are refused as ever; so is an unknown value of an enum.
     */
    public EventCodec<T> ignoringAdditions() {
        return new EventCodec<>(this, type, freshness, writer, true, hearing);
    }

    /**
     * The same codec for messages of a writer that keeps a version: where that is a later minor version than this codec's,
     * the findings say what the reader has to do, and a codec that is {@linkplain #ignoringAdditions() open} is so. Of a
     * writer that keeps another major version nothing is accepted.
     */
    public EventCodec<T> from(Version keptByWriter) {
        Objects.requireNonNull(
                keptByWriter, "the version that the writer keeps is null: hand in one, such as Version.of(\"1.2.0\")");
        return from(Optional.of(keptByWriter));
    }

    EventCodec<T> from(Optional<Version> keptByWriter) {
        return keptByWriter.equals(writer)
                ? this
                : new EventCodec<>(this, type, freshness, keptByWriter, ignoringAdditions, hearing);
    }

    /** The same codec for a service that counts what it reads: the listener is told of each message, accepted or refused. */
    public EventCodec<T> listening(ReadListener listener) {
        return heardBy(Hearing.of(listener));
    }

    EventCodec<T> heardBy(Hearing other) {
        return new EventCodec<>(this, type, freshness, writer, ignoringAdditions, other);
    }

    Hearing hearing() {
        return hearing;
    }

    private Draft<T> reading() {
        return type.reading(limits, writer, ignoringAdditions);
    }

    Optional<Freshness> freshness() {
        return freshness;
    }

    private Outcome<T> judged(Outcome<T> read) {
        var unfit = writer.flatMap(version -> OtherMajor.finding(type, version, Carrier.ENTRY));
        var outcome = unfit.isEmpty() ? read : OtherMajor.refused(unfit.get(), read);
        return freshness.isEmpty() ? outcome : freshness.get().judge(outcome, type);
    }

    /** The event that this codec reads and writes. */
    public Contract<T> type() {
        return type;
    }

    /** Reads a message. Null is an empty message. */
    public Outcome<T> decode(byte @Nullable [] message) {
        var begun = hearing.begun();
        return hearing.told(type, begun, decodeUnheard(message));
    }

    Outcome<T> decodeUnheard(byte @Nullable [] message) {
        var event = message == null || decoder.isEmpty() ? null : decoder.get().decode(message);
        return judged(event == null ? decodeByTokens(message) : new Outcome.Accepted<>(event, List.of()));
    }

    /** Reads token by token: the same as the reference where the message is JSON beyond doubt, otherwise the reference. */
    private Outcome<T> decodeByTokens(byte @Nullable [] message) {
        var tokens = message == null ? null : plain.tokens(message);
        return tokens == null ? decodeByReference(message) : read(tokens);
    }

    /** Reads the parser's tokens: the authority, which makes every finding. */
    Outcome<T> decodeByReference(byte @Nullable [] message) {
        if (message == null || message.length == 0) {
            return refused(EmptyMessage.finding(type.toString()));
        }
        if (message.length > limits.bytes()) {
            return tooLong();
        }
        var text = Utf8.decode(message);
        return text.isPresent() ? read(text.get()) : refused(notUtf8());
    }

    /** Reads a message that is text already. Null is an empty message. */
    public Outcome<T> decode(@Nullable String message) {
        var begun = hearing.begun();
        return hearing.told(type, begun, decodeUnheard(message));
    }

    private Outcome<T> decodeUnheard(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            return refused(EmptyMessage.finding(type.toString()));
        }
        var length = Utf8.length(message, limits.bytes());
        if (length > limits.bytes()) {
            return tooLong();
        }
        return length == message.length()
                ? decodeUnheard(message.getBytes(StandardCharsets.ISO_8859_1))
                : judged(read(message));
    }

    /**
     * Reads a message to the end of the stream, which stays open; stops after the limit of bytes.
     *
     * @throws IOException when the stream fails, never because of what it holds
     */
    public Outcome<T> decode(InputStream message) throws IOException {
        Objects.requireNonNull(message, "the stream is null: hand in one, or the bytes");
        return decode(message.readNBytes(limits.bytes() + 1));
    }

    /** Reads a message that another library has parsed: texts, exact numbers, booleans, maps and null. */
    public Outcome<T> decode(@Nullable Map<?, ?> message) {
        var begun = hearing.begun();
        return hearing.told(
                type,
                begun,
                message == null
                        ? refused(EmptyMessage.finding(type.toString()))
                        : judged(reading().setAll(message).build()));
    }

    private Outcome<T> read(String text) {
        try {
            return read(new JacksonTokens(text, type.toString()));
        } catch (IOException e) {
            throw new IllegalStateException("a parser of text in memory has no input to fail on", e);
        }
    }

    private Outcome<T> read(Tokens tokens) {
        var draft = reading();
        try {
            new MessageReader(tokens, limits, type.toString()).readMessage(draft);
            return NestedEnvelope.told(draft.build(), type);
        } catch (Unreadable e) {
            return refused(e.finding());
        }
    }

    /**
     * Writes an event: UTF-8, the fields in the order of the record's header, absent ones left out.
     *
     * @throws io.tradeschema.model.FindingsException when the event, made past its builder, breaks the contract
     */
    public byte[] encode(T event) {
        Objects.requireNonNull(event, "the event is null: hand in one");
        var written = encoder.isEmpty() ? null : encoder.get().encode(event);
        return written == null ? encodeByReference(event) : written;
    }

    /**
     * Writes an event into a buffer, from its position on.
     *
     * @throws io.tradeschema.model.FindingsException when the event, made past its builder, breaks the contract
     * @throws java.nio.BufferOverflowException when the message is longer than what remains; nothing is written then
     */
    public void encode(T event, ByteBuffer buffer) {
        Objects.requireNonNull(event, "the event is null: hand in one");
        Objects.requireNonNull(buffer, "the buffer is null: hand in one to write into");
        if (encoder.isEmpty() || !encoder.get().encode(event, buffer)) {
            buffer.put(encodeByReference(event));
        }
    }

    /** Writes value by value: the authority on what an event looks like as bytes. */
    byte[] encodeByReference(T event) {
        return JsonText.bytes(type.shape().wire(type.checked(event)));
    }

    /** The same as text. */
    public String encodeToString(T event) {
        return new String(encode(event), StandardCharsets.UTF_8);
    }

    private Outcome<T> tooLong() {
        return refused(LongMessage.finding(type, limits));
    }

    private Finding notUtf8() {
        return Finding.of(
                MessageRule.NOT_UTF8, type.toString(), Where.path("$"), "not UTF-8", "encode the text as UTF-8");
    }

    private Outcome<T> refused(Finding finding) {
        return new Outcome.Refused<>(List.of(finding));
    }
}
