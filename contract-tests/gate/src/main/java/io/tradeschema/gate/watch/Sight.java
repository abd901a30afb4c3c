package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveBus;
import io.tradeschema.gate.redis.LiveStream;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.TlsFiles;
import io.tradeschema.model.expect.Readers;
import io.tradeschema.watch.Input;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/** Looks at the live bus once a second, and says what is seen in the order in which the engine is told. */
final class Sight implements Closeable {

    /** So far back is read what is seen for the first time. */
    static final long BACK = Duration.ofHours(24).toMillis();

    private static final long GROUPS = 5_000;
    private static final long SERVER = 10_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Observed observed;
    private final RedisAddress address;
    private final TlsFiles tls;
    private final Duration answer;
    private final LongSupplier passed;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private final ServerClock clock;
    private final Map<Reader, Waits> waits = new HashMap<>();
    /** Of each stream how it was, as the engine knows it. */
    private final Map<String, State> told = new HashMap<>();

    /** How a stream is found. */
    private enum State {
        THERE,
        ABSENT,
        UNREADABLE
    }

    private Optional<LiveBus> bus = Optional.empty();
    private Map<String, Optional<LiveBus.Seen>> seen = Map.of();
    private Map<String, OptionalLong> quarantined = Map.of();
    private Map<String, String> unreadable = Map.of();
    private long begun = NEVER;
    private boolean guessed;
    private long groupsAt = NEVER;
    /** Whether anything happened to groups in the last look: its end is seen as soon. */
    private boolean wasNews;

    private long serverAt = NEVER;
    private String run = "";
    private boolean more;
    /** Whether all was read once, up to a time. */
    private boolean hasJudged;

    /**
     * Sees nothing yet.
     *
     * @param passed a clock that only goes on, in milliseconds
     * @param cursors how far each stream was read; none before {@link #begin}
     * @param ahead by how much the server's clock was known to be ahead of the time that passed
     */
    Sight(
            Observed observed,
            RedisAddress address,
            TlsFiles tls,
            Duration answer,
            LongSupplier passed,
            Map<String, Cursor> cursors,
            long ahead) {
        this.observed = observed;
        this.address = address;
        this.tls = tls;
        this.answer = answer;
        this.passed = passed;
        this.cursors.putAll(cursors);
        this.clock = new ServerClock(ahead);
    }

    Map<String, Cursor> cursors() {
        return cursors;
    }

    /** What was seen of each stream when the server answered last. */
    Map<String, Optional<LiveBus.Seen>> seen() {
        return seen;
    }

    /** The streams that could not be read though the server answered, and why. */
    Map<String, String> unreadable() {
        return unreadable;
    }

    /** How many entries lay in each quarantine when the server answered last; empty for what is no stream. */
    Map<String, OptionalLong> quarantined() {
        return quarantined;
    }

    /** The time by this machine's own passing of it; the server's at the start. */
    long now() {
        return begun + passed.getAsLong();
    }

    /** Begins a day before the server's time, which is returned; nothing is read yet. */
    long begin() throws IOException {
        var millis = bus().look(List.of(), List.of()).millis();
        begun = millis - passed.getAsLong();
        observed.streams().forEach(stream -> cursors.put(stream, Cursor.since(millis - BACK)));
        return millis;
    }

    /** Begins at the time up to which was judged, until the server tells its own, which is no earlier. */
    void beginAt(long millis) {
        begun = millis - passed.getAsLong();
        guessed = true;
        hasJudged = true;
    }

    private LiveBus bus() throws IOException {
        if (bus.isEmpty()) {
            bus = Optional.of(LiveBus.open(address, tls, answer));
            serverAt = NEVER;
        }
        return bus.get();
    }

    /** Whether the last look left entries for the next one: a long way back is read in parts. */
    boolean hasMore() {
        return more;
    }

    /** Looks once; what cannot be read is said, too, and is read by the next look. */
    List<Input> look() throws IOException {
        try {
            return seen(bus());
        } catch (NotCheckedException e) {
            close();
            more = false;
            return List.of(new Input.Unread(now(), String.valueOf(e.getMessage())));
        }
    }

    private List<Input> seen(LiveBus live) throws IOException {
        var look = live.look(observed.streams(), observed.quarantines());
        var at = passed.getAsLong();
        var server = at - serverAt >= SERVER ? Optional.of(live.run()) : Optional.<String>empty();
        var began = server.filter(one -> !one.equals(run)).isPresent();
        var reading = Reading.of(live, look, cursors, began, Cursor.start(look.millis() - BACK));
        var isNews = isNews(look, reading);
        var pending = reading.isWhole() && (at - groupsAt >= GROUPS || isNews || wasNews)
                ? Optional.of(pending(live, look))
                : Optional.<Map<Reader, Held>>empty();
        // Nothing is asked from here on: what was found is taken in as a whole.
        if (server.isPresent()) {
            run = server.get();
            serverAt = at;
        }
        groupsAt = pending.isPresent() ? at : groupsAt;
        wasNews = isNews;
        seen = look.streams();
        unreadable = look.unreadable();
        quarantined = quarantined(look);
        more = !reading.isWhole();
        return taken(look, at, reading, pending);
    }

    /** Whether groups are looked at now, since what happened to their streams may have happened to them. */
    private boolean isNews(LiveBus.Look look, Reading reading) {
        return reading.parts().stream().anyMatch(part -> part.changed().isPresent())
                || readers().stream()
                        .anyMatch(reader -> group(look, reader)
                                .map(group -> isTrimmed(look, reader, group))
                                .orElse(true));
    }

    /** Whether entries that were not delivered to a group may be gone. */
    private static boolean isTrimmed(LiveBus.Look look, Reader reader, LiveBus.Group group) {
        return look.streams().getOrDefault(reader.stream, Optional.empty()).stream()
                .anyMatch(state -> group.delivered().compareTo(state.last()) < 0
                        && state.first()
                                .filter(first -> first.compareTo(group.delivered()) <= 0)
                                .isEmpty());
    }

    private List<Input> taken(LiveBus.Look look, long at, Reading reading, Optional<Map<Reader, Held>> pending) {
        var inputs = new ArrayList<Input>();
        if (guessed) {
            begun = Math.max(begun, look.millis() - clock.ahead() - at);
            guessed = false;
        }
        var now = begun + at;
        if (clock.shows(look.millis(), now)) {
            inputs.add(new Input.Clock(now, clock.ahead()));
        }
        var tick = look.millis() - clock.ahead();
        inputs.add(new Input.Now(tick));
        inputs.addAll(seen(look, tick));
        var resets = new LinkedHashMap<String, String>();
        for (var part : reading.parts()) {
            if (part.changed().isPresent()
                    || !part.from().equals(cursor(part.stream()).at())) {
                cursor(part.stream()).anew(part.from(), part.state().isEmpty());
            }
            part.changed().ifPresent(why -> resets.put(part.stream(), why));
        }
        reset(resets, tick, resets.keySet()).ifPresent(inputs::add);
        inputs.addAll(entries(reading, look, tick));
        pending.ifPresent(all -> inputs.addAll(groups(look, all, tick)));
        if (reading.isWhole()) {
            inputs.add(new Input.Unreadable(tick, look.unreadable()));
            inputs.add(new Input.Tick(tick));
            hasJudged = true;
        }
        return inputs;
    }

    /** What the server says of streams of which it did not say so before. */
    private List<Input> seen(LiveBus.Look look, long tick) {
        var all = new ArrayList<Input>();
        look.streams().forEach((stream, state) -> {
            var is = state.isPresent() ? State.THERE : State.ABSENT;
            if (told.put(stream, is) != is) {
                all.add(new Input.Seen(
                        tick,
                        observed.source(stream).orElseThrow(),
                        state.isPresent(),
                        state.map(LiveBus.Seen::last)
                                .map(EntryId::millis)
                                .filter(millis -> millis > 0)
                                .map(clock::passed)
                                .orElse(Long.MIN_VALUE)));
            }
        });
        look.unreadable()
                .keySet()
                .forEach(stream -> observed.source(stream)
                        .filter(any -> told.put(stream, State.UNREADABLE) != State.UNREADABLE)
                        .ifPresent(source -> all.add(new Input.Seen(tick, source, false, Long.MIN_VALUE, false))));
        return all;
    }

    private Map<String, OptionalLong> quarantined(LiveBus.Look look) {
        var all = new LinkedHashMap<String, OptionalLong>();
        observed.quarantines()
                .forEach(stream -> all.put(stream, look.lengths().getOrDefault(stream, OptionalLong.empty())));
        return all;
    }

    /** What happened to several streams at once happened to the server, and is told once. */
    private static Optional<Input> reset(Map<String, String> whys, long tick, Set<String> replaced) {
        var all = whys.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .toList();
        return switch (all.size()) {
            case 0 -> Optional.empty();
            case 1 ->
                whys.entrySet().stream()
                        .<Input>map(one -> new Input.Reset(tick, one.getKey(), one.getValue(), replaced))
                        .findFirst();
            default ->
                Optional.of(new Input.Reset(tick, all.size() + " streams at once", String.join("; ", all), replaced));
        };
    }

    private Cursor cursor(String stream) {
        return Objects.requireNonNull(cursors.get(stream));
    }

    /** What came in all streams, in the order in which it came. */
    private List<Input> entries(Reading reading, LiveBus.Look look, long tick) {
        var entries = new ArrayList<Input.Entry>();
        var missing = new LinkedHashMap<String, String>();
        for (var part : reading.parts()) {
            var cursor = cursor(part.stream());
            var source = observed.source(part.stream()).orElseThrow();
            for (var entry : part.entries()) {
                entries.add(entry(source, entry));
                cursor.read(entry.id(), Reading.hash(entry));
            }
            if (part.isWhole() && part.state().isPresent()) {
                var missed = cursor.done(part.state().get());
                if (missed > 0) {
                    missing.put(
                            part.stream(),
                            missed == 1
                                    ? "1 entry was trimmed or deleted before the watch could read it"
                                    : missed + " entries were trimmed or deleted before the watch could read them");
                }
            }
        }
        entries.sort(Comparator.comparingLong(entry -> place(entry, look.millis())));
        var all = new ArrayList<Input>(entries);
        reset(missing, tick, Set.of()).ifPresent(all::add);
        return all;
    }

    /**
     * Ids that are ahead of the server's time say no order: what asks comes before what answers, and where a day is read back behind
     * what was asked on that day.
     */
    private long place(Input.Entry entry, long now) {
        if (entry.millis() >= 0 && entry.millis() <= now) {
            return entry.millis();
        }
        if (!observed.asks(entry.source())) {
            return Long.MAX_VALUE;
        }
        return hasJudged ? Long.MIN_VALUE : Long.MAX_VALUE - 1;
    }

    private Input.Entry entry(String source, LiveStream.Raw entry) {
        var fields = entry.fields().flatMap(LiveStream::fields);
        return fields.isPresent()
                ? observed.entry(source, entry.id().millis(), entry.id().sequence(), fields.get())
                : new Input.Entry(
                        source,
                        entry.id().millis(),
                        entry.id().sequence(),
                        Optional.empty(),
                        "an entry that cannot be read");
    }

    /** A group of readers that is declared, and its stream. */
    private record Reader(String stream, String group) {}

    /** What a group holds, and the entry that it is to be given next. */
    private record Held(List<LiveBus.Pending> pending, Optional<EntryId> next) {}

    private List<Reader> readers() {
        return observed.expectations().stream()
                .filter(Readers.class::isInstance)
                .map(Readers.class::cast)
                .flatMap(one -> observed.streams().stream()
                        .filter(stream ->
                                observed.source(stream).filter(one.of()::equals).isPresent())
                        .map(stream -> new Reader(stream, one.group())))
                .distinct()
                .toList();
    }

    private static Optional<LiveBus.Group> group(LiveBus.Look look, Reader reader) {
        return look.streams().getOrDefault(reader.stream, Optional.empty()).stream()
                .flatMap(state -> state.groups().stream())
                .filter(group -> group.name().equals(reader.group))
                .findFirst();
    }

    private Map<Reader, Held> pending(LiveBus live, LiveBus.Look look) {
        var all = new HashMap<Reader, Held>();
        for (var reader : readers()) {
            var group = group(look, reader);
            var state = look.streams().getOrDefault(reader.stream, Optional.empty());
            if (group.isPresent() && state.isPresent()) {
                var next = live
                        .following(
                                reader.stream,
                                group.get().delivered(),
                                state.get().last(),
                                1)
                        .stream()
                        .map(LiveStream.Raw::id)
                        .findFirst();
                all.put(reader, new Held(live.pending(reader.stream, reader.group), next));
            }
        }
        return all;
    }

    private List<Input> groups(LiveBus.Look look, Map<Reader, Held> pending, long tick) {
        var groups = new LinkedHashMap<String, List<Input.Group>>();
        for (var reader : readers()) {
            if (look.unreadable().containsKey(reader.stream)) {
                continue;
            }
            var seenOfStream = groups.computeIfAbsent(reader.stream, any -> new ArrayList<>());
            group(look, reader)
                    .ifPresent(group -> seenOfStream.add(group(
                            reader,
                            look.streams()
                                    .getOrDefault(reader.stream, Optional.empty())
                                    .orElseThrow(),
                            group,
                            pending.getOrDefault(reader, new Held(List.of(), Optional.empty())),
                            look.millis(),
                            tick)));
        }
        return groups.entrySet().stream()
                .<Input>map(one ->
                        new Input.Groups(tick, observed.source(one.getKey()).orElseThrow(), one.getValue()))
                .toList();
    }

    private Input.Group group(
            Reader reader, LiveBus.Seen state, LiveBus.Group group, Held held, long server, long tick) {
        var wait = waits.computeIfAbsent(reader, any -> new Waits(clock));
        wait.look();
        var pending = held.pending;
        var waiting = new HashMap<LiveBus.Pending, Long>();
        pending.forEach(one ->
                waiting.put(one, wait.waiting(one.id(), one.consumer(), one.deliveries(), server - one.idle(), tick)));
        var again = pending.stream().max(Comparator.comparingLong(LiveBus.Pending::deliveries));
        var longest = pending.stream().max(Comparator.comparingLong(one -> waiting.getOrDefault(one, 0L)));
        return new Input.Group(
                group.name(),
                longest.map(one -> waiting.getOrDefault(one, 0L)).orElse(0L),
                longest.map(one -> one.id() + " at " + one.consumer()).orElse(""),
                again.map(LiveBus.Pending::deliveries).orElse(0L),
                again.map(one -> one.id() + " at " + one.consumer()).orElse(""),
                cursor(reader.stream).trimmedBefore(state, group),
                held.next.map(id -> new Input.Undelivered(
                        group.delivered().toString(),
                        id.toString(),
                        id.millis() < 0 ? 0 : wait.waiting(id, "", 0, id.millis(), tick),
                        group.lag())));
    }

    @Override
    public void close() throws IOException {
        if (bus.isPresent()) {
            var closing = bus.get();
            bus = Optional.empty();
            closing.close();
        }
    }
}
