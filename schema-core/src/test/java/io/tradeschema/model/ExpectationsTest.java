package io.tradeschema.model;

import static io.tradeschema.model.expect.Expect.answer;
import static io.tradeschema.model.expect.Expect.any;
import static io.tradeschema.model.expect.Expect.health;
import static io.tradeschema.model.expect.Expect.is;
import static io.tradeschema.model.expect.Expect.pulse;
import static io.tradeschema.model.expect.Expect.readers;
import static io.tradeschema.model.expect.Expect.rhythm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.OpenPositions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    private static final Contracts CONTRACTS = Contracts.declared();
    private static final Expectations CHECK = Expectations.against(CONTRACTS, List.of("position.snapshot"));
    private static final Answer EXITS = answer("exits")
            .when(any(is("action", "CLOSE"), is("reduce_only", true)))
            .by("trade.closed")
            .on("close_intent_id", "intent_id")
            .within("15m")
            .about("trade.intent");

    @Test
    void every_close_is_answered_unless_a_deployment_says_otherwise() {
        assertThat(Expectations.declaredBy(CONTRACTS, CONTRACTS))
                .extracting(Expectation::name, Expectation::says)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "exit-answered",
                        "each trade.intent with action CLOSE, or reduce_only true is followed by trade.closed whose"
                                + " close_intent_id is its intent_id, within 15m; alarms name its symbol"));
    }

    @Test
    void what_is_right_has_no_fault() {
        assertThat(fault(EXITS)).isEmpty();
        assertThat(fault(EXITS.orElse("symbol").complete("quantity").orFlat(OpenPositions.in("position.snapshot"))))
                .isEmpty();
        assertThat(fault(rhythm("r").about("position.snapshot").every("5s"))).isEmpty();
        assertThat(fault(rhythm("r").about("trade.closed").every("15m").whileOpen(OpenPositions.in("trade.intent"))))
                .isEmpty();
        assertThat(fault(health("h")
                        .about("trade.intent")
                        .refused("1%", "5m", 20)
                        .same(50, "10m")))
                .isEmpty();
        assertThat(fault(readers("g", "executor").about("trade.intent"))).isEmpty();
        assertThat(fault(pulse("p", "exit_monitor").every("60s"))).isEmpty();
    }

    @Test
    void an_event_a_field_and_a_value_that_cannot_be_are_refused_with_what_was_meant() {
        assertThat(fault(EXITS.about("trade.intend")))
                .contains("answerTo: there is no event \"trade.intend\"; did you mean \"trade.intent\"?");
        assertThat(fault(EXITS.when(is("acton", "CLOSE"))))
                .contains("when: trade.intent has no field \"acton\"; did you mean \"action\"?");
        assertThat(fault(EXITS.when(is("side", "CLOSE"))))
                .contains(
                        "when: trade.intent has no field \"side\"; read \"action\" instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL");
        assertThat(fault(EXITS.when(is("action", "EXIT"))))
                .contains("when: trade.intent never has action \"EXIT\"; it is one of BUY, SELL or CLOSE");
        assertThat(fault(EXITS.when(is("reduce_only", "yes"))))
                .contains("when: trade.intent never has reduce_only \"yes\"; it is true or false");
        assertThat(fault(EXITS.when(is("leverage", "5"))))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("when: whether trade.intent asks cannot hang on leverage, which is"));
        assertThat(fault(EXITS.orBy("trade.closd", "intent_id")))
                .contains("by: there is no event \"trade.closd\"; did you mean \"trade.closed\"?");
        assertThat(fault(EXITS.on("close_intend_id", "intent_id")))
                .as("the field of an answer that was named once stays")
                .isEmpty();
        assertThat(fault(answer("exits")
                        .about("trade.intent")
                        .when(is("action", "CLOSE"))
                        .by("trade.closed")
                        .on("close_intend_id", "intent_id")
                        .within("15m")))
                .contains("on: trade.closed has no field \"close_intend_id\"; did you mean \"close_intent_id\"?");
        assertThat(fault(EXITS.orFlat(OpenPositions.in("trade.intent"))))
                .contains("orFlat: trade.intent says what is wished for, and a guess answers nothing; name snapshots");
        assertThat(fault(EXITS.orFlat(OpenPositions.in("position.snapshot").fresh("60s"))))
                .contains("orFlat: a snapshot answers what was asked before it came, however old it is by then; leave"
                        + " fresh out");
        assertThat(fault(EXITS.complete("symbol"))).contains("complete: symbol is no amount that could be summed up");
        assertThat(fault(rhythm("r").about("position.snapshots").every("5s")))
                .contains("rhythm: there is no event and no stream \"position.snapshots\"; did you mean"
                        + " \"position.snapshot\"?");
    }

    @Test
    void a_part_that_is_missing_is_named() {
        assertThat(fault(answer("exits").about("trade.intent")))
                .contains("when: it is not said which messages ask; write when: {action: CLOSE}");
        assertThat(fault(rhythm("r").about("trade.closed")))
                .contains("every: it is not said how often; write every: 15m");
        assertThat(fault(health("h").about("trade.intent")))
                .contains("refused: it says no bound; write refused: 1% with over: and least:, or same: 50 with in:");
        assertThat(fault(EXITS.within("24h")))
                .contains("within: within must be shorter than 24h, when nobody waits for an answer any more");
        for (var rare : List.of(
                rhythm("r").about("trade.closed").every("876000h"),
                pulse("p", "exit_monitor").every("876000h"))) {
            assertThat(fault(rare)).contains("every: every is at most 744h, 31 days");
        }
        assertThat(fault(rhythm("r").about("trade.closed").every("744h"))).isEmpty();
        assertThat(fault(readers("g", "executor").about("trade.intent").pending("745h")))
                .contains("pending: pending is at most 744h, 31 days");
        assertThat(fault(answer("Exit answered").about("trade.intent")))
                .contains("name: the name \"Exit answered\" is not lower-case words joined by \"-\"");
        assertThat(fault(answer("watch").about("trade.intent")))
                .contains("name: the name watch is that of alarms about the watch itself; take another one");
    }

    @Test
    void only_a_pulse_that_is_expected_excuses_silence() {
        var silence = rhythm("r").about("trade.closed").every("15m").excusedBy("exit_monitr");
        var pulse = pulse("p", "exit_monitor").every("60s");

        assertThat(CHECK.fault(silence, List.of(silence, pulse)).map(Expectations.Fault::sentence))
                .contains("no pulse of \"exit_monitr\" is expected; did you mean \"exit_monitor\"?");
        assertThat(CHECK.fault(silence.excusedBy("exit_monitor"), List.of(silence, pulse)))
                .isEmpty();
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThat(CHECK.fault(EXITS, List.of(EXITS, EXITS)).map(Expectations.Fault::sentence))
                .contains("there are two exits; give one of them another name");
    }

    @Test
    void a_handle_that_expects_an_answer_from_an_event_that_is_not_there_is_refused() {
        var alone = CONTRACTS.only(List.of("trade.intent"));

        assertThatThrownBy(() -> Expectations.declaredBy(alone, alone))
                .hasMessage("trade.intent, exit-answered: there is no event \"trade.closed\"; there are: trade.intent");
        assertThat(Expectations.declaredBy(alone, CONTRACTS)).hasSize(1);
    }

    @Test
    void a_deployment_changes_ends_and_adds() {
        var other = pulse("p", "exit_monitor").every("60s");

        assertThat(Expectations.changed(List.of(EXITS), Map.of("exits", Optional.empty())))
                .isEmpty();
        assertThat(Expectations.changed(List.of(EXITS), Map.of("exits", Optional.of(EXITS.within("5m")))))
                .containsExactly(EXITS.within("5m"));
        assertThat(Expectations.changed(List.of(EXITS), Map.of("p", Optional.of(other))))
                .containsExactly(EXITS, other);
    }

    @Test
    void a_question_is_told_by_its_values() {
        assertThat(EXITS.when().holds(Map.of("action", "CLOSE"))).isTrue();
        assertThat(EXITS.when().holds(Map.of("action", "BUY", "reduce_only", true)))
                .isTrue();
        assertThat(EXITS.when().holds(Map.of("action", "BUY", "reduce_only", false)))
                .isFalse();
        assertThat(EXITS.when().holds(Map.of("action", "BUY"))).isFalse();
    }

    private static Optional<String> fault(Expectation one) {
        return CHECK.fault(one, List.of(one)).map(fault -> fault.part() + ": " + fault.sentence());
    }
}
