package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {

    @Test
    void a_million_open_answers_are_held_found_and_answered() {
        var open = new OpenQuestions(1_000_000);
        for (var i = 0; i < 1_000_000; i++) {
            open.add(new Key(i, ~i), i, i, 0, i, 0);
        }
        assertThat(open.isFull()).isTrue();

        for (var i = 0; i < 1_000_000; i += 2) {
            open.remove(open.find(new Key(i, ~i)));
        }

        assertThat(open.size()).isEqualTo(500_000);
        assertThat(open.find(new Key(2, ~2))).isEqualTo(OpenQuestions.NOWHERE);
        assertThat(open.asked(open.find(new Key(3, ~3)))).isEqualTo(3);
        assertThat(open.asked(open.first())).isEqualTo(1);
    }

    @Test
    void the_newest_that_is_overdue_is_found_before_answered_ones() {
        var open = new OpenQuestions(10);
        for (var i = 0; i < 5; i++) {
            open.add(new Key(i, ~i), i, i, 0, i, 0);
        }
        for (var i = 0; i < 4; i++) {
            open.fallsDue();
        }
        open.remove(open.find(new Key(2, ~2)));
        open.remove(open.find(new Key(3, ~3)));
        assertThat(open.asked(open.lastOverdue())).isEqualTo(1);

        open.remove(open.find(new Key(0, ~0)));
        open.remove(open.find(new Key(1, ~1)));
        assertThat(open.lastOverdue()).isEqualTo(OpenQuestions.NOWHERE);
    }

    @Test
    void what_is_overdue_stays_so_when_room_is_made_for_more() {
        var open = new OpenQuestions(100);
        for (var i = 0; i < 16; i++) {
            open.add(new Key(i, ~i), i, i, 0, i, 0);
        }
        for (var i = 0; i < 3; i++) {
            open.fallsDue();
        }
        open.remove(open.find(new Key(0, ~0)));

        for (var i = 16; i < 50; i++) {
            open.add(new Key(i, ~i), i, i, 0, i, 0);
        }

        assertThat(open.overdue()).isEqualTo(2);
        assertThat(open.asked(open.lastOverdue())).isEqualTo(2);
        assertThat(open.asked(open.firstInTime())).isEqualTo(3);
    }

    @Test
    void beyond_the_limit_questions_are_counted_and_told_once() {
        var watching = Watching.of(
                ExpectationsOfTraces.CONTRACTS,
                ExpectationsOfTraces.named(List.of("exit-answered")),
                new Watching.Start(0, 0, 2));

        assertThat(asks(watching, "a")).isEmpty();
        assertThat(asks(watching, "b")).isEmpty();
        assertThat(asks(watching, "c")).extracting(Alarm::rule).containsExactly(WatchRule.OPEN_LIMIT);
        assertThat(asks(watching, "d")).isEmpty();
        assertThat(watching.standings().get(0).open()).isEqualTo(2);
    }

    @Test
    void a_state_that_is_damaged_or_of_other_expectations_is_refused() {
        var contracts = ExpectationsOfTraces.CONTRACTS;
        var one = ExpectationsOfTraces.named(List.of("exit-answered"));
        var state = Watching.of(contracts, one, Watching.Start.at(0)).save();
        var damaged = state.clone();
        damaged[damaged.length / 2] ^= 1;

        assertThat(refusal(one, damaged)).isEqualTo("it is damaged");
        assertThat(refusal(one, new byte[3])).isEqualTo("it is damaged");
        assertThat(refusal(ExpectationsOfTraces.named(List.of("ticks")), state))
                .isEqualTo("it is of other expectations than those that are declared now");
        assertThat(refusal(one, state)).isEmpty();
    }

    private static String refusal(List<io.tradeschema.model.expect.Expectation> expectations, byte[] state) {
        try {
            Watching.restored(ExpectationsOfTraces.CONTRACTS, expectations, state);
            return "";
        } catch (StateRefused e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Alarm> asks(Watching watching, String id) {
        Map<String, Object> fields = Map.of("action", "CLOSE", "intent_id", id);
        return watching.step(new Input.Entry("trade.intent", 0, 0, Optional.of(fields), ""));
    }
}
