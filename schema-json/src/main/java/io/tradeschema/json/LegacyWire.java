package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A declared migration: reads old traffic of one event until a day of sunset. It reads what the contract knows to map
 * and nothing else: old names with a successor, JSON under another name, fields that lie flat, a payload encoded twice.
 * Every adaptation is a warning that names the day; a message that could only be read by a guess is refused, with the
 * findings that a strict reader has about it. From the day of sunset on it is a strict reader.
 *
 * <p>Strict codecs stay strict: a consumer that wants old traffic says so, and until when. Reading is total, as {@link
 * EventCodec} is. Immutable; one serves all threads.
 *
 * @param <T> the event
 */
public final class LegacyWire<T> {

    private final EntryCodec<T> entries;
    private final EventCodec<T> codec;
    private final LocalDate sunset;
    private final Set<String> ignored;
    private final Clock clock;
    private final Hearing hearing;

    private LegacyWire(EntryCodec<T> entries, LocalDate sunset, Set<String> ignored, Clock clock, Hearing hearing) {
        this.hearing = hearing;
        this.entries = entries;
        this.codec = entries.codec().ageing(entries.freshness());
        this.sunset = sunset;
        this.ignored = Set.copyOf(ignored);
        this.clock = clock;
    }

    /**
     * A migration of an event.
     *
     * @param sunset the first day, in UTC, on which old traffic is refused again
     */
    public static <T> LegacyWire<T> of(Contract<T> type, LocalDate sunset) {
        return of(EntryCodec.of(type), sunset);
    }

    /**
     * A migration of a consumer that reads entries in a way of its own: which names it passes over, which messages are too old
     * for it, whether it ignores additions.
     *
     * @param sunset the first day, in UTC, on which old traffic is refused again
     */
    public static <T> LegacyWire<T> of(EntryCodec<T> strict, LocalDate sunset) {
        Objects.requireNonNull(strict, "the codec is null: hand in EntryCodec.of(…)");
        Objects.requireNonNull(sunset, "the day of sunset is null: hand in one");
        return new LegacyWire<>(strict, sunset, Set.of(), Clock.systemUTC(), strict.hearing());
    }

    /** The same migration by another clock. */
    public LegacyWire<T> clock(Clock other) {
        Objects.requireNonNull(other, "the clock is null: hand in Clock.systemUTC(), or another");
        return new LegacyWire<>(entries, sunset, ignored, other, hearing);
    }

    /**
     * The same migration, which leaves these names out of a payload: unknown ones that the consumer knows to be of no
     * interest. A field or an old name of the contract is never left out.
     */
    public LegacyWire<T> ignoring(List<String> names) {
        Objects.requireNonNull(names, "the names are null: hand in a list");
        var all = new TreeSet<>(ignored);
        all.addAll(names);
        return new LegacyWire<>(entries, sunset, all, clock, hearing);
    }

    /** The event that is read. */
    public Contract<T> type() {
        return codec.type();
    }

    EntryCodec<T> entries() {
        return entries;
    }

    /** The first day, in UTC, on which old traffic is refused again. */
    public LocalDate sunset() {
        return sunset;
    }

    /** Reads a payload. Null is an empty message. */
    public Outcome<T> decode(byte @Nullable [] message) {
        var begun = hearing.begun();
        return hearing.told(type(), begun, decodeUnheard(message));
    }

    private Outcome<T> decodeUnheard(byte @Nullable [] message) {
        var strict = codec.decode(message);
        return strict.accepted() || message == null || isForeign(strict)
                ? strict
                : decodeUnheard(new String(message, StandardCharsets.UTF_8));
    }

    /** Reads a payload that is text already. Null is an empty message. */
    public Outcome<T> decode(@Nullable String message) {
        var begun = hearing.begun();
        return hearing.told(type(), begun, decodeUnheard(message));
    }

    private Outcome<T> decodeUnheard(@Nullable String message) {
        var strict = codec.decode(message);
        if (strict.accepted() || message == null) {
            return strict;
        }
        var adaptations = adaptations();
        return ended(adapted(message, strict, adaptations), strict, adaptations);
    }

    /** Reads an entry: names and values as {@code String} or as {@code byte[]} of UTF-8. Null is an empty entry. */
    public Outcome<Entry<T>> decodeEntry(@Nullable Map<?, ?> entry) {
        var begun = hearing.begun();
        return hearing.told(type(), begun, decodeUnheard(entry));
    }

    private Outcome<Entry<T>> decodeUnheard(@Nullable Map<?, ?> entry) {
        var texts = entries.texts(entry == null ? Map.of() : entry);
        var strict = entries.decode(texts);
        if (strict.accepted() || entry == null) {
            return strict;
        }
        var adaptations = adaptations();
        return ended(new LegacyEntry<>(this, texts, adaptations).read(), strict, adaptations);
    }

    private Adaptations adaptations() {
        return new Adaptations(type(), sunset, "$.");
    }

    /** What the strict codec cannot read at all, nobody adapts. */
    private static boolean isForeign(Outcome<?> strict) {
        return strict.findings().stream().anyMatch(finding -> finding.rule() == MessageRule.NOT_UTF8);
    }

    /** Reads a payload that was refused: encoded once too often, or with old names. */
    Outcome<T> adapted(String message, Outcome<T> strict, Adaptations adaptations) {
        return adapted(codec, message, strict, adaptations);
    }

    /** The same with the codec for the writer of the entry in which it stands. */
    Outcome<T> adapted(EventCodec<T> reader, String message, Outcome<T> strict, Adaptations adaptations) {
        var inner = RawObject.text(message, type().toString());
        if (inner.isPresent() && StrayFields.looksLikeJson(inner.get())) {
            adaptations.add(
                    LegacyRule.LEGACY_ENCODED_TWICE,
                    EnvelopeField.PAYLOAD.wire(),
                    "JSON inside a JSON text",
                    "encode it once");
            var once = reader.decode(inner.get());
            return once.accepted() ? once : adapted(reader, inner.get(), once, adaptations);
        }
        var object = isReadable(strict)
                ? RawObject.of(message, type().toString())
                : Optional.<Map<String, @Nullable Object>>empty();
        return object.map(fields -> fields(reader, fields, adaptations)).orElse(strict);
    }

    /** The event of these fields, old names and all. */
    Outcome<T> fields(EventCodec<T> reader, Map<String, @Nullable Object> fields, Adaptations adaptations) {
        return reader.decode(new LegacyNames(type().shape(), ignored, adaptations).adapted(fields));
    }

    /** Whether every name stood there once, and the whole text was read. */
    private static boolean isReadable(Outcome<?> strict) {
        return strict.findings().stream()
                .noneMatch(finding -> finding.rule() == MessageRule.DUPLICATE_FIELD
                        || finding.where().path().equals("$"));
    }

    private <V> Outcome<V> ended(Outcome<V> outcome, Outcome<V> strict, Adaptations adaptations) {
        if (adaptations.isEmpty()) {
            return outcome;
        }
        if (!LocalDate.now(clock).isBefore(sunset)) {
            return new Outcome.Refused<>(adaptations.over(strict.findings()));
        }
        var findings = adaptations.with(outcome.findings());
        return outcome.value()
                .<Outcome<V>>map(value -> new Outcome.Accepted<>(value, findings))
                .orElseGet(() -> new Outcome.Refused<>(findings));
    }
}
