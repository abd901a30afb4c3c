package io.tradeschema.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What came in the last so many milliseconds. */
class RecentTest {

    @Test
    void a_message_counts_until_it_is_as_old_as_the_time() {
        var recent = new Recent(100, 10);
        recent.add(1_000, true);
        recent.add(1_010, false);

        recent.upTo(1_099);
        assertThat(recent.all()).isEqualTo(2);
        recent.upTo(1_100);
        assertThat(recent.all() + " " + recent.refused()).isEqualTo("1 0");
        assertThat(recent.next()).isEqualTo(1_110);
    }

    /** Held against a count of all that came; what is let go together goes late by no more than what is one stretch. */
    @Test
    void of_more_moments_than_are_held_none_goes_early_and_none_late_by_more_than_a_stretch() throws IOException {
        var random = new Random(17);
        var recent = new Recent(10_000, 64);
        var came = new ArrayList<Long>();
        var at = 0L;
        for (var i = 0; i < 20_000; i++) {
            at += random.nextInt(20);
            came.add(at);
            recent.add(at, true);
            recent.upTo(at);
            var now = at;
            var exact = came.stream().filter(time -> time > now - 10_000).count();
            came.removeIf(time -> time <= now - 11_000);
            var least = came.stream().filter(time -> time > now - 10_000 - 512).count();
            assertThat(recent.all()).as("at %s", now).isBetween(exact, least);
        }
        var saved = new ByteArrayOutputStream();
        recent.save(new DataOutputStream(saved));
        assertThat(saved.size()).as("64 stretches of three numbers").isLessThanOrEqualTo(64 * 24 + 20);
        var restored = new Recent(10_000, 64);
        restored.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertThat(restored.all() + " " + restored.refused() + " " + restored.next())
                .isEqualTo(recent.all() + " " + recent.refused() + " " + recent.next());

        recent.upTo(at + 20_000);
        recent.add(at + 20_001, true);
        assertThat(recent.next()).as("to the millisecond again").isEqualTo(at + 30_001);
    }
}
