package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every trace, on thousands of them; {@code -Dtraces=100000} for a campaign. */
class GeneratedTracesTest {

    private static final int TRACES = Integer.getInteger("traces", 500);
    private static final Set<WatchRule> COUNTED = Set.of(
            WatchRule.QUESTION_NOT_JUDGED, WatchRule.QUESTION_UNREADABLE, WatchRule.KEY_REUSED, WatchRule.OPEN_LIMIT);

    /** Of traces in which campaigns found something: they are asked each time. */
    private static final List<Long> FOUND = List.of(5_854L, 18_473L);

    /** What one stream does to the other is seen only when both are read at once; there a symbol asks again once it is answered. */
    private static final Set<String> NEED_THE_ORDER = Set.of("exit-or-flat", "closed-after-entry", "exit-by-symbol");

    private static final Pattern CAME =
            Pattern.compile("; (?:an answer came|\\d+ answers came|meanwhile)\\b.*?(?=; it was over for |$)");

    private static List<Long> seeds(int most) {
        return LongStream.concat(LongStream.range(0, most), FOUND.stream().mapToLong(seed -> seed))
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void the_engine_says_what_a_judge_without_memory_says() {
        var alarming = 0;
        var withRefusals = 0;
        var withUnreadQuestions = 0;
        for (var seed : seeds(TRACES)) {
            var trace = GeneratedTrace.of(seed);
            var alarms = run(trace);
            var said = judged(alarms, trace);

            assertThat(said)
                    .as("seed %s: %s", seed, trace)
                    .isEqualTo(NaiveJudge.judge(trace).stream().sorted().toList());
            alarming += said.isEmpty() ? 0 : 1;
            withUnreadQuestions +=
                    alarms.stream().anyMatch(alarm -> alarm.what().contains("refused itself")) ? 1 : 0;
            withRefusals += said.stream().anyMatch(line -> line.contains("refused")) ? 1 : 0;
        }
        assertThat(withRefusals).as("alarms that speak of refused messages").isGreaterThan(TRACES / 50);
        assertThat(withUnreadQuestions)
                .as("alarms of questions that were refused themselves")
                .isGreaterThan(TRACES / 50);
        assertThat(alarming)
                .as("of %s traces a third to two thirds alarm: else the comparison says little", TRACES)
                .isBetween(TRACES / 3, TRACES * 2 / 3);
    }

    /** The server is away for a while: no silence is counted then, nor as long again, a minute at most. */
    @Test
    void time_that_nobody_saw_counts_for_no_silence() throws StateRefused {
        var other = 0;
        for (var seed : seeds(TRACES / 2)) {
            var trace = GeneratedTrace.of(seed).paused(new Random(seed));
            var said = judged(runPaused(trace), trace);

            assertThat(said)
                    .as("seed %s: %s", seed, trace)
                    .isEqualTo(NaiveJudge.judge(trace).stream().sorted().toList());
            assertThat(judged(runArchived(trace), trace))
                    .as("what a watch said of it is known to whoever judges the archive, seed %s: %s", seed, trace)
                    .isEqualTo(said);
            var unpaused = new GeneratedTrace(trace.expectations(), trace.start(), trace.entries(), trace.until());
            other += judged(run(unpaused), trace).equals(said) ? 0 : 1;
        }
        assertThat(other).as("traces in which the pause changes what is told").isGreaterThan(TRACES / 20);
    }

    /** What a judge without memory can tell, too. */
    private static List<String> judged(List<Alarm> alarms, GeneratedTrace trace) {
        return alarms.stream()
                .filter(alarm -> alarm.kind() != Alarm.Kind.STILL && !COUNTED.contains(alarm.rule()))
                .map(alarm -> words(alarm, trace))
                .sorted()
                .toList();
    }

    private static List<Alarm> runPaused(GeneratedTrace trace) throws StateRefused {
        var pause = trace.pause().orElseThrow();
        var watching = begin(trace);
        var said = new ArrayList<Alarm>();
        trace.entries().stream()
                .filter(entry -> entry.millis() <= pause.from())
                .forEach(entry -> said.addAll(watching.step(entry)));
        said.addAll(watching.step(new Input.Tick(pause.from())));
        watching.step(new Input.Unread(pause.to(), "no answer"));
        var anew = Watching.restored(ExpectationsOfTraces.CONTRACTS, trace.expectations(), watching.save());
        anew.step(new Input.Tick(pause.to())).forEach(said::add);
        trace.entries().stream()
                .filter(entry -> entry.millis() > pause.from())
                .forEach(entry -> said.addAll(anew.step(entry)));
        anew.step(new Input.Tick(trace.until())).forEach(said::add);
        said.removeIf(alarm -> alarm.rule() == WatchRule.WATCH_BLIND);
        return said;
    }

    private static List<Alarm> runArchived(GeneratedTrace trace) {
        var pause = trace.pause().orElseThrow();
        var unseen = new Input.Unseen(pause.from(), pause.to());
        var before = trace.entries().stream().filter(entry -> entry.millis() <= pause.from());
        var after = trace.entries().stream().filter(entry -> entry.millis() > pause.from());
        var watching = begin(trace);
        return Stream.of(before, Stream.of(unseen), after, Stream.of(new Input.Tick(trace.until())))
                .<Input>flatMap(inputs -> inputs)
                .flatMap(input -> watching.step(input).stream())
                .toList();
    }

    @Test
    void splits_ticks_and_restores_change_nothing() throws StateRefused {
        for (var seed : seeds(TRACES / 2)) {
            var trace = GeneratedTrace.of(seed);
            var random = new Random(seed * 0x9E3779B97F4A7C15L);
            var watching = begin(trace);
            var said = new ArrayList<Alarm>();
            var time = trace.start();
            for (var entry : trace.entries()) {
                while (random.nextInt(3) > 0) {
                    time += random.nextLong(entry.millis() - time + 1);
                    said.addAll(watching.step(new Input.Tick(time)));
                    if (random.nextInt(3) == 0) {
                        watching = Watching.restored(
                                ExpectationsOfTraces.CONTRACTS, trace.expectations(), watching.save());
                    }
                }
                said.addAll(watching.step(entry));
                time = entry.millis();
            }
            said.addAll(watching.step(new Input.Tick(trace.until())));

            assertThat(said).as("seed %s: %s", seed, trace).isEqualTo(run(trace));
        }
    }

    @Test
    void an_entry_that_comes_twice_is_only_counted() {
        for (var seed : seeds(TRACES / 2)) {
            var trace = GeneratedTrace.of(seed);
            var name = trace.expectations().get(0).name();
            if (name.equals("intents-valid") || name.equals("exit-complete") || name.equals("closed-after-entry")) {
                continue; // amounts and messages are summed up there
            }
            var twice = trace.entries().stream()
                    .flatMap(entry -> List.of(entry, entry).stream())
                    .toList();

            assertThat(conditions(new GeneratedTrace(trace.expectations(), trace.start(), twice, trace.until())))
                    .as("seed %s: %s", seed, trace)
                    .isEqualTo(conditions(trace));
        }
    }

    /** One stream cannot be read for a while, and is read then: at the end all stands as if it had been read at once. */
    @Test
    void what_is_read_late_is_judged_by_when_it_came() {
        var held = 0;
        for (var seed : seeds(TRACES / 2)) {
            var trace = GeneratedTrace.of(seed);
            var random = new Random(seed);
            var sources = Watching.sources(ExpectationsOfTraces.CONTRACTS, trace.expectations());
            var source = sources.get(random.nextInt(sources.size()));
            var name = trace.expectations().get(0).name();
            if (NEED_THE_ORDER.contains(name)) {
                continue;
            }
            var end = trace.until() + Duration.ofHours(1).toMillis();
            var from = trace.start() + random.nextLong(trace.until() - trace.start());
            var to = from + random.nextLong(end - from);
            var there = new Input.Seen(trace.start(), source, true, Long.MIN_VALUE);
            var late = begin(trace);
            late.step(there);
            held += tellLate(late, trace, source, from, to) ? 1 : 0;
            late.step(new Input.Tick(end));
            var inTime = begin(trace);
            inTime.step(there);
            trace.entries().forEach(inTime::step);
            inTime.step(new Input.Tick(end));

            assertThat(standing(late))
                    .as("seed %s, %s from %s to %s: %s", seed, source, from - trace.start(), to - trace.start(), trace)
                    .isEqualTo(standing(inTime));
        }
        assertThat(held).as("traces of which anything was read late").isGreaterThan(TRACES / 10);
    }

    private static boolean tellLate(Watching late, GeneratedTrace trace, String source, long from, long to) {
        var isAny = false;
        var isRead = false;
        var kept = new ArrayList<Input.Entry>();
        for (var entry : trace.entries()) {
            if (entry.millis() > to && !isRead) {
                isRead = true;
                readAgain(late, source, kept, to);
            }
            if (entry.source().equals(source) && entry.millis() > from && !isRead) {
                if (kept.isEmpty()) {
                    late.step(new Input.Seen(from, source, false, Long.MIN_VALUE, false));
                }
                isAny = true;
                kept.add(entry);
            } else {
                late.step(entry);
            }
        }
        if (!isRead) {
            readAgain(late, source, kept, to);
        }
        return isAny;
    }

    private static void readAgain(Watching late, String source, List<Input.Entry> kept, long to) {
        late.step(new Input.Tick(to));
        late.step(new Input.Seen(to, source, true, to));
        kept.forEach(late::step);
    }

    private static String standing(Watching watching) {
        var questions = new ArrayList<String>();
        watching.questions(one -> questions.add(one.entry() + one.since() + one.overdue() + one.part()));
        return questions + " "
                + watching.standings().stream()
                        .map(one -> one.expectation().name() + " " + one.waitingSince())
                        .toList();
    }

    /** Of the same time and rule the telling is the next one: what was told is never told anew under its number. */
    @Test
    void no_telling_has_the_identity_of_another() {
        for (var seed : seeds(TRACES / 2)) {
            var alarms = run(GeneratedTrace.of(seed));

            assertThat(alarms)
                    .extracting(alarm -> alarm.id() + " " + alarm.telling())
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> conditions(GeneratedTrace trace) {
        return run(trace).stream()
                .filter(alarm -> !COUNTED.contains(alarm.rule()))
                .map(alarm -> CAME.matcher(words(alarm, trace)).replaceFirst(""))
                .toList();
    }

    /** With what is said of what came and does not count, where it begins. */
    private static String words(Alarm alarm, GeneratedTrace trace) {
        var begins = alarm.kind() == Alarm.Kind.OPENED || alarm.kind() == Alarm.Kind.BACK;
        var came = CAME.matcher(alarm.what());
        return alarm.expectation() + " " + alarm.rule() + " " + alarm.kind() + " due " + (alarm.due() - trace.start())
                + " at " + (alarm.at() - trace.start()) + (begins && came.find() ? came.group() : "");
    }

    private static Watching begin(GeneratedTrace trace) {
        return Watching.of(ExpectationsOfTraces.CONTRACTS, trace.expectations(), Watching.Start.at(trace.start()));
    }

    private static List<Alarm> run(GeneratedTrace trace) {
        var watching = begin(trace);
        var said = new ArrayList<Alarm>();
        trace.entries().forEach(entry -> said.addAll(watching.step(entry)));
        said.addAll(watching.step(new Input.Tick(trace.until())));
        return said;
    }
}
