package io.tradeschema.live;

import static io.tradeschema.model.expect.Pulse.MOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pulse sends, and what it goes on from. The server's side of it is tried on a server, in live-bus. */
class PulseTest {

    private final ArrayDeque<Object> answers = new ArrayDeque<>();
    private final List<List<String>> sent = new ArrayList<>();
    private final Pulse pulse = Pulse.of(
            (script, keys, args) -> {
                sent.add(args);
                var answer = answers.remove();
                if (answer instanceof RuntimeException problem) {
                    throw problem;
                }
                return answer;
            },
            "exit_monitor",
            "pod-1",
            Duration.ofSeconds(60));

    private static List<String> args(String last, int due, int confirmed) {
        return List.of("pulse", "pod-1", last, "60000", "" + due, "" + confirmed);
    }

    @Test
    void each_pass_goes_on_from_the_number_of_the_last_one_and_a_failure_from_what_lies_there() {
        answers.addAll(List.of(
                List.of("completed", "5"),
                List.of("left open"),
                new IllegalStateException("the answer is lost"),
                List.of("completed", "7")));

        assertThat(pulse.completed(0, 0)).isEqualTo(new Pulse.Proof.Completed(5));
        assertThat(pulse.completed(2, 1)).isEqualTo(new Pulse.Proof.LeftOpen());
        assertThatThrownBy(() -> pulse.completed(1, 1)).hasMessage("the answer is lost");
        assertThat(pulse.completed(1, 1)).isEqualTo(new Pulse.Proof.Completed(7));

        assertThat(sent).containsExactly(args("", 0, 0), args("5", 2, 1), args("5", 1, 1), args("", 1, 1));
    }

    @Test
    void one_whose_place_is_taken_stays_refused() {
        answers.addAll(List.of(List.of("completed", "5"), List.of("taken", "pod-1"), List.of("taken", "pod-1")));
        pulse.completed(0, 0);

        assertThat(pulse.completed(0, 0)).isEqualTo(new Pulse.Proof.Taken("pod-1"));
        pulse.completed(0, 0);

        assertThat(sent).containsExactly(args("", 0, 0), args("5", 0, 0), args("5", 0, 0));
    }

    @Test
    void more_confirmed_than_due_is_no_pass() {
        assertThatThrownBy(() -> pulse.completed(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pulse.completed(-1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pulse.completed(MOST + 1L, MOST + 1L))
                .as("what the watch takes for no count")
                .hasMessageEndingWith("from 0 to " + MOST);
        assertThat(sent).isEmpty();
    }
}
