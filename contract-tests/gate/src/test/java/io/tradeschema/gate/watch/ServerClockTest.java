package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.redis.EntryId;
import org.junit.jupiter.api.Test;

/** A server's clock that jumps moves nobody's deadline. Its time is that which passed, until it jumps. */
class ServerClockTest {

    private static final long HOUR = 3_600_000;
    private static final long NOON = 1_768_996_800_000L;

    private final ServerClock clock = new ServerClock(0);
    private final Waits waits = new Waits(clock);

    @Test
    void what_waits_since_before_a_jump_ahead_waits_no_longer_than_it_does() {
        assertThat(clock.shows(NOON, NOON)).isFalse();
        assertThat(clock.shows(NOON + HOUR + 1_000, NOON + 1_000)).isTrue();
        waits.look();

        assertThat(waiting("exit-1", NOON - 4_000, NOON + 1_000)).isEqualTo(5_000);
        assertThat(waiting("exit-2", NOON + HOUR + 6_000, NOON + 10_000)).isEqualTo(4_000);
        assertThat(clock.shows(NOON + 2 * HOUR + 20_000, NOON + 20_000)).isTrue();
        assertThat(waiting("exit-1", NOON - 4_000, NOON + 20_000)).isEqualTo(24_000);
        assertThat(waiting("exit-2", NOON + HOUR + 6_000, NOON + 20_000)).isEqualTo(14_000);
        assertThat(waiting("exit-3", NOON + 2 * HOUR + 21_000, NOON + 22_000)).isEqualTo(1_000);
    }

    @Test
    void what_waits_while_the_clock_goes_back_goes_on_waiting() {
        waits.look();
        assertThat(waiting("exit-1", NOON - 4_000, NOON)).isEqualTo(4_000);
        assertThat(clock.shows(NOON - HOUR + 5_000, NOON + 5_000)).isTrue();
        waits.look();

        // The server says that it waits for 0 seconds, since it was delivered in what is future now.
        assertThat(waiting("exit-1", NOON - HOUR + 5_000, NOON + 5_000)).isEqualTo(9_000);
        assertThat(waiting("exit-2", NOON - HOUR + 4_000, NOON + 5_000)).isEqualTo(1_000);
        waits.look();
        assertThat(waiting("exit-1", NOON - HOUR + 10_000, NOON + 10_000)).isEqualTo(14_000);
    }

    @Test
    void a_clock_that_runs_as_time_does_says_itself_since_when_an_entry_waits() {
        waits.look();
        assertThat(waiting("exit-1", NOON - 4_000, NOON)).isEqualTo(4_000);
        waits.look();

        assertThat(waiting("exit-1", NOON + 1_000, NOON + 2_000))
                .as("its reader has claimed it anew")
                .isEqualTo(1_000);
    }

    private long waiting(String entry, long since, long now) {
        return waits.waiting(new EntryId(Long.parseLong(entry.substring(5)), 0), "executor-1", 1, since, now);
    }
}
