package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.TlsFiles;
import io.tradeschema.model.Expectations;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.WatchRule;
import io.tradeschema.watch.Watching;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A watch on a live bus: looks each second, lets the engine judge, writes down how far it is, and tells. */
final class LiveWatch implements Closeable {

    private static final long SECOND = 1_000;
    private static final long WRITTEN = 10_000;
    /** What was judged in one look of a longer time was told late. */
    private static final long LATE = 5_000;

    private final Observed observed;
    private final Refusals refusals = new Refusals();
    private final Teller teller;
    private final Optional<StateFile> file;
    private final PrintWriter err;
    private final RedisAddress address;
    private final TlsFiles tls;
    private final Duration answer;
    private final long started = System.nanoTime();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Optional<Closeable> lock = Optional.empty();
    private Sight sight;
    private Watching watching;
    private long writtenAt;
    /** Until the day is read back: what is open then is told, and no state says yet where that is. */
    private boolean readsBack;
    /** Whether the last look read all that there was. */
    private boolean isRead;

    LiveWatch(
            Observed observed,
            RedisAddress address,
            TlsFiles tls,
            Duration answer,
            Teller teller,
            Optional<StateFile> file,
            PrintWriter err) {
        this.observed = observed;
        this.address = address;
        this.tls = tls;
        this.answer = answer;
        this.teller = teller;
        this.file = file;
        this.err = err;
        this.watching = Watching.of(observed.contracts(), observed.expectations(), Watching.Start.at(0));
        this.sight = sight(Map.of(), 0);
    }

    private Sight sight(Map<String, Cursor> cursors, long ahead) {
        return new Sight(observed, address, tls, answer, this::passed, cursors, ahead);
    }

    private long passed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** Looks once: what is open now is told. */
    int once(boolean lists) throws IOException {
        begin(true, () -> {});
        while (sight.hasMore()) {
            judge(seen());
        }
        // What was read only now though it was due before falls due behind the time up to which was read; nobody looks
        // again.
        judge(List.of(new Input.Tick(watching.time() + 1)));
        write(List.of());
        var open = new OpenAnswers(watching);
        if (lists) {
            open.tell(teller);
        }
        refusals.tell(teller);
        teller.say("looked at " + what() + ", back to " + Instant.ofEpochMilli(watching.knownSince()) + ": "
                + (watching.openAlarms() == 0 && open.isNone() && refusals.isNone() ? "nothing is open" : open())
                + open.sentence(lists)
                + open.unknown()
                + refusals.sentence());
        return found();
    }

    /** What nobody can read is no better than what did not come. */
    private int found() {
        if (watching.openAlarms() > 0 || !refusals.isNone()) {
            return ExitCode.FINDINGS;
        }
        return new OpenAnswers(watching).unknown().isEmpty() ? ExitCode.CLEAN : ExitCode.NOT_CHECKED;
    }

    /** What one look sees; a server that does not answer now ends a watch that has nothing to go on from. */
    private List<Input> seen() throws IOException {
        var inputs = sight.look();
        if (inputs.get(0) instanceof Input.Unread unread) {
            throw new NotCheckedException(unread.why());
        }
        return inputs;
    }

    /** Watches until it is ended, or the time is over. */
    int run(Board board, Optional<Integer> port, Optional<Duration> end) throws IOException {
        var hook = new Thread(this::end, "watch-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            try (var status = StatusServer.at(port)) {
                status.address().ifPresent(where -> teller.say("serving /health and /metrics at http://" + where));
                begin(false, () -> status.shows(picture().beforeAnyLook()));
                var service = Systemd.of(System.getenv());
                service.ready();
                loop(board, status, service, end);
            }
            refusals.tell(teller);
            teller.say("the watch ends; " + (isRead ? open() : "not all could be read, and of what was, " + open())
                    + new OpenAnswers(watching).unknown()
                    + refusals.sentence());
            return isRead ? found() : ExitCode.NOT_CHECKED;
        } finally {
            stopped.countDown();
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine ends already: it is the hook that ended the watch.
        }
    }

    private void end() {
        stop.countDown();
        try {
            stopped.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop(Board board, StatusServer status, Systemd service, Optional<Duration> end) throws IOException {
        var last = ends(end);
        while (sight.hasMore() || passed() < last) {
            var began = passed();
            var wasReadingBack = readsBack;
            judge(sight.look());
            var picture = picture();
            status.shows(picture);
            board.shows(picture);
            service.alive(picture.sees());
            // How long it takes to read a day back is no part of the time for which is watched.
            last = wasReadingBack && !readsBack ? ends(end) : last;
            var pause = sight.hasMore() ? 1 : SECOND - (passed() - began);
            if (waits(Math.max(1, Math.min(pause, last - passed())))) {
                break;
            }
        }
        write(List.of());
    }

    private Picture picture() {
        return new Picture(observed, watching, sight);
    }

    private long ends(Optional<Duration> end) {
        return end.map(span -> passed() + span.toMillis()).orElse(Long.MAX_VALUE);
    }

    /** Waits; whether the end was asked for meanwhile. */
    private boolean waits(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String what() {
        var streams = observed.streams().size();
        var expectations = observed.expectations().size();
        return streams + (streams == 1 ? " stream" : " streams") + " of " + address + " for " + expectations
                + (expectations == 1 ? " expectation" : " expectations");
    }

    /** How many alarms are open, and which: those of a watch that sees nothing among them. */
    private String open() {
        var blind = watching.sees()
                ? Stream.<String>empty()
                : Stream.of(named(Expectations.OF_THE_WATCH, WatchRule.WATCH_BLIND));
        var all = Stream.concat(blind, watching.open().stream().map(one -> named(one.expectation(), one.rule())))
                .toList();
        return all.isEmpty()
                ? "no alarm is open"
                : (all.size() == 1 ? "1 alarm is open: " : all.size() + " alarms are open: ") + String.join(", ", all);
    }

    private static String named(String expectation, WatchRule rule) {
        return expectation + " (" + rule + ")";
    }

    /**
     * Goes on from the state, or reads a day back: of what was over before it began nothing is told. A single look gives pulses
     * and groups no time to come, since nobody looks a second time.
     *
     * @param known hears that what the watch before it knew is known, before a server is asked that may not answer
     */
    private void begin(boolean once, Runnable known) throws IOException {
        if (file.isPresent()) {
            lock = Optional.of(file.get().lock());
        }
        var state = file.isPresent() ? file.get().read(observed, this::warn) : Optional.<StateFile.State>empty();
        if (state.isPresent()) {
            watching = state.get().watching();
            sight = sight(state.get().cursors(), watching.ahead());
            sight.beginAt(watching.time());
            known.run();
            state.get().untold().forEach(teller::tellAgain);
            write(List.of());
            if (!once) {
                teller.say("watching " + what() + "; going on from " + Instant.ofEpochMilli(watching.time())
                        + ", up to which the watch before it judged");
            }
            judge(once ? seen() : sight.look());
            return;
        }
        var now = sight.begin();
        watching = Watching.of(
                observed.contracts(),
                observed.expectations(),
                new Watching.Start(now - Sight.BACK, once ? now - Sight.BACK : now, Watching.MOST_OPEN));
        readsBack = true;
        var first = seen();
        if (!once) {
            teller.say("watching " + what() + "; what came since " + Instant.ofEpochMilli(now - Sight.BACK)
                    + " is read back");
        }
        judge(first);
        write(List.of());
    }

    private void warn(String what) {
        err.println("tradeschema: " + what);
        err.flush();
    }

    private void judge(List<Input> inputs) throws IOException {
        isRead = !(inputs.get(0) instanceof Input.Unread) && !sight.hasMore();
        var before = watching.time();
        var unseenSince = watching.unseenSince();
        var alarms = new ArrayList<Alarm>();
        for (var input : inputs) {
            refusals.add(input);
            for (var alarm : watching.step(input)) {
                if (!readsBack || !isOfEntries(alarm)) {
                    alarms.add(alarm);
                }
            }
        }
        var isReadBack = readsBack && inputs.get(inputs.size() - 1) instanceof Input.Tick;
        if (isReadBack) {
            alarms.addAll(watching.open());
            readsBack = false;
        }
        if (isReadBack || watching.time() - before > LATE) {
            watching.toldNow(alarms.stream().map(Alarm::id).collect(Collectors.toSet()));
        }
        tell(unseenSince, inputs.get(0).millis(), alarms);
        if (passed() - writtenAt >= WRITTEN) {
            write(List.of());
        }
    }

    /** Not about what happens to the watch itself while it reads. */
    private static boolean isOfEntries(Alarm alarm) {
        return alarm.kind() != Alarm.Kind.NOTED && alarm.rule() != WatchRule.WATCH_BLIND;
    }

    /** The alarms; and before them, where the server can be read again, since when it could not. */
    private void tell(OptionalLong unseenSince, long now, List<Alarm> alarms) throws IOException {
        var lines = new ArrayList<String>();
        if (unseenSince.isPresent()
                && unseenSince.getAsLong() < now
                && watching.unseenSince().isEmpty()) {
            teller.line(new Input.Unseen(unseenSince.getAsLong(), now)).ifPresent(lines::add);
        }
        lines.addAll(Alike.lines(newest(alarms), teller));
        new WrittenFirst(teller, this::write).tell(lines);
    }

    /** Of an alarm that was spoken of again and again in the meantime, the newest word alone; it begins with it where it began. */
    static List<Alarm> newest(List<Alarm> alarms) {
        var kept = new ArrayList<Alarm>();
        var places = new HashMap<String, Integer>();
        for (var alarm : alarms) {
            var place = places.get(alarm.id());
            if (alarm.kind() == Alarm.Kind.STILL && place != null) {
                kept.set(place, alarm.as(kept.get(place).kind()));
                continue;
            }
            if (goesOn(alarm.kind())) {
                places.put(alarm.id(), kept.size());
            } else {
                places.remove(alarm.id());
            }
            kept.add(alarm);
        }
        return List.copyOf(kept);
    }

    private static boolean goesOn(Alarm.Kind kind) {
        return kind == Alarm.Kind.OPENED || kind == Alarm.Kind.BACK || kind == Alarm.Kind.STILL;
    }

    /** Writes the state, with lines that are to be told next. */
    private void write(List<String> lines) throws IOException {
        writtenAt = passed();
        if (file.isEmpty() || readsBack) {
            return;
        }
        try {
            file.get().write(watching, sight.cursors(), lines);
        } catch (IOException e) {
            throw file.get().unwritable(e);
        }
    }

    @Override
    public void close() throws IOException {
        sight.close();
        if (lock.isPresent()) {
            lock.get().close();
        }
        err.flush();
    }
}
