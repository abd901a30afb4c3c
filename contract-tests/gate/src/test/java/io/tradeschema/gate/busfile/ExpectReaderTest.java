package io.tradeschema.gate.busfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.expect.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectReaderTest {

    @TempDir
    Path folder;

    @Test
    void every_kind_is_declared() throws BusFileException {
        assertThat(expectations("""
                  exit-answered: {also: {source: exit_monitor}, orBy: {trade.intent: intent_id}}
                  exit-pulse: {pulse: exit_monitor, every: 60s, severity: page}
                  closed-while-open:
                    rhythm: trade.closed
                    every: 15m
                    excusedBy: exit_monitor
                    while: {open: position.snapshot, fresh: 60s}
                    quiet: {zone: Europe/Oslo, days: [sat, sun]}
                  executor: {group: executor, of: trade.intent, pending: 30s, deliveries: 5, quarantine: aside}
                  intents-valid: {health: trade.intent, refused: 1%, over: 5m, least: 20, same: 50, in: 10m, severity: warning}
                  entries-filled: {answerTo: trade.intent, when: [{action: BUY}, {action: SELL}], by: trade.closed, on: intent_id, id: intent_id, within: 8h, names: [symbol, quantity]}
                """))
                .extracting(one -> one.name() + ", " + one.urgency() + ": " + one.says())
                .containsExactly(
                        "exit-answered, page: each trade.intent with action CLOSE, or reduce_only true, or source"
                                + " exit_monitor is followed by trade.closed whose close_intent_id is its intent_id or"
                                + " trade.intent whose intent_id is its intent_id, within 15m; alarms name its symbol",
                        "exit-pulse, page: exit_monitor proves on tradeschema:pulse:exit_monitor at least every 1m that"
                                + " it completed a pass: every due close sent and confirmed, or none due",
                        "closed-while-open, page: a trade.closed comes at least every 15m while position.snapshot shows"
                                + " an open position, unless exit_monitor proves that nothing was due; quiet all of"
                                + " Saturday and Sunday in Europe/Oslo",
                        "executor, page: group executor of trade.intent exists, acknowledges within 30s, is handed"
                                + " nothing more than 5 times, and loses nothing to trimming; what it cannot read lies in aside",
                        "intents-valid, warning: at most 1% of trade.intent are refused over 5m, of at least 20; no"
                                + " finding about trade.intent comes more than 50 times in 10m",
                        "entries-filled, page: each trade.intent with action BUY, or action SELL is followed by"
                                + " trade.closed whose intent_id is its intent_id, within 8h; alarms name its symbol, quantity");
    }

    @Test
    void without_a_word_every_close_is_answered() throws BusFileException {
        var file = BusFileReader.parse("tradeschema.yaml", "version: 1\n");

        assertThat(Deployment.of(file, "tradeschema.yaml", Contracts.declared()).expectations())
                .extracting(Expectation::name)
                .containsExactly("exit-answered");
    }

    @Test
    void what_a_handle_declares_is_changed_or_ended() throws BusFileException {
        assertThat(expectations("  exit-answered: none\n")).isEmpty();
        assertThat(expectations("  exit-answered: {within: 5m, severity: warning}\n"))
                .singleElement()
                .satisfies(one -> assertThat(one.urgency() + " " + one.says()).startsWith("warning each trade.intent"))
                .satisfies(one -> assertThat(one.says()).endsWith("within 5m; alarms name its symbol"));
    }

    /** Whatever an answer may say beside what it must, a shipped one may be told to say as well. */
    @Test
    void a_shipped_answer_takes_what_a_declared_one_takes() throws BusFileException {
        assertThat(expectations("""
                  exit-answered:
                    also: {source: exit_monitor}
                    orBy: {trade.closed: intent_id}
                    within: 5m
                    orElse: symbol
                    complete: quantity
                    orFlat: {open: position.snapshot, quantity: size}
                    names: [symbol, source]
                """))
                .singleElement()
                .satisfies(one -> assertThat(one.says())
                        .isEqualTo("each trade.intent with action CLOSE, or reduce_only true, or source exit_monitor is"
                                + " followed by trade.closed whose close_intent_id is its intent_id or trade.closed"
                                + " whose intent_id is its intent_id or by a flat position.snapshot (quantity summed"
                                + " up), within 5m; without intent_id by its symbol; alarms name its symbol, source"));
    }

    /** The line is that of the wrong part; the first of expect is 6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "exit-answerd: none | 6: no event declares an expectation \"exit-answerd\" that could be changed; did you mean \"exit-answered\"?",
                "p: {severity: page} | 6: no event declares an expectation \"p\" that could be changed; to declare one, say its kind: answerTo, rhythm, health, group or pulse",
                "exit-answered: {wihtin: 5m} | 6: exit-answered has no \"wihtin\"; did you mean \"within\"?",
                "exit-answered: {within: 5 minutes} | 6: \"5 minutes\" is no length of time; write 500ms, 60s, 15m, 24h or 7d",
                "exit-answered: {also: {sorce: x}} | 6: exit-answered: trade.intent has no field \"sorce\"; did you mean \"source\"?",
                "exit-answered: {severity: pager} | 6: there is no severity \"pager\"; did you mean \"page\"?",
                "exit-answered: on | 6: write none to end exit-answered, or a mapping that says what is expected",
                "p: {pulse: exit_monitor} | 6: p does not say \"every\"; add it",
                "p: {pulse: exit_monitor, evry: 60s} | 6: p has no \"evry\"; did you mean \"every\"?",
                "p: {puls: exit_monitor, every: 60s} | 6: p has no \"puls\"; did you mean \"pulse\"?",
                "r: {rythm: trade.closed, every: 15m} | 6: r has no \"rythm\"; did you mean \"rhythm\"?",
                "p: {pulse: exit_monitor, rhythm: trade.closed, every: 60s} | 6: p is of two kinds, rhythm and pulse; make two of it",
                "r: {rhythm: market.tick, every: 5s} | 6: r: there is no event and no stream \"market.tick\"; name an event, or a stream that external or a service of the bus file names",
                "r: {rhythm: trade.closed, every: 5s, quiet: {zone: Mars/Base, from: '22:00'}} | 6: there is no time zone \"Mars/Base\"; write one such as UTC or Europe/Oslo",
                "r: {rhythm: trade.closed, every: 5s, quiet: {zone: UTC, from: 10pm}} | 6: \"10pm\" is no time of day; write \"22:00\", in quotes",
                "r: {rhythm: trade.closed, every: 5s, quiet: {zone: UTC, days: [satur]}} | 6: there is no day \"satur\"; there are: mon, tue, wed, thu, fri, sat, sun",
                "r: {rhythm: trade.closed, every: 5s, quiet: {zone: Europe/Oslo}} | 6: r: it is always quiet, so that nothing is ever told; leave some time out, by days or by from and to",
                "r: {rhythm: trade.closed, every: 5s, quiet: [{from: '06:00', to: '18:00'}, {from: '17:00', to: '07:00'}]} | 6: r: it is always quiet, so that nothing is ever told; leave some time out, by days or by from and to",
                "r: {rhythm: trade.closed, every: 16h, quiet: {from: '22:00', to: '06:00'}} | 6: r: between quiet hours are never more than 16h, so that a silence of 16h is never told; shorten one of the two",
                "h: {health: trade.intent, refused: 1%, over: 5m, least: 20, quiet: {}} | 6: h: it is always quiet, so that nothing is ever told; leave some time out, by days or by from and to",
                "h: {health: trade.intent, refused: 1, over: 5m, least: 20} | 6: \"1\" is no percentage below 100%; write 1% or 0.5%",
                "h: {health: trade.intent, refused: 1%, over: 5m} | 6: h does not say \"least\"; add it",
                "g: {group: executor, of: trade.intent, deliveries: none} | 6: \"none\" is no count; write a whole number from 1 to 999999999",
                "g: {group: executor, of: trade.intent, quarantine: 'quantum:stream:trade.intent'} | 6: g: the quarantine is the stream that the group reads, so that what is put aside comes again; write another one",
                "g: {group: executor, of: trade.intent, quarantine: trade.intent} | 6: g: the quarantine is the stream that the group reads, so that what is put aside comes again; write another one",
                "g: {group: executor, of: position.snapshot, quarantine: position.snapshot} | 6: g: the quarantine is the stream that the group reads, so that what is put aside comes again; write another one",
                "exit-answered: {complete: symbol} | 6: exit-answered: symbol is no amount that could be summed up",
                "exit-answered: {names: symbl} | 6: exit-answered: trade.intent has no field \"symbl\"; did you mean \"symbol\"?",
                "exit-answered: {when: {action: CLOSE}} | 6: exit-answered has no \"when\"; there are: also, answerTo, complete, group, health, names, orBy, orElse, orFlat, pulse, rhythm, severity, within",
                "a: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, on: pnl, id: intent_id, within: 5m} | 6: a: pnl of trade.closed is a number, which names no question; use a text",
                "a: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, on: close_intent_id, id: leverage, within: 5m} | 6: a: leverage of trade.intent is a number from 1 to 125, which names no question; use a text",
                "a: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, id: intent_id, within: 5m} | 6: on is missing: the field of the answer that names the question",
            })
    void a_mistake_is_refused_with_its_line_and_what_was_meant(String expectation, String message) {
        assertThatThrownBy(() -> expectations("  " + expectation + "\n")).hasMessage("tradeschema.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "r: {rhythm: trade.closed, every: 15h, quiet: {from: '22:00', to: '06:00'}}",
                "r: {rhythm: trade.closed, every: 24h, quiet: {zone: Europe/Oslo, days: [sat, sun]}}",
                "h: {health: trade.intent, refused: 1%, over: 1d, least: 20, quiet: [{days: [sat, sun]}, {from: '00:01', to: '00:00'}]}",
            })
    void quiet_hours_that_leave_time_are_accepted(String expectation) throws BusFileException {
        assertThat(expectations("  " + expectation + "\n")).hasSize(2);
    }

    @Test
    void a_pulse_has_a_stream_of_its_own() {
        assertThatThrownBy(() -> expectations(
                        "  p: {pulse: a, every: 60s, on: \"tradeschema:pulse:b\"}\n  q: {pulse: b, every: 60s}\n"))
                .hasMessageStartingWith(
                        "tradeschema.yaml:6: p: the pulse of b is on tradeschema:pulse:b, too, so that each"
                                + " would prove the other's passes; give each its own stream");
    }

    @Test
    void where_positions_are_shown_is_said_by_its_keys_and_missed_on_its_own_line() {
        var answer = "  a: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, on: close_intent_id,"
                + " id: intent_id, within: 15m,\n      orFlat: ";

        assertThatThrownBy(() -> expectations(answer + "position.snapshot}\n"))
                .hasMessageStartingWith("tradeschema.yaml:7: orFlat does not say where positions are shown; write"
                        + " orFlat: {open: STREAM}; symbol and quantity may stand there as well");
        assertThatThrownBy(() -> expectations(answer + "{open: position.snapshot,\n        fresh: 60s}}\n"))
                .hasMessage("tradeschema.yaml:8: orFlat: a snapshot answers what was asked before it came, however old"
                        + " it is by then; leave fresh out");
        assertThatThrownBy(() -> expectations("  r: {rhythm: trade.closed, every: 15m, while: s}\n"))
                .hasMessageContaining("while: {open: STREAM}; fresh, symbol and quantity may stand there as well");
        assertThatThrownBy(() -> expectations(answer + "{foo: x}}\n"))
                .hasMessageContaining("tradeschema.yaml:7: orFlat does not say \"open\"; add it");
    }

    @Test
    void all_mistakes_are_told_at_once_each_with_its_line() throws IOException {
        var file = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                external: {produces: [position.snapshot]}
                expect:
                  exit-answered: {also: {sorce: exit_monitor, action: CLOZE}, wihtin: 5m, severity: pager}
                  exit-pulse: {pulse: exit_monitor, every: 60 seconds, on: ""}
                  closed-while-open:
                    rhythm: trade.closd
                    every: 15m
                    excusedBy: exit_moniter
                    while: {open: position.snapshott, fresh: 60s}
                    quiet: {zone: Mars/Base, days: [satur, sun], from: 10pm}
                  a:
                    answerTo: trade.intent
                    when: {acton: CLOSE}
                    by: trade.closed
                    on: close_intend_id
                    id: intentid
                    within: 5m
                    complete: symbol
                    names: [symbl, quantity]
                  b: {answerTo: trade.intent, when: {action: CLOSE}, by: trade.closed, within: 5m}
                  g: {group: executor, of: trade.intnt, deliveries: none, pending: 30}
                  h: {health: trade.intent, refused: 1, over: 5, least: 0}
                """);

        assertThatThrownBy(() -> Deployment.read(file, Contracts.declared()))
                .isInstanceOfSatisfying(
                        NotCheckedException.class,
                        told -> assertThat(Failure.of(told).lines().stream().map(line -> line.replace(file + ":", "")))
                                .containsExactly(
                                        "4: exit-answered has no \"wihtin\"; did you mean \"within\"?",
                                        "4: there is no severity \"pager\"; did you mean \"page\"?",
                                        "4: exit-answered: trade.intent has no field \"sorce\"; did you mean \"source\"?",
                                        "4: exit-answered: trade.intent never has action \"CLOZE\"; it is one of BUY,"
                                                + " SELL or CLOSE",
                                        "5: \"60 seconds\" is no length of time; write 500ms, 60s, 15m, 24h or 7d",
                                        "5: on is empty; write a value",
                                        "7: closed-while-open: there is no event and no stream \"trade.closd\"; did you"
                                                + " mean \"trade.closed\"?",
                                        "9: closed-while-open: no pulse of \"exit_moniter\" is expected; did you mean"
                                                + " \"exit_monitor\"?",
                                        "10: closed-while-open: there is no event and no stream \"position.snapshott\";"
                                                + " did you mean \"position.snapshot\"?",
                                        "11: there is no day \"satur\"; there are: mon, tue, wed, thu, fri, sat, sun",
                                        "11: there is no time zone \"Mars/Base\"; write one such as UTC or Europe/Oslo",
                                        "11: \"10pm\" is no time of day; write \"22:00\", in quotes",
                                        "14: a: trade.intent has no field \"acton\"; did you mean \"action\"?",
                                        "16: a: trade.closed has no field \"close_intend_id\"; did you mean"
                                                + " \"close_intent_id\"?",
                                        "17: a: trade.intent has no field \"intentid\"; did you mean \"intent_id\"?",
                                        "19: a: symbol is no amount that could be summed up",
                                        "20: a: trade.intent has no field \"symbl\"; did you mean \"symbol\"?",
                                        "21: b does not say \"id\"; add it",
                                        "21: on is missing: the field of the answer that names the question",
                                        "22: \"30\" is no length of time; write 500ms, 60s, 15m, 24h or 7d",
                                        "22: \"none\" is no count; write a whole number from 1 to 999999999",
                                        "22: g: there is no event and no stream \"trade.intnt\"; did you mean"
                                                + " \"trade.intent\"?",
                                        "23: \"1\" is no percentage below 100%; write 1% or 0.5%",
                                        "23: \"5\" is no length of time; write 500ms, 60s, 15m, 24h or 7d",
                                        "23: \"0\" is no count; write a whole number from 1 to 999999999"));
    }

    @Test
    void a_name_that_stands_there_twice_hides_no_other_mistake() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                expect:
                  ticks: {rhythm: trade.closed, every: 5}
                  ticks: {rhythm: trade.closed, every: 6, every: 7s}
                  others: {rhythm: trade.closed, every: 8}
                """))
                .hasMessage("tradeschema.yaml:3: \"5\" is no length of time; write 500ms, 60s, 15m, 24h or 7d\n"
                        + "tradeschema.yaml:4: \"ticks\" stands here twice, before this in line 3; give each its own"
                        + " name, or make one of both\n"
                        + "tradeschema.yaml:4: \"every\" stands here twice, before this in line 4; give each its own"
                        + " name, or make one of both\n"
                        + "tradeschema.yaml:5: \"8\" is no length of time; write 500ms, 60s, 15m, 24h or 7d");
    }

    /** What is wrong elsewhere would make more of what is expected look wrong. */
    @Test
    void a_mistake_in_another_part_is_told_with_those_of_what_is_expected() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                external: {prodcues: [market.tick]}
                services:
                  a: {produces: 5}
                expect:
                  ticks: {rhythm: market.tick, every: 5}
                """))
                .hasMessage("tradeschema.yaml:2: external has no \"prodcues\"; did you mean \"produces\"?\n"
                        + "tradeschema.yaml:4: a list was expected here: a line for each item, beginning with \"- \"\n"
                        + "tradeschema.yaml:6: \"5\" is no length of time; write 500ms, 60s, 15m, 24h or 7d");
    }

    @Test
    void the_line_is_that_of_the_part() {
        assertThatThrownBy(() -> expectations("""
                  a:
                    answerTo: trade.intent
                    when:
                      action: CLOSE
                    by: trade.closed
                    on: close_intend_id
                    id: intent_id
                    within: 5m
                """))
                .hasMessage("tradeschema.yaml:11: a: trade.closed has no field \"close_intend_id\"; did you mean"
                        + " \"close_intent_id\"?");
    }

    private static List<Expectation> expectations(String lines) throws BusFileException {
        var file = BusFileReader.parse(
                "tradeschema.yaml", "version: 1\nexternal:\n  produces: [position.snapshot]\n\nexpect:\n" + lines);
        return Deployment.of(file, "tradeschema.yaml", Contracts.declared()).expectations();
    }
}
