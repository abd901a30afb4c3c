package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Urgency;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.WatchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a watch tells at once of a longer time, after it was dead or blind. */
class LateTellingTest {

    @Test
    void what_began_and_went_on_is_told_once_as_it_is_now_and_as_a_beginning() {
        assertThat(LiveWatch.newest(List.of(
                        alarm(15, 1, Alarm.Kind.OPENED, "one"),
                        alarm(15, 2, Alarm.Kind.STILL, "two, open since"),
                        alarm(15, 3, Alarm.Kind.STILL, "three, open since"))))
                .extracting(alarm -> alarm.kind() + " " + alarm.telling() + " " + alarm.what())
                .containsExactly("OPENED 3 three, open since");
    }

    @Test
    void what_ended_in_between_keeps_its_beginning_its_end_and_its_return() {
        assertThat(LiveWatch.newest(List.of(
                        alarm(15, 1, Alarm.Kind.OPENED, "one"),
                        alarm(15, 2, Alarm.Kind.RESOLVED, "over"),
                        alarm(15, 3, Alarm.Kind.BACK, "back"),
                        alarm(15, 4, Alarm.Kind.STILL, "still"),
                        alarm(40, 1, Alarm.Kind.OPENED, "another"))))
                .extracting(alarm -> alarm.kind() + " " + alarm.telling() + " " + alarm.what())
                .containsExactly("OPENED 1 one", "RESOLVED 2 over", "BACK 4 still", "OPENED 1 another");
    }

    private static Alarm alarm(long due, int telling, Alarm.Kind kind, String what) {
        return new Alarm(
                "exit-pulse", WatchRule.PULSE_MISSING, due, telling, kind, Urgency.PAGE, due, 1, 0, what, "look");
    }
}
