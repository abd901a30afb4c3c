package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong(42);

    @Test
    void a_terminal_sees_the_share_the_rate_and_the_time_left() {
        var progress = new Progress(new PrintWriter(err), true, 3_000, clock::get);

        clock.addAndGet(2 * SECOND);
        progress.at(1_000, 500);

        assertThat(err).hasToString("\r[##########....................] 500 lines, 250 lines/s, 4 s left ");
    }

    @Test
    void standard_input_has_no_share_and_no_end() {
        var progress = new Progress(new PrintWriter(err), true, 0, clock::get);

        clock.addAndGet(SECOND);
        progress.at(1_000, 1_500);

        assertThat(err).hasToString("\r 1,500 lines, 1,500 lines/s ");
    }

    @Test
    void it_does_not_flicker_and_is_taken_away_at_the_end() {
        var progress = new Progress(new PrintWriter(err), true, 0, clock::get);

        progress.at(1, 1);
        progress.end();
        assertThat(err).hasToString("");

        clock.addAndGet(SECOND);
        progress.at(2, 2);
        progress.end();
        assertThat(err.toString()).endsWith(" \r");
    }

    @Test
    void nobody_watching_sees_nothing() {
        var progress = new Progress(new PrintWriter(err), false, 3_000, clock::get);

        clock.addAndGet(SECOND);
        progress.at(1_000, 500);
        progress.end();

        assertThat(err).hasToString("");
    }
}
