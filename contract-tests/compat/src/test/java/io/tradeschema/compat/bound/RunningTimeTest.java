package io.tradeschema.compat.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunningTimeTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong time = new AtomicLong();
    private final AtomicLong used = new AtomicLong();
    private final RunningTime clock = new RunningTime(time::get, thread -> used.get(), 4);

    /** Lets time pass in small steps, of which the work gets a share of one in so many. */
    private long after(long nanos, int share) {
        for (var passed = 0L; passed < nanos; passed += RunningTime.SAMPLE) {
            time.addAndGet(RunningTime.SAMPLE);
            used.addAndGet(RunningTime.SAMPLE / share);
            clock.getAsLong();
        }
        return clock.getAsLong();
    }

    @Test
    void work_that_has_its_processor_is_measured_like_by_any_clock() {
        clock.join(1);

        assertThat(after(2 * SECOND, 1)).isEqualTo(2 * SECOND);
    }

    @Test
    void the_time_of_others_is_left_out() {
        clock.join(1);

        assertThat(after(RunningTime.SOON + SECOND, 2)).isEqualTo(RunningTime.SOON + SECOND / 2);
    }

    @Test
    void a_quarter_of_what_passes_counts_in_any_case_so_that_waiting_ends() {
        clock.join(1);

        assertThat(after(RunningTime.SOON + SECOND, 1_000)).isEqualTo(RunningTime.SOON + SECOND / 4);
    }

    @Test
    void what_a_machine_at_twenty_times_its_load_decides_is_what_a_quiet_one_decides() {
        var patient = new RunningTime(time::get, thread -> used.get(), 40);
        patient.join(1);
        for (var passed = 0L; passed < RunningTime.SOON + 20 * SECOND; passed += RunningTime.SAMPLE) {
            time.addAndGet(RunningTime.SAMPLE);
            used.addAndGet(RunningTime.SAMPLE / 20);
            patient.getAsLong();
        }

        assertThat(patient.getAsLong()).isEqualTo(RunningTime.SOON + SECOND);
    }

    @Test
    void whoever_works_for_it_is_counted() {
        clock.join(1);
        clock.join(2);

        assertThat(after(RunningTime.SOON + SECOND, 2)).isEqualTo(RunningTime.SOON + SECOND);
    }

    @Test
    void a_thread_that_is_no_more_did_no_work() {
        var gone = new RunningTime(time::get, thread -> -1, 4);
        gone.join(1);
        time.addAndGet(RunningTime.SOON);
        gone.getAsLong();
        time.addAndGet(SECOND);

        assertThat(gone.getAsLong()).isEqualTo(RunningTime.SOON + SECOND / 4);
    }
}
