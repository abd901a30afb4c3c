package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Urgency;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.WatchRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand silent streams of one server are one thing that happened. */
class AlikeTest {

    private static final long TIME = 1_768_953_605_000L;

    @Test
    void of_a_crowd_the_first_are_told_and_the_others_counted() {
        assertThat(Alike.lines(silent(1_000, Urgency.PAGE), teller(false)))
                .containsExactly(
                        "2026-01-21T00:00:05Z page ALARM ticks-1: silent; look [STREAM_SILENT]",
                        "2026-01-21T00:00:05Z page ALARM ticks-2: silent; look [STREAM_SILENT]",
                        "2026-01-21T00:00:05Z page ALARM ticks-3: silent; look [STREAM_SILENT]",
                        "2026-01-21T00:00:05Z page ALARM 997 more: the same of ticks-4, ticks-5, ticks-6, ticks-7, ticks-8,"
                                + " ticks-9, ticks-10, ticks-11, ticks-12, ticks-13 and 987 others, each of which --format json"
                                + " tells; what do they share, such as a server, a network, a release? [STREAM_SILENT]");
    }

    @Test
    void a_few_are_told_each() {
        assertThat(Alike.lines(silent(5, Urgency.PAGE), teller(false))).hasSize(5);
        assertThat(Alike.lines(silent(6, Urgency.PAGE), teller(false)))
                .hasSize(4)
                .last()
                .asString()
                .contains(" 3 more: the same of ticks-4, ticks-5, ticks-6, each of which ");
    }

    @Test
    void programs_are_told_each() {
        assertThat(Alike.lines(silent(1_000, Urgency.PAGE), teller(true)))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
    }

    /** Among a thousand warnings a page would not be seen. */
    @Test
    void another_urgency_rule_kind_or_second_is_another_crowd() {
        var all = new ArrayList<>(silent(100, Urgency.WARNING));
        all.add(alarm("closed", WatchRule.STREAM_SILENT, Urgency.PAGE, TIME));
        all.add(alarm("pulse", WatchRule.PULSE_MISSING, Urgency.WARNING, TIME));
        all.add(alarm("later", WatchRule.STREAM_SILENT, Urgency.WARNING, TIME + 1_000));
        all.add(alarm("over", WatchRule.STREAM_SILENT, Urgency.WARNING, TIME).as(Alarm.Kind.RESOLVED));

        assertThat(Alike.lines(all, teller(false)))
                .hasSize(8)
                .anySatisfy(line -> assertThat(line).contains(" closed: "))
                .anySatisfy(line -> assertThat(line).contains(" pulse: "))
                .anySatisfy(line -> assertThat(line).contains(" later: "))
                .anySatisfy(line -> assertThat(line).contains(" over: "));
    }

    @Test
    void one_after_the_other_they_are_told_at_the_end_of_their_second() {
        var out = new StringWriter();
        var alike = new Alike(new Teller(new PrintWriter(out), false, false));
        silent(7, Urgency.PAGE).forEach(alike::tell);
        assertThat(out.toString()).isEmpty();

        alike.tell(alarm("later", WatchRule.STREAM_SILENT, Urgency.PAGE, TIME + 1_000));
        assertThat(out.toString().lines()).hasSize(4);

        alike.end();
        assertThat(out.toString().lines()).hasSize(5).last().asString().contains(" later: ");
    }

    private static Teller teller(boolean json) {
        return new Teller(new PrintWriter(new StringWriter()), json, false);
    }

    private static List<Alarm> silent(int number, Urgency urgency) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(one -> alarm("ticks-" + one, WatchRule.STREAM_SILENT, urgency, TIME))
                .toList();
    }

    private static Alarm alarm(String name, WatchRule rule, Urgency urgency, long at) {
        return new Alarm(name, rule, at, 1, Alarm.Kind.OPENED, urgency, at, 1, 0, "silent", "look");
    }
}
