package io.tradeschema.watch;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.Readers;
import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The engine: a state, and {@link #step}, by which what is told moves it on and gives alarms. It knows no other time than what
 * it is told, and what it says is a function of what it was told: in one batch or in many, with more or fewer ticks, saved and
 * restored in between. Inputs come in the order of their time; the millisecond of a deadline is in time. Entries of a stream that
 * could not be read for a while are told late, and judged by when they came.
 *
 * <p>Not thread-safe: the state belongs to whoever steps.
 */
public final class Watching {

    /** How long pulses and groups are not judged after the start. */
    public static final long GRACE = 60_000;

    /** So many answers to one expectation can be open. */
    public static final int MOST_OPEN = 1_000_000;

    private static final int FORM = 0x54545;

    private final List<Expectation> expectations;
    private final List<Judge> judges = new ArrayList<>();
    private final SightJudge sight = new SightJudge();
    private final Unseen unseen = new Unseen();
    private final Map<String, Counts> counts = new TreeMap<>();
    private final Start begun;
    private final Arrivals arrivals;

    private long time;

    private Watching(Contracts contracts, List<Expectation> expectations, Start start) {
        this.expectations = List.copyOf(expectations);
        this.begun = start;
        this.time = start.knownSince;
        this.arrivals = new Arrivals(expectations.stream()
                .filter(Answer.class::isInstance)
                .map(Expectation::of)
                .collect(Collectors.toUnmodifiableSet()));
        judges.add(sight);
        this.expectations.forEach(one -> judges.add(judge(one, contracts, start)));
        sources(contracts, this.expectations).forEach(source -> counts.put(source, new Counts()));
    }

    /**
     * How it begins.
     *
     * @param knownSince from when on all entries are told
     * @param started when the watch began to run
     * @param mostOpen so many answers to one expectation are held
     */
    public record Start(long knownSince, long started, int mostOpen) {

        /** A watch that runs since the first entry that is told. */
        public static Start at(long millis) {
            return new Start(millis, millis, MOST_OPEN);
        }

        private long grace() {
            return started + GRACE;
        }
    }

    /** What came of one source. */
    private static final class Counts {
        private long accepted;
        private long refused;
        private long lastMillis = Long.MIN_VALUE;
    }

    /**
     * What came of one source.
     *
     * @param source the event, or the stream
     * @param lastMillis when the last entry came; {@link Long#MIN_VALUE} for none
     */
    public record Stream(String source, long accepted, long refused, long lastMillis) {}

    /**
     * How an expectation stands.
     *
     * @param waitingSince since when something is waited for; {@link Long#MAX_VALUE} for nothing
     * @param open how many answers are open
     * @param trimmedUnread how many entries the group lost that is expected to keep up, in all; 0 for expectations of another kind
     * @param alarms the rules of the alarms that are open
     * @param unknown why nobody knows whether it is met, though no alarm is open; empty where it is known
     */
    public record Standing(
            Expectation expectation,
            long waitingSince,
            int open,
            long trimmedUnread,
            List<WatchRule> alarms,
            String unknown) {}

    /**
     * A question that is not answered.
     *
     * @param event what asked
     * @param entry the id of the entry that asked
     * @param about its id, and what its alarms show beside, by the names of the fields; empty where more are open than are kept
     * @param since when it was asked
     * @param due until when the answer was in time
     * @param part how much of it is answered, where amounts are summed up and some came
     * @param refusal the finding that refuses what asked; empty for none
     */
    public record Question(
            String expectation,
            String event,
            String entry,
            Map<String, String> about,
            long since,
            long due,
            boolean overdue,
            Optional<Part> part,
            String refusal) {

        /** {@code exit-answered: trade.intent 1768953600000-0 (intent_id "exit-1"), since …, due …, overdue}. */
        @Override
        public String toString() {
            return expectation + ": " + event + " " + entry + new Named(about).words() + ", since "
                    + Instant.ofEpochMilli(since) + ", due " + Instant.ofEpochMilli(due) + (overdue ? ", overdue" : "")
                    + part.map(Part::words).orElse("")
                    + (refusal.isEmpty() ? "" : "; it was refused: " + refusal);
        }
    }

    /** A new watch. The expectations were held against the contracts before, and are without fault. */
    public static Watching of(Contracts contracts, List<Expectation> expectations, Start start) {
        return new Watching(contracts, expectations, start);
    }

    /**
     * A watch that goes on from a state.
     *
     * @throws StateRefused when the state is damaged, or of other expectations
     */
    public static Watching restored(Contracts contracts, List<Expectation> expectations, byte[] state)
            throws StateRefused {
        return StateBytes.read(state, in -> restored(contracts, expectations, in));
    }

    /**
     * A watch that goes on from a state that is part of another one.
     *
     * @throws StateRefused when it is of other expectations
     */
    public static Watching restored(Contracts contracts, List<Expectation> expectations, DataInputStream in)
            throws IOException, StateRefused {
        if (in.readInt() != FORM) {
            throw StateRefused.ofAnotherVersion();
        }
        if (!StateBytes.text(in).equals(identity(expectations))) {
            throw new StateRefused("it is of other expectations than those that are declared now");
        }
        var watching = new Watching(contracts, expectations, new Start(in.readLong(), in.readLong(), in.readInt()));
        watching.load(in);
        return watching;
    }

    private static String identity(List<Expectation> expectations) {
        var all = new StringBuilder();
        expectations.forEach(one ->
                all.append(one.name()).append(one.urgency()).append(one.says()).append('\n'));
        var key = Key.of(all.toString());
        return key.high() + " " + key.low();
    }

    /** The events and streams that the expectations speak of, and so must be told. */
    public static List<String> sources(Contracts contracts, List<Expectation> expectations) {
        var sources = new TreeSet<String>();
        for (var one : expectations) {
            if (one instanceof Answer answer) {
                answer.by().forEach(by -> sources.add(by.event()));
                answer.flat().ifPresent(positions -> sources.add(positions.event()));
            }
            if (one instanceof Rhythm rhythm) {
                rhythm.open().ifPresent(positions -> sources.add(positions.event()));
            }
            sources.add(one instanceof Pulse pulse ? pulse.stream() : one.of());
        }
        var inOrder = new ArrayList<String>();
        contracts.all().stream()
                .map(contract -> contract.name())
                .filter(sources::remove)
                .forEach(inOrder::add);
        inOrder.addAll(sources);
        return List.copyOf(inOrder);
    }

    private Judge judge(Expectation one, Contracts contracts, Start start) {
        if (one instanceof Answer answer) {
            return new AnswerJudge(
                    answer, contracts.named(answer.of()).orElseThrow(), contracts::streamOf, start.mostOpen);
        }
        if (one instanceof Rhythm rhythm) {
            return new RhythmJudge(
                    rhythm,
                    contracts.streamOf(rhythm.of()),
                    rhythm.open().map(open -> positions(open, contracts, rhythm.of())),
                    rhythm.excusedBy().flatMap(this::pulseOf),
                    unseen,
                    start.knownSince,
                    start.grace());
        }
        if (one instanceof Health health) {
            return new HealthJudge(health, contracts.streamOf(health.of()));
        }
        return one instanceof Readers readers
                ? new ReadersJudge(readers, contracts.streamOf(readers.of()), unseen, start.grace())
                : new PulseJudge((Pulse) one, unseen, start.knownSince, start.grace());
    }

    private static Positions positions(OpenPositions open, Contracts contracts, String closing) {
        return new Positions(open, contracts.named(open.event()).map(event -> event), closing);
    }

    private Optional<String> pulseOf(String service) {
        return expectations.stream()
                .filter(Pulse.class::isInstance)
                .map(Pulse.class::cast)
                .filter(pulse -> pulse.of().equals(service))
                .map(Pulse::stream)
                .findFirst();
    }

    /** The time up to which it has judged. */
    public long time() {
        return time;
    }

    /** From when on all entries were told. */
    public long knownSince() {
        return begun.knownSince;
    }

    /** By how much the ids of entries are ahead of the time that passed. */
    public long ahead() {
        return arrivals.ahead();
    }

    /** What came, by source. */
    public List<Stream> streams() {
        return counts.entrySet().stream()
                .map(one -> new Stream(
                        one.getKey(), one.getValue().accepted, one.getValue().refused, one.getValue().lastMillis))
                .toList();
    }

    /** How the expectations stand. */
    public List<Standing> standings() {
        var all = new ArrayList<Standing>();
        for (var i = 0; i < expectations.size(); i++) {
            var judge = judges.get(i + 1);
            all.add(new Standing(
                    expectations.get(i),
                    judge.waitingSince(),
                    judge.open(),
                    judge.trimmedUnread(),
                    judge.openRules(),
                    judge.unknown(time)));
        }
        return List.copyOf(all);
    }

    /** Hands on each question that is not answered: by expectation, and in the order in which they were asked. */
    public void questions(Consumer<Question> out) {
        judges.forEach(judge -> judge.questions(out));
    }

    /** Those who are told of these alarms are told now: of what goes on they hear a minute or an hour later. */
    public void toldNow(Set<String> ids) {
        judges.stream()
                .flatMap(judge -> judge.tellings().stream())
                .filter(telling -> ids.contains(telling.id()))
                .forEach(telling -> telling.toldAt(time));
    }

    /** How many alarms are open, those about the watch itself among them. */
    public int openAlarms() {
        return open().size() + (sees() ? 0 : 1);
    }

    /**
     * The alarms that are open, beside that of a watch that sees nothing, each as it is told to whoever hears of it for the
     * first time: that it is so now, and since when.
     */
    public List<Alarm> open() {
        return judges.stream()
                .flatMap(judge -> judge.tellings().stream()
                        .filter(Telling::isOpen)
                        .map(telling -> telling.asFirst(time, judge.words(telling, time), judge.isSinceKnown(telling))))
                .sorted(Comparator.comparingLong(Alarm::due))
                .toList();
    }

    /** How many of the open alarms about the watch itself are of that urgency. */
    public long ownAlarms(Urgency urgency) {
        return sight.openTellings(urgency) + (urgency == Urgency.PAGE && !sees() ? 1 : 0);
    }

    /** Whether the server could be read when it was tried last. */
    public boolean sees() {
        return sight.waitingSince() == Long.MAX_VALUE;
    }

    /** Since when nothing can be read; empty while the server can. */
    public OptionalLong unseenSince() {
        return unseen.since();
    }

    /** Moves on by one input; the alarms are in the order of their time. */
    public List<Alarm> step(Input input) {
        var told = new ArrayList<Alarm>();
        if (input instanceof Input.Unread unread) {
            sight.unread(unread, told::add);
            unseen.begins(sight.seen());
            return List.copyOf(told);
        }
        if (input instanceof Input.Unseen stretch) {
            unseen.begins(stretch.from());
            unseen.ends(stretch.millis());
            return List.of();
        }
        if (!(input instanceof Input.Entry)) {
            unseen.ends(input.millis());
        }
        if (input instanceof Input.Now is) {
            arrivals.now(is.millis());
            sight.answers(is);
            return List.of();
        }
        if (input instanceof Input.Seen seen) {
            arrivals.sees(seen);
            judges.forEach(judge -> judge.seen(seen));
            return List.of();
        }
        var at = Math.max(time, input instanceof Input.Entry entry ? arrivals.moves(entry, time) : input.millis());
        moveTo(at, told::add);
        if (input instanceof Input.Entry entry) {
            var arrival = arrivals.arrival(entry, at);
            if (arrivals.isAhead(entry)) {
                sight.ahead(entry, arrival.came(), told::add);
            }
            count(entry, arrival.came());
            judges.forEach(judge -> judge.entry(entry, arrival, told::add));
        } else if (input instanceof Input.Groups groups) {
            judges.forEach(judge -> judge.groups(new Input.Groups(at, groups.source(), groups.groups()), told::add));
        } else if (input instanceof Input.Reset reset) {
            arrivals.reset(counts.keySet());
            judges.forEach(judge -> judge.reset(reset));
            sight.reset(new Input.Reset(at, reset.source(), reset.why(), reset.replaced()), told::add);
        } else if (input instanceof Input.Unreadable is) {
            sight.unreadable(new Input.Unreadable(at, is.whys()), told::add);
        } else if (input instanceof Input.Clock clock) {
            arrivals.jumps(at, clock.ahead());
            sight.clock(new Input.Clock(at, clock.ahead()), told::add);
        } else {
            arrivals.ticks(at);
            sight.sees(at, told::add);
        }
        return List.copyOf(told);
    }

    /** Does what falls due before a time, in the order of time. */
    private void moveTo(long at, Consumer<Alarm> out) {
        while (true) {
            var first = judges.get(0);
            for (var judge : judges) {
                first = judge.next() < first.next() ? judge : first;
            }
            if (first.next() >= at) {
                break;
            }
            first.turn(out);
        }
        time = at;
    }

    private void count(Input.Entry entry, long at) {
        var count = counts.get(entry.source());
        if (count != null) {
            count.accepted += entry.fields().isPresent() ? 1 : 0;
            count.refused += entry.fields().isPresent() ? 0 : 1;
            count.lastMillis = Math.max(count.lastMillis, at);
        }
    }

    /** The state, to be restored later. */
    public byte[] save() {
        return StateBytes.of(this::save);
    }

    /** The state as a part of another one. */
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(FORM);
        StateBytes.text(identity(expectations), out);
        out.writeLong(begun.knownSince);
        out.writeLong(begun.started);
        out.writeInt(begun.mostOpen);
        out.writeLong(time);
        arrivals.save(out);
        unseen.save(out);
        for (var count : counts.values()) {
            out.writeLong(count.accepted);
            out.writeLong(count.refused);
            out.writeLong(count.lastMillis);
        }
        for (var judge : judges) {
            judge.save(out);
        }
    }

    private void load(DataInputStream in) throws IOException {
        time = in.readLong();
        arrivals.load(in);
        unseen.load(in);
        for (var count : counts.values()) {
            count.accepted = in.readLong();
            count.refused = in.readLong();
            count.lastMillis = in.readLong();
        }
        for (var judge : judges) {
            judge.load(in);
        }
    }
}
