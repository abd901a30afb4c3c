package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Looks at the live bus once a second, and says what is seen in the order in which the engine is told. */
final class Sight implements Closeable {

    /** So far back is read what is seen for the first time. */
    static final long BACK = Duration.ofHours(24).toMillis();

    private static final long JUMP = 2_000;
    private static final long GROUPS = 5_000;
    private static final long SERVER = 10_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Observed observed;
    private final RedisAddress address;
    private final TlsFiles tls;
    private final Duration answer;
    private final LongSupplier passed;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();

    private Optional<LiveBus> bus = Optional.empty();
    private Map<String, Optional<LiveBus.Seen>> seen = Map.of();
    private long begun = NEVER;
    private boolean guessed;
    private long ahead;
    private long groupsAt = NEVER;
    private long serverAt = NEVER;
    private String run = "";

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
        this.ahead = ahead;
    }

    Map<String, Cursor> cursors() {
        return cursors;
    }

    /** What was seen of each stream when the server answered last. */
    Map<String, Optional<LiveBus.Seen>> seen() {
        return seen;
    }

    /** The time by this machine's own passing of it; the server's at the start. */
    long now() {
        return begun + passed.getAsLong();
    }

    /** Begins a day before the server's time, which is returned; nothing is read yet. */
    long begin() throws IOException {
        var millis = bus().look(List.of()).millis();
        begun = millis - passed.getAsLong();
        observed.streams().forEach(stream -> cursors.put(stream, Cursor.since(millis - BACK)));
        return millis;
    }

    /** Begins at the time up to which was judged, until the server tells its own, which is no earlier. */
    void beginAt(long millis) {
        begun = millis - passed.getAsLong();
        guessed = true;
    }

    private LiveBus bus() throws IOException {
        if (bus.isEmpty()) {
            bus = Optional.of(LiveBus.open(address, tls, answer));
            serverAt = NEVER;
        }
        return bus.get();
    }

    /** Looks once; what cannot be read is said, too. */
    List<Input> look() throws IOException {
        try {
            return seen(bus());
        } catch (NotCheckedException e) {
            close();
            return List.of(new Input.Unread(now(), String.valueOf(e.getMessage())));
        }
    }

    private List<Input> seen(LiveBus live) throws IOException {
        var inputs = new ArrayList<Input>();
        var look = live.look(observed.streams());
        if (guessed) {
            begun = Math.max(begun, look.millis() - ahead - passed.getAsLong());
            guessed = false;
        }
        var now = now();
        if (Math.abs(look.millis() - ahead - now) > JUMP) {
            ahead = look.millis() - now;
            inputs.add(new Input.Clock(now, ahead));
        }
        var tick = look.millis() - ahead;
        inputs.add(new Input.Now(tick));
        var restarted = restarted(live);
        for (var stream : look.streams().entrySet()) {
            var found = restarted ? entryAt(live, stream.getKey()) : Optional.<byte[]>empty();
            cursor(stream.getKey())
                    .reset(stream.getValue(), found, look.millis() - BACK)
                    .ifPresent(why -> inputs.add(new Input.Reset(tick, stream.getKey(), why)));
        }
        inputs.addAll(entries(live, look, tick));
        if (passed.getAsLong() - groupsAt >= GROUPS) {
            groupsAt = passed.getAsLong();
            inputs.addAll(groups(live, look, tick));
        }
        inputs.add(new Input.Tick(tick));
        seen = look.streams();
        return inputs;
    }

    private Cursor cursor(String stream) {
        return java.util.Objects.requireNonNull(cursors.get(stream));
    }

    private boolean restarted(LiveBus live) {
        if (passed.getAsLong() - serverAt < SERVER) {
            return false;
        }
        serverAt = passed.getAsLong();
        var before = run;
        run = live.run();
        return !run.equals(before);
    }

    private Optional<byte[]> entryAt(LiveBus live, String stream) {
        return live.entry(stream, cursor(stream).at()).map(Sight::bytes);
    }

    private static byte[] bytes(LiveStream.Raw entry) {
        return LiveBus.bytes(entry.fields().orElse(List.of()));
    }

    /** What came in all streams up to the look, in the order in which it came. */
    private List<Input> entries(LiveBus live, LiveBus.Look look, long tick) throws IOException {
        var entries = new ArrayList<Input.Entry>();
        var resets = new ArrayList<Input>();
        for (var stream : look.streams().entrySet()) {
            if (stream.getValue().isEmpty()) {
                continue;
            }
            var cursor = cursor(stream.getKey());
            var source = observed.source(stream.getKey()).orElseThrow();
            var last = stream.getValue().get().last();
            live.range(stream.getKey(), cursor.at(), last, entry -> {
                entries.add(entry(source, entry));
                cursor.read(entry.id(), () -> bytes(entry));
            });
            var missed = cursor.done(stream.getValue().get());
            if (missed > 0) {
                resets.add(new Input.Reset(
                        tick,
                        stream.getKey(),
                        missed + " entries were trimmed or deleted before the watch could read them"));
            }
        }
        entries.sort(Comparator.comparingLong(entry -> place(entry, look.millis())));
        var all = new ArrayList<Input>(entries);
        all.addAll(resets);
        return all;
    }

    /** Ids that are ahead of the server's time say no order: what asks comes before what answers. */
    private long place(Input.Entry entry, long now) {
        if (entry.millis() >= 0 && entry.millis() <= now) {
            return entry.millis();
        }
        return observed.asks(entry.source()) ? Long.MIN_VALUE : Long.MAX_VALUE;
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

    private List<Input> groups(LiveBus live, LiveBus.Look look, long tick) {
        var inputs = new ArrayList<Input>();
        for (var stream : look.streams().entrySet()) {
            var source = observed.source(stream.getKey()).orElseThrow();
            var named = observed.expectations().stream()
                    .filter(one -> one instanceof Readers && one.of().equals(source))
                    .map(one -> ((Readers) one).group())
                    .toList();
            if (named.isEmpty()) {
                continue;
            }
            var groups = new ArrayList<Input.Group>();
            stream.getValue()
                    .ifPresent(state -> state.groups().stream()
                            .filter(group -> named.contains(group.name()))
                            .forEach(group -> groups.add(group(live, stream.getKey(), state, group))));
            inputs.add(new Input.Groups(tick, source, groups));
        }
        return inputs;
    }

    private Input.Group group(LiveBus live, String stream, LiveBus.Seen state, LiveBus.Group group) {
        var pending = live.pending(stream, group.name());
        var again = pending.stream().max(Comparator.comparingLong(LiveBus.Pending::deliveries));
        var longest = pending.stream().max(Comparator.comparingLong(LiveBus.Pending::idle));
        return new Input.Group(
                group.name(),
                longest.map(LiveBus.Pending::idle).orElse(0L),
                longest.map(one -> one.id() + " at " + one.consumer()).orElse(""),
                again.map(LiveBus.Pending::deliveries).orElse(0L),
                again.map(one -> one.id() + " at " + one.consumer()).orElse(""),
                cursor(stream).trimmedBefore(state, group));
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
