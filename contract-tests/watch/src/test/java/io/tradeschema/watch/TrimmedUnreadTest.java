package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a group lost to trimming is summed up, through its catching up and through a restart. */
class TrimmedUnreadTest {

    private static final List<Expectation> EXECUTOR = ExpectationsOfTraces.named(List.of("executor"));

    @Test
    void what_is_lost_is_summed_up_and_never_falls() throws StateRefused {
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, EXECUTOR, Watching.Start.at(0));
        assertThat(lost(watching)).isZero();

        sees(watching, 2, 10);
        sees(watching, 3, 12);
        sees(watching, 4, 12);
        assertThat(lost(watching)).isEqualTo(12);

        sees(watching, 5, 0);
        assertThat(lost(watching)).isEqualTo(12);

        var restored = Watching.restored(ExpectationsOfTraces.CONTRACTS, EXECUTOR, watching.save());
        sees(restored, 6, 3);
        assertThat(lost(restored)).isEqualTo(15);
    }

    /** The server counts what was trimmed unread among what waits. */
    @Test
    void how_many_wait_is_said_as_long_as_none_of_them_is_gone() {
        assertThat(behind(0)).contains("; 5 wait");
        assertThat(behind(3)).contains("the oldest waiting entry is").doesNotContain("5 wait");
    }

    private static String behind(long trimmed) {
        var watching = Watching.of(ExpectationsOfTraces.CONTRACTS, EXECUTOR, Watching.Start.at(0));
        var waits = new Input.Undelivered("1-0", "4-0", 90_000, OptionalLong.of(5));
        return watching.step(new Input.Groups(
                        600_000,
                        "trade.intent",
                        List.of(new Input.Group("executor", 0, "", 0, "", trimmed, Optional.of(waits)))))
                .toString();
    }

    private static void sees(Watching watching, long minute, long trimmed) {
        watching.step(new Input.Groups(
                minute * 60_000,
                "trade.intent",
                List.of(new Input.Group("executor", 0, "", 0, "", trimmed, Optional.empty()))));
    }

    private static long lost(Watching watching) {
        return watching.standings().get(0).trimmedUnread();
    }
}
