package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo says of time, and that what it says can be done. */
class DemoTest {

    @TempDir
    Path folder;

    @Test
    void the_eighteen_hours_are_told_and_kept_to_be_replayed() {
        var demo = CommandLineRun.of("demo", folder.resolve("bus").toString());

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains(
                        "2026-01-21T00:02:00Z page ALARM exit-pulse: exit_monitor proved no completed pass for 1m, the"
                                + " last one came at 2026-01-21T00:01:00Z;")
                .contains(
                        "2026-01-21T00:16:00Z page ALARM closed-while-open: no trade.closed for 15m though \"BTCUSDT\" is"
                                + " open;")
                .contains("Told after 2 minutes and after 16; on that day nobody was told for 18 hours.");
        var said = demo.out()
                .lines()
                .filter(line -> line.startsWith("Again, "))
                .findFirst()
                .orElseThrow();

        var again = CommandLineRun.of(said.replaceAll(".*: tradeschema ", "").split(" "));

        assertThat(again.exitCode()).as(again.err()).isEqualTo(1);
        assertThat(again.out().lines())
                .last()
                .isEqualTo("2 alarms, 2 open at the end; 4 entries, from 2026-01-21T00:00:00Z to 2026-01-21T00:01:00Z"
                        + " (1m)");
    }
}
