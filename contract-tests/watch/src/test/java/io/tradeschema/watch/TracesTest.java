package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.watch.Trace.Happening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each trace gives the alarms that stand beneath it. */
class TracesTest {

    private static final Pattern EXPECTED = Pattern.compile("(?<time>(?:\\d+d )?\\S+) (?<kind>\\S+) (?<name>\\S+)"
            + "(?: (?<rule>[A-Z_]+))?(?: x (?<count>\\d+))?(?: late (?<late>\\S+))?(?: told (?<told>\\S+))?");

    static Stream<Trace> traces() throws IOException {
        return Stream.concat(Trace.of("design.traces").stream(), Trace.of("own.traces").stream());
    }

    /** A telling, and the time of the input that made the engine speak. */
    record Told(Alarm alarm, long at) {}

    @ParameterizedTest
    @MethodSource("traces")
    void each_trace_gives_its_alarms(Trace trace) throws StateRefused {
        var told = new ArrayList<>(run(trace));
        told.removeIf(one -> one.alarm.kind() == Alarm.Kind.STILL);

        var given = new ArrayList<String>();
        for (var i = 0; i < Math.max(told.size(), trace.alarms().size()); i++) {
            var expected = i < trace.alarms().size() ? trace.alarms().get(i) : "nothing";
            given.add(i < told.size() ? inTheWordsOf(expected, told.get(i), trace.start()) : "nothing");
        }
        assertThat(given).isEqualTo(trace.alarms());
    }

    @Test
    void there_are_the_traces_of_the_design_and_many_more() throws IOException {
        assertThat(Trace.of("design.traces")).hasSize(11);
        assertThat(Trace.of("own.traces")).hasSizeGreaterThanOrEqualTo(45);
    }

    static List<Told> run(Trace trace) throws StateRefused {
        var contracts = ExpectationsOfTraces.CONTRACTS;
        var watching = Watching.of(contracts, trace.expectations(), Watching.Start.at(trace.start()));
        var told = new ArrayList<Told>();
        var waiting = new ArrayList<Input>();
        var dead = false;
        for (var one : trace.happenings()) {
            dead = one.word().equals("stop") || dead && !one.word().equals("start");
            if (one.word().equals("start")) {
                watching = Watching.restored(contracts, trace.expectations(), watching.save());
                waiting.add(new Input.Tick(one.at()));
            }
            one.input().ifPresent(waiting::add);
            for (var input : dead ? List.<Input>of() : waiting) {
                watching.step(input).forEach(alarm -> told.add(new Told(alarm, one.at())));
            }
            if (!dead) {
                waiting.clear();
            }
        }
        watching.step(new Input.Tick(trace.until())).forEach(alarm -> told.add(new Told(alarm, trace.until())));
        return told;
    }

    /** Says of a telling as much as the line expects; the whole of it where the line is about something else. */
    private static String inTheWordsOf(String line, Told told, long start) {
        var alarm = told.alarm;
        var expected = EXPECTED.matcher(line);
        var isMatch = expected.matches();
        var kind = alarm.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var time = alarm.kind() == Alarm.Kind.OPENED ? alarm.due() : alarm.at();
        var sameTime = isMatch && start + Trace.offset(expected.group("time")) == time;
        var text = new StringBuilder(sameTime ? expected.group("time") : "+" + (time - start) / 60_000.0)
                .append(' ')
                .append(kind)
                .append(' ')
                .append(alarm.expectation());
        if (!isMatch || expected.group("rule") != null) {
            text.append(' ').append(alarm.rule());
        }
        if (isMatch && expected.group("count") != null) {
            text.append(" x ").append(alarm.count());
        }
        if (!isMatch || expected.group("late") != null) {
            text.append(" late ")
                    .append(io.tradeschema.model.expect.TimeSpan.text(java.time.Duration.ofMillis(alarm.lateMillis())));
        }
        if (isMatch && expected.group("told") != null) {
            var sameTold = start + Trace.offset(expected.group("told")) == told.at;
            text.append(" told ").append(sameTold ? expected.group("told") : "+" + (told.at - start) / 60_000.0);
        }
        return text.toString();
    }

    /** What the reader of traces makes of a line. */
    @Test
    void a_clock_that_is_ahead_moves_the_ids_of_later_entries() throws IOException {
        var jump = Trace.of("design.traces").stream()
                .filter(trace -> trace.name().startsWith("trace 9 "))
                .findFirst()
                .orElseThrow();

        assertThat(jump.happenings())
                .extracting(Happening::input)
                .extracting(input -> input.orElseThrow().millis() - jump.start())
                .containsExactly(0L, 300_000L, 480_000L + 3_600_000L);
    }
}
